"""Coming in: by the link of a mail at a desk, by the code of a letter on a phone without a script; and each misuse."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from samenspraak.invitations import codes, door, outbox
from samenspraak.invitations.models import Invitation
from samenspraak.people.models import User
from tests.browser.conftest import NARROW
from tests.browser.walking import be
from tests.browser.wellmade import is_well_made
from tests.cases.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
CALM = "Hiermee gaat niets open"


@pytest.fixture
def walk(live_server, settings):
    settings.SITE_ADDRESS = live_server.url
    cache.clear()
    return Walk(now=timezone.now())


def of(walk, who):
    related = ("party__user", "party__case__partnership", "party__case__school", "party__case__route_version")
    return Invitation.objects.select_related(*related).get(party__case=walk.case, party__user__handle=who)


def given(walk, who, channel="letter", address="", check="06 1234 5678"):
    """The page that a new code leads to."""
    way = door.Way(User.objects.get(handle="annelies"), channel, address, check)
    return f"/waterrand/invited/{door.invite_again(of(walk, who), way, timezone.now())}/"


def answer(page, fact):
    page.get_by_label(re.compile("De laatste vier cijfers")).fill(fact)
    page.get_by_role("button", name="Ja, laat mij binnen").click()


def title(page):
    return page.locator("h1").inner_text()


def test_by_the_link_of_a_mail(walk, open_page, axe):
    given(walk, "samira", "mail", "samira@example.org")
    outbox.send()
    page = open_page()
    page.goto(re.search(r"http\S+/invited/\w{9}/", mail.outbox[0].body)[0])
    assert title(page) == "U bent uitgenodigd"
    assert page.context.cookies() == []
    is_well_made(page, axe)
    answer(page, "5678")
    assert page.url.endswith(f"/cases/{walk.case.reference}/")
    page.locator("main .next a.btn").first.click()
    page.get_by_role("button", name="Ik doe mee").click()
    assert of(walk, "samira").state == "joined"


def test_by_the_code_of_a_letter_on_a_phone_without_a_script(walk, open_page):
    phone = open_page(width=NARROW, javascript=False)
    code = given(walk, "samira").split("/")[-2]
    phone.goto("/waterrand/invited/")
    phone.get_by_label("Uw code").fill(codes.shown(code).lower())
    phone.get_by_role("button", name="Bekijk de uitnodiging").click()
    assert title(phone) == "U bent uitgenodigd"
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert phone.context.cookies() == []
    answer(phone, "+31 6 1234 56 78")
    assert phone.url.endswith(f"/cases/{walk.case.reference}/")
    assert "Doe mee" in phone.inner_text("main")


def test_each_misuse_is_refused_and_the_code_still_lets_in_whom_it_is_for(walk, open_page, axe):
    older, newest = given(walk, "samira"), given(walk, "samira")
    others = given(walk, "joris", check="kastanje")
    stranger = open_page()
    for request in ("GET", "HEAD"):  # a scanner comes first
        assert stranger.request.fetch(newest, method=request).ok
    for where in (older, "/waterrand/invited/ACDEFGHJK/", newest.replace("waterrand", "heuvelland")):
        stranger.goto(where)
        assert title(stranger) == CALM
    is_well_made(stranger, axe)
    for where, fact in ((newest, "0000"), (others, "5678")):
        stranger.goto(where)
        answer(stranger, fact)
        assert title(stranger) == CALM
    assert stranger.context.cookies() == []
    joris = open_page()
    be(joris, "joris")
    joris.goto(newest)
    assert "U bent ingelogd als Joris Velden" in joris.inner_text("main")
    is_well_made(joris, axe)
    stranger.goto(newest)
    answer(stranger, "5678")
    assert stranger.url.endswith(f"/cases/{walk.case.reference}/")
    again = open_page()
    again.goto(newest)
    assert title(again) == CALM


@pytest.mark.parametrize(
    "become", [{"expires_at": timezone.now()}, {"state": "withdrawn"}], ids=["expired", "withdrawn"]
)
def test_a_code_that_came_to_nothing(walk, open_page, become):
    where, page = given(walk, "samira"), open_page(javascript=False)
    page.goto(where)
    Invitation.objects.update(**become)
    answer(page, "5678")
    assert title(page) == CALM
    assert page.context.cookies() == []


def test_whoever_invites_sees_what_was_not_delivered_and_sends_a_letter(walk, open_page, axe):
    given(walk, "samira", "mail", "samira@example.org")
    Invitation.objects.filter(pk=of(walk, "samira").pk).update(state="bounced", send_at=None)
    page = open_page()
    be(page, "annelies")
    page.goto(f"/waterrand/cases/{walk.case.reference}/")
    assert "Mail niet bezorgd" in page.inner_text("main")
    page.get_by_role("link", name="Samira Haddou opnieuw uitnodigen").click()
    is_well_made(page, axe)
    page.get_by_label("Adres voor op de brief").fill("Voorbeeldlaan 8\n0000 XX Voorbeeldstad")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Maak een brief").click()
    assert downloading.value.suggested_filename.endswith(".pdf")
    assert of(walk, "samira").stands(timezone.now()) == "invited"
