"""A route as a plain graph: boxes and arrows, apart from whatever draws them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samenspraak.route.atoms import Selector, Term, Text
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Gate, Step

Kind = Literal["action", "gate", "request", "always", "clock"]

EVERY_STEP = ""
"""The start of an edge that can be taken at every step that is not final."""

_GATES = ("all_done", "all_signed", "all_joined", "all_contacted", "chosen", "met")


@dataclass(frozen=True, slots=True)
class Node:
    """A step, or an end when `final` names the outcome. `number` counts in the order of walking, from 1."""

    option: str
    step: str
    number: int
    title: Text
    says: Text
    who: tuple[Selector, ...]
    terms: tuple[Term, ...]
    final: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one step to another of the same option, or from EVERY_STEP.

    A gate has no text of its own; `gate` says which kind it is. A request that changes nothing has no `end`.
    """

    option: str
    start: str
    end: str | None
    label: Text
    kind: Kind
    gate: str = ""
    who: tuple[Selector, ...] = ()
    after: Term | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """The tracks that are drawn, in the order of walking, and the other options beside them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    beside: tuple[str, ...]

    def steps(self, option: str) -> tuple[Node, ...]:
        """The steps of a track that are not final, in the order of walking."""
        return tuple(node for node in self.nodes if node.option == option and not node.final)

    def ends(self, option: str) -> tuple[Node, ...]:
        """The final steps of a track."""
        return tuple(node for node in self.nodes if node.option == option and node.final)

    def out(self, option: str, step: str) -> tuple[Edge, ...]:
        """The ways out of a step; for EVERY_STEP those that are always open."""
        return tuple(edge for edge in self.edges if edge.option == option and edge.start == step)

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the tracks in the graph."""
        return tuple(dict.fromkeys(node.option for node in self.nodes))


def graph(route: Route, option: str | None = None) -> Graph:
    """The graph of one option, or of every option that is walked. Raises KeyError for an unknown option."""
    drawn = {option: route.options[option]} if option else route.tracks
    edges = tuple(edge for name, one in drawn.items() for edge in _edges(name, one))
    nodes = tuple(node for name, one in drawn.items() for node in _nodes(name, one, edges))
    return Graph(nodes, edges, tuple(name for name in route.options if name not in drawn))


def _nodes(name: str, option: Option, edges: tuple[Edge, ...]) -> Iterator[Node]:
    for number, step_name in enumerate(_walking_order(name, option, edges) if option.steps else (), 1):
        step = option.steps[step_name]
        yield Node(name, step_name, number, step.title, step.says, step.waits_for, tuple(_terms(step)), step.final)


def _terms(step: Step) -> Iterator[Term]:
    if step.term:
        yield step.term
    elif step.meetings and step.meetings.first_within:
        yield step.meetings.first_within


def _edges(name: str, option: Option) -> Iterator[Edge]:
    for step_name, step in option.steps.items():
        yield from _edges_of_step(name, step_name, step)
    for request in option.requests.values():
        for start in request.during or (EVERY_STEP,):
            yield Edge(name, start, request.yes.to, request.text, "request", who=request.answered_by)
    for action in option.always.values():
        if action.to:
            yield Edge(name, EVERY_STEP, action.to, action.text, "always", who=action.by)


def _edges_of_step(name: str, step_name: str, step: Step) -> Iterator[Edge]:
    for gate in step.leaves_when:
        yield Edge(name, step_name, gate.to, {}, "gate", gate=_kind_of(gate))
    clock = {late.do: late.after for late in step.late if late.do}
    for action_name, action in step.actions.items():
        if action.to and any(one.name != "clock" for one in action.by):
            yield Edge(name, step_name, action.to, action.text, "action", who=action.by)
        if action.to and action_name in clock:
            yield Edge(name, step_name, action.to, action.text, "clock", after=clock[action_name])
    if step.reopen:
        yield Edge(name, step_name, step.reopen.to, step.reopen.text, "action", who=step.reopen.by)


def _kind_of(gate: Gate) -> str:
    return next((kind for kind in _GATES if getattr(gate, kind)), "met")


def _walking_order(name: str, option: Option, edges: tuple[Edge, ...]) -> list[str]:
    """Steps by the longest way from the first one; final steps last, what is not reached before those."""
    written = {step: number for number, step in enumerate(option.steps)}
    follows: dict[str, set[str]] = {step: set() for step in option.steps}
    for edge in edges:
        if edge.option == name and edge.end in written and edge.start in written:
            follows[edge.start].add(edge.end)
    walked = _walk(option.first_step, {step: sorted(ends, key=written.__getitem__) for step, ends in follows.items()})
    place = {step: number for number, step in enumerate(walked)}
    depth = dict.fromkeys(walked, 0)
    for step in walked:
        for end in follows[step]:
            if place[end] > place[step]:  # the other edges lead back
                depth[end] = max(depth[end], depth[step] + 1)
    last = len(written)
    return sorted(written, key=lambda step: (option.steps[step].is_final, depth.get(step, last), written[step]))


def _walk(first: str, follows: dict[str, list[str]]) -> list[str]:
    """Every step that can be reached, each before what follows from it, as far as circles allow."""
    seen, left = {first}, []
    trail = [(first, iter(follows[first]))]
    while trail:
        step, ends = trail[-1]
        end = next((one for one in ends if one not in seen), None)
        if end is None:
            left.append(step)
            trail.pop()
        else:
            seen.add(end)
            trail.append((end, iter(follows[end])))
    return left[::-1]
