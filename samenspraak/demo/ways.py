"""The ways through a route: which step can follow which, how far it is to a goal, and where a goal can be met."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from samenspraak.demo.goals import Goal, only_by_the_clock
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.state import Case, Track
from samenspraak.route.steps import Action
from samenspraak.route.wishes import WISHES


class Ways:
    """The ways through one route, worked out once."""

    def __init__(self, route: Route) -> None:
        """Look at nothing yet."""
        self.route = route
        self.distances = cache(self._distances)
        self.where = cache(self._where)
        self._nexts = cache(self._next_of_option)

    def _next_of_option(self, option: str) -> dict[str, frozenset[str]]:
        rules = self.route.options[option]
        return {step: frozenset(_following(rules, step)) for step in rules.steps}

    def _distances(self, option: str, targets: frozenset[str]) -> dict[str, int]:
        """Step -> how many steps lie before the nearest of the targets; a step from which none is reached is absent."""
        nexts = self._nexts(option)
        found = dict.fromkeys(targets, 0)
        while True:
            more = {
                step: 1 + min(found[one] for one in nexts[step] if one in found)
                for step in nexts
                if step not in found and not nexts[step].isdisjoint(found)
            }
            if not more:
                return found
            found |= more

    def _where(self, goal: Goal) -> frozenset[str]:
        """The steps on which a goal can be met, or is met by being there."""
        rules = self.route.options[goal.option]
        if goal.kind != "deed":
            return frozenset({goal.name})
        if goal.step:
            return frozenset({goal.step})
        if goal.name in WISHES:
            return frozenset(step for step, one in rules.steps.items() if one.is_final)
        return self._where_beside(goal, rules) or frozenset(
            step for step, one in rules.steps.items() if not one.is_final
        )

    def _where_beside(self, goal: Goal, rules: Option) -> frozenset[str]:
        """The steps for a deed that belongs to none of them; nothing when it can be done at any."""
        action = rules.always.get(goal.name)
        request = rules.requests.get(goal.name.partition(":")[0])
        names = self.opening(goal) if request else _corrected(rules, action)
        doing = frozenset(step for step, one in rules.steps.items() if not names.isdisjoint(one.actions))
        return doing or frozenset(request.during if request and not names else ())

    def opening(self, goal: Goal) -> frozenset[str]:
        """The actions that put the request of a goal at once."""
        rules, name = self.route.options[goal.option], goal.name.partition(":")[0]
        return frozenset(key for key, one in rules.actions if one.opens == name)

    def deeds(self, goal: Goal, case: Case) -> frozenset[str]:
        """What can be done now to meet a goal: the deed itself, or what has to come right before it."""
        name, _, answer = goal.name.partition(":")
        rules, track = self.route.options[goal.option], case.tracks.get(goal.option)
        if answer and goal.name in WISHES:
            return frozenset({goal.name if goal.option in case.wishes else name})
        if answer and name in rules.requests:
            is_asked = track is not None and any(one.name == name for one in track.open_requests())
            by_hand = () if only_by_the_clock(rules.requests[name].by) else (name,)
            return frozenset({goal.name}) if is_asked else self.opening(goal) | frozenset(by_hand)
        action = rules.action_at(goal.step, name)
        return frozenset({goal.name, *_first(rules, action, track)})

    def starts(self) -> tuple[str, ...]:
        """The options with which a case can begin."""
        return tuple(name for name, option in self.route.tracks.items() if option.opens_after is None)

    def is_beside(self, goal: Goal) -> bool:
        """Whether a goal can be met at nearly any step, so that a walk may look for it further on."""
        if goal.kind == "end":
            return any(action.to == goal.name for action in self.route.options[goal.option].always.values())
        return goal.kind == "deed" and len(self.where(goal)) > 1


def _corrected(rules: Option, action: Action | None) -> frozenset[str]:
    """The actions whose costs, or whose meeting, an action corrects."""
    if action and action.amends:
        return frozenset(key for key, one in rules.actions if one.records == action.amends)
    return frozenset({action.corrects} if action and action.corrects else ())


def _first(rules: Option, action: Action | None, track: Track | None) -> Iterator[str]:
    """What makes an action possible: what it takes back or corrects, or somebody at the table who has to sign still."""
    reason = action.removes_pause if action else None
    if reason and track and reason not in track.pauses:
        yield from (key for key, one in rules.always.items() if one.adds_pause == reason)
    if action and action.corrects and track and all(one.action != action.corrects for one in track.costs):
        yield action.corrects
    if action and action.amends:
        yield from _corrected(rules, action)
    if action and action.contests in ("corrects", "takes_back"):
        yield from (key for key, one in rules.always.items() if one.contests == "puts")
    if action and action.partly:
        yield from (key for key, one in rules.always.items() if _is_before(one, action.partly))
    if action and action.invites:
        yield from (key for key, one in rules.always.items() if one.stays_out)
    if action and action.consents and track:
        here = rules.steps[track.step].actions
        yield from (key for key, one in (*here.items(), *rules.always.items()) if one.seats)


def _is_before(action: Action, partly: Mapping[str, bool]) -> bool:
    """Whether it makes these facts so, or the contrary of partly so, which comes before saying that they are."""
    so, contrary = dict.fromkeys(partly, True), {fact: not value for fact, value in partly.items()}
    return action.sets == so or (True not in partly.values() and action.partly == contrary)


def _following(rules: Option, step: str) -> Iterator[str]:
    here = rules.steps[step]
    if here.is_final:
        if here.reopen:
            yield here.reopen.to
        return
    yield from _targets((*here.actions.values(), *rules.always.values()))
    yield from (gate.to for gate in here.leaves_when)
    for request in rules.requests.values():
        if step in (request.during or (step,)):
            yield from _targets((request.yes, request.no))


def _targets(rules: Iterable[object]) -> Iterator[str]:
    for one in rules:
        to = getattr(one, "to", None)
        if to:
            yield str(to)
