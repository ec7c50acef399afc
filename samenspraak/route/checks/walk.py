"""Ways through a route: every piece of it, with the path on which it stands in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import get_args, get_origin

from samenspraak.route.atoms import Selector, Text
from samenspraak.route.checks.registry import Path
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Action, Does, Late, Part, Request, Step


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a route, and where it stands. `above` are the pieces around it, the route first."""

    path: Path
    part: Part
    above: tuple[Part, ...] = ()

    @property
    def option(self) -> Option | None:
        """The option in which it stands."""
        return next((one for one in (*self.above, self.part) if isinstance(one, Option)), None)

    def inside[P: Part](self, kind: type[P]) -> P | None:
        """The nearest piece of this kind around it."""
        return next((one for one in reversed(self.above) if isinstance(one, kind)), None)


@dataclass(frozen=True, slots=True)
class Placed[P: Part]:
    """A piece of a track that has a name, and where it stands. `step` is empty beside the steps."""

    name: str
    part: P
    path: Path
    step: str = ""


def nodes(route: Route) -> list[Node]:
    """Every piece of a route, in the order of the model."""
    return below(Node((), route))


def below(node: Node) -> list[Node]:
    """A piece, and every piece in it."""
    found: list[Node] = []
    _gather(node.part, node.path, node.above, found)
    return found


def _gather(value: object, path: Path, above: tuple[Part, ...], found: list[Node]) -> None:
    if isinstance(value, Part):
        found.append(Node(path, value, above))
        inside = (*above, value)
        for word, one in words_of(value):
            if one and not isinstance(one, str):
                _gather(one, (*path, word), inside, found)
    elif isinstance(value, dict):
        for name, one in value.items():
            _gather(one, (*path, name), above, found)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            _gather(one, (*path, number), above, found)


def words_of(part: Part) -> Iterator[tuple[str, object]]:
    """The words of a piece as the file writes them, with their values."""
    for field, word in _words(type(part)):
        yield word, getattr(part, field)


@cache
def _words(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    return tuple((field, info.alias or field) for field, info in kind.model_fields.items())


def selectors(node: Node) -> Iterator[tuple[Path, str, Selector]]:
    """The people whom a piece names: path, word, selector."""
    for word, value in words_of(node.part):
        if isinstance(value, tuple):
            found = ((number, one) for number, one in enumerate(value) if isinstance(one, Selector))
            yield from (((*node.path, word, number), word, one) for number, one in found)


def texts(node: Node) -> Iterator[tuple[Path, Text]]:
    """The texts that a piece holds itself, by what the model says is a text."""
    for field, info in type(node.part).model_fields.items():
        value = getattr(node.part, field)
        path = (*node.path, info.alias or field)
        kind, inside = info.annotation, get_args(info.annotation)
        if value is not None and (kind == Text or Text in inside[:1]):
            yield path, value
        elif get_origin(kind) is dict and inside[1] == Text:
            yield from (((*path, name), one) for name, one in value.items())


def track_path(name: str) -> Path:
    """Where an option stands."""
    return ("options", name)


def steps(name: str, option: Option) -> Iterator[Placed[Step]]:
    """The steps of a track."""
    for step, part in option.steps.items():
        yield Placed(step, part, ("options", name, "steps", step), step)


def open_steps(name: str, option: Option) -> Iterator[Placed[Step]]:
    """The steps of a track that are not final."""
    yield from (one for one in steps(name, option) if not one.part.is_final)


def always(name: str, option: Option) -> Iterator[Placed[Action]]:
    """The actions of a track that can be taken at every step."""
    for action, part in option.always.items():
        yield Placed(action, part, ("options", name, "always", action))


def actions(name: str, option: Option) -> Iterator[Placed[Action]]:
    """All actions of a track, those that can always be taken last."""
    for step in steps(name, option):
        for action, part in step.part.actions.items():
            yield Placed(action, part, (*step.path, "actions", action), step.name)
    yield from always(name, option)


def requests(name: str, option: Option) -> Iterator[Placed[Request]]:
    """The requests of a track."""
    for request, part in option.requests.items():
        yield Placed(request, part, ("options", name, "requests", request))


def during(option: Option, request: Request) -> tuple[str, ...]:
    """The steps at which a request can be asked."""
    return request.during or tuple(name for name, step in option.steps.items() if not step.is_final)


def lates(placed: Placed[Step] | Placed[Request]) -> Iterator[tuple[Path, Late]]:
    """What happens around the end of a term, with its place."""
    yield from (((*placed.path, "late", number), one) for number, one in enumerate(placed.part.late))


def effects(name: str, option: Option) -> Iterator[Placed[Does]]:
    """All that does something to a track: actions, answers to requests, facts that change midway."""
    yield from (Placed[Does](one.name, one.part, one.path, one.step) for one in actions(name, option))
    for request in requests(name, option):
        yield Placed(request.name, request.part.yes, (*request.path, "yes"))
        yield Placed(request.name, request.part.no, (*request.path, "no"))
    when = (*track_path(name), "when")
    for word in ("custody_gained", "custody_lost"):
        if changed := getattr(option.when, word):
            yield Placed(word, changed, (*when, word))
    for word in ("came_of_age", "replaced"):
        yield from (Placed(role, one, (*when, word, role)) for role, one in getattr(option.when, word).items())


def place(path: Path) -> str:
    """A path in words for a person: "action 'go' of step 'apply'"."""
    found = [_LABELS[word] + f" '{name}'" for word, name in _named(path)]
    around = "the guide" if path[:1] == ("guide",) else "the route"
    return " of ".join(reversed(found)) or around


_LABELS = {
    "options": "option",
    "steps": "step",
    "actions": "action",
    "always": "action",
    "requests": "request",
    "conditions": "condition",
    "consents": "consent",
    "pauses": "pause",
    "asks": "question",
    "answer_asks": "question",
    "together": "question",
    "people": "role",
    "sides": "side",
    "groups": "group",
    "pools": "pool",
    "facts": "fact",
    "words": "word",
    "questions": "question",
    "parts": "part",
}


def _named(path: Path) -> Iterator[tuple[str, str]]:
    found = [(str(word), name) for word, name in pairwise(path) if word in _LABELS and isinstance(name, str)]
    if "parts" in path and len(path) > (at := path.index("parts") + 2):
        found.append(("asks", str(path[at])))
    # The option is named only when nothing nearer is: the line number says which one it is.
    yield from found[1:] if len(found) > 1 and found[0][0] == "options" else found
