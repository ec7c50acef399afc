"""Write what was decided: the only code, with perform.py, that changes a case. Called inside its transaction."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched

from django.utils import timezone

from samenspraak.cases import chain
from samenspraak.cases.contacts import Contact
from samenspraak.cases.folding import folded
from samenspraak.cases.models import Answer, Case, Event, Notice, Party, Track
from samenspraak.cases.routes import route_of
from samenspraak.cases.signals import written
from samenspraak.people.models import School
from samenspraak.route.changes import CASE, CHANGES
from samenspraak.route.clock import first_day
from samenspraak.route.decision import CLOCK, Decision, Typed
from samenspraak.route.engine import fold, whose_turn
from samenspraak.route.model import Route
from samenspraak.route.state import Case as State
from samenspraak.route.state import Person, became
from samenspraak.route.worklist import Place, place_for, place_of

CHANGING = ("custody", "status", "age", "work_order", "work_step", "is_waited_for", "meets_on")
"""What changes about someone in a case; everything else stands from the day on which they came in."""


AT_ONCE = 200


class VersionMoved(Exception):
    """Somebody else changed the case after it was read."""


@dataclass(frozen=True)
class Writing:
    """What is written: a decision about a case, and who sent it, when, under which name."""

    case: Case
    route: Route
    before: State
    decision: Decision
    people: dict[str, Party]
    submission: str
    now: datetime
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    """How to reach those who came in, by key, as far as it was said."""


def write(writing: Writing) -> Event:
    """Write a decision. Raises VersionMoved, and IntegrityError when the same submission was written before."""
    case, decision = writing.case, writing.decision
    number = case.version + 1
    after = fold(writing.before, decision.changes)
    after = became(after, number=number)
    event = _event(writing, number)
    place = place_of(writing.route, after)
    _move_case(writing, after, event, place)
    event.save(force_insert=True)
    people = _people(writing, after, place)
    _tracks(writing, after)
    _answers(writing, number)
    _notices(writing, people, number)
    written.send(sender=Event, writing=writing, event=event)
    return event


def _event(writing: Writing, number: int) -> Event:
    case, decision = writing.case, writing.decision
    act = decision.act
    event = Event(
        partnership_id=case.partnership_id,
        case=case,
        number=number,
        at=writing.now,
        by=act.by,
        via=act.via or "",
        option=act.option,
        action=act.name,
        step_before=decision.step_before,
        step_after=decision.step_after,
        route_digest=case.route_version.digest,
        changes=CHANGES.dump_json(decision.changes).decode(),
        typed=json.dumps([[one.name, chain.digest(plain(one.value))] for one in decision.typed]),
        submission=writing.submission,
        previous=case.head,
    )
    event.hash = chain.event_hash(event, case.reference)
    return event


def plain(value: object) -> object:
    """A value as JSON holds it."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str | bool | int | list) else str(value)


def _move_case(writing: Writing, after: State, event: Event, place: Place) -> None:
    case, seen = writing.case, writing.case.version
    case.version, case.head = event.number, event.hash
    case.seal = chain.seal(case)
    case.state = CASE.dump_json(after).decode()
    case.wake_on = first_day(writing.route, after)
    case.urgent_since, case.counted_to = place.since, place.counted_to
    moved = Case.objects.filter(pk=case.pk, version=seen).update(
        version=case.version,
        head=case.head,
        seal=case.seal,
        state=case.state,
        wake_on=case.wake_on,
        urgent_since=case.urgent_since,
        counted_to=case.counted_to,
    )
    if not moved:
        raise VersionMoved(case.reference)


def _people(writing: Writing, after: State, place: Place) -> dict[str, Party]:
    """Everyone in the case by key. Who is new, is changed or is listed elsewhere, is written: mostly few."""
    people = {key: writing.people.get(key) or _newcomer(writing, after, key) for key in after.people}
    changed = [
        one
        for key, one in people.items()
        if _become(one, after.people[key], place_for(writing.route, after, key, place)) or key not in writing.people
    ]
    if changed:
        _put(changed)
    return people


def _become(party: Party, person: Person, place: Place) -> bool:
    """Give someone's row what holds for them now; whether that differs from what it held."""
    is_listed = person.key in place.listed
    order, step, meets = (place.order, place.step, place.meets_on) if is_listed else ("", "", None)
    now = (person.custody, person.status, person.age, order, step, person.key in place.waits_for, meets)
    before = tuple(getattr(party, name) for name in CHANGING)
    for name, value in zip(CHANGING, now, strict=True):
        setattr(party, name, value)
    return now != before


