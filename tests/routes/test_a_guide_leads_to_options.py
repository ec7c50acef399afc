"""The guide: which question is next, and what the answers lead to."""

import pytest

from samenspraak.route.guide import (
    UnknownAnswerError,
    before,
    combinations,
    facts_of,
    meetings_of,
    next_question,
    result,
    understood,
)
from tests.routes.driver import proves, reading


def leads_to(stuck, health="well"):
    return result(reading("guide").route, {"stuck": stuck, "health": health})


def names(ways):
    return [way.option for way in ways]


def reasons(way):
    return [one["en"] for one in way.reasons]


@proves("Rule.first", "guide", "first: talk", "add: talk")
@proves("Rule.otherwise", "guide", "    - {otherwise: line, says: {en: Somebody answers}}\n")
@proves("Rule.when", "guide", "when: {stuck: contact}", "when: {stuck: [contact, place, law]}")
@proves("Guide.rules", "guide", "    - {when: {stuck: contact}, first: talk, says: {en: It is about contact}}\n")
def test_what_comes_first_leads_and_what_remains_is_for_all_others():
    assert names(leads_to("contact").ranked) == ["talk"]
    assert names(leads_to("law").ranked) == ["line"]


@proves("Rule.add", "guide", "    - {when: {stuck: place}, add: tutor, says: {en: There is no place}}\n")
def test_what_is_added_stands_once_with_every_reason():
    found = leads_to("place", "ill")
    assert names(found.ranked) == ["line", "tutor"]
    assert reasons(found.way("tutor")) == ["The pupil is ill", "There is no place"]


@proves("Rule.does_not_fit", "guide", "    - {when: {health: well, stuck: [contact, law]}, does_not_fit: tutor, "
        "says: {en: Only for who is ill}}\n")  # fmt: skip
def test_what_does_not_fit_is_named_with_the_reason():
    found = leads_to("contact")
    assert names(found.unfit) == ["tutor"]
    assert reasons(found.way("tutor")) == ["Only for who is ill"]
    assert found.others == ("line",)


@proves("Rule.add", "guide", "    - {when: {stuck: law}, add: court, says: {en: It is about the law}}\n")
def test_a_formal_body_stands_apart_and_stays_open_whatever_is_answered():
    assert (names(leads_to("law").formal), leads_to("law").stays_open) == (["court"], ())
    assert (names(leads_to("place").formal), leads_to("place").stays_open) == ([], ("court",))


@proves("Question.facts", "guide", ", facts: {ill: ill}")
def test_an_answer_can_say_that_something_is_so_about_the_case():
    guide = reading("guide").route.guide
    assert facts_of(guide, {"stuck": "law", "health": "ill"}) == {"ill"}
    assert facts_of(guide, {"stuck": "law", "health": "well"}) == facts_of(guide, {}) == set()


@proves("Question.meetings", "guide", ", meetings: {own_talk: well}")
def test_an_answer_can_say_that_there_was_a_meeting():
    guide = reading("guide").route.guide
    assert meetings_of(guide, {"stuck": "law", "health": "well"}) == {"own_talk"}
    assert meetings_of(guide, {"stuck": "law", "health": "ill"}) == meetings_of(guide, {}) == set()


@proves("Guide.questions", "guide", '    stuck: {text: {en: "Is it stuck?"}, choice: {contact: {en: Contact}, '
        "place: {en: A place}, law: {en: The law}}}\n")  # fmt: skip
def test_the_questions_are_asked_in_their_order():
    guide = reading("guide").route.guide
    assert next_question(guide, {}) == "stuck"
    assert next_question(guide, {"health": "ill"}) == "stuck"
    assert next_question(guide, {"stuck": "law"}) == "health"
    assert next_question(guide, {"stuck": "law", "health": "ill"}) is None
    assert (before(guide, "stuck"), before(guide, "health")) == (None, "stuck")


@proves("Question.choice", "guide", "{ill: {en: Ill}, well: {en: Well}}", "{ill: {en: Ill}}")
def test_an_answer_is_one_of_the_choices_and_there_is_one():
    guide = reading("guide").route.guide
    assert understood(guide, {"health": ["well"], "colour": ["red"]}) == {"health": "well"}
    for wrong in (["better"], ["ill", "well"], [""], []):
        with pytest.raises(UnknownAnswerError) as found:
            understood(guide, {"stuck": ["law"], "health": wrong})
        assert found.value.understood == {"stuck": "law"}
    assert len(list(combinations(guide))) == 6
