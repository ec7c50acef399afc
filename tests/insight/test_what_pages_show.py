"""The invitation on the first page and in the case; and what staff see: that people were asked, and no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.cases.models import Party
from samenspraak.insight.models import Invitation
from tests.insight.conftest import completed
from tests.insight.test_answering import text_of
from tests.web.test_queries import LOOK


@pytest.fixture
def page(ended, visit):
    return lambda handle: text_of(visit(handle).get(f"/waterrand/cases/{ended.case.reference}/"))


@pytest.fixture
def first_page(visit):
    return lambda handle: text_of(visit(handle).get("/", follow=True))


@pytest.mark.parametrize("handle", ["samira", "joris", "noor", "tess", "marijke"])
def test_whoever_is_asked_finds_it_on_the_first_page_and_in_the_case(page, first_page, visit, address, handle):
    assert "Hoe was het?" in first_page(handle)
    assert "Beantwoord de vragen" in page(handle)
    assert address in visit(handle).get("/how-was-it/").content.decode()


@pytest.mark.parametrize(("handle", "where"), [("samira", "/"), ("tess", "/how-was-it/")])
def test_family_finds_the_questions_there_and_who_has_a_list_of_work_one_page_further(visit, address, handle, where):
    assert address in visit(handle).get(where, follow=True).content.decode()
    assert (address in visit(handle).get("/", follow=True).content.decode()) == (where == "/")
    assert "/how-was-it/" in visit(handle).get("/", follow=True).content.decode()


def test_where_nothing_is_asked_the_page_says_so(ended, visit, client):
    assert "Er is nu niets te beantwoorden." in text_of(visit("hanneke").get("/how-was-it/"))
    client.logout()
    assert client.get("/how-was-it/").status_code == 302


@pytest.mark.parametrize("handle", ["annelies", "hanneke", "ilse", "farid", "greet"])
def test_nobody_else_is_asked_anything(ended, page, first_page, handle):
    assert "Hoe was het?" not in first_page(handle)
    if Party.objects.filter(case=ended.case, user__handle=handle, status="joined"):
        assert "Beantwoord de vragen" not in page(handle)


def test_once_answered_it_is_gone_and_the_case_says_thank_you(page, first_page, answers):
    answers("samira")
    assert "Hoe was het?" not in first_page("samira")
    assert "U vertelde ons hoe het was. Dank u wel." in page("samira")
    assert "Beantwoord de vragen" in first_page("joris")


def test_when_the_days_are_over_it_is_gone(page, first_page):
    Invitation.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert "Beantwoord de vragen" not in first_page("samira")
    assert "Hoe was het?" not in page("samira")


def test_after_a_reopening_nobody_is_asked_and_what_was_open_is_refused(db, visit, settings, tmp_path):
    text = (settings.ROUTES / "sppoh.yaml").read_text()
    reopening = (
        "        reopen: {within: 30 calendar days, by: consultant, to: talk, text: {nl: Weer open, en: Again}}\n"
    )
    (tmp_path / "sppoh.yaml").write_text(
        text.replace("        final: completed\n", f"        final: completed\n{reopening}")
    )
    settings.ROUTES = tmp_path
    walk = completed()
    tick(walk.now)
    place = f"/waterrand/cases/{walk.case.reference}/mediation/how-was-it/0/"
    walk.do("annelies", "reopen")
    assert not Invitation.objects.exists()
    assert "Beantwoord de vragen" not in text_of(visit("samira").get("/"))
    sent = visit("samira").post(place, {"remark": "Voor niets geschreven."})
    assert sent.status_code == 409
    assert "Dit is nog niet klaar." in text_of(sent)
    assert "Voor niets geschreven." in text_of(sent)
    walk.do("mediator", "complete")
    tick(walk.now)
    assert "Beantwoord de vragen" in text_of(visit("samira").get("/"))


def test_staff_see_how_many_were_asked_and_never_how_many_answered(page, answers):
    before = page("hanneke")
    assert "vragen we aan 5 mensen hoe het was." in before
    for handle in ("samira", "joris"):
        answers(handle)
    assert page("hanneke") == before
    assert page("ilse").count("vragen we aan 5 mensen") == 1


@pytest.mark.parametrize("handle", ["samira", "tess", "annelies", "farid"])
def test_whom_the_route_does_not_name_does_not_see_how_many_were_asked(page, handle):
    assert "vragen we aan" not in page(handle)


def test_the_page_says_what_is_kept_and_who_reads_it(visit, address):
    said = text_of(visit("samira").get(address))
    assert "Wij bewaren alleen hoe vaak elk antwoord is gegeven, van elke kant samen." in said
    assert "worden gelezen door coördinator bemiddeling en betrokken manager , zonder uw naam" in said
    assert "Medewerkers mogen dit lezen. Noem geen namen" in said
    assert "Cijfers tonen we pas als minstens vijf mensen hebben geantwoord." in said


def test_in_english_too(visit, address):
    visitor = visit("samira")
    visitor.cookies["django_language"] = "en"
    said = text_of(visitor.get(address))
    assert "How was the mediation for you?" in said
    assert "Your answers stay without a name" in said


def test_these_pages_ask_few_queries(ended, visit, django_assert_num_queries, django_assert_max_num_queries):
    visitor = visit("samira")
    case = f"/waterrand/cases/{ended.case.reference}/"
    visitor.get(case)
    with django_assert_num_queries(7 + LOOK):
        visitor.get(case)
    with django_assert_num_queries(6):
        visitor.get("/")
    worker = visit("tess")
    worker.get("/waterrand/work/")
    with django_assert_max_num_queries(6):
        assert "Hoe was het?" in text_of(worker.get("/waterrand/work/"))
    with django_assert_num_queries(3):
        worker.get("/how-was-it/")


def test_the_last_days_to_file_stand_on_the_page_that_asks_how_it_was(ended, visit, address):
    decided_on = timezone.localdate() - timedelta(days=10)
    ended.do("samira", "contest_decision", {"decided_on": decided_on.isoformat(), "about": "opp"})
    page = text_of(visit("samira").get(address))
    assert "nog 32 dagen" in page
    assert "hulpmiddel, geen juridisch advies" in page
    assert "nog 32 dagen" not in text_of(visit("joris").get(address))