def _put(people: list[Party]) -> None:
    """Insert the newcomers and update the others in one question: rows without a number, so that none is asked."""
    columns = [one.attname for one in Party._meta.concrete_fields if not one.primary_key]  # noqa: SLF001 - Django's own
    rows = [Party(**{name: getattr(one, name) for name in columns}) for one in people]
    Party.objects.bulk_create(rows, update_conflicts=True, unique_fields=["case", "key"], update_fields=CHANGING)
    for one, row in zip(people, rows, strict=True):
        one.pk = row.pk


def _newcomer(writing: Writing, after: State, key: str) -> Party:
    """Someone from a pool: an account if the pool has accounts, and the name that the roster gives."""
    person = after.people[key]
    case, role = writing.case, writing.route.people[person.role]
    names = {one.who: one.name for one in writing.decision.act.pool}
    has_account = _has_accounts(writing)
    return Party(
        partnership_id=case.partnership_id,
        case=case,
        key=key,
        user_id=int(person.who.removeprefix("u")) if has_account else None,
        name=names[person.who],
        folded_name=folded(names[person.who]),
        role=person.role,
        side=role.side,
        since=timezone.localdate(writing.now),
        reach=Party.Reach.ACCOUNT if has_account else Party.Reach.PHONE,
    )


def _has_accounts(writing: Writing) -> bool:
    """Whether the people of the pool from which somebody was taken have accounts."""
    act = writing.decision.act
    action = writing.route.options[act.option].action_at(writing.decision.step_before, act.name)
    return not (action and action.pool) or writing.route.pools[action.pool].account


def _tracks(writing: Writing, after: State) -> None:
    """Write the tracks that stand otherwise now. Of most acts that is one, however many run in the case."""
    for name in after.tracks:
        row = _row(writing.route, after, name)
        if name not in writing.before.tracks:
            Track.objects.create(partnership_id=writing.case.partnership_id, case=writing.case, option=name, **row)
        elif row != _row(writing.route, writing.before, name):
            Track.objects.filter(case=writing.case, option=name).update(**row)


def _row(route: Route, state: State, name: str) -> dict[str, object]:
    track = state.tracks[name]
    return {
        "step": track.step,
        "due": track.due,
        "outcome": track.outcome or "",
        "waits_for": list(whose_turn(route, state, track)),
    }


def _answers(writing: Writing, number: int) -> None:
    decision = writing.decision
    if not decision.typed:
        return
    author = writing.people[decision.act.by]
    visit = _visit(writing)
    Answer.objects.bulk_create(_answer(writing, one, author, visit, number) for one in decision.typed)


def _visit(writing: Writing) -> int:
    track = writing.before.tracks.get(writing.decision.act.option)
    return track.visit if track else 1


def _answer(writing: Writing, one: Typed, author: Party, visit: int, number: int) -> Answer:
    return Answer(
        partnership_id=writing.case.partnership_id,
        case=writing.case,
        option=writing.decision.act.option,
        step=one.step,
        name=one.name,
        author=author,
        value=plain(one.value),
        audience=list(one.readers),
        later=one.later,
        shared=one.shared,
        visit=visit,
        event_number=number,
    )


def _notices(writing: Writing, people: dict[str, Party], number: int) -> None:
    Notice.objects.bulk_create(
        Notice(
            partnership_id=writing.case.partnership_id,
            case=writing.case,
            party=people[key],
            event_number=number,
            option=one.option,
            kind=one.kind,
            name=one.name,
            at=writing.now,
        )
        for one in writing.decision.notices
        for key in one.to
        if key != CLOCK and key in people
    )


def searched(reference: str, school: School, family: Iterable[str]) -> str:
    """What finds a case: its reference, its school, and the family that it is about."""
    return folded(f"{reference} {school.name} {school.place} {' '.join(family)}")[:600]


def renew_search(schools: Iterable[School]) -> None:
    """Let the cases of schools that have another name or place be found by it. To be called with the change itself."""
    changed = {one.pk: one for one in schools}
    cases = Case.objects.filter(school__in=changed).select_related("route_version", "partnership").order_by("pk")
    for some in batched(cases.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        family: dict[int, list[str]] = {one.pk: [] for one in some}
        roles = {one.pk: route_of(one).people for one in some}
        for party in Party.objects.filter(case__in=family).order_by("pk"):
            if roles[party.case_id][party.role].comes_from == "case":
                family[party.case_id].append(party.name)
        for case in some:
            case.search = searched(case.reference, changed[case.school_id], family[case.pk])
        Case.objects.bulk_update(some, ["search"])
