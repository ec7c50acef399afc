"""Whoever is needed is there: roles that a case can do without, and roles that are chosen from a pool."""

from collections.abc import Iterator

from samenspraak.route.atoms import Who
from samenspraak.route.checks.flow import Flow
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import always, during, open_steps, place, requests
from samenspraak.route.checks.who import apart, comes_later, is_clock, listed, may_be_absent, reach, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Step

type Present = dict[str, frozenset[str]]

FIRST, LAST = 4, 2
"""How many steps of a way are named, from its beginning and before its end."""

ASSIGN = "Assign someone on every way before it ('assigns' or 'chooses'), or name another role beside it."
BESIDE = "Name a role beside it that every case has, or make the role not optional."


@rule("waits_for_present")
def who_is_waited_for_is_there(route: Route, at: At) -> Iterator[Flaw]:
    """A step does not wait only for people whom a case can do without, nor for someone not chosen yet."""
    for name, option in route.tracks.items():
        flow = Flow(route, option)
        present = presence(route, flow)
        for step in open_steps(name, option):
            for able, said in _absent(route, step.part, present[step.name]).items():
                later = sorted(role for role in able if comes_later(route, role))
                way = _way(flow, later[0], step.name) if later else ""
                reason = f"Step '{step.name}' waits {said}{way}."
                yield Flaw(at(*step.path, "waits_for"), reason, ASSIGN if later else BESIDE)


def _absent(route: Route, step: Step, present: frozenset[str]) -> dict[frozenset[str], str]:
    """The roles that a step waits for and who need not be there, with what is to be said of them."""
    who = step.waits_for
    if who and not there(route, who, present):
        able = roles(route, who)
        return {able: f"only for {listed(able)}, and nobody of them need be there"}
    return {
        reach(route, one): f"for '{one}', who need not be chosen by then"
        for one in apart(route, who)
        if _left_empty(route, reach(route, one), present)
    }


def _left_empty(route: Route, able: frozenset[str], present: frozenset[str]) -> bool:
    """Whether only someone who need not be chosen can fill a place, and is waited for all the same."""
    chosen = all(comes_later(route, role) and not route.people[role].optional for role in able)
    return bool(able) and chosen and able.isdisjoint(present)


@rule("by_present")
def who_acts_is_there(route: Route, at: At) -> Iterator[Flaw]:
    """No action is left to someone from a pool before that person is chosen."""
    for name, option in route.tracks.items():
        flow = Flow(route, option)
        present = presence(route, flow)
        for step in open_steps(name, option):
            for able, acts in _too_early(route, step.part, present[step.name]).items():
                these = f"Action '{acts[0]}'" if len(acts) == 1 else f"Actions {listed(acts)}"
                are = "is" if len(acts) == 1 else "are"
                way = _way(flow, min(able), step.name)
                reason = f"{these} of step '{step.name}' {are} by {listed(able)}, who need not be chosen by then{way}."
                yield Flaw(at(*step.path, "actions", acts[0], "by"), reason, ASSIGN)
        beside = [(one.path, one.part.by) for one in always(name, option)]
        beside += [(one.path, one.part.by) for one in requests(name, option)]
        for path, by in beside:
            if all(_not_yet(route, by, present[step]) for step in _open(option)):
                names = listed(roles(route, by))
                reason = f"{sentence(place(path))} is by {names}, who is never sure to be chosen."
                yield Flaw(at(*path, "by"), reason, ASSIGN)


def _too_early(route: Route, step: Step, present: frozenset[str]) -> dict[frozenset[str], list[str]]:
    """The roles that need not be chosen by then -> their actions, unless the step waits for them (said there)."""
    waited = frozenset[str]().union(*_absent(route, step, present))
    found: dict[frozenset[str], list[str]] = {}
    for action, one in step.actions.items():
        able = roles(route, one.by)
        if _not_yet(route, one.by, present | _assigned_here(step)) and not able <= waited:
            found.setdefault(able, []).append(action)
    return found


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


def _way(flow: Flow, role: str, step: str) -> str:
    """The shortest way to a step on which nobody takes a role, in words: its first steps and its last ones."""
    way = way_without(flow, role, step)
    if way == [flow.option.first_step]:
        return ": the track begins there"
    some = [*way[:FIRST], "…", *way[-LAST:]] if len(way) > FIRST + LAST + 1 else way
    return f": nobody is on the way {' → '.join(some)}"


def way_without(flow: Flow, role: str, step: str) -> list[str]:
    """The steps of the shortest way to a step on which nobody has this role; empty when somebody always has."""
    start = (flow.option.first_step, False)
    before: dict[tuple[str, bool], tuple[str, bool] | None] = {start: None}
    for here in (waiting := [start]):
        name, taken = here
        for move in flow.moves[name]:
            takes = taken or role in (*_assigned_here(flow.option.steps[name]), move.assigns)
            there = (move.to, takes and role != move.releases)
            if there not in before:
                before[there] = here
                waiting.append(there)
    back: tuple[str, bool] | None = (step, False)
    way: list[str] = []
    while back in before and back is not None:
        way.insert(0, back[0])
        back = before[back]
    return way


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
