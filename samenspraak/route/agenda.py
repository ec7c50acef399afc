"""Meetings that are held for several cases at once: which kinds have an agenda, and what is planned of them."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from samenspraak.route.model import Route
from samenspraak.route.state import Case, Meeting, Track
from samenspraak.route.steps import Meetings
from samenspraak.route.who import means


def agendas(route: Route) -> list[tuple[str, Meetings]]:
    """Every option with the meetings of a step in it that have an agenda; of each kind the first."""
    found: dict[tuple[str, str], Meetings] = {}
    for name, option in route.tracks.items():
        for step in option.steps.values():
            if step.meetings and step.meetings.agenda:
                found.setdefault((name, step.meetings.kind), step.meetings)
    return [(name, meetings) for (name, _kind), meetings in found.items()]


def agendas_for(route: Route, roles: AbstractSet[str]) -> list[tuple[str, Meetings]]:
    """The same, of those that somebody with one of these roles may have before them."""
    return [one for one in agendas(route) if not roles.isdisjoint(_readers(route, one[1]))]


def planned_for(route: Route, case: Case, keys: Iterable[str]) -> Iterator[tuple[Track, Meetings, Meeting]]:
    """The meetings with an agenda that are planned in a case, for somebody with these places in it."""
    mine = tuple(keys)
    for name, rule in agendas(route):
        track = case.tracks.get(name)
        if track is None or not track.is_open or not rule.agenda:
            continue
        if any(means(route, case, track, rule.agenda.reads, key) for key in mine):
            yield from ((track, rule, one) for one in track.meetings if one.kind == rule.kind and not one.held)


def next_planned(route: Route, case: Case) -> date | None:
    """The first day on which a meeting with an agenda is planned in a case; one that has been until it is recorded."""
    kinds = {(name, rule.kind) for name, rule in agendas(route)}
    running = ((name, track) for name, track in case.tracks.items() if track.is_open)
    days = (one.on for name, track in running for one in track.meetings if not one.held and (name, one.kind) in kinds)
    return min(days, default=None)


def _readers(route: Route, rule: Meetings) -> frozenset[str]:
    named = rule.agenda.reads if rule.agenda else ()
    return frozenset().union(*(route.roles_of(one) for one in named))
