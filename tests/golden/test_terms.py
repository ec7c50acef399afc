"""The table of terms at the head of each golden table, compared with the days that the engine counts."""

import re

import pytest

from samenspraak.route.atoms import parse_term
from samenspraak.route.workdays import due
from tests.golden.setting import FIRST_DAY, OPTION, Plan, declare, reach, route_of, walk_to
from tests.golden.table import ROUTES, finals_of, steps_of, terms

STEPS = [one for route in ROUTES for one in terms(route) if one.step in steps_of(route)]
ENDS = [one for route in ROUTES for one in terms(route) if one.step in finals_of(route) and "survey" in one.term]

AFTERWARDS = re.compile(r"after 3 months (\d+)")


def rules_of(route):
    return route_of(route).options[OPTION]


def first_term(text):
    return parse_term(re.search(r"\d+ (working|calendar) days", text)[0])


def last_day(route, text, start=FIRST_DAY):
    return due(start, first_term(text), route_of(route).calendar)


def term_of(route, step):
    return next(one.term for one in terms(route) if one.step == step)


def named(one):
    return f"{one.route}:{one.step}"


@pytest.mark.parametrize("one", STEPS, ids=named)
def test_a_step_lasts_as_long_as_the_table_says(one):
    world = reach(Plan(one.route, one.step))
    assert world.track.due == last_day(one.route, one.term)


@pytest.mark.parametrize("one", STEPS, ids=named)
def test_only_the_steps_of_the_partnership_are_shorter_for_a_pupil_at_home(one):
    world = reach(Plan(one.route, one.step, at_home=True))
    at_home = re.search(r"pupil at home: (\d+)", one.term)
    expected = f"{at_home[1]} working days" if at_home else one.term
    assert world.track.due == last_day(one.route, expected)


@pytest.mark.parametrize("route", ROUTES)
def test_the_first_talk_is_counted_from_the_yes_of_the_mediator(route):
    world = reach(Plan(route, "agree"))
    world.today = due(FIRST_DAY, parse_term("3 working days"), route_of(route).calendar)
    walk_to(world, "talk")
    assert world.track.due == last_day(route, term_of(route, "talk"))


@pytest.mark.parametrize("route", ROUTES)
def test_the_next_talk_is_counted_from_the_last(route):
    world = reach(Plan(route, "talk"))
    world.today = due(FIRST_DAY, parse_term("5 working days"), route_of(route).calendar)
    world.do("hold", world.mediator)
    assert world.track.due == last_day(route, "10 working days", world.today)


def test_the_report_is_due_after_the_third_talk():
    world = reach(Plan("sppoh", "talk"))
    for _ in range(3):
        world.do("hold", world.mediator)
        declare(world)
    assert world.track.due == last_day("sppoh", "5 working days")


@pytest.mark.parametrize("route", ROUTES)
def test_a_request_is_answered_within_its_term(route):
    requests = rules_of(route).requests
    said = re.fullmatch(r"(.*); more_time (\d+)", term_of_request(route))
    assert str(requests["more_time"].term) == f"{said[2]} working days"
    others = {str(request.term) for name, request in requests.items() if name != "more_time"}
    assert others == {said[1]}


def term_of_request(route):
    return next(one.term for one in terms(route) if one.step == "any (a request)")


@pytest.mark.parametrize("route", ROUTES)
def test_an_invitation_and_a_question_have_a_term(route):
    rules = rules_of(route)
    assert rules.joining, "an invitation has no term"
    assert rules.joining.term == first_term(term_of(route, "any (invitation to join)"))
    assert rules.asked_by["guardian"].term == first_term(term_of(route, "- (asked by a parent)"))


@pytest.mark.parametrize("one", ENDS, ids=named)
def test_a_survey_is_open_as_long_as_the_table_says(one):
    survey = rules_of(one.route).steps[one.step].survey
    expected = (first_term(one.term), *(parse_term(f"{days} working days") for days in AFTERWARDS.findall(one.term)))
    assert len(survey.at) == len(expected)
    open_for = survey.open_for if isinstance(survey.open_for, tuple) else (survey.open_for,) * len(survey.at)
    assert open_for == expected


def test_a_pause_and_a_reopening_last_thirty_days():
    rules = rules_of("sppoh")
    assert rules.pauses["legal_action"].term == first_term(term_of("sppoh", "any (pause)"))
    assert rules.steps["refused"].reopen.within == first_term(term_of("sppoh", "refused"))
