"""The page of a case shows which conversations are planned and held, where, for whom they were moved, and the count."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow


@pytest.fixture
def talk(db):
    """A case at the conversations, with one planned in the library."""
    walk = Walk().to_talk()
    walk.do("mediator", "plan", {"on": day(walk, 7), "time": "15:30", "place": "Bibliotheek, zaal 2"})
    return walk


def day(walk, days):
    return (walk.now.date() + timedelta(days=days)).isoformat()


def page(walk, visit, who):
    return text_of(visit(who).get(f"/waterrand/cases/{walk.case.reference}/"))


def test_a_planned_conversation_says_when_and_where(talk, visit):
    shown = page(talk, visit, "samira")
    assert "gesprek: 0 van 3 gehad" in shown
    assert f"Gesprek Gepland {in_words(date(2026, 11, 9))} om 15.30 uur" in shown
    assert "Waar is het gesprek? Bibliotheek, zaal 2" in shown


@pytest.mark.parametrize("who", ["samira", "tess", "annelies", "mediator"])
def test_before_a_conversation_it_is_said_who_keeps_the_substantive_solution(talk, visit, who):
    assert "De oplossing voor de leerling komt daarna" in page(talk, visit, talk.party(who).user.handle)


@pytest.mark.parametrize("handle", ["hanneke", "annelies", "ilse"])
def test_staff_see_the_date_and_not_the_place(talk, visit, handle):
    shown = page(talk, visit, handle)
    assert f"Gesprek Gepland {in_words(date(2026, 11, 9))} om 15.30 uur" in shown
    assert "Bibliotheek" not in shown


def test_a_conversation_is_moved_for_a_side_with_a_reason(talk, visit):
    talk.do("mediator", "move", {"on": day(talk, 9), "moved_for": "school", "why": "Ziek.", "place": "Online"})
    shown = page(talk, visit, "joris")
    assert "Verzet voor school." in shown
    assert "Waarom wordt het gesprek verzet? Ziek." in shown
    assert "Waar is het gesprek? Online" in shown
    assert f"Gesprek Gepland {in_words(date(2026, 11, 11))} om 15.30 uur Verzet" in shown


def test_whoever_moves_a_conversation_begins_with_what_was_agreed(talk, visit):
    address = f"/waterrand/cases/{talk.case.reference}/mediation/do/move/"
    form = visit("farid").get(address).content.decode()
    for value in (f'value="{day(talk, 7)}"', 'value="15:30"', "Bibliotheek, zaal 2"):
        assert value in form
    talk.do("mediator", "move", {"on": day(talk, 9), "moved_for": "school", "why": "Ziek.", "place": "Online"})
    again = visit("farid").get(address).content.decode()
    assert "Online" in again
    assert "Ziek." not in again


@pytest.mark.parametrize("empty", ["time", "place"])
def test_a_conversation_without_hour_or_place_is_not_planned_and_nothing_is_lost(db, visit, empty):
    walk = Walk(now=timezone.now()).to_talk()
    answers = {"on": day(walk, 7), "time": "15:30", "place": "Bibliotheek", "submission": "once", empty: ""}
    sent = visit("farid").post(f"/waterrand/cases/{walk.case.reference}/mediation/do/plan/", answers)
    assert sent.status_code == 422
    assert "Vul dit in." in text_of(sent)
    assert ("Bibliotheek" if empty == "time" else "15:30") in sent.content.decode()


def test_held_conversations_are_counted_and_first_contacts_are_not(talk, visit):
    talk.days(8)
    talk.do("mediator", "hold")
    talk.do("mediator", "pre_talk", {"there": [talk.party("samira").key]})
    shown = page(talk, visit, "tess")
    assert "gesprek: 1 van 3 gehad" in shown
    assert f"Voorgesprek Geweest {in_words(date(2026, 11, 10))}" in shown
    assert "Erbij was Samira Haddou." in shown
    assert "Toon wat er was: gesprek (1), voorgesprek (1)" in shown
    assert "Erbij waren u, Samira Haddou, " in shown


def test_a_conversation_with_one_side_only_says_that_it_does_not_count(talk, visit):
    talk.days(8)
    talk.do("mediator", "hold", {"there": [talk.party("samira").key]})
    shown = page(talk, visit, "samira")
    assert "gesprek: 0 van 3 gehad" in shown
    assert "Het telt niet mee voor de richtlijn: er ontbrak een kant." in shown


def test_an_hour_that_is_none_is_refused_and_the_rest_stays(talk, visit):
    address = f"/waterrand/cases/{talk.case.reference}/mediation/do/move/"
    sent = {"on": "2999-01-04", "time": "half vier", "moved_for": "school", "why": "Ziek.", "submission": "x"}
    answer = visit("farid").post(address, sent)
    assert answer.status_code == 422
    assert "Vul een tijd in, zoals 15.30." in text_of(answer)
    assert "Ziek.</textarea>" in answer.content.decode()
