"""Move cases to the newest version of their route: explicit, one event a case, refused where it cannot be."""

import secrets
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from samenspraak.cases import routes
from samenspraak.cases.effects import Writing, write
from samenspraak.cases.models import Case, RouteVersion
from samenspraak.route.changes import CASE, Change, DueMoved
from samenspraak.route.decision import CLOCK, Act, Decision
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.state import Case as State
from samenspraak.route.work import Work


def move(reference: str | None) -> Iterator[str]:
    """Move one case, or all of them, and say of each what changes for it, or why it cannot be moved.

    Raises Case.DoesNotExist for a reference that is not known.
    """
    cases = Case.objects.filter(reference=reference) if reference else Case.objects.all()
    if reference and not cases:
        raise Case.DoesNotExist(f"There is no case {reference}.")
    for case_id in cases.order_by("pk").values_list("pk", flat=True):
        yield from _move(case_id)


def _move(case_id: int) -> Iterator[str]:
    with transaction.atomic(durable=True):
        related = ("partnership", "school", "route_version")
        case = Case.objects.select_related(*related).get(pk=case_id)
        newest = routes.current(case.partnership)
        if newest.digest == case.route_version.digest:
            yield f"{case.reference}: is on the newest version already."
            return
        before, after = routes.route_of(case), routes.route_at(newest)
        state = CASE.validate_json(case.state)
        faults = list(_in_the_way(after, state))
        if faults:
            yield f"{case.reference}: stays on its version. {' '.join(faults)}"
            return
        differences = list(_differences(before, after, state))
        _write(case, after, newest, state)
    yield f"{case.reference}: moved. {' '.join(differences) or 'Nothing changes at its step.'}"


def _in_the_way(after: Route, state: State) -> Iterator[str]:
    for person in state.people.values():
        if person.role not in after.people:
            yield f"The new version has no role '{person.role}'."
    for name, track in state.tracks.items():
        option = after.options.get(name)
        if option is None or track.step not in option.steps:
            yield f"The new version has no step '{track.step}' in '{name}'."
            continue
        gone = [
            asked.name
            for asked in track.open_requests()
            if asked.name.partition(":")[0] not in (*option.requests, "sign")
        ]
        yield from (f"The new version has no request '{one}', which is open." for one in gone)
        yield from (f"The new version has no pause '{one}'." for one in track.pauses if one not in option.pauses)
        yield from (f"The new version has no consent '{one}', which was signed." for one in _lost(track.signed, option))


def _lost(signed: dict[str, dict[str, str]], option: Option) -> list[str]:
    return [name for name, signatures in signed.items() if signatures and name not in option.consents]


def _differences(before: Route, after: Route, state: State) -> Iterator[str]:
    for name, track in state.tracks.items():
        old, new = before.options[name].steps[track.step], after.options[name].steps[track.step]
        if old.term != new.term:
            yield f"Term of '{track.step}': {old.term} becomes {new.term}."
        if old.waits_for != new.waits_for:
            yield f"'{track.step}' waits for {_said(new.waits_for)} instead of {_said(old.waits_for)}."
        for action in sorted(set(old.actions) ^ set(new.actions)):
            yield f"Action '{action}' {'comes' if action in new.actions else 'goes'}."
        for action in sorted(set(old.actions) & set(new.actions)):
            if old.actions[action] != new.actions[action]:
                yield f"Action '{action}' changes."


def _said(who: tuple[object, ...]) -> str:
    return ", ".join(map(str, who))


def _write(case: Case, after: Route, newest: RouteVersion, state: State) -> None:
    """One event; the terms of running steps are counted again from the day on which the step was entered."""
    option = next(iter(state.tracks))
    act = Act(option, "move_route", CLOCK)
    decision = Decision(
        act, _new_terms(after, state, act), (), (), state.tracks[option].step, state.tracks[option].step
    )
    case.route_version = newest
    case.save(update_fields=["route_version"])
    people = {one.key: one for one in case.parties.all()}
    write(Writing(case, after, state, decision, people, f"move:{secrets.token_hex(8)}", timezone.now()))


def _new_terms(after: Route, state: State, act: Act) -> tuple[Change, ...]:
    changes: list[Change] = []
    for name, track in state.tracks.items():
        step = after.options[name].steps[track.step]
        if track.is_open and not track.pauses and step.term and not step.meetings:
            work = Work(after, state, replace(act, option=name), track.entered)
            due = work.term_of(step, track.meetings)
            if due != track.due:
                changes.append(DueMoved(name, due))
    return tuple(changes)
