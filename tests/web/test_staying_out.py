"""Who says no for themself alone: every page says so, the others go on, and the way back is on the page."""

import pytest

from samenspraak.cases.models import Notice
from samenspraak.cases.perform import Refused
from samenspraak.web import cast
from samenspraak.web.todo import could
from tests.cases.walking import Walk
from tests.web.test_pages import text_of
from tests.web.test_queries import CASE, LOOK

pytestmark = pytest.mark.slow

FENNA = next(one for one in cast.FAMILIES if one.members[0].handle == "marga")
"""A guardian with custody, two parents without, and a pupil of twelve."""


def page(walk, visit, who, more=""):
    return text_of(visit(who).get(f"/heuvelland/cases/{walk.case.reference}/{more}"))


@pytest.fixture
def walk(db):
    """Consent was given; one parent never joined, one did and stopped."""
    walk = Walk("heuvelland", FENNA, "gijs")
    walk.do("marga", "join")
    walk.do("ruud", "join")
    walk.do("ruud", "talked_together", {"about": "Over de rekenles."})
    walk.do("gijs", "done", {"help_question": "Hoe praten wij weer met elkaar?"})
    walk.do("ingrid", "stay_out")
    walk.do("ruud", "stay_out")
    walk.do("marga", "sign")
    return walk


def test_how_far_everyone_is_stands_on_the_page(walk, visit):
    page(walk, visit, "fenna")
    shown = page(walk, visit, "gijs")
    for state in (
        "Paula Veldkamp schoolleider Uitgenodigd",
        "Fenna Dam leerling Opende de uitnodiging",
        "Dirk Zand consulent Doet mee",
        "Marga Toxopeus ouder of verzorger, heeft gezag Getekend: de aanvraag voor mediation",
        "Ingrid Dam ouder of verzorger Doet niet mee",
        "Ruud Dam ouder of verzorger Doet niet meer mee",
    ):
        assert state in shown


def test_who_said_no_is_told_so_kindly_and_can_come_back(walk, visit):
    shown = page(walk, visit, "ingrid")
    assert "U doet niet mee Dat hebt u zelf gezegd en niemand vraagt waarom." in shown
    assert "Niemand wacht op u." in shown
    assert "U hoeft nu niets te doen" not in shown
    walk.do("ingrid", "join")
    assert "U doet niet mee" not in page(walk, visit, "ingrid")


def test_who_stopped_reads_what_an_invited_person_reads_and_what_they_wrote(walk, visit):
    stopped, invited = page(walk, visit, "ruud"), page(walk, visit, "fenna")
    assert "Over de rekenles." in stopped
    assert "Hoe praten wij weer met elkaar?" in page(walk, visit, "marga")
    for shown in (stopped, invited):
        assert "Hoe praten wij weer met elkaar?" not in shown
    before = Notice.objects.filter(party=walk.party("ruud")).count()
    walk.do("coordinator", "take_up")
    assert Notice.objects.filter(party=walk.party("ruud")).count() == before


def test_who_is_out_does_nothing_else(walk, visit):
    for deed in ("talked_together", "report_legal_action", "stay_out", "more_time"):
        refused = walk.try_to("ruud", deed)
        assert isinstance(refused, Refused), deed
    shown = page(walk, visit, "ruud", "mediation/do/report_legal_action/")
    assert "Dit kan hier nu niet" in shown


def test_the_form_says_for_whom_it_counts(db, visit):
    walk = Walk("heuvelland", FENNA, "gijs")
    assert "Het geldt alleen voor u. Het dossier gaat verder zonder u." in page(
        walk, visit, "ingrid", "mediation/do/stay_out/"
    )
    assert "De aanvraag gaat dan voor niemand door." in page(walk, visit, "marga", "mediation/do/decline/")
    walk.do("marga", "join")
    assert "De mediation stopt dan voor iedereen." in page(walk, visit, "marga", "mediation/do/withdraw/")


def test_an_invited_person_finds_both_answers_on_the_card(db, visit):
    shown = page(Walk("heuvelland", FENNA, "gijs"), visit, "ingrid")
    assert shown.index("Doe mee") < shown.index("Of kies:") < shown.index("Ik doe zelf niet mee")


def test_who_comes_to_hold_custody_later_says_no_from_the_card_too(walk, visit):
    walk.do("gijs", "change_custody", {"about": walk.party("ruud").key, "custody": "yes"})
    shown = page(walk, visit, "ruud")
    assert shown.index("U bent uitgenodigd") < shown.index("Of kies:") < shown.index("Stop met de mediation")


def test_somebody_asks_again_and_the_invitation_is_new(walk, visit):
    page(walk, visit, "ingrid")
    walk.do("gijs", "ask_again", {"about": walk.party("ingrid").key})
    assert "Ingrid Dam ouder of verzorger Uitgenodigd" in page(walk, visit, "gijs")
    assert Notice.objects.filter(party=walk.party("ingrid"), name="ask_again").exists()
    shown = page(walk, visit, "ingrid")
    assert "U bent uitgenodigd" in shown


def test_the_demo_shows_who_could_still_take_part(walk, client, settings):
    settings.DEMO = True
    shown = text_of(client.get("/demo/"))
    assert "Ingrid Dam met Marga Toxopeus, Ruud Dam, Fenna Dam niemand wacht, maar kan nog: Doe mee" in shown
    seen = walk.view("gijs")
    assert could(seen.route, seen.state, walk.party("marga").key) is None


def test_the_last_holder_of_custody_stays_one_and_it_is_said_why(walk, visit):
    address = f"/heuvelland/cases/{walk.case.reference}/mediation/do/change_custody/"
    answers = {"about": walk.party("marga").key, "custody": "no"}
    sent = visit("gijs").post(address, answers)
    assert sent.status_code == 422
    assert "Marga Toxopeus is in dit dossier de laatste met gezag. Leg eerst vast wie" in text_of(sent)
    walk.do("gijs", "change_custody", {"about": walk.party("ruud").key, "custody": "yes"})
    walk.do("gijs", "change_custody", answers)
    assert "Ruud Dam ouder of verzorger, heeft gezag Uitgenodigd" in page(walk, visit, "gijs")


def test_the_page_of_who_said_no_asks_no_more_questions(walk, visit, django_assert_max_num_queries):
    address, visitor = f"/heuvelland/cases/{walk.case.reference}/", visit("ruud")
    visitor.get(address)
    with django_assert_max_num_queries(CASE + LOOK):
        assert visitor.get(address).status_code == 200
