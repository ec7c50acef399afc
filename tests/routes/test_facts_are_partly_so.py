"""A fact that is only partly so for some days: they are recorded, and counted or not as the route says."""

from datetime import date

from samenspraak.route.clock import first_day
from samenspraak.route.partly import days_of
from samenspraak.route.state import Span
from tests.routes.driver import MONDAY, Walk, proves

LATER = date(2026, 9, 14)


def plan(facts=None) -> Walk:
    facts = {"at_home": True} if facts is None else facts
    return Walk("table", ann="consultant", mother="guardian", tess="teacher", facts=facts)


def days(walk: Walk, on: date) -> int | None:
    return days_of(walk.route, walk.case, "at_home", on)


@proves("Action.partly", "table", "partly: {at_home: true}, ")
@proves(
    "Route.partly", "table", "partly:\n  at_home: {text: {en: The pupil is at school for some hours}, counts: false}\n"
)
@proves("Partly.counts", "table", "counts: false", "counts: true")
def test_partial_days_are_not_counted_when_the_route_says_so():
    walk = plan().until(LATER).does("tess", "some").until(date(2026, 9, 21))
    assert walk.case.partly == {"at_home": (Span(LATER),)}
    assert days(walk, walk.today) == 7
    walk.does("tess", "none").passes(3)
    assert walk.case.partly == {"at_home": (Span(LATER, date(2026, 9, 21)),)}
    assert days(walk, walk.today) == 10


def test_the_clock_tells_so_much_later_and_wakes_then():
    walk = plan().until(LATER).does("tess", "some")
    assert first_day(walk.route, walk.case) != date(2026, 10, 5), "four weeks, had none of them been partial"
    walk.until(date(2026, 9, 21)).does("tess", "none").until(date(2026, 10, 11))
    assert walk.case.lasted == {}
    assert walk.passes(1).told["lasting"] == {"mother", "ann"}


def test_while_it_is_partly_so_nobody_is_told_that_it_lasts():
    walk = plan().until(LATER).does("tess", "some").until(date(2027, 3, 1))
    assert walk.case.lasted == {}


def test_without_a_day_it_is_from_today():
    walk = plan().until(LATER).does("tess", "some").passes(2).does("tess", "none")
    assert walk.case.partly["at_home"] == (Span(LATER, date(2026, 9, 16)),)


def test_over_on_the_day_on_which_it_began_it_was_never_so():
    walk = plan().until(LATER).does("tess", "some").does("tess", "none")
    assert walk.case.partly == {"at_home": ()}
    assert days(walk, LATER) == 7


def test_only_what_is_so_is_partly_so_and_nobody_is_offered_it_otherwise():
    walk = plan({})
    assert walk.offered("tess").keys().isdisjoint({"some", "none"})
    assert walk.refused("tess", "some") == {"not_so_now"}
    walk.does("tess", "home", since=str(MONDAY))
    assert {"some", "none"} & walk.offered("tess").keys() == {"some"}
    assert {"some", "none"} & walk.does("tess", "some").offered("tess").keys() == {"none"}
    assert walk.refused("mother", "none") == {"not_yours"}


def test_what_is_not_so_any_more_has_no_partial_days_and_begins_without():
    walk = plan().until(LATER).does("tess", "some").does("tess", "back")
    assert walk.case.partly == {}
    assert walk.passes(1).does("tess", "home", since=str(walk.today)).case.partly == {}


def test_of_a_fact_with_another_first_day_the_partial_days_from_that_day_on_are_left():
    walk = plan().until(LATER).does("tess", "some").passes(4).does("tess", "none").passes(4).does("tess", "some")
    walk.does("tess", "home", since="2026-09-16")
    assert walk.case.partly["at_home"] == (Span(date(2026, 9, 16), date(2026, 9, 18)), Span(date(2026, 9, 22)))
    walk.does("tess", "home", since="2026-09-20")
    assert walk.case.partly["at_home"] == (Span(date(2026, 9, 22)),)
