"""No question and no notice crosses a wall: between the sides, and around the room of the mediator."""

from collections.abc import Iterator

from samenspraak.route.atoms import Who
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.selectors import NOTICES
from samenspraak.route.checks.walk import Placed, during, nodes, open_steps, place, selectors
from samenspraak.route.checks.who import is_clock, listed, roles
from samenspraak.route.model import Option, Route
from samenspraak.route.steps import Ask, Request, Step

type Read = tuple[Path, Ask, Who]
"""A question, where it stands, and who reads the answer when the question does not say."""


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


@rule("room")
def the_room_stays_closed(route: Route, at: At) -> Iterator[Flaw]:
    """While the room is open, a text that others than those at the table read holds process facts only."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            if step.part.room:
                inside = roles(route, step.part.room.for_)
                for path, ask, otherwise in _questions(route, name, option, step):
                    yield from _leak(route, at, (path, ask, otherwise), inside, step.name)


def _leak(route: Route, at: At, read: Read, inside: frozenset[str], step: str) -> Iterator[Flaw]:
    path, ask, otherwise = read
    readers = (*ask.reads, *ask.readers_chosen_from) or otherwise
    outside = roles(route, readers) - inside
    if ask.per_side:
        outside = (
            frozenset(role for role in route.people if route.sides[route.people[role].side].party) - inside
        )
    if ask.type == "text" and not ask.process_only and outside:
        where = f"{sentence(place(path))} can be asked at step '{step}', while the room is open"
        reason = f"{where}, and {listed(outside)} could read it."
        yield Flaw(at(*path), reason, "Add 'process_only: true', or let only those in the room read it.")


def _questions(route: Route, name: str, option: Option, step: Placed[Step]) -> Iterator[Read]:
    """The questions that can be asked at a step, with who reads the answer when the question does not say."""
    for word, acts, path in (
        ("actions", step.part.actions, step.path),
        ("always", option.always, ("options", name)),
    ):
        for action, one in acts.items():
            readers = one.reads or one.tells
            yield from (((*path, word, action, "asks", key), ask, readers) for key, ask in one.asks.items())
    for key, ask in step.part.together.items():
        yield (*step.path, "together", key), ask, step.part.waits_for
    for part, asks in step.part.parts.items():
        yield from (((*step.path, "parts", part, key), ask, ()) for key, ask in asks.items())
    inside = roles(route, step.part.room.for_) if step.part.room else frozenset()
    for request, asked in option.requests.items():
        if step.name in during(option, asked):
            yield from _asked(route, ("options", name, "requests", request), asked, inside)


def _asked(route: Route, path: Path, request: Request, inside: frozenset[str]) -> Iterator[Read]:
    readers = request.reads or (*request.answered_by, *request.tells)
    yield from (((*path, "asks", key), ask, readers) for key, ask in request.asks.items())
    # Who was never in the room cannot tell what was said there: an answer from outside is free.
    if not roles(route, request.answered_by).isdisjoint(inside):
        readers = (*request.by, *request.answered_by, *request.tells)
        yield from (((*path, "answer_asks", key), ask, readers) for key, ask in request.answer_asks.items())
