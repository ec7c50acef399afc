"""A gate opens by one thing, and people can do that thing."""

from collections.abc import Iterator

from samenspraak.route.atoms import Who
from samenspraak.route.checks.changes import by_roles
from samenspraak.route.checks.flow import Flow
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import open_steps
from samenspraak.route.checks.who import fills
from samenspraak.route.model import Route
from samenspraak.route.steps import Action, Gate, Step

OPENS_BY = {
    "all_done": "an action with 'finishes: true' by everyone of them",
    "all_signed": "an action that 'consents' to it, by all its signers, here or earlier",
    "all_joined": "an action with 'joins: true' by everyone of them, here or under 'always'",
    "all_contacted": "an action with 'contacts: true' at this step",
    "chosen": "an action that 'chooses' this role at this step",
}


@rule("gates")
def gates_can_open(route: Route, at: At) -> Iterator[Flaw]:
    """Every gate has one thing that opens it, and the actions for it are there, by the people for it."""
    for name, option in route.tracks.items():
        flow = Flow(route, option)
        for step in open_steps(name, option):
            for number, gate in enumerate(step.part.leaves_when):
                words = [word for word in (*OPENS_BY, "met") if getattr(gate, word)]
                mark = at(*step.path, "leaves_when", number)
                if len(words) != 1:
                    reason = f"A gate of step '{step.name}' must open by one thing, and has {len(words)}."
                    yield Flaw(
                        mark,
                        reason,
                        f"Write one of {', '.join(OPENS_BY)} or met; for more, write more gates.",
                    )
                elif not _opens(flow, gate, words[0], step.part, step.name):
                    reason = f"The gate '{words[0]}' of step '{step.name}' can never open."
                    yield Flaw(mark, reason, f"It needs {OPENS_BY[words[0]]}.")


def _opens(flow: Flow, gate: Gate, word: str, step: Step, name: str) -> bool:
    if word == "all_signed":
        signing = [act for act in _until(flow, name) if act.consents == gate.all_signed]
        return _filled(flow, signing, flow.option.consents[gate.all_signed or ""].signers)
    return flow.needs_of_gate(gate, step) is not None


def _filled(flow: Flow, acts: list[Action], who: Who) -> bool:
    return bool(acts) and fills(flow.route, by_roles(flow.route, acts), who)


def _until(flow: Flow, step: str) -> Iterator[Action]:
    """The actions on the ways to a step, and at it."""
    yield from flow.option.always.values()
    for name in before(flow, step):
        yield from flow.option.steps[name].actions.values()


def before(flow: Flow, step: str) -> frozenset[str]:
    """The steps from which this step can be reached, and this step."""
    found: frozenset[str] = frozenset({step})
    while True:
        more = {name for name, moves in flow.moves.items() if any(one.to in found for one in moves)}
        if more <= found:
            return found
        found |= more
