"""The questions about a meeting: when it was or will be, who was there, and for whom it is moved."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from samenspraak.route.atoms import Term, Who
from samenspraak.route.model import Route
from samenspraak.route.question import AMENDED, Field
from samenspraak.route.state import Case, Meeting, Person, Track
from samenspraak.route.steps import Action


def meeting_fields(case: Case, kind: str, *, within: Term | None) -> list[Field]:
    """When a meeting of this kind was, and who was there."""
    people = tuple((key, key) for key, one in case.people.items() if one.is_here)
    return [
        Field("on", "date", "meeting", past=True, within=within, about=kind),
        Field("there", "people", "meeting", choices=people, about=kind),
    ]


def recorded_fields(route: Route, case: Case, action: Action, person: Person | None) -> list[Field]:
    """When a meeting was and who was there, where the route says of which sides that can be."""
    me = {person.key} if person else set()
    with_each = _groups(route, case, action.with_, frozenset())
    with_one_of = _groups(route, case, action.with_one_of, me)
    on, there = meeting_fields(case, action.records or action.amends or "", within=action.within)
    return [on, replace(there, with_each=with_each, with_one_of=with_one_of)]


def _groups(route: Route, case: Case, who: Who, but: AbstractSet[str]) -> tuple[tuple[str, ...], ...]:
    """Those of the case who can be chosen, by selector; one of which nobody is here asks for nothing."""
    groups = (
        tuple(key for key, one in case.people.items() if one.is_here and one.role in route.roles_of(selector))
        for selector in who
    )
    return tuple(left for group in groups if (left := tuple(key for key in group if key not in but)))


def recorded_by(track: Track, kind: str | None, person: Person | None) -> tuple[Meeting, ...]:
    """The meetings of a kind that were held, and recorded by whoever has the place of this person."""
    place = person.holds if person else None
    return tuple(one for one in track.meetings if one.kind == kind and one.held and one.by == place)


def amended_fields(route: Route, case: Case, track: Track, action: Action, person: Person | None) -> Iterator[Field]:
    """Which meeting it is, when I recorded more; its day and who was there, as they stand when it is the only one."""
    kind = action.amends or ""
    mine = recorded_by(track, kind, person)
    only = mine[0] if len(mine) == 1 else None
    if not only:
        choices = tuple((one.key, one.on.isoformat()) for one in mine)
        yield Field(AMENDED, "choice", "entry", choices=choices, about=kind)
    for one in recorded_fields(route, case, action, person):
        now = "" if only is None else only.on.isoformat() if one.type == "date" else only.there
        yield replace(one, now=now)


def planned_fields(route: Route, track: Track, action: Action, person: Person | None) -> Iterator[Field]:
    """When a meeting will be; when it is moved, from when it was, and for whom: a side, or whoever moves it."""
    kind = action.plans or action.moves
    if kind is None:
        return
    before = track.planned(action.moves)
    day, hour = (before.on.isoformat(), before.time) if before else ("", "")
    yield Field("on", "date", "meeting", past=False, within=action.within, about=kind, now=day)
    yield Field("time", "time", "meeting", optional=not action.with_hour, about=kind, now=hour)
    if action.moves and person:
        sides = dict.fromkeys((*route.parties, route.people[person.role].side))
        choices = tuple((side, route.sides[side].text) for side in sides)
        yield Field("moved_for", "choice", "moved_for", choices=choices, about=kind)
