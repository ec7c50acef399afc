"""Every combination of answers, on both routes, leads to what the sources say."""

import pytest

from samenspraak.route.guide import combinations, result
from tests.golden.setting import route_of
from tests.guide.table import COMBINATIONS, FORMAL, PLACES, QUESTIONS, ROUTES, expected, lines

pytestmark = pytest.mark.slow

WHO = sorted({answers[0] for answers in COMBINATIONS})


def found(route, answers):
    leads_to = result(route_of(route), dict(zip(QUESTIONS, answers, strict=True)))
    ranked = [way.option for way in leads_to.ranked]
    return {
        "first": ranked[:1],
        "added": ranked[1:],
        "formal": [way.option for way in leads_to.formal],
        "does not fit": {way.option for way in leads_to.unfit},
    }


@pytest.mark.parametrize("route", ROUTES)
def test_the_table_is_well_written(route):
    options = route_of(route).options
    for line in lines(route):
        assert line.option in options, line
        assert line.place in PLACES, line
        assert line.source, line
        assert all(set(said) <= set(known) for said, known in zip(line.when, QUESTIONS.values(), strict=True)), line
        assert line.option not in FORMAL or line.place == "added", line


@pytest.mark.parametrize("route", ROUTES)
def test_the_guide_asks_these_questions_with_these_answers(route):
    asked = route_of(route).guide.questions
    assert {name: tuple(one.choice) for name, one in asked.items()} == QUESTIONS
    assert len(list(combinations(route_of(route).guide))) == len(COMBINATIONS) == 486


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", ROUTES)
def test_each_combination_leads_to_what_the_sources_say(route, who):
    mine = [answers for answers in COMBINATIONS if answers[0] == who]
    other = {answers: found(route, answers) for answers in mine if found(route, answers) != expected(route, answers)}
    assert other == {}


@pytest.mark.parametrize("route", ROUTES)
def test_every_option_has_one_place_and_a_reason_where_it_is_spoken_of(route):
    options = route_of(route).options
    formal = {name for name, one in options.items() if one.formal}
    for answers in COMBINATIONS:
        leads_to = result(route_of(route), dict(zip(QUESTIONS, answers, strict=True)))
        ways = [*leads_to.ranked, *leads_to.formal, *leads_to.unfit]
        places = [*(way.option for way in ways), *leads_to.stays_open, *leads_to.others]
        assert sorted(places) == sorted(options), answers
        assert all(way.reasons for way in ways), answers
        assert {way.option for way in leads_to.formal} | set(leads_to.stays_open) == formal, answers
