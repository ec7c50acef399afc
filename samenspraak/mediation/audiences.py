"""For whom something in a room is: everyone there, one side, one person, or nobody but its writer.

Whoever leads the mediation reads whatever is written to others, and writes to whom they like. A party writes to
everyone or to who leads, so that nobody is spoken to behind the back of who leads.
"""

from collections.abc import Iterable, Mapping

from samenspraak.route.model import Route
from samenspraak.route.state import Person

EVERYONE, OWN = "everyone", "own"
_SIDE, _PERSON = "side:", "person:"


def leads(route: Route, person: Person) -> bool:
    """Whether somebody in the room leads it: who stands on no side that is a party."""
    return not route.sides[route.people[person.role].side].party


def choices(route: Route, people: Mapping[str, Person], me: str) -> list[str]:
    """The audiences among which somebody in the room can choose, the widest first. `people` are those in it now."""
    leaders = [key for key, one in people.items() if leads(route, one) and key != me]
    if not leads(route, people[me]):
        return [EVERYONE, *(f"{_PERSON}{key}" for key in leaders)]
    sides = [f"{_SIDE}{side}" for side in route.parties if _of_side(route, people, side)]
    return [EVERYONE, *sides, *(f"{_PERSON}{key}" for key in people if key != me)]


def readers(route: Route, people: Mapping[str, Person], audience: str) -> frozenset[str]:
    """The keys of those among `people` for whom an audience is; its writer reads it too."""
    if audience == OWN:
        return frozenset()
    leaders = {key for key, one in people.items() if leads(route, one)}
    if audience == EVERYONE:
        return frozenset(people)
    if audience.startswith(_SIDE):
        return frozenset(leaders.union(_of_side(route, people, audience.removeprefix(_SIDE))))
    return frozenset(leaders | ({audience.removeprefix(_PERSON)} & people.keys()))


def side_of(audience: str) -> str:
    """The side to which it is written; empty when it is not to a side."""
    return audience.removeprefix(_SIDE) if audience.startswith(_SIDE) else ""


def person_of(audience: str) -> str:
    """The key of the person to whom it is written; empty when it is not to one person."""
    return audience.removeprefix(_PERSON) if audience.startswith(_PERSON) else ""


def _of_side(route: Route, people: Mapping[str, Person], side: str) -> Iterable[str]:
    return [key for key, one in people.items() if route.people[one.role].side == side]
