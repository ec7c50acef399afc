"""Who is meant: selectors as roles of the route, before there is any case."""

from collections.abc import Iterator

from samenspraak.route.atoms import Selector, Who
from samenspraak.route.model import Route

CLOCK = "clock"
EACH_SIDE = "each side"
BUILT_IN = ("everyone", "anyone", "who reported", "who asked", EACH_SIDE)


def is_each_side(selector: Selector) -> bool:
    """Whether it means every side that is a party, however it was read."""
    return selector.name == EACH_SIDE or (selector.each and selector.name == "side")


def is_clock(selector: Selector) -> bool:
    """Whether it is the clock, who is no person."""
    return selector.name == CLOCK


def reach(route: Route, selector: Selector) -> frozenset[str]:
    """The roles that one selector can mean."""
    return route.roles_of(Selector(EACH_SIDE) if is_each_side(selector) else selector)


def roles(route: Route, who: Who) -> frozenset[str]:
    """The roles that these selectors can mean; the clock is none."""
    return frozenset[str]().union(*(reach(route, one) for one in who))


def apart(route: Route, who: Who) -> Iterator[Selector]:
    """The places that have to be filled: groups opened, each side as a place of its own."""
    for one in who:
        if one.name in route.groups:
            yield from apart(route, route.groups[one.name].who)
        elif is_each_side(one):
            yield from (Selector(side) for side in route.parties)
        else:
            yield one


def fills(route: Route, by: frozenset[str], who: Who) -> bool:
    """Whether people in these roles can fill every place that the selectors ask for."""
    return all(_fills_one(route, by, one) for one in apart(route, who))


def _fills_one(route: Route, by: frozenset[str], one: Selector) -> bool:
    wanted = reach(route, one)
    return wanted <= by if one.each else not wanted.isdisjoint(by) or not wanted


def comes_later(route: Route, role: str) -> bool:
    """Whether someone in this role is chosen from a pool, and so is not there from the start."""
    return route.people[role].comes_from == "pool"


def may_be_absent(route: Route, role: str) -> bool:
    """Whether a case can do without this role, and nobody comes instead."""
    instead = route.people[role].instead
    if instead in route.people and not route.people[instead].optional:
        return False
    return route.people[role].optional or comes_later(route, role)


def listed(names: Iterator[str] | list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """Names in a sentence: "'a', 'b' and 'c'"."""
    quoted = [f"'{name}'" for name in (sorted(names) if isinstance(names, frozenset) else names)]
    return " and ".join([", ".join(quoted[:-1]), *quoted[-1:]] if len(quoted) > 1 else quoted)
