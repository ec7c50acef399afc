"""A gate that is shut says why, who can open it and until when, and leads whoever can to what opens it (N3)."""

import re

import pytest

from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow


def gates(walk, visit, who):
    """The shut gates that somebody sees on the page of the case: the text, and where each leads to."""
    page = visit(who).get(f"/waterrand/cases/{walk.case.reference}/").content.decode()
    found = re.findall(r'<section class="gate".*?</section>', page, re.DOTALL)
    ways = re.findall(r'mediation/do/([\w/]+?)/"', "".join(found))
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", " ".join(found))), ways


@pytest.fixture
def three_talks(db):
    """A case with as many conversations as the guideline has."""
    walk = Walk().to_talk()
    for _ in range(3):
        walk.days(8).do("mediator", "hold")
    return walk


def test_after_the_third_conversation_the_mediator_is_led_to_asking_for_one_more(three_talks, visit):
    said, ways = gates(three_talks, visit, three_talks.party("mediator").user.handle)
    assert "Een extra gesprek moet eerst gevraagd worden" in said
    assert "Alleen u kunt dit openen." in said
    assert f"Uiterlijk {in_words(three_talks.track.due)}" in said
    assert ways == ["fourth_talk"]


def test_with_a_shut_gate_it_is_still_said_who_keeps_the_solution(three_talks, visit):
    page = text_of(
        visit(three_talks.party("mediator").user.handle).get(f"/waterrand/cases/{three_talks.case.reference}/")
    )
    card = page[page.index("U bent aan de beurt") : page.index("Hieronder ziet u waarom")]
    assert "De oplossing voor de leerling komt daarna en blijft van ouders, school en de adviseur." in card


def test_once_it_was_asked_the_gate_names_who_answers_and_until_when(three_talks, visit):
    three_talks.do("mediator", "fourth_talk")
    said, ways = gates(three_talks, visit, three_talks.party("mediator").user.handle)
    due = three_talks.track.open_requests()[0].due
    assert "het antwoord komt nog" in said
    assert "Wie kan dit openen: Hanneke Oord en Ruben Vliet." in said
    assert f"Uiterlijk {in_words(due)}" in said
    assert ways == []


def test_who_checks_is_led_to_what_only_she_can_do_and_to_nothing_of_others(visit, db):
    walk = Walk().to_check()
    said, ways = gates(walk, visit, "annelies")
    assert "Uiterlijk" in said
    # Two gates wait for her own answers: whether something runs, and whether she still wants to.
    assert sorted(ways) == ["declare", "declare", "judge", "record_mdo"]


def test_who_can_open_nothing_is_led_nowhere(visit, db):
    walk = Walk().to_decide()
    walk.do("joris", "declare", {"no_legal_action": "running"})
    said, ways = gates(walk, visit, "hanneke")
    assert "Wie kan dit openen: Joris Velden." in said
    assert ways == []


def test_the_page_of_what_is_shut_leads_there_too(visit, db):
    walk = Walk().to_check()
    page = visit("annelies").get(f"/waterrand/cases/{walk.case.reference}/mediation/do/pass/")
    assert "Uiterlijk" in text_of(page)
    assert b'mediation/do/judge/"' in page.content.split(b'class="gate"')[1].split(b"</section>")[0]
