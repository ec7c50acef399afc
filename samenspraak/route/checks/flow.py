"""A track as a graph: its moves from step to step, with what each needs to be met and what it undoes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from samenspraak.route.checks.changes import Changes, Opener, done_by
from samenspraak.route.checks.tokens import Tokens, union
from samenspraak.route.checks.walk import during
from samenspraak.route.model import Route
from samenspraak.route.options import Changed, Option
from samenspraak.route.steps import Action, Gate, Step

type Kind = Literal["own", "request", "once", "always", "changed", "reopen"]
SURE: frozenset[Kind] = frozenset({"own", "request"})
"""Moves that people can make from the step itself whenever its conditions are met."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way out of a step. `assigns` and `releases` are roles that someone takes or leaves on the way."""

    to: str
    kind: Kind
    needs: int = 0
    gives: int = 0
    undoes: int = 0
    assigns: str = ""
    releases: str = ""


class Flow:
    """The moves of one track, and what can change at each step."""

    def __init__(self, route: Route, option: Option) -> None:
        self.route, self.option = route, option
        self.tokens = Tokens(option)
        self.changes = Changes(route, option, self.tokens)

    @cached_property
    def openers(self) -> dict[str, tuple[Opener, ...]]:
        """Step -> what people can meet there."""
        return {name: self.changes.openers(step, name) for name, step in self._open()}

    @cached_property
    def undone(self) -> dict[str, int]:
        """Step -> what people can undo there."""
        return {name: self.changes.undone_at(step, name) for name, step in self._open()}

    @cached_property
    def moves(self) -> dict[str, tuple[Move, ...]]:
        """Step -> its ways out, the reopening of a final step too."""
        return {name: tuple(self._moves(name, step)) for name, step in self.option.steps.items()}

    def _open(self) -> Iterator[tuple[str, Step]]:
        return ((name, step) for name, step in self.option.steps.items() if not step.is_final)

    def _moves(self, name: str, step: Step) -> Iterator[Move]:
        if step.is_final:
            if step.reopen:
                yield self._move(Move(step.reopen.to, "reopen"))
            return
        yield from self._acts(step.actions.values(), "own")
        yield from (one for gate in step.leaves_when for one in self._gate(gate, step))
        yield from self._answers(name)
        yield from self._acts(self.option.always.values(), "always")
        for changed in self.changes.whens:
            if changed.to:
                undoes, role = self.changes.undone_by(changed), self._replaced(changed)
                yield self._move(Move(changed.to, "changed", undoes=undoes, assigns=role))

    def _replaced(self, changed: Changed) -> str:
        """The role in which somebody followed another when this rule is called for: so there is somebody."""
        return next((role for role, one in self.option.when.replaced.items() if one is changed), "")

    def _move(self, move: Move) -> Move:
        """The same, with what entering its step asks again."""
        again = (bit for _, one, bit in self.tokens.of_kind("everyone_declares") if move.to in one.asked_again_at)
        undoes = move.undoes | union(again)
        return Move(move.to, move.kind, move.needs, move.gives, undoes, move.assigns, move.releases)

    def _acts(self, actions: Iterable[Action], kind: Kind) -> Iterator[Move]:
        for one in actions:
            if one.to:
                needs, gives, undoes = (
                    self.tokens.required(one),
                    self.changes.gives(one),
                    self.changes.undone_by(one),
                )
                yield self._move(Move(one.to, kind, needs, gives, undoes, one.assigns or "", one.releases or ""))

    def _answers(self, step: str) -> Iterator[Move]:
        for request in self.option.requests.values():
            for one in (request.yes, request.no):
                if one.to and step in during(self.option, request):
                    kind: Kind = "once" if request.once else "request"
                    undoes = self.changes.undone_by(one)
                    yield self._move(Move(one.to, kind, undoes=undoes, releases=one.releases or ""))

    def _gate(self, gate: Gate, step: Step) -> Iterator[Move]:
        needs = self.needs_of_gate(gate, step)
        if needs is not None:
            yield self._move(Move(gate.to, "own", needs, assigns=gate.chosen or ""))

    def needs_of_gate(self, gate: Gate, step: Step) -> int | None:
        """What must be met before a gate opens; None when nobody can open it."""
        acts, always = list(step.actions.values()), list(self.option.always.values())
        if gate.all_done:
            return self._done([one for one in acts if one.finishes], gate)
        if gate.all_joined:
            joining = [one for one in (*acts, *always) if one.joins]
            return done_by(self.route, self.tokens, joining, gate.all_joined) if joining else None
        if gate.all_contacted:
            return self._any([one for one in acts if one.contacts])
        if gate.chosen:
            return self._any([one for one in acts if gate.chosen in (one.chooses, one.assigns)])
        signed = self.tokens.bit("consent", gate.all_signed) if gate.all_signed else 0
        return signed | self.tokens.conditions(gate.met)

    def _done(self, acts: list[Action], gate: Gate) -> int | None:
        return done_by(self.route, self.tokens, acts, gate.all_done) if acts else None

    def _any(self, acts: list[Action]) -> int | None:
        return min((self.tokens.required(one) for one in acts), key=int.bit_count, default=None)

    def met_at(self, step: str, mask: int, *, surely: bool) -> int:
        """All that can be met at a step from here; `surely` leaves out what may be refused for good."""
        before = -1
        while before != mask:
            before = mask
            mask |= union(
                one.gives for one in self.openers.get(step, ()) if one.needs & ~mask == 0 and (one.sure or not surely)
            )
        return mask
