"""A parent without a case asks for a consultant at a talk: by way of the care coordinator, without an account."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspraak.advice import clock
from samenspraak.advice.models import CallRequest
from samenspraak.cases.models import Case
from samenspraak.people.models import School
from tests.advice.test_asking import send
from tests.guide.test_pages import words

PLACES = {
    "waterrand": ("De Papieren Boot", "tess", "annelies", "wim"),
    "heuvelland": ("De Linde", "lotte", "carola", ""),
}
"""By partnership: the school, its care coordinator, the consultant, and the care coordinator of another school."""
WHY = "De consulent is ziek tot vrijdag. Bel mij gerust."


@pytest.fixture(params=PLACES)
def place(request):
    return request.param


def form_at(slug):
    school = School.objects.get(name=PLACES[slug][0])
    return f"/{slug}/call-back/nl/?for-option=consultant_at_table&for-school={school.pk}"


@pytest.fixture
def own(place):
    """The page of whoever asked."""
    return send(Client(), form_at(place)).url


def one():
    return CallRequest.objects.get()


def page_of(client, slug):
    return f"/{slug}/calls/{one().reference}/"


def do(client, slug, deed, **answers):
    sent = {"version": one().version, "submission": f"{deed}-{one().version}", **answers}
    return client.post(f"/{slug}/calls/{one().reference}/do/{deed}/", sent)


def test_it_comes_to_the_care_coordinator_and_whoever_asked_sees_until_when(place, own, visit):
    assert (one().handler.handle, one().is_wish) == (PLACES[place][1], True)
    assert "Uw vraag is verstuurd" in words(Client().get(own))
    assert "antwoordt u uiterlijk" in words(Client().get(own))
    assert "Samira Haddou" in words(visit(PLACES[place][1]).get(f"/{place}/calls/"))


def test_taken_up_it_is_a_case_with_the_consultant_and_the_request_is_closed(place, own, visit):
    client = visit(PLACES[place][1])
    start = f"/{place}/start/consultant_at_table/?call={one().reference}"
    assert start.replace("&", "&amp;") in client.get(page_of(client, place)).content.decode()
    form = client.get(start).content.decode()
    assert 'value="Samira Haddou"' in form
    given = {"school": one().school_id, "guardian_1_name": "Samira Haddou", "guardian_1_custody": "on"}
    assert client.post(start, given).status_code == 302
    assert (one().status, one().outcome, one().case) == ("closed", "begun", Case.objects.get())
    assert Case.objects.get().tracks.get().option == "consultant_at_table"
    assert "Het gaat door: er is een dossier begonnen" in words(Client().get(own))
    assert do(client, place, "decline", why=WHY).status_code == 409


def test_the_care_coordinator_says_why_not_and_whoever_asked_reads_it(place, own, visit):
    client = visit(PLACES[place][1])
    refused = do(client, place, "decline", why="  ")
    assert (refused.status_code, one().status) == (422, "waiting")
    assert do(client, place, "decline", why=WHY).status_code == 302
    assert WHY in words(Client().get(own))
    assert "Het gaat niet door" in words(Client().get(own))


def test_left_lying_the_parent_sees_it_and_the_consultant_is_told_and_cannot_forward_it(place, own, visit, monkeypatch):
    later = timezone.now() + timedelta(days=12)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    clock.tick(later)
    assert one().deeds.filter(deed="tell", about__contains="consultant").exists()
    assert "Wie daarop let, hoort dat." in words(Client().get(own))
    client = visit(PLACES[place][2])
    page = words(client.get(page_of(client, place)))
    assert "Zeg waarom niet" not in page
    assert "Begin" not in page
    assert "één had al gebeld moeten zijn" in words(client.get(f"/{place}/work/"))


def test_nobody_of_another_school_sees_it(own, visit, place):
    for who in filter(None, PLACES[place][3:]):
        assert visit(who).get(page_of(None, place)).status_code == 404


def test_taken_back_what_was_given_is_gone(place, own):
    Client().post(own, {"deed": "take_back", "version": "0"})
    assert (one().status, one().name, one().number) == ("withdrawn", "", "")


@pytest.mark.parametrize("option", ["mediation", "gpo", "nothing"])
def test_what_is_asked_for_inside_a_case_alone_has_no_such_page(option):
    assert Client().get(f"/waterrand/call-back/nl/?for-option={option}").status_code == 404


def test_the_guide_and_the_page_of_all_options_lead_there(place):
    guide = Client().get(f"/{place}/guide/nl/option/consultant_at_table/?who=parent").content.decode()
    assert f'href="/{place}/call-back/nl/?who=parent&amp;for-option=consultant_at_table"' in guide
    assert "for-option=consultant_at_table" in Client().get(f"/{place}/").content.decode()
    assert "for-option" not in Client().get(f"/{place}/guide/nl/option/mediation/").content.decode()
