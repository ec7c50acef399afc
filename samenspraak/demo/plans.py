"""What a case is for: a row of goals that its people meet one after the other, and when the last one is met."""

import random
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samenspraak.demo.goals import OPEN, REOPEN, Goal, only_by_the_clock
from samenspraak.demo.ways import Ways
from samenspraak.route.atoms import Term
from samenspraak.route.options import Option
from samenspraak.route.wishes import WISHES
from samenspraak.route.workdays import add_days, due, earlier, is_working_day

GOES_ON = 0.25
"""How many of the cases that showed something beside the way go on to an end."""
ENDS = 0.3
"""How many of the cases that have nothing special to show are ended."""
DUE_IN = (-6, -2, -1, 0, 0, 1, 1, 2, 3, 4, 6, 9)
"""In how many days the term of a running case is over: some are late, some due today."""
ENDED_AGO = (0, 1, 3, 6, 10, 16, 25, 40, 60, 85)
"""How many days ago a case ended."""
A_STEP = (2.0, 4.0)
"""How many days a step takes, from and to."""
NO_TIME = Term(0, "days")


@dataclass(frozen=True)
class Plan:
    """The goals of a case, when it begins, and when the last goal is met."""

    goals: tuple[Goal, ...]
    begins: datetime
    arrives: datetime

    @property
    def starts_with(self) -> str:
        """The option with which the case begins."""
        return self.goals[0].option


class Planner:
    """Makes plans for the cases of one route, reckoned back from `now`."""

    def __init__(self, ways: Ways, now: datetime) -> None:
        """Plan for a route."""
        self.ways, self.route, self.now = ways, ways.route, now

    def plan(self, chance: random.Random, wanted: Goal | None) -> Plan:
        """A plan that shows what is wanted, or else something that is often so."""
        goal = wanted or self._usual(chance)
        goals = (*self._before(goal, chance), goal, *self._after(goal, chance))
        arrives = self._arrives(goals[-1], chance)
        steps = 1 + sum(self._length(one) for one in goals)
        days = steps * chance.uniform(*A_STEP) + sum(self._days_of_waiting(one) for one in goals)
        return Plan(goals, self._at_work(arrives - timedelta(days=days), chance), arrives)

    def _days_of_waiting(self, goal: Goal) -> int:
        """How long it takes, about, until the clock does what nobody else can do."""
        step = self.route.options[goal.option].steps.get(goal.step)
        action = step.actions.get(goal.name) if step else None
        if step is None or action is None or step.term is None or not only_by_the_clock(action.by):
            return 0
        start = timezone.localdate(self.now)
        after = max((late.after for late in step.late if late.do == goal.name and late.after), key=str, default=None)
        last = due(due(start, step.term, self.route.calendar), after or NO_TIME, self.route.calendar)
        return (last - start).days + 3

    def _usual(self, chance: random.Random) -> Goal:
        """A running case on some step, sooner on an early one, as most cases are; or one that has ended."""
        option = chance.choice(list(self.route.tracks))
        steps = self.route.options[option].steps
        if chance.random() < ENDS:
            return self._an_end(option, chance)
        stands = [Goal(option, "stand", name) for name, one in steps.items() if not one.is_final]
        return chance.choices(stands, [1 / self._length(one) for one in stands])[0]

    def _an_end(self, option: str, chance: random.Random) -> Goal:
        steps = self.route.options[option].steps
        return Goal(option, "end", chance.choice([name for name, one in steps.items() if one.is_final]))

    def _before(self, goal: Goal, chance: random.Random) -> tuple[Goal, ...]:
        """The way to where a goal can be met: the option that comes first, or a step somewhere on the way."""
        rules = self.route.options[goal.option]
        way_in = self._way_in(goal.option, rules, chance)
        if goal.name == OPEN:
            return way_in[:-1]
        if goal.name in (*WISHES, REOPEN):
            end = goal.step or chance.choice(sorted(self.ways.where(goal)))
            return (*way_in, Goal(goal.option, "end", end))
        if self.ways.is_beside(goal):
            return (*way_in, self._somewhere(goal, chance))
        return way_in

    def _way_in(self, option: str, rules: Option, chance: random.Random) -> tuple[Goal, ...]:
        after = rules.opens_after
        if after is None:
            return ()
        earlier_rules = self.route.options[after.option]
        before = self._way_in(after.option, earlier_rules, chance)
        return (*before, Goal(after.option, "end", chance.choice(after.ended_in)), Goal(option, "deed", OPEN))

    def _somewhere(self, goal: Goal, chance: random.Random) -> Goal:
        places: Collection[str] = self.ways.where(goal)
        if goal.kind == "end":
            places = [name for name, one in self.route.options[goal.option].steps.items() if not one.is_final]
        return Goal(goal.option, "stand", chance.choice(sorted(places)))

    def _after(self, goal: Goal, chance: random.Random) -> tuple[Goal, ...]:
        if goal.kind == "deed" and chance.random() < GOES_ON and not self._ends(goal):
            return (self._an_end(goal.option, chance),)
        return ()

    def _ends(self, goal: Goal) -> bool:
        """Whether nothing comes after it, since the track ends with it."""
        rules = self.route.options[goal.option]
        action = rules.action_at(goal.step, goal.name)
        return bool(action and action.to and rules.steps[action.to].is_final)

    def _length(self, goal: Goal) -> int:
        """How many steps there are from the beginning of the option."""
        first = self.route.options[goal.option].first_step
        return max(1, self.ways.distances(goal.option, self.ways.where(goal)).get(first, 1))

    def _arrives(self, last: Goal, chance: random.Random) -> datetime:
        today = timezone.localdate(self.now)
        if last.kind == "end":
            day = today - timedelta(days=chance.choice(ENDED_AGO))
        else:
            day = self._entered(last, today, chance)
        return self._at_work(datetime.combine(day, time(12), timezone.get_current_timezone()), chance)

    def _at_work(self, moment: datetime, chance: random.Random) -> datetime:
        """Some moment on the same day or the last working day before it, when people work; never later than now."""
        day = moment.date()
        if not is_working_day(day, self.route.calendar):
            day = add_days(day, -1, self.route.calendar)
        at = datetime.combine(day, time(chance.randint(8, 17), chance.randrange(60)), moment.tzinfo)
        return min(at, self.now - timedelta(minutes=chance.randint(5, 50)))

    def _entered(self, last: Goal, today: date, chance: random.Random) -> date:
        """The day on which a step was entered of which the term is over in some days from today."""
        rules = self.route.options[last.option].steps.get(last.name)
        term = rules and ((rules.meetings and rules.meetings.first_within) or rules.term)
        if not isinstance(term, Term):
            return today - timedelta(days=chance.randint(0, 6))
        return min(today, earlier(today + timedelta(days=chance.choice(DUE_IN)), term, self.route.calendar))
