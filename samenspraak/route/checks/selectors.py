"""People are named by words that the route has, each where it means something."""

from collections.abc import Iterator

from samenspraak.route.atoms import Selector
from samenspraak.route.checks.names import sentence, unknown
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import Node, nodes, place, selectors
from samenspraak.route.checks.who import BUILT_IN, CLOCK, is_clock, is_each_side, reach
from samenspraak.route.model import Route
from samenspraak.route.steps import Action, Pause, Request

NOTICES = ("tells", "remind", "tell")
"""Words that say who gets a notice; that the clock is none of them is the rule `notices`."""


@rule("people", when="first")
def people_exist(route: Route, at: At) -> Iterator[Flaw]:
    """Every role, side or group in a selector exists, and `clock` stands only in `by`."""
    known = {*route.people, *route.sides, *route.groups}
    for node in nodes(route):
        for path, word, one in selectors(node):
            if is_clock(one):
                if word != "by" and word not in NOTICES:
                    yield _clock(at, path, word)
            elif one.name not in known and one.name not in BUILT_IN and not is_each_side(one):
                yield unknown(at, path, "role, side or group", one.name, known)


def _clock(at: At, path: tuple[str | int, ...], word: str) -> Flaw:
    reason = f"{sentence(place(path))} names the clock under '{word}', and the clock can only act."
    return Flaw(at(*path), reason, f"Name people there, or write '{CLOCK}' under 'by' of an action.")


@rule("who_is_meant", when="first")
def words_for_people_fit(route: Route, at: At) -> Iterator[Flaw]:
    """`who reported` stands where a pause is ended, `who asked` where a request is."""
    for node in nodes(route):
        for path, _, one in selectors(node):
            if one.name == "who reported" and not _is_about_pause(node):
                reason = f"{sentence(place(path))} says 'who reported' where no pause is ended."
                yield Flaw(at(*path), reason, "Name a role there; the words fit an action with 'removes_pause'.")
            if one.name == "who asked" and not _is_about_request(node):
                reason = f"{sentence(place(path))} says 'who asked' where nothing is requested."
                yield Flaw(at(*path), reason, "Name a role there; the words fit inside a request.")


def _is_about_pause(node: Node) -> bool:
    around = (node.part, *node.above)
    return any(isinstance(one, Pause) or (isinstance(one, Action) and one.removes_pause) for one in around)


def _is_about_request(node: Node) -> bool:
    return any(isinstance(one, Request) for one in (node.part, *node.above))


@rule("groups", when="first")
def groups_hold_no_circle(route: Route, at: At) -> Iterator[Flaw]:
    """No group contains itself, in however many turns."""
    for name in route.groups:
        if name in _inside(route, name, frozenset()):
            mend = f"Take '{name}' out of the groups inside it."
            yield Flaw(at("groups", name), f"Group '{name}' contains itself.", mend)


def _inside(route: Route, name: str, seen: frozenset[str]) -> frozenset[str]:
    found = frozenset(one.name for one in route.groups[name].who if one.name in route.groups)
    deeper = (_inside(route, one, seen | found) for one in found - seen)
    return found.union(*deeper)


@rule("custody")
def custody_can_be_held(route: Route, at: At) -> Iterator[Flaw]:
    """A selector `with custody` reaches a role that may hold custody."""
    for node in nodes(route):
        for path, _, one in selectors(node):
            if one.custody and not any(_may_hold(route, one)):
                reason = f"{sentence(place(path))} names '{one}', and nobody there can hold custody."
                yield Flaw(at(*path), reason, "Leave out 'with custody', or give a role 'may_hold: custody'.")


def _may_hold(route: Route, one: Selector) -> Iterator[bool]:
    return (route.people[role].may_hold == "custody" for role in reach(route, one))
