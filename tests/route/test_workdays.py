"""Terms, counted by hand on a calendar."""

import time
from datetime import date

import pytest

from samenspraak.route.atoms import parse_term
from samenspraak.route.model import Calendar
from samenspraak.route.workdays import add_days, count_days, due, earlier, is_working_day

DUTCH = Calendar(working_days="NL")
MIDDEN = Calendar(working_days="NL", school_holidays="midden")


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "term", "last"),
    [
        ("2026-11-20", "5 working days", "2026-11-27"),  # a Friday
        ("2026-11-21", "1 working day", "2026-11-23"),  # a Saturday
        ("2026-11-22", "10 working days", "2026-12-04"),  # a Sunday
        ("2026-12-24", "1 working day", "2026-12-28"),  # 25 is Christmas on a Friday, 26 and 27 the weekend
        ("2026-12-28", "5 working days", "2027-01-05"),  # 29, 30, 31, then 1 January is free: 4 and 5
        ("2026-04-02", "1 working day", "2026-04-07"),  # Good Friday the 3rd, Easter Monday the 6th
        ("2027-03-25", "2 working days", "2027-03-31"),  # Good Friday the 26th, Easter Monday the 29th
        (
            "2025-04-25",
            "1 working day",
            "2025-04-28",
        ),  # 27 April is a Sunday: King's Day is Saturday the 26th
        ("2026-04-24", "1 working day", "2026-04-28"),  # King's Day on Monday the 27th
        ("2026-05-13", "2 working days", "2026-05-18"),  # Ascension on Thursday the 14th; Friday is worked
        ("2028-02-28", "2 working days", "2028-03-01"),  # the leap day is a Tuesday
    ],
)
def test_working_days_skip_weekends_and_dutch_holidays(start, term, last):
    assert due(day(start), parse_term(term), DUTCH) == day(last)


@pytest.mark.parametrize(
    ("start", "term", "last"),
    [
        ("2027-01-31", "1 month", "2027-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-12-15", "1 month", "2027-01-15"),
        ("2026-11-22", "6 weeks", "2027-01-03"),  # a Sunday stays one
        ("2026-11-22", "30 calendar days", "2026-12-22"),
        ("2028-02-28", "2 days", "2028-03-01"),
    ],
)
def test_calendar_terms_end_on_their_day_and_month_ends_clip(start, term, last):
    assert due(day(start), parse_term(term), DUTCH) == day(last)


@pytest.mark.parametrize("unit", ["days", "working days", "weeks", "months", "years"])
def test_a_term_of_nothing_ends_on_the_day_itself(unit):
    sunday = day("2026-11-22")
    assert due(sunday, parse_term(f"0 {unit}"), DUTCH) == sunday


def test_a_reminder_lies_so_many_working_days_before_the_last_day():
    assert earlier(day("2026-04-08"), parse_term("2 working days"), DUTCH) == day("2026-04-02")
    assert earlier(day("2027-01-04"), parse_term("1 working day"), DUTCH) == day("2026-12-31")
    assert earlier(day("2026-03-31"), parse_term("1 month"), DUTCH) == day("2026-02-28")


def test_days_can_be_added_and_taken_off():
    assert add_days(day("2026-11-20"), 1, DUTCH) == day("2026-11-23")
    assert add_days(day("2026-11-23"), -1, DUTCH) == day("2026-11-20")
    assert add_days(day("2026-11-22"), -1, DUTCH) == day("2026-11-20")
    assert add_days(day("2026-11-22"), 0, DUTCH) == day("2026-11-22")


def test_school_holidays_are_no_working_days_where_the_route_says_so():
    assert is_working_day(day("2026-12-22"), DUTCH)
    assert not is_working_day(day("2026-12-22"), MIDDEN)
    assert due(day("2026-12-18"), parse_term("1 working day"), DUTCH) == day("2026-12-21")
    assert due(day("2026-12-18"), parse_term("1 working day"), MIDDEN) == day("2027-01-04")


def test_regions_have_their_own_school_holidays():
    monday = day("2026-10-12")  # autumn in the north is a week earlier
    free = [region for region in ("noord", "midden", "zuid") if not is_working_day(monday, calendar_of(region))]
    assert free == ["noord"]


def calendar_of(region):
    return Calendar(working_days="NL", school_holidays=region)


def test_a_school_year_that_is_not_known_has_no_school_holidays():
    assert is_working_day(day("2031-12-29"), MIDDEN)
    assert not is_working_day(day("2031-12-26"), MIDDEN)


def test_another_country_has_its_own_holidays():
    assert not is_working_day(day("2027-05-17"), Calendar(working_days="NO"))  # Constitution Day
    with pytest.raises(ValueError, match="'XX' are not known"):
        is_working_day(day("2027-05-17"), Calendar(working_days="XX"))


@pytest.mark.parametrize("calendar", [DUTCH, MIDDEN], ids=["public", "school"])
def test_counting_day_by_day_gives_the_same_as_the_index(calendar):
    for start in range(day("2026-11-01").toordinal(), day("2027-02-01").toordinal()):
        walked, left = date.fromordinal(start), 23
        while left:
            walked = date.fromordinal(walked.toordinal() + 1)
            left -= is_working_day(walked, calendar)
        assert add_days(date.fromordinal(start), 23, calendar) == walked


def test_ten_working_days_take_less_than_ten_microseconds():
    start, term = day("2026-12-20"), parse_term("10 working days")
    due(start, term, MIDDEN)
    began = time.perf_counter()
    for _ in range(1000):
        due(start, term, MIDDEN)
    assert (time.perf_counter() - began) / 1000 < 10e-6


@pytest.mark.parametrize("calendar", [Calendar(), Calendar(school_holidays="midden")], ids=["NL", "midden"])
@pytest.mark.parametrize("start", [date(2026, 4, 3), date(2026, 12, 24), date(2027, 7, 10)], ids=str)
@pytest.mark.parametrize("count", [0, 1, 5, 40, 300])
def test_counting_working_days_gives_back_what_was_added(calendar, start, count):
    assert count_days(start, add_days(start, count, calendar), calendar) == count


def test_before_a_day_no_working_days_come_after_it():
    assert count_days(date(2027, 1, 4), date(2026, 12, 28), Calendar()) == 0
