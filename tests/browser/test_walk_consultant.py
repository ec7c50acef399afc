"""A consultant joins a talk, beside a running mediation: asked by a parent, brought in by the care coordinator."""

import pytest

from samenspraak.web import cast
from tests.browser.walking import People
from tests.cases.walking import Walk

ASK, ANSWER = "Vraag hierom: Een consulent bij het gesprek", "Een consulent bij het gesprek"
AGREED, ALSO = "Elke vrijdag bellen we.", "Elif begint met twee uur per dag."


@pytest.fixture
def people(open_page, settings, transactional_db):
    people = People(open_page, settings, bare=True)
    people.follow(Walk("heuvelland", cast.ELIF, "lotte").join_all()).option = "consultant_at_table"
    return people


@pytest.mark.timeout(240)
def test_a_parent_asks_and_there_are_agreements(people):
    aylin = people.be("aylin").open_case().choose(ASK)
    aylin.send(ASK)
    assert aylin.sees("Wat er is gevraagd", "We wachten op het antwoord van Lotte de Wilde")
    people.be("lotte").say_yes(ANSWER)
    people.be("carola").open_case().do("Ik kom bij het gesprek")
    lotte = people.be("lotte").open_case().do("Plan het gesprek met de consulent")
    assert aylin.sees("Het gesprek met de consulent")
    lotte.open_case().do("Leg het gesprek met de consulent vast")
    people.be("carola").open_case().do("Schrijf een afspraak op", {"Wat is er afgesproken?": AGREED})
    people.be("carola").open_case().do("Schrijf nog een afspraak op", {"Wat is er afgesproken?": ALSO})
    people.be("lotte").open_case().do("Dit zijn alle afspraken")
    for who in ("aylin", "kemal", "lotte", "elif"):
        assert people.be(who).sees(AGREED, ALSO)
    assert people.track.outcome == "agreed"
    people.option = "mediation"
    assert people.track.outcome is None


def test_the_care_coordinator_says_why_not(people):
    people.be("aylin").open_case().choose(ASK).send(ASK)
    people.be("lotte").say_no(ANSWER, {"Uw antwoord": "De consulent is ziek tot vrijdag."})
    assert people.be("aylin").sees("De consulent is ziek tot vrijdag.")
