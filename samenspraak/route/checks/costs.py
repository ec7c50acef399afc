"""What a track costs is entered where it counts, read by whom it concerns, and fits under its ceiling."""

from collections.abc import Iterator

from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import Node, actions, nodes, place
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.costs import counted, planned
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Action, Ask, Request

TYPES = {"hours": "number", "kilometres": "number", "amount": "money", "ceiling": "money"}
WORTH = {"hours": "rate", "kilometres": "travel", "ceiling": "ceiling"}
"""What a question counts -> the word under `costs` without which that is worth nothing."""


@rule("counts")
def costs_are_counted(route: Route, at: At) -> Iterator[Flaw]:
    """A question that counts as costs is asked where it is counted, has the type for it, and is worth something."""
    for node in nodes(route):
        ask = node.part
        if not isinstance(ask, Ask) or ask.counts is None:
            continue
        where, mark = sentence(place(node.path)), at(*node.path, "counts")
        if not _is_counted(node, ask):
            reason = f"{where} counts as '{ask.counts}', and what is answered there is not counted."
            yield Flaw(mark, reason, "Ask it in an action; a ceiling also in a request. Or remove 'counts'.")
        if ask.type != TYPES[ask.counts]:
            reason = f"{where} counts as '{ask.counts}', and is of type '{ask.type}'."
            yield Flaw(mark, reason, f"Write 'type: {TYPES[ask.counts]}'.")
        word = WORTH.get(ask.counts)
        if word and node.option and getattr(node.option.costs, word) is None:
            reason = f"{where} counts as '{ask.counts}', and the costs of its option have no '{word}'."
            yield Flaw(mark, reason, f"Write '{word}' under 'costs', or remove 'counts'.")


def _is_counted(node: Node, ask: Ask) -> bool:
    around = node.above[-1]
    if isinstance(around, Request):
        return ask.counts == "ceiling" and "asks" in node.path
    return isinstance(around, Action)


@rule("costs_readers")
def costs_are_read_by_whom_they_concern(route: Route, at: At) -> Iterator[Flaw]:
    """Costs name who reads them, each question about costs the same people, and nobody for whom it is free."""
    for name, option in route.options.items():
        path = ("options", name, "costs")
        if _has_figures(option) and not option.costs.reads:
            reason = f"Option '{name}' says what it may cost, and nobody has that in sight."
            yield Flaw(at(*path), reason, "Name them under 'reads' of 'costs', or remove the amounts.")
        outside = _free_of_costs(route, option)
        if outside:
            reason = f"{listed(outside)} would read what option '{name}' costs, and it is free for them."
            yield Flaw(at(*path, "reads"), reason, "Name people of the partnership there, or a mediator.")
    for node in nodes(route):
        ask, around = node.part, node.option
        if isinstance(ask, Ask) and ask.counts and around and set(ask.reads) != set(around.costs.reads):
            reason = f"{sentence(place(node.path))} counts as costs, and is not read by the same people as the costs."
            mend = f"Write 'reads: [{', '.join(map(str, around.costs.reads))}]', as under 'costs'."
            yield Flaw(at(*node.path), reason, mend)


def _has_figures(option: Option) -> bool:
    costs = option.costs
    return any(one is not None for one in (costs.hours, costs.rate, costs.travel, costs.ceiling))


def _free_of_costs(route: Route, option: Option) -> frozenset[str]:
    """The roles of family and school among the readers, but for a side that pays."""
    family_and_school = (name for name, one in route.people.items() if one.comes_from in ("case", "school"))
    free = {name for name in family_and_school if route.people[name].side != option.costs.paid_by}
    return roles(route, option.costs.reads) & free


@rule("costs_plan")
def what_is_planned_fits(route: Route, at: At) -> Iterator[Flaw]:
    """Planned hours have a rate and fit under the ceiling; no rate stands there that nothing is counted with."""
    for name, option in route.options.items():
        costs, path = option.costs, ("options", name, "costs")
        asked = {ask.counts for _, action in option.actions for ask in counted(action.asks).values()}
        if costs.hours is not None and costs.rate is None:
            reason = f"Option '{name}' plans {costs.hours} hours, and has no rate."
            yield Flaw(at(*path, "hours"), reason, "Write 'rate', the euros for an hour.")
        if costs.rate is not None and costs.hours is None and "hours" not in asked:
            reason = f"Option '{name}' has a rate, and no hours are planned or asked."
            yield Flaw(at(*path, "rate"), reason, "Write 'hours', or ask them with 'counts: hours'.")
        if costs.travel is not None and "kilometres" not in asked:
            reason = f"Option '{name}' pays for travel, and no question asks how far."
            yield Flaw(at(*path, "travel"), reason, "Ask it with 'counts: kilometres', or remove 'travel'.")
        plan = planned(costs)
        if plan is not None and costs.ceiling is not None and plan > costs.ceiling:
            reason = f"Option '{name}' plans {costs.hours} hours at {costs.rate}, which is above its ceiling."
            yield Flaw(at(*path, "ceiling"), reason, "Raise the ceiling, or plan fewer hours.")


@rule("corrects")
def what_is_corrected_was_entered(route: Route, at: At) -> Iterator[Flaw]:
    """An action that corrects costs names an action that asks for costs."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            corrected = action.part.corrects
            if corrected and (corrected == action.name or not option.costing.get(corrected)):
                reason = f"Action '{action.name}' corrects '{corrected}', which asks for no costs."
                mend = "Name an action with questions that have 'counts', or remove 'corrects'."
                yield Flaw(at(*action.path, "corrects"), reason, mend)
