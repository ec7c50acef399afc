"""What is said in the room of the mediator stays there: no question of the route carries it outside."""

from collections.abc import Iterator
from dataclasses import dataclass

from samenspraak.route.atoms import Who
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import Placed, during, open_steps, place
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Ask, Request, Step


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and who reads the answer when it does not say so itself. `asker` is who put the request."""

    path: Path
    ask: Ask
    otherwise: Who = ()
    asker: Who = ()

    def readers(self, route: Route) -> frozenset[str]:
        """The roles that can come to read the answer, the writer left aside."""
        if self.ask.per_side:
            return frozenset(name for name, role in route.people.items() if role.side in route.parties)
        named = (*self.ask.reads, *self.ask.readers_chosen_from) or self.otherwise
        apart = tuple(one for one in named if one.name != "who asked")
        return roles(route, apart if apart == named else (*apart, *self.asker))


@rule("room")
def the_room_stays_closed(route: Route, at: At) -> Iterator[Flaw]:
    """While the room is open, a text that others than those at the table read holds process facts only."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            if step.part.room is None:
                continue
            inside = roles(route, step.part.room.for_)
            for one in _questions(route, name, option, step, inside):
                outside = one.readers(route) - inside
                if one.ask.type == "text" and not one.ask.process_only and outside:
                    reason = f"{_where(one, step.name)}, and {listed(outside)} could read it."
                    mend = "Add 'process_only: true', or let only those in the room read it."
                    yield Flaw(at(*one.path), reason, mend)


def _where(one: Asked, step: str) -> str:
    return f"{sentence(place(one.path))} can be asked while the room is open at step '{step}'"


def _questions(route: Route, name: str, option: Option, step: Placed[Step], inside: frozenset[str]) -> Iterator[Asked]:
    """Every question that can be asked at a step."""
    acts = [((*step.path, "actions", key), one) for key, one in step.part.actions.items()]
    acts += [(("options", name, "always", key), one) for key, one in option.always.items()]
    for path, one in acts:
        yield from (Asked((*path, "asks", key), ask, one.reads or one.tells) for key, ask in one.asks.items())
    for key, ask in step.part.together.items():
        yield Asked((*step.path, "together", key), ask, step.part.waits_for)
    for part, asks in step.part.parts.items():
        yield from (Asked((*step.path, "parts", part, key), ask) for key, ask in asks.items())
    for key, request in option.requests.items():
        if step.name in during(option, request):
            yield from _of_request(route, ("options", name, "requests", key), request, inside)


def _of_request(route: Route, path: Path, request: Request, inside: frozenset[str]) -> Iterator[Asked]:
    readers = request.reads or (*request.answered_by, *request.tells)
    yield from (Asked((*path, "asks", key), ask, readers, request.by) for key, ask in request.asks.items())
    # Who was never in the room cannot tell what was said there: an answer from outside is free.
    if not roles(route, request.answered_by).isdisjoint(inside):
        readers = (*request.by, *request.answered_by, *request.tells)
        asks = request.answer_asks.items()
        yield from (Asked((*path, "answer_asks", key), ask, readers, request.by) for key, ask in asks)
