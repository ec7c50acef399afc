"""What the tables say of a pause: terms of steps stand still, and after thirty days it is asked again, and again."""

from datetime import date, timedelta

import pytest

from samenspraak.route import clock
from samenspraak.route.engine import decide
from tests.golden.setting import FIRST_DAY, Plan, reach, walk_to

GUARDIAN, OTHER = "guardian", "other_guardian"
FRIDAY, MONDAY, TUESDAY = date(2026, 1, 16), date(2026, 1, 19), date(2026, 1, 20)


def stand_still(world, since, until):
    """Legal action is reported on a day, and over on another."""
    world.today = since
    world.do("report_legal_action", GUARDIAN)
    world.today = until
    world.do("legal_action_over", GUARDIAN)
    return world


def days_pass(world, days):
    """Let the clock do each day what is due; who was reminded, by day."""
    reminded = {}
    for _ in range(days):
        world.today += timedelta(days=1)
        for act in tuple(clock.overdue(world.route, world.case, world.today)):
            decision = decide(world.route, world.case, act, world.today)
            world.follow(decision)
            told = {key for one in decision.notices if one.kind == "remind" for key in one.to}
            reminded.setdefault((world.today - FIRST_DAY).days, set()).update(told)
    return reminded


@pytest.mark.parametrize(
    ("since", "until", "due"),
    [
        (FRIDAY, MONDAY, TUESDAY),  # of five working days one was left, and one is left
        (FRIDAY, date(2026, 1, 17), MONDAY),  # on a Saturday the next working day is the first
        (FIRST_DAY, date(2026, 2, 2), date(2026, 2, 9)),  # nothing had passed, so all five are left
        (MONDAY, date(2026, 1, 30), date(2026, 1, 30)),  # it was the last day, and it is
    ],
)
def test_of_a_term_is_left_what_was_left_when_the_pause_began(since, until, due):
    world = reach(Plan("sppoh", "sign"))
    assert world.track.due == MONDAY
    assert stand_still(world, since, until).track.due == due


def test_a_term_that_was_over_stays_over():
    world = stand_still(reach(Plan("sppoh", "sign")), TUESDAY, date(2026, 1, 27))
    assert world.track.due == date(2026, 1, 26)


def test_of_a_step_that_was_entered_during_a_pause_only_the_days_since_count():
    world = reach(Plan("sppoh", "talk"))
    world.do("object", GUARDIAN)
    world.do("report_legal_action", GUARDIAN)
    world.today = FRIDAY
    world.do("object:yes", "coordinator")
    assert (world.step, world.track.due) == ("assign", date(2026, 1, 23))
    world.today = TUESDAY
    world.do("legal_action_over", GUARDIAN)
    assert world.track.due == date(2026, 1, 27)


def test_the_first_talk_waits_for_the_days_that_stood_still_since_the_yes_of_the_mediator():
    world = stand_still(reach(Plan("sppoh", "agree")), date(2026, 1, 13), TUESDAY)
    walk_to(world, "talk")
    # Ten working days from the yes on Monday the 12th, one of which had passed: nine are left on the 20th.
    assert world.track.due == date(2026, 2, 2)


def test_who_reported_is_asked_every_thirty_days_whether_it_still_runs():
    world = reach(Plan("sppoh", "sign"))
    world.do("report_legal_action", GUARDIAN)
    asked = days_pass(world, 100)
    assert [day for day, told in asked.items() if told == {GUARDIAN, "consultant"}] == [31, 62, 93]


def test_in_the_dutch_route_who_reported_is_asked_every_thirty_days_too():
    world = reach(Plan("swv", "talk"))
    world.do("report_legal_action", GUARDIAN)
    asked = days_pass(world, 100)
    assert {day for day, told in asked.items() if GUARDIAN in told} >= {31, 62, 93}
