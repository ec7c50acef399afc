"""A question has what its type needs; people who can be many have a plural."""

from collections.abc import Iterator

from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import nodes, place
from samenspraak.route.model import Route
from samenspraak.route.steps import Action, Ask

NEEDS = {"choice": "choice", "kind": "meeting", "role": "person"}
"""Word of a question -> the type that needs it, and that alone can have it."""
MOST = 100
"""Of the unit in which a limit for a day is written."""
ONE_OF = "Write 'per_side: true' and 'optional: true' too, or remove 'at_least_one'."
MAY = {("choice", "body")}
"""A word, and a type that can have it too: what can be chosen beside the formal bodies."""


@rule("questions")
def questions_are_complete(route: Route, at: At) -> Iterator[Flaw]:
    """A choice has choices, a meeting a kind, a person a role; no other question has these."""
    for node in nodes(route):
        ask = node.part
        if not isinstance(ask, Ask):
            continue
        for word, needed_by in NEEDS.items():
            has = bool(getattr(ask, word))
            if ask.type == needed_by and not has:
                reason = f"{sentence(place(node.path))} is of type '{ask.type}' and has no '{word}'."
                yield Flaw(at(*node.path), reason, f"Add '{word}' to it.")
            elif has and ask.type != needed_by and (word, ask.type) not in MAY:
                reason = f"{sentence(place(node.path))} has '{word}', and is of type '{ask.type}'."
                yield Flaw(at(*node.path, word), reason, f"Write 'type: {needed_by}', or remove '{word}'.")
        if ask.past is not None and ask.type != "date":
            reason = f"{sentence(place(node.path))} has 'past', and is of type '{ask.type}'."
            yield Flaw(at(*node.path, "past"), reason, "Write 'type: date', or remove 'past'.")
        if ask.at_least_one and not (ask.per_side and ask.optional):
            reason = (
                f"{sentence(place(node.path))} has 'at_least_one', and is not asked per side or may not stay empty."
            )
            yield Flaw(at(*node.path, "at_least_one"), reason, ONE_OF)


@rule("within")
def a_limit_is_for_a_day(route: Route, at: At) -> Iterator[Flaw]:
    """How far from today a day can lie stands with what asks a day, in at most 100 days, weeks, months or years."""
    for node in nodes(route):
        part = node.part
        if not isinstance(part, Ask | Action) or part.within is None:
            continue
        where = sentence(place(node.path))
        if not _asks_a_day(part):
            yield Flaw(at(*node.path, "within"), f"{where} has 'within', and asks no day.", "Remove 'within'.")
        elif part.within.unit == "working days" or not 0 < part.within.count <= MOST:
            reason = f"{where} has 'within: {part.within}', which is no length of time for a day."
            yield Flaw(at(*node.path, "within"), reason, "Write it in days, weeks, months or years, at most 100.")


def _asks_a_day(part: Ask | Action) -> bool:
    if isinstance(part, Ask):
        return part.type in ("date", "meeting")
    return bool(part.records or part.plans or part.moves or part.amends or part.contests)


@rule("plurals")
def many_people_have_a_plural(route: Route, at: At) -> Iterator[Flaw]:
    """A role of which there can be more in a case has a plural."""
    for name, role in route.people.items():
        if role.many and not role.plural:
            reason = f"Role '{name}' can be many and has no plural."
            yield Flaw(at("people", name), reason, "Write its 'plural'.")
