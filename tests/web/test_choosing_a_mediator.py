"""Whoever chooses a mediator sees why one stands before another, and who cannot be asked."""

import pytest

from samenspraak.cases.models import Party
from samenspraak.people.models import Membership
from tests.cases.walking import Walk
from tests.web.test_pages import text_of


@pytest.fixture
def assign(db):
    """A case that waits for a mediator; the first one who was asked said no."""
    walk = Walk().to_accept()
    walk.do("mediator", "refuse")
    return walk


def page(walk, visit):
    return visit("ilse").get(f"/waterrand/cases/{walk.case.reference}/mediation/do/propose/")


def names(shown):
    return sorted(("Farid Leeman", "Greet Sonneveld", "Pieter Hals"), key=shown.index)


def test_each_is_shown_with_what_speaks_for_them(assign, visit):
    shown = text_of(page(assign, visit))
    assert "Greet Sonneveld Spreekt Engels en Nederlands Werkt in de regio van deze school 0 lopende dossiers" in shown
    assert "Pieter Hals Spreekt Nederlands Werkt in een andere regio" in shown
    assert "Farid Leeman is niet te vragen: was hier eerder in deze rol." in shown


def test_who_was_here_before_is_no_choice(assign, visit):
    roster = Membership.objects.filter(partnership__slug="waterrand", pool="roster")
    assert page(assign, visit).content.decode().count('type="radio"') == roster.count() - 1


def test_the_language_of_the_family_comes_before_the_region(visit, db):
    walk = Walk().to_decide()
    walk.do("hanneke", "approve")
    assert names(text_of(page(walk, visit)))[0] == "Farid Leeman"
    Party.objects.filter(case=walk.case, user__handle="joris").update(language="en")
    shown = text_of(page(walk, visit))
    assert names(shown)[0] == "Greet Sonneveld"
    assert "Spreekt Engels en Nederlands: ook Engels, zoals hier gevraagd" in shown
    assert "Spreekt Arabisch en Nederlands: niet alles van Engels, zoals hier gevraagd" in shown


def test_the_language_is_asked_when_a_case_begins(visit, db):
    Walk()
    sent = {
        "school": "1",
        "guardian_1_name": "Nienke Vos",
        "guardian_1_custody": "on",
        "guardian_1_language": "ar",
        "pupil_1_language": "nl",
        "submission": "once",
    }
    school = visit("annelies").get("/waterrand/start/mediation/").content.decode()
    sent["school"] = school.split('name="school" value="')[1].split('"')[0]
    assert visit("annelies").post("/waterrand/start/mediation/", sent).status_code == 302
    assert Party.objects.get(name="Nienke Vos").language == "ar"
    unknown = visit("annelies").post("/waterrand/start/mediation/", {**sent, "guardian_1_language": "xx"})
    assert unknown.status_code == 422
