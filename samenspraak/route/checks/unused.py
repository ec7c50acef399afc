"""What nothing uses does nothing, and is often a slip: it is said, so that it can be used or removed."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import Node, below, effects, nodes, selectors
from samenspraak.route.model import Route
from samenspraak.route.options import AskedBy, Option
from samenspraak.route.steps import Action, Condition, Gate


@rule("unused")
def nothing_is_idle(route: Route, at: At) -> Iterator[Flaw]:
    """Every group, pool, fact, condition, consent and pause is used by something."""
    every = list(nodes(route))
    used: dict[str, set[str]] = {
        "groups": _groups(every),
        "pools": {one.part.pool for one in every if isinstance(one.part, Action) and one.part.pool},
        "facts": _facts(route, every),
    }
    for word, names in used.items():
        for name in getattr(route, word):
            if name not in names:
                yield _idle(at, (word, name))
    for name, option in route.tracks.items():
        for word, found in _of_option(name, option).items():
            for one in getattr(option, word):
                if one not in found:
                    yield _idle(at, ("options", name, word, one))


def _idle(at: At, path: Path) -> Flaw:
    what, name = str(path[-2])[:-1], path[-1]
    return Flaw(at(*path), f"The {what} '{name}' does nothing: nothing uses it.", f"Use it, or remove the {what}.")


def _groups(every: list[Node]) -> set[str]:
    named = {one.name for node in every for _, _, one in selectors(node)}
    asked = (one.part for one in every if isinstance(one.part, Option))
    reached = {one.part.reaches for one in every if isinstance(one.part, AskedBy)}
    return named | reached | {name for option in asked for name in option.asked_by}


def _facts(route: Route, every: list[Node]) -> set[str]:
    halved = {one.terms_halved_when for one in route.options.values() if one.terms_halved_when}
    asked = {one.part.fact for one in every if isinstance(one.part, Condition) and one.part.fact}
    changed = {fact for name, option in route.tracks.items() for one in effects(name, option) for fact in one.part.sets}
    advised = {one.calls_back.sets for one in route.options.values() if one.calls_back and one.calls_back.sets}
    return halved | asked | changed | advised


def _of_option(name: str, option: Option) -> dict[str, set[str]]:
    acts = [one.part for one in effects(name, option) if isinstance(one.part, Action)]
    gates = [node.part for node in below(Node((), option)) if isinstance(node.part, Gate)]
    everything = set(option.conditions) if any(one.requires == "conditions" for one in acts) else set()
    required = {one for act in acts if act.requires != "conditions" for one in act.requires}
    signed = {act.consents for act in acts} | {gate.all_signed for gate in gates}
    signed |= {one.consent for one in option.conditions.values()}
    return {
        "conditions": everything | required | {one for gate in gates for one in gate.met},
        "consents": {one for one in signed if one},
        "pauses": {one.part.adds_pause for one in effects(name, option) if one.part.adds_pause},
    }
