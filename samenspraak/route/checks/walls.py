"""No question and no notice crosses a wall between the sides."""

from collections.abc import Iterator

from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.selectors import NOTICES
from samenspraak.route.checks.walk import nodes, open_steps, place, selectors
from samenspraak.route.checks.who import is_clock
from samenspraak.route.model import Route
from samenspraak.route.steps import Ask


@rule("own_parts")
def own_parts_name_their_readers(route: Route, at: At) -> Iterator[Flaw]:
    """A question in the own part of a party says who reads the answer."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            for part, asks in step.part.parts.items():
                side = route.people[part].side if part in route.people else part
                if not route.sides[side].party:
                    continue
                for question, ask in asks.items():
                    if not (ask.reads or ask.readers_chosen_from or ask.per_side):
                        mark = at(*step.path, "parts", part, question)
                        reason = f"Question '{question}' in the part of '{part}' does not say who reads it."
                        yield Flaw(
                            mark,
                            reason,
                            "Name them under 'reads', or let the writer choose ('readers_chosen_from').",
                        )


@rule("per_side")
def each_side_reads_its_own(route: Route, at: At) -> Iterator[Flaw]:
    """A question that is asked once for each side is read by that side, and so has no readers of its own."""
    for node in nodes(route):
        ask = node.part
        if isinstance(ask, Ask) and ask.per_side and (ask.reads or ask.readers_chosen_from):
            reason = f"{sentence(place(node.path))} is asked per side, and names readers too."
            yield Flaw(at(*node.path), reason, "Remove the readers; each side reads what is written to it.")


@rule("notices")
def notices_go_to_people(route: Route, at: At) -> Iterator[Flaw]:
    """Notices go to people in the case, never to the clock."""
    for node in nodes(route):
        for path, word, one in selectors(node):
            if word in NOTICES and is_clock(one):
                reason = f"{sentence(place(path))} sends a notice to the clock."
                yield Flaw(at(*path), reason, f"Name people under '{word}'.")
