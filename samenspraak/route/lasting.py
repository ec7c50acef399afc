"""Facts that have been so for some time: what the route lets follow then, once for each day from which they count."""

from collections.abc import Iterator
from datetime import date

from samenspraak.route.changes import FactLasted
from samenspraak.route.decision import CLOCK, Act
from samenspraak.route.model import Lasting, Route
from samenspraak.route.partly import moved
from samenspraak.route.state import Case
from samenspraak.route.who import members
from samenspraak.route.work import Work
from samenspraak.route.workdays import due as day_after

LASTING = "lasting"


def comes_on(route: Route, case: Case, rule: Lasting) -> date | None:
    """The day on which the time of a rule comes; None while its fact is not so, or its days are not counted."""
    since = case.since.get(rule.fact)
    return moved(route, case, rule.fact, day_after(since, rule.after, route.calendar)) if since else None


def reached(route: Route, case: Case, today: date) -> Iterator[tuple[int, Lasting]]:
    """The rules whose time has come for facts that are so now, followed already or not."""
    for number, rule in enumerate(route.lasting):
        day = comes_on(route, case, rule)
        if day and case.facts.get(rule.fact) and day <= today:
            yield number, rule


def lasted(route: Route, case: Case, today: date) -> Iterator[Act]:
    """What the clock does about it, in any track that runs. Of more rules for a fact the last one counts."""
    option = next((name for name, track in case.tracks.items() if track.is_open), None)
    if option is None:
        return
    last = {rule.fact: number for number, rule in reached(route, case, today) if number not in _done(case, rule)}
    for number in last.values():
        yield Act(option, f"late:{LASTING}:{number}", CLOCK)


def days(route: Route, case: Case) -> Iterator[date]:
    """The days on which a rule that was not followed yet has its time."""
    for number, rule in enumerate(route.lasting):
        day = comes_on(route, case, rule)
        if day and number not in _done(case, rule):
            yield day


def follow(work: Work, number: int) -> None:
    """Tell those whom a rule names, in whatever running track they are; shorter times that passed are over with it."""
    rule = work.route.lasting[number]
    passed = [one for one, other in reached(work.route, work.case, work.today) if other.fact == rule.fact]
    new = tuple(one for one in passed if one not in _done(work.case, rule))
    work.change(FactLasted(rule.fact, new))
    running = [track for track in work.case.tracks.values() if track.is_open]
    told = {key for track in running for key in members(work.route, work.case, track, rule.tells)}
    work.tell_people(LASTING, rule.fact, tuple(key for key in work.case.people if key in told))


def _done(case: Case, rule: Lasting) -> tuple[int, ...]:
    return case.lasted.get(rule.fact, ())
