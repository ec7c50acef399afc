"""Facts that are only partly so for some days, such as a pupil at home who is at school for some hours a week (N5).

How long a fact lasts is counted in days of the calendar. The route says whether the partial days count.
"""

from datetime import date, timedelta

from samenspraak.route.model import Route
from samenspraak.route.question import SINCE, Clean
from samenspraak.route.reasons import Reason, Refusal, refuse
from samenspraak.route.state import Case, Span
from samenspraak.route.steps import Action


def span_of_now(case: Case, fact: str) -> Span | None:
    """The days on which a fact is only partly so, when that is not over."""
    last = next(reversed(case.partly.get(fact, ())), None)
    return last if last and last.until is None else None


def stands_still(route: Route, case: Case, fact: str) -> date | None:
    """The day from which the days of a fact are not counted, for now; None while they are."""
    here = span_of_now(case, fact)
    return here.since if here and _left_out(route, case, fact) else None


def counted_from(route: Route, case: Case, fact: str) -> date | None:
    """The day from which a fact would be so, had there been no partial days that are over: to count its days from."""
    since = case.since.get(fact)
    if since is None:
        return None
    return since + sum((one.until - one.since for one in _left_out(route, case, fact) if one.until), start=timedelta())


def days_of(route: Route, case: Case, fact: str, today: date) -> int | None:
    """For how many days a fact is so, today not counted; None when no day is known."""
    since = counted_from(route, case, fact)
    return ((stands_still(route, case, fact) or today) - since).days if since else None


def moved(route: Route, case: Case, fact: str, due: date) -> date | None:
    """The end of a term about a fact, later by the partial days before it; None while the count stands still."""
    for one in _left_out(route, case, fact):
        if one.since >= due:
            break
        if one.until is None:
            return None
        due += one.until - one.since
    return due


def permit_partly(case: Case, action: Action, name: str) -> Refusal | None:
    """Why nothing can be said of it now: the fact is not so, or it is partly so already, or not."""
    for fact, value in action.partly.items():
        if not case.facts.get(fact) or case.since.get(fact) is None:
            return refuse("not_so_now", name)
        if value == bool(span_of_now(case, fact)):
            return refuse("already_done" if value else "not_so_now", name)
    return None


def unfit_day(case: Case, action: Action, values: Clean, today: date) -> tuple[Reason, ...]:
    """Why the day does not fit: before the fact was so, over partial days that were recorded, or before they began."""
    on = values.get(SINCE, today)
    for fact, value in action.partly.items():
        spans = case.partly.get(fact, ())
        if value and on < case.since[fact]:
            return (Reason("before_it_was_so", fact, field=SINCE),)
        if value and spans and on < (spans[-1].until or date.max):
            return (Reason("over_another", fact, field=SINCE),)
        if not value and on < spans[-1].since:
            return (Reason("before_it_began", fact, field=SINCE),)
    return ()


def _left_out(route: Route, case: Case, fact: str) -> tuple[Span, ...]:
    """The partial days of a fact, where the route does not count them."""
    rule = route.partly.get(fact)
    return case.partly.get(fact, ()) if rule and not rule.counts else ()
