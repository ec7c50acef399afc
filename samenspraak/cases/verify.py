"""Verify the chains: that no event was changed, left out or added, and that every case is what its events say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samenspraak.cases import chain
from samenspraak.cases.models import Case, Event, Party, Track
from samenspraak.cases.routes import route_of
from samenspraak.route.changes import CASE, CHANGES, fold
from samenspraak.route.state import Case as State
from samenspraak.route.state import became
from samenspraak.route.worklist import Place, place_for, place_of


@dataclass(frozen=True)
class Fault:
    """What does not hold, and where."""

    reference: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.reference}: {self.sentence}"


def faults() -> Iterator[Fault]:
    """Every fault in every case; of each case the first."""
    cases = Case.objects.select_related("route_version").order_by("pk")
    for case in cases.iterator(chunk_size=200):
        sentence = fault_of(case)
        if sentence:
            yield Fault(case.reference, sentence)


def fault_of(case: Case) -> str:
    """The first thing that does not hold in a case; empty when all holds."""
    previous, state, number = chain.START, State(), 0
    for event in Event.objects.filter(case=case).order_by("number").iterator(chunk_size=500):
        number += 1
        wrong = _wrong_event(case, event, number, previous)
        if wrong:
            return wrong
        previous = event.hash
        state = fold(state, CHANGES.validate_json(event.changes))
    return _wrong_end(case, number, previous) or _wrong_state(case, became(state, number=number))


def _wrong_event(case: Case, event: Event, number: int, previous: str) -> str:
    if event.number > number:
        return f"event {number} is missing"
    if event.previous != previous:
        return f"event {number} does not follow event {number - 1}: one of them was changed, or one was added"
    if event.hash != chain.event_hash(event, case.reference):
        return f"event {number} ({event.action}) was changed, or made without the key"
    return ""


def _wrong_end(case: Case, number: int, head: str) -> str:
    if number < case.version:
        return f"event {number + 1} is missing: there should be {case.version} events, and there are {number}"
    if number > case.version:
        return f"event {number} was added: there should be {case.version} events"
    if head != case.head:
        return f"event {number} is not the one that was written last"
    if case.seal != chain.seal(case):
        return "the seal over the end of the chain is broken: the number of events or the last event was changed"
    return ""


def _wrong_state(case: Case, state: State) -> str:
    if CASE.validate_json(case.state) != state:
        return "the case does not stand as its events say"
    route = route_of(case)
    place = place_of(route, state)
    if (case.urgent_since, case.counted_to) != (place.since, place.counted_to):
        return "the days since and to which it is urgent are not those that the events say"
    for party in Party.objects.filter(case=case):
        person = state.people.get(party.key)
        if person is None or (person.role, person.custody, person.status) != (party.role, party.custody, party.status):
            return f"the row of {party.key} ({party.role}) does not say what the events say"
        if (party.work_order, party.work_step, party.is_waited_for, party.meets_on) != _work(
            place_for(route, state, party.key, place), party.key
        ):
            return f"the row of {party.key} ({party.role}) does not stand in the list of work as the events say"
    for row in Track.objects.filter(case=case):
        track = state.tracks.get(row.option)
        if track is None or (track.step, track.due, track.outcome or "") != (row.step, row.due, row.outcome):
            return f"the row of the track {row.option} does not say what the events say"
    return ""


def _work(place: Place, key: str) -> tuple[str, str, bool, date | None]:
    order, step, meets = (place.order, place.step, place.meets_on) if key in place.listed else ("", "", None)
    return order, step, key in place.waits_for, meets
