"""The partnership's own words are words that the program knows; who pays is a side."""

from collections.abc import Iterator
from difflib import get_close_matches

from samenspraak.route.checks.names import kinds_of_meeting, sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import nodes, place
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Costs, Route

KNOWN = (
    "case",
    "application",
    "talk",
    "pre_talk",
    "mediation",
    "mdo",
    "request",
    "condition",
    "step",
    "route",
    "partnership",
    "consent",
    "help_question",
    "mediation_agreement",
    "room",
    "pupil",
    "mediator",
)
"""The things for which a partnership can have a word of its own."""


@rule("words", when="always")
def own_words_are_known(route: Route, at: At) -> Iterator[Flaw]:
    """Every word of the partnership's own is for a thing that the program knows, or for a kind of meeting."""
    kinds = frozenset().union(*(kinds_of_meeting(option) for option in route.options.values()))
    for name in route.words:
        if name not in KNOWN and name not in kinds:
            close = get_close_matches(name, (*KNOWN, *kinds), n=1)
            mend = f"Write '{close[0]}' if that is meant." if close else f"Use one of {listed(KNOWN)}, or remove it."
            yield Flaw(at("words", name), f"There is no thing '{name}' for which a route can have its own word.", mend)


@rule("paid_by", when="always")
def who_pays_is_a_side(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever pays for an option is a side of the route."""
    for node in nodes(route):
        if isinstance(node.part, Costs) and node.part.paid_by and node.part.paid_by not in route.sides:
            where = sentence(place(node.path))
            reason = f"{where} is paid by '{node.part.paid_by}', which is not a side of the route."
            yield Flaw(at(*node.path, "paid_by"), reason, f"Name one of the sides: {listed(list(route.sides))}.")
