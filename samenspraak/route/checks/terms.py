"""How long a track takes when everything goes straight on and every term is used up."""

from dataclasses import dataclass

from samenspraak.route.atoms import Term
from samenspraak.route.checks.flow import Flow
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Step

DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms of some steps, one after the other. Working days and calendar days stay two figures."""

    working_days: int = 0
    calendar_days: int = 0
    steps: tuple[str, ...] = ()

    @property
    def length(self) -> float:
        """About how many calendar days it is, to compare ways with."""
        return self.working_days * 7 / 5 + self.calendar_days

    def __str__(self) -> str:
        return f"{self.working_days} working days and {self.calendar_days} calendar days"


def sum_of_terms(route: Route, option: str) -> Sum:
    """The terms along the longest straight way of a track.

    It runs from the first step, and never back to one written earlier. A step with meetings
    counts as many as the guideline says. Months count for 30 days, years for 365.
    """
    track = route.options[option]
    if not track.is_track:
        return Sum()
    flow = Flow(route, track)
    order = {name: number for number, name in enumerate(track.steps)}
    longest: dict[str, Sum] = {}
    for name in reversed(order):
        step = track.steps[name]
        ways = (one.to for one in flow.moves[name] if one.kind == "own" and order[one.to] > order[name])
        after = max((longest[to] for to in ways), key=lambda one: one.length, default=Sum())
        longest[name] = after if step.is_final else _with(name, step, after)
    return longest[track.first_step]


def _with(name: str, step: Step, after: Sum) -> Sum:
    working, calendar = after.working_days, after.calendar_days
    for term in _terms(step):
        if term.unit == "working days":
            working += term.count
        else:
            calendar += term.count * DAYS[term.unit]
    return Sum(working, calendar, (name, *after.steps))


def _terms(step: Step) -> list[Term]:
    meetings = step.meetings
    if meetings is None or not (meetings.first_within or meetings.next_within):
        return [step.term] if step.term else []
    # Without a guideline there is no number to expect: one meeting is the least.
    between = [meetings.next_within or step.term] * ((meetings.guideline or 1) - 1)
    found = [meetings.first_within or step.term, *between, meetings.report_within]
    return [term for term in found if term]


def line(route: Route, name: str, option: Option) -> str:
    """One line about a track for the command line."""
    aim = f"the aim is {_aim(option.aim)}" if option.aim else "no aim is set"
    return f"{name}: Terms along the longest straight way: {sum_of_terms(route, name)}; {aim}"


def _aim(aim: Term) -> str:
    return str(aim)
