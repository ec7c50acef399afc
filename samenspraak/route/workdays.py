"""Terms: from a day and a length of time to the last day.

The day itself does not count: five working days from a Friday end on the next Friday. A term in days,
weeks, months or years ends on its day of the calendar, also when nobody works then; a month that is too
short ends it on its last day. Public holidays come from the `holidays` package, school holidays from
`school_holidays.toml`; a school year that is not in that file counts as if it had no school holidays.
"""

import tomllib
from bisect import bisect_left, bisect_right
from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays

from samenspraak.route.atoms import Term
from samenspraak.route.model import Calendar

_SATURDAY = 5
_MONTHS_OF = {"months": 1, "years": 12}
_DAYS_OF = {"days": 1, "weeks": 7}


def due(start: date, term: Term, calendar: Calendar) -> date:
    """The last day of a term that begins on `start`. A term of 0 ends on the day itself."""
    return _move(start, term, calendar, 1)


def earlier(day: date, term: Term, calendar: Calendar) -> date:
    """The day that lies this term before `day`, such as the day of a reminder."""
    return _move(day, term, calendar, -1)


def add_days(start: date, count: int, calendar: Calendar) -> date:
    """The working day that lies `count` working days after `start`, or before it when `count` is negative."""
    if count == 0:
        return start
    year = start.year
    days = _working_days(year, calendar.working_days, calendar.school_holidays)
    if count > 0:
        index = bisect_right(days, start.toordinal()) + count - 1
    else:
        index = bisect_left(days, start.toordinal()) + count
    while index >= len(days):
        index -= len(days)
        year += 1
        days = _working_days(year, calendar.working_days, calendar.school_holidays)
    while index < 0:
        year -= 1
        days = _working_days(year, calendar.working_days, calendar.school_holidays)
        index += len(days)
    return date.fromordinal(days[index])


def count_days(start: date, end: date, calendar: Calendar) -> int:
    """How many working days there are after `start`, up to and with `end`; none when `end` comes first."""
    count = 0
    for year in range(start.year, end.year + 1):
        days = _working_days(year, calendar.working_days, calendar.school_holidays)
        count += max(bisect_right(days, end.toordinal()) - bisect_right(days, start.toordinal()), 0)
    return count


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether people work on this day: no weekend, no public holiday, no school holiday where those count."""
    free = day in _public_holidays(day.year, calendar.working_days)
    if calendar.school_holidays and not free:
        free = day in _school_holidays(calendar.school_holidays)
    return not free and day.weekday() < _SATURDAY


def _move(day: date, term: Term, calendar: Calendar, direction: int) -> date:
    count = term.count * direction
    if term.unit == "working days":
        return add_days(day, count, calendar)
    if term.unit in _DAYS_OF:
        return day + timedelta(days=count * _DAYS_OF[term.unit])
    return _add_months(day, count * _MONTHS_OF[term.unit])


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _working_days(year: int, country: str, region: str | None) -> tuple[int, ...]:
    """The working days of a year, in order, as ordinals: a term is then an index and not a walk."""
    free = _public_holidays(year, country) | (_school_holidays(region) if region else frozenset())
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = (date.fromordinal(ordinal) for ordinal in range(first, last + 1))
    return tuple(day.toordinal() for day in days if day.weekday() < _SATURDAY and day not in free)


@cache
def _public_holidays(year: int, country: str) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        raise ValueError(f"the public holidays of '{country}' are not known; write a code such as NL") from None


@cache
def _school_holidays(region: str) -> frozenset[date]:
    periods = tomllib.loads(Path(__file__).with_name("school_holidays.toml").read_text("utf-8"))[region]
    return frozenset(day for year in periods.values() for period in year for day in _days_of(period))


def _days_of(period: str) -> list[date]:
    first, last = (date.fromisoformat(part) for part in period.split("/"))
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
