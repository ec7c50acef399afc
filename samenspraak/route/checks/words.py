"""The partnership's own words are for what the program names itself; who pays is a side."""

from collections.abc import Iterator
from difflib import get_close_matches

from samenspraak.route.checks.names import kinds_of_meeting, sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import nodes, place
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Route
from samenspraak.route.options import Costs, Option

CASE = "case"
"""What a case is called: with the kinds of meeting all that the program names and no text of a route does."""


@rule("words", when="always")
def own_words_are_known(route: Route, at: At) -> Iterator[Flaw]:
    """Every word of the partnership's own is for a thing that the program names, so that none stands there in vain."""
    kinds = frozenset().union(*(_meetings(option) for option in route.options.values()))
    known = (CASE, *sorted(kinds))
    for name in route.words:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            mend = f"Write '{close[0]}' if that is meant." if close else f"Use one of {listed(known)}, or remove it."
            yield Flaw(at("words", name), f"There is no thing '{name}' for which a route can have its own word.", mend)


def _meetings(option: Option) -> frozenset[str]:
    """The kinds of meeting of an option, those too that are recorded and counted nowhere."""
    done = (kind for _name, action in option.actions for kind in (action.plans, action.moves, action.records))
    return kinds_of_meeting(option).union(kind for kind in done if kind)


@rule("paid_by", when="always")
def who_pays_is_a_side(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever pays for an option is a side of the route."""
    for node in nodes(route):
        if isinstance(node.part, Costs) and node.part.paid_by and node.part.paid_by not in route.sides:
            where = sentence(place(node.path))
            reason = f"{where} is paid by '{node.part.paid_by}', which is not a side of the route."
            yield Flaw(at(*node.path, "paid_by"), reason, f"Name one of the sides: {listed(list(route.sides))}.")
