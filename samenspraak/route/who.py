"""From the words of a route to the people of a case: members, and the places that must each be filled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samenspraak.route.atoms import Selector
from samenspraak.route.model import Route
from samenspraak.route.state import Case, Person, Track, became

Named = Mapping[str, tuple[str, ...]]
"""What `who reported` and `who asked` mean at this moment: keys of people."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that one of these people must fill: `each guardian` makes one for every guardian."""

    label: str
    people: tuple[str, ...]


def _matching(route: Route, case: Case, track: Track | None, selector: Selector) -> tuple[str, ...]:
    """The keys of those whom a selector means, groups aside. Asked most often of all, so roles are looked at first."""
    roles = roles_now(route, case, selector)
    here = case.people.items()
    return tuple([key for key, one in here if one.role in roles and _suits(route, selector, one, track)])


def roles_now(route: Route, case: Case, selector: Selector) -> frozenset[str]:
    """The roles that a selector means; the one that comes instead, when nobody in the case holds the role itself."""
    role = route.people.get(selector.name)
    if role is None or role.instead is None:
        return route.roles_of(selector)
    held = any(one.role == selector.name and one.is_here for one in case.people.values())
    return frozenset({selector.name if held else role.instead})


def _suits(route: Route, selector: Selector, person: Person, track: Track | None) -> bool:
    if not (person.is_out if selector.status == "out" else person.counts) or not _narrows(selector, person):
        return False
    return track is None or takes_part(route, track, person)


def takes_part(route: Route, track: Track, person: Person) -> bool:
    """Whether somebody has to do with a track at all: who comes from a pool, only when chosen for this one."""
    if route.people[person.role].comes_from != "pool":
        return True
    return track.assigned.get(person.role) == person.key or person.key in track.included


def part_for(route: Route, case: Case, person: Person) -> Case:
    """The case as far as somebody takes part in it: who comes from a pool has to do with no track of others."""
    if route.people[person.role].comes_from != "pool":
        return case
    mine = {name: track for name, track in case.tracks.items() if takes_part(route, track, person)}
    return became(case, tracks=mine, wishes={})


def _narrows(selector: Selector, person: Person) -> bool:
    if (selector.custody and not person.custody) or (selector.no_custody and person.custody):
        return False
    if selector.age is not None and (person.age or 0) < selector.age:
        return False
    if selector.under is not None and (person.age or 0) >= selector.under:
        return False
    if selector.seated and not person.seated:
        return False
    if selector.status == "out":
        return person.is_out
    return selector.status is None or person.status == selector.status


def members(
    route: Route, case: Case, track: Track | None, who: Iterable[Selector], named: Named | None = None
) -> tuple[str, ...]:
    """The keys of all people whom these selectors mean, each once, in the order of the case."""
    found = {key for selector in who for key in _meant(route, case, track, selector, named or {})}
    return tuple(key for key in case.people if key in found)


def _meant(route: Route, case: Case, track: Track | None, selector: Selector, named: Named) -> tuple[str, ...]:
    if selector.name in ("who asked", "who reported"):
        return named.get(selector.name, ())
    group = route.groups.get(selector.name)
    if group:
        inside = tuple(key for one in group.who for key in _meant(route, case, track, one, named))
        return tuple(key for key in inside if _narrows(selector, case.people[key]))
    return _matching(route, case, track, selector)


def means(
    route: Route, case: Case, track: Track | None, who: Iterable[Selector], key: str, named: Named | None = None
) -> bool:
    """Whether one person is among those whom these selectors mean: `members` for one, without looking at all."""
    person = case.people.get(key)
    return person is not None and any(_means(route, case, track, one, person, named or {}) for one in who)


def _means(route: Route, case: Case, track: Track | None, selector: Selector, person: Person, named: Named) -> bool:
    if selector.name in ("who asked", "who reported"):
        return person.key in named.get(selector.name, ())
    group = route.groups.get(selector.name)
    if group:
        inside = any(_means(route, case, track, one, person, named) for one in group.who)
        return inside and _narrows(selector, person)
    return person.role in roles_now(route, case, selector) and _suits(route, selector, person, track)


def slots(route: Route, case: Case, track: Track, who: Iterable[Selector]) -> tuple[Slot, ...]:
    """The places that these selectors ask to be filled, over the people of now, minus those excused."""
    return tuple([slot for one in who for place in route.places(one) for slot in _slots_of(route, case, track, place)])


def _slots_of(route: Route, case: Case, track: Track, selector: Selector) -> tuple[Slot, ...]:
    people = _matching(route, case, track, selector)
    if track.excused:
        people = tuple(key for key in people if key not in track.excused)
    if selector.each and people:
        return tuple(Slot(selector.name, (key,)) for key in people)
    if not people and _may_be_nobody(route, selector):
        return ()
    return (Slot(selector.name, people),)


def _may_be_nobody(route: Route, selector: Selector) -> bool:
    """Whether a place may stay empty. Not so for holders of custody: no gate opens without any parent."""
    if selector.age is not None or selector.status is not None or selector.seated:
        return True
    if selector.no_custody or selector.under is not None:
        return True
    return all(route.people[role].optional and not route.people[role].instead for role in route.roles_of(selector))


def empty_slots(places: Iterable[Slot], filled: Iterable[str]) -> tuple[Slot, ...]:
    """The places that nobody of these people fills."""
    there = frozenset(filled)
    return tuple(slot for slot in places if there.isdisjoint(slot.people))


def key_of(case: Case, who: str, role: str | None = None) -> Person | None:
    """The person in the case who is this human being, in this role if one is given."""
    return next((one for one in case.people.values() if one.who == who and role in (None, one.role)), None)
