"""What can change at a step: which conditions people can meet there, and which they can undo."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samenspraak.route.atoms import Who
from samenspraak.route.checks.tokens import Tokens, union
from samenspraak.route.checks.walk import during
from samenspraak.route.checks.who import fills, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Changed, Option
from samenspraak.route.steps import Action, Ask, Does, Request, Step


@dataclass(frozen=True, slots=True)
class Opener:
    """What people can do: once `needs` is met, it can meet `gives`. `sure`: it can be done again."""

    needs: int
    gives: int
    sure: bool = True


def by_roles(route: Route, actions: Iterable[Action]) -> frozenset[str]:
    """The roles that can take one of these actions."""
    return frozenset[str]().union(*(roles(route, one.by) for one in actions))


def done_by(route: Route, tokens: Tokens, actions: Iterable[Action], who: Who) -> int | None:
    """What must be met before all these people can take one of these actions; None when somebody cannot."""
    able = list(actions)
    free = [one for one in able if not one.requires]
    if fills(route, by_roles(route, free), who):
        return 0 if able else None
    return union(map(tokens.required, able)) if fills(route, by_roles(route, able), who) else None


class Changes:
    """What can change at the steps of one track."""

    def __init__(self, route: Route, option: Option, tokens: Tokens) -> None:
        self.route, self.option, self.tokens = route, option, tokens
        self.whens = tuple(_whens(option))
        self.beside = {one.asks_beside for one in self.whens if one.asks_beside}

    def openers(self, step: Step, name: str) -> tuple[Opener, ...]:
        """What people can meet at a step without leaving it."""
        here = [one for one in (*step.actions.values(), *self.option.always.values()) if one.to is None]
        return (*self._by_actions(here, step), *self._by_requests(name), *self._given_here(here))

    def gives(self, action: Action) -> int:
        """What an action meets by itself, for an action that leaves the step at once."""
        return union(one.gives for one in (*self._by_actions([action], None), *self._given_here([action])))

    def _by_actions(self, here: list[Action], step: Step | None) -> Iterator[Opener]:
        for name, one, bit in self.tokens.of_kind("everyone_declares"):
            yield from self._together([act for act in here if name in act.declares], one.who, bit)
        for consent, signing in self.option.consents.items():
            acts = [act for act in here if act.consents == consent]
            yield from self._together(acts, signing.signers, self.tokens.bit("consent", consent))
        for name, one, bit in self.tokens.of_kind("judged"):
            able = roles(self.route, one.by)
            fit = (act for act in here if name in act.judges and not able.isdisjoint(roles(self.route, act.by)))
            yield from (Opener(self.tokens.required(act), bit) for act in fit)
        for _, one, bit in self.tokens.of_kind("meeting_held"):
            fit = (act for act in here if _records(act, step, one.kind))
            yield from (Opener(self.tokens.required(act), bit) for act in fit)

    def _together(self, acts: list[Action], who: Who, bit: int) -> Iterator[Opener]:
        needs = done_by(self.route, self.tokens, acts, who) if acts else None
        if needs is not None:
            yield Opener(needs, bit)

    def _given_here(self, here: list[Action]) -> Iterator[Opener]:
        for act in here:
            asked = self._granted(act.opens) if act.opens else 0
            yield Opener(self.tokens.required(act), asked | self._facts(act, so=True))

    def _by_requests(self, step: str) -> Iterator[Opener]:
        for name, request in self.option.requests.items():
            if step in during(self.option, request):
                given = self._granted(name) | union(self._facts(one, so=True) for one in beside(request))
                yield Opener(0, given, sure=request.once is None)

    def _granted(self, request: str) -> int:
        return union(bit for _, one, bit in self.tokens.of_kind("granted") if one.request == request)

    def _facts(self, does: Does, *, so: bool) -> int:
        return union(self.tokens.bit("fact", fact) for fact, value in does.sets.items() if value is so)

    def undone_by(self, does: Does) -> int:
        """What no longer counts after this."""
        meetings = 0 if does.keeps_meetings else union(bit for _, _, bit in self.tokens.of_kind("meeting_held"))
        voided = union(self.tokens.bit("consent", consent) for consent in does.voids)
        return voided | meetings | self._facts(does, so=False)

    def undone_at(self, step: Step, name: str) -> int:
        """What people can undo at a step, by saying otherwise, by changing a text, or by coming in."""
        here = [*step.actions.values(), *self.option.always.values()]
        asked = [
            one
            for request in self.option.requests.values()
            if name in during(self.option, request)
            for one in beside(request)
        ]
        changed = union(self.undone_by(one) for one in (*here, *asked, *self.whens) if one.to is None)
        said = {condition for one in here for condition in (*one.declares, *one.judges)}
        covered = (consent for consent, one in self.option.consents.items() if name in one.covers)
        again = (
            bit
            for _, one, bit in self.tokens.of_kind("everyone_declares")
            if _asks_again(one.asked_again_at, here, step)
        )
        texts = union(self.tokens.bit("consent", consent) for consent in covered)
        return changed | self.tokens.conditions(said) | texts | union(again) | self._by_newcomers(here)

    def _by_newcomers(self, here: list[Action]) -> int:
        """Who comes in has said and signed nothing yet. A consent asked beside the step holds nobody up."""
        if not any(one.joins or one.changes_custody or one.hands_over for one in here):
            return 0
        declared = union(bit for _, _, bit in self.tokens.of_kind("everyone_declares"))
        rest = (name for name in self.option.consents if name not in self.beside)
        return declared | union(self.tokens.bit("consent", name) for name in rest)


def beside(request: Request) -> tuple[Does, ...]:
    """What an answer to a request does without leaving the step."""
    return tuple(one for one in (request.yes, request.no) if one.to is None)


def _whens(option: Option) -> Iterator[Changed]:
    when = option.when
    yield from (one for one in (when.custody_gained, when.custody_lost) if one)
    yield from (*when.came_of_age.values(), *when.replaced.values())


def _records(action: Action, step: Step | None, kind: str | None) -> bool:
    """Whether an action records such a meeting, itself or by the questions that it asks."""
    asks = [*action.asks.values(), *(_own_questions(step) if step and action.finishes else ())]
    return action.records == kind or any(one.type == "meeting" and one.kind == kind for one in asks)


def _own_questions(step: Step) -> Iterator[Ask]:
    yield from step.together.values()
    for part in step.parts.values():
        yield from part.values()


def _asks_again(kinds: tuple[str, ...], here: list[Action], step: Step) -> bool:
    return any(_records(action, step, kind) for kind in kinds for action in here)
