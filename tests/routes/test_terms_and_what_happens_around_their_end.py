"""Terms in working days, calendar days, weeks and months; halved; and what happens around their end."""

from datetime import date

from samenspraak.route.check import sum_of_terms, summary
from tests.routes.driver import Walk, proves, reading

AUTUMN = date(2026, 10, 12)


def plan(day: date = date(2026, 9, 7), **more) -> Walk:
    people = {"mother": "guardian", "tess": "teacher", "boss": "manager"}
    return Walk("terms", day=day, ann="consultant", **people, **more)


@proves("Step.term", "terms", "term: 5 working days", "term: 5 calendar days")
@proves("Calendar.school_holidays", "terms", ", school_holidays: midden")
def test_working_days_skip_weekends_and_holidays():
    assert plan().track.due == date(2026, 9, 14)
    assert plan(AUTUMN).track.due == date(2026, 10, 26)


@proves("Calendar.working_days", "terms", "working_days: NL, school_holidays: midden", "working_days: US")
def test_working_days_skip_the_public_holidays_of_the_country():
    assert plan(date(2026, 4, 20)).track.due == date(2026, 5, 4)
    assert plan(date(2026, 6, 29)).track.due == date(2026, 7, 6)


def test_terms_in_calendar_days_weeks_and_months_end_on_their_day():
    assert plan().does("ann", "pass").track.due == date(2026, 10, 7)
    assert plan().does("ann", "pass").does("mother", "send").track.due == date(2026, 10, 19)
    assert plan(date(2026, 11, 30)).does("ann", "wait").track.due == date(2027, 2, 28)


@proves("Option.terms_halved_when", "terms", "    terms_halved_when: at_home\n")
def test_terms_of_steps_that_wait_only_for_the_partnership_are_halved_and_rounded_up():
    walk = plan(facts={"at_home": True})
    assert walk.track.due == date(2026, 9, 10)
    assert walk.does("ann", "pass").track.due == date(2026, 10, 7)
    assert walk.does("mother", "send").track.due == date(2026, 10, 19)


@proves("Late.before", "terms", "          - {before: 2 working days, remind: consultant}\n")
def test_before_the_term_ends_there_is_a_reminder():
    walk = plan().until(date(2026, 9, 9))
    assert walk.track.late == ()
    assert walk.until(date(2026, 9, 10)).told == {"remind": {"ann"}}


@proves("Late.remind", "terms", "          - {remind: [consultant, manager]}\n")
def test_when_it_passes_those_who_still_have_to_act_are_reminded_once():
    walk = plan().until(date(2026, 9, 14))
    assert walk.track.late == (0,)
    assert (walk.passes(1).told, walk.track.late) == ({"remind": {"ann"}}, (0, 1))
    assert walk.passes(1).track.late == (0, 1)


@proves("Late.tell", "terms", "          - {after: 3 working days, tell: manager}\n")
@proves("Late.after", "terms", "after: 3 working days, tell", "after: 2 working days, tell")
def test_some_days_after_it_someone_else_is_told():
    walk = plan().until(date(2026, 9, 17))
    assert walk.track.late == (0, 1)
    assert walk.passes(1).told == {"late": {"boss"}}


@proves("Late.do", "terms", "          - {after: 5 working days, do: lapse}\n")
@proves("Action.by", "terms", "by: [manager, clock], to: lapsed", "by: [manager], to: lapsed")
@proves("Step.late", "terms", "- {after: 5 working days, do: lapse}", "- {after: 5 working days, tell: teacher}")
def test_later_still_the_clock_acts():
    walk = plan().until(date(2026, 9, 21))
    assert walk.step == "check"
    assert walk.passes(1).track.outcome == "lapsed"
    assert walk.told["did"] == {"ann", "mother", "tess", "boss"}


def test_a_step_that_is_left_in_time_reminds_nobody():
    walk = plan().does("ann", "wait").until(date(2026, 12, 7))
    assert walk.track.late == ()
    assert walk.does("mother", "go_on").track.outcome == "done"


def test_who_is_there_can_do_what_the_clock_would_do():
    assert plan().does("boss", "lapse").track.outcome == "lapsed"
    assert plan().refused("ann", "lapse") == {"not_yours"}


@proves("Option.aim", "terms", "    aim: 30 calendar days\n")
def test_the_sum_of_the_terms_stands_beside_the_aim():
    assert sum_of_terms(reading("terms").route, "plan").calendar_days >= 72
    assert "30 days" in summary(reading("terms"))[0]
