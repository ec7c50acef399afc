"""A track gets everywhere it should, and never stands still for ever."""

from collections.abc import Iterator

from samenspraak.route.checks.explore import Position, can_end, lacking, positions
from samenspraak.route.checks.flow import SURE, Flow
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import open_steps, steps, track_path
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.problem import Mark


@rule("reachable")
def every_step_is_reached(route: Route, at: At) -> Iterator[Flaw]:
    """Every step can be reached from the first one, and every track has an end."""
    for name, option in route.tracks.items():
        flow = Flow(route, option)
        reached = frozenset(one.step for one in positions(flow))
        for step in steps(name, option):
            if step.name not in reached:
                yield from _unreached(flow, reached, at(*step.path), step.name)
        if not any(step.is_final for step in option.steps.values()):
            yield Flaw(at(*track_path(name)), f"Option '{name}' has no final step.", "Add a step with 'final'.")


def _unreached(flow: Flow, reached: frozenset[str], mark: Mark, step: str) -> Iterator[Flaw]:
    leading = {name for name, moves in flow.moves.items() if any(one.to == step for one in moves)}
    gates = {gate.to for one in flow.option.steps.values() for gate in one.leaves_when}
    if leading & reached:
        reason = f"Step '{step}' is never reached: what the way to it requires can never be met."
        yield Flaw(mark, reason, "Let people meet it on the way, or do not require it there.")
    elif not leading and step not in gates:
        reason = f"Step '{step}' is never reached: no action, gate or answer leads to it."
        yield Flaw(mark, reason, f"Let an action lead to it ('to: {step}'), or remove it.")
    # Else it follows from a step before it, or from a gate that cannot open; those are found by themselves.


@rule("way_out")
def every_step_can_be_left(route: Route, at: At) -> Iterator[Flaw]:
    """Every step that is not final has an action, a gate or an answer that leads on."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            if not _leads_on(option, step.name):
                reason = f"Step '{step.name}' is not final and nothing leads out of it."
                yield Flaw(at(*step.path), reason, "Give it an action with 'to', or a gate under 'leaves_when'.")


def _leads_on(option: Option, step: str) -> bool:
    here = option.steps[step]
    return bool(here.leaves_when) or any(one.to for one in here.actions.values()) or _answer_leads_on(option, step)


def _answer_leads_on(option: Option, step: str) -> bool:
    asked = (one for one in option.requests.values() if step in one.during)
    return any(one.yes.to or one.no.to for one in asked)


@rule("dead_end")
def no_dead_end(route: Route, at: At) -> Iterator[Flaw]:
    """From every step, with whatever people can leave unmet, a final step is reached without `always`."""
    for name, option in route.tracks.items():
        flow = Flow(route, option)
        stuck = {one.step: one for one in reversed(positions(flow)) if _is_stuck(flow, one)}
        for step, one in _first_to_mend(flow, stuck).items():
            path = (*track_path(name), "steps", step)
            yield Flaw(at(*path), _why(flow, one), _mend(flow, one))


def _first_to_mend(flow: Flow, stuck: dict[str, Position]) -> dict[str, Position]:
    """What only leads to a place that is stuck is mended together with that place."""
    lacks = {step: lacking(flow, step, one.least) for step, one in stuck.items()}
    shut = {step: one for step, one in stuck.items() if lacks[step][0]}
    return shut or {step: one for step, one in stuck.items() if lacks[step][1]} or stuck


def _is_stuck(flow: Flow, one: Position) -> bool:
    final = flow.option.steps[one.step].is_final
    known = any(move.kind in SURE for move in flow.moves[one.step])
    return not final and known and not can_end(flow, one.step, one.least)


def _why(flow: Flow, one: Position) -> str:
    missing = flow.tokens.words(lacking(flow, one.step, one.least)[1])
    if missing:
        return f"At step '{one.step}' the track can stand still for ever: nothing can meet {listed(missing)}."
    return f"From step '{one.step}' no final step can be reached, except by an action under 'always'."


def _mend(flow: Flow, one: Position) -> str:
    if flow.tokens.words(lacking(flow, one.step, one.least)[1]):
        return "Let people meet it at this step, or add a way out or back that does not require it."
    return "Let an action or a gate of this step, or of one after it, lead to a final step."
