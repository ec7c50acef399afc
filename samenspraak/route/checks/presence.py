"""Whoever is needed is there: roles that a case can do without, and roles that are chosen from a pool."""

from collections.abc import Iterator

from samenspraak.route.atoms import Who
from samenspraak.route.checks.flow import Flow
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import always, during, open_steps, place, requests
from samenspraak.route.checks.who import apart, comes_later, is_clock, listed, may_be_absent, reach, roles
from samenspraak.route.model import Option, Route
from samenspraak.route.steps import Step

type Present = dict[str, frozenset[str]]

ASSIGN = "Assign someone on every way before it ('assigns' or 'chooses'), or name another role beside it."
BESIDE = "Name a role beside it that every case has, or make the role not optional."


@rule("waits_for_present")
def who_is_waited_for_is_there(route: Route, at: At) -> Iterator[Flaw]:
    """A step does not wait only for people whom a case can do without, nor for someone not chosen yet."""
    for name, option in route.tracks.items():
        present = presence(route, Flow(route, option))
        for step in open_steps(name, option):
            mark = at(*step.path, "waits_for")
            who = step.part.waits_for
            if who and not there(route, who, present[step.name]):
                names = listed(roles(route, who))
                reason = f"Step '{step.name}' waits only for {names}, and nobody of them need be there."
                yield Flaw(mark, reason, ASSIGN if _any_later(route, who) else BESIDE)
                continue
            for one in apart(route, who):
                if _left_empty(route, reach(route, one), present[step.name]):
                    reason = f"Step '{step.name}' waits for '{one}', who need not be chosen by then."
                    yield Flaw(mark, reason, ASSIGN)


def _left_empty(route: Route, able: frozenset[str], present: frozenset[str]) -> bool:
    """Whether only someone who need not be chosen can fill a place, and is waited for all the same."""
    chosen = all(comes_later(route, role) and not route.people[role].optional for role in able)
    return bool(able) and chosen and able.isdisjoint(present)


@rule("by_present")
def who_acts_is_there(route: Route, at: At) -> Iterator[Flaw]:
    """No action is left to someone from a pool before that person is chosen."""
    for name, option in route.tracks.items():
        present = presence(route, Flow(route, option))
        for step in open_steps(name, option):
            for action, one in step.part.actions.items():
                if _not_yet(route, one.by, present[step.name] | _assigned_here(step.part)):
                    names = listed(roles(route, one.by))
                    reason = f"Action '{action}' of step '{step.name}' is by {names}, not chosen by then."
                    yield Flaw(at(*step.path, "actions", action, "by"), reason, ASSIGN)
        beside = [(one.path, one.part.by) for one in always(name, option)]
        beside += [(one.path, one.part.by) for one in requests(name, option)]
        for path, by in beside:
            if all(_not_yet(route, by, present[step]) for step in _open(option)):
                names = listed(roles(route, by))
                reason = f"{sentence(place(path))} is by {names}, who is never sure to be chosen."
                yield Flaw(at(*path, "by"), reason, ASSIGN)


@rule("answers_present")
def who_answers_is_there(route: Route, at: At) -> Iterator[Flaw]:
    """At each step where a request can be asked, someone who answers it is sure to be there."""
    for name, option in route.tracks.items():
        present = presence(route, Flow(route, option))
        for request in requests(name, option):
            who = request.part.answered_by
            alone = [
                step for step in during(option, request.part) if not there(route, who, present.get(step, frozenset()))
            ]
            if alone and roles(route, who):
                reason = f"Request '{request.name}' can be asked at {listed(alone)}, where nobody need be there."
                mend = ASSIGN if _any_later(route, who) else BESIDE
                yield Flaw(at(*request.path, "answered_by"), reason, mend)


def there(route: Route, who: Who, present: frozenset[str]) -> bool:
    """Whether somebody of these is sure to be in the case."""
    return any(role in present or not may_be_absent(route, role) for role in roles(route, who))


def presence(route: Route, flow: Flow) -> Present:
    """Step -> the roles from a pool that are chosen on every way to it."""
    pool = frozenset(role for role in route.people if comes_later(route, role))
    present = dict.fromkeys(flow.option.steps, pool)
    present[flow.option.first_step] = frozenset()
    changed = True
    while changed:
        changed = False
        for name, step in flow.option.steps.items():
            for move in flow.moves[name]:
                left = (present[name] | _assigned_here(step) | {move.assigns}) - {move.releases}
                if not present[move.to] <= left:
                    present[move.to] &= left
                    changed = True
    return present


def _assigned_here(step: Step) -> frozenset[str]:
    return frozenset(one.assigns for one in step.actions.values() if one.assigns and not one.to)


def _not_yet(route: Route, by: Who, present: frozenset[str]) -> bool:
    able = roles(route, by)
    later = bool(able) and all(comes_later(route, role) for role in able) and able.isdisjoint(present)
    return later and not any(is_clock(one) for one in by)


def _any_later(route: Route, who: Who) -> bool:
    return any(comes_later(route, role) for role in roles(route, who))


def _open(option: Option) -> list[str]:
    return [name for name, step in option.steps.items() if not step.is_final]
