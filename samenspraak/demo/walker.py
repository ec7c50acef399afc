"""People who walk one case to its goals, each at a moment that is possible, until now."""

import random
from datetime import date, datetime, time, timedelta

from samenspraak.demo.choosing import PATIENCE, Choice, Chooser
from samenspraak.demo.goals import Goal, only_by_the_clock
from samenspraak.demo.moves import Move
from samenspraak.demo.plans import Plan
from samenspraak.demo.stage import Stage
from samenspraak.route.workdays import add_days, is_working_day

MOST = 70
"""How many moves people make for one goal before they leave it."""
LINGERS = 4
"""How many moves are made at most at a step where a case is to stand."""
PLANS_AHEAD = timedelta(days=9)
HOURS = (0.5, 14.0)
"""How long people wait before the next one does something."""
OPENS, CLOSES, MEETS = time(8), time(21, 30), time(17)
"""Between the first two people do something; a meeting is over at the third."""


class Walker:
    """Walks one case. `limit` is now: nobody acts later."""

    def __init__(self, stage: Stage, plan: Plan, chance: random.Random, chooser: Chooser, limit: datetime) -> None:
        """Stand at the beginning."""
        self.stage, self.plan, self.chance, self.chooser, self.limit = stage, plan, chance, chooser, limit

    def walk(self) -> None:
        """Meet the goals one after the other, as far as that can be done, and be there now."""
        self._rest()
        for goal in self.plan.goals:
            if not self._pursue(goal, is_last=goal is self.plan.goals[-1]):
                break
        else:
            self._linger(self.plan.goals[-1])
        self.stage.wait(self.limit)

    def _pursue(self, goal: Goal, *, is_last: bool) -> bool:
        for _ in range(MOST):
            if self._is_met(goal):
                return True
            found = None if self._waits_for_the_clock(goal) else self.chooser.choose(goal, self._ahead())
            if found is None:
                if not self._sleep():
                    return False
            elif not (self._is_later(found.move) or self._is_free(found.move) or self._arrives(goal, found, is_last)):
                self._do(found)
        return self._is_met(goal)

    def _is_met(self, goal: Goal) -> bool:
        track = self.stage.track(goal.option)
        if goal.kind == "deed":
            return goal in self.stage.shown
        return track is not None and track.step == goal.name

    def _waits_for_the_clock(self, goal: Goal) -> bool:
        """Whether the goal is a deed of the clock alone, and the track stands where it is done."""
        action = self.stage.route.options[goal.option].action_at(goal.step, goal.name) if goal.step else None
        track = self.stage.track(goal.option)
        return bool(action and track and track.step == goal.step and only_by_the_clock(action.by))

    def _do(self, found: Choice) -> None:
        self.chooser.note(found.move)
        self.stage.does(found.move, found.answers)
        self._rest()

    def _linger(self, goal: Goal) -> None:
        """At a step some already do what is waited for, so that others are waited for."""
        for _ in range(self.chance.randint(0, LINGERS) if goal.kind == "stand" else 0):
            found = self.chooser.choose(goal, self._ahead())
            if found is None or found.outcome.step_after != goal.name or self._is_later(found.move):
                return
            self._do(found)

    # Time

    def _until(self) -> datetime:
        """When the last goal is met; once that is so, now."""
        return self.plan.arrives if self.stage.now < self.plan.arrives else self.limit

    def _ahead(self) -> timedelta:
        """How far ahead people plan: not so far that there is no time left for what comes after."""
        left = self.plan.arrives - self.stage.now
        return left / 5 if left > timedelta() else PLANS_AHEAD

    def _at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.stage.now.tzinfo)

    def _rest(self) -> None:
        """Some hours pass, less when there is little time left, and it is never night."""
        until = self._until()
        hours = timedelta(hours=self.chance.uniform(*HOURS))
        moment = self.stage.now + min(hours, (until - self.stage.now) / 4)
        if not OPENS <= moment.time() <= CLOSES:
            moment = self._at(moment.date() + timedelta(days=moment.time() > CLOSES), OPENS)
            moment += timedelta(minutes=self.chance.randint(5, 120))
        self.stage.wait(min(moment, until))

    def _sleep(self) -> bool:
        """Nobody can do anything: wait for the clock, or for somebody who does not react; false when nothing comes."""
        day = self.stage.next_due(self.limit.date())
        if day is None and self.chooser.away - self.chooser.missed():
            day = min(self.stage.today + PATIENCE, self.limit.date())
        if day is None or self.stage.now >= self.limit:
            return False
        self.stage.wait(min(self.limit, self._at(day, OPENS)))
        return True

    def _is_later(self, move: Move) -> bool:
        """Whether a meeting that is recorded was planned for another day; then that day comes first."""
        track, kind = self.stage.track(move.option), getattr(move.rule, "records", None)
        days = [one.on for one in track.meetings if one.kind == kind and not one.held] if track and kind else []
        if not days or days[0] <= self.stage.today:
            return False
        if self._at(days[0], MEETS) > self.limit:
            self.chooser.note(move, MOST)
        else:
            self.stage.wait(self._at(days[0], MEETS))
        return True

    def _is_free(self, move: Move) -> bool:
        """Whether it is work and no working day; then the next working day comes first, if there is time for that."""
        calendar, today = self.stage.route.calendar, self.stage.today
        if self.chooser.is_family(move.key) or is_working_day(today, calendar):
            return False
        monday = self._at(add_days(today, 1, calendar), OPENS) + timedelta(minutes=self.chance.randint(15, 200))
        if monday > self._until():
            return False
        self.stage.wait(monday)
        return True

    def _arrives(self, goal: Goal, found: Choice, is_last: bool) -> bool:  # noqa: FBT001  (which goal of the plan it is)
        """Whether this would meet the last goal before its time; then that time comes first."""
        meets = found.move.goal if goal.kind == "deed" else found.outcome.step_after == goal.name
        if not is_last or not meets or self.stage.now >= self.plan.arrives:
            return False
        self.stage.wait(self.plan.arrives)
        return True
