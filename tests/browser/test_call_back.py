"""From the guide's first page to a request, the consultant who answers, and the parent who reads the advice."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from samenspraak.advice import addresses, door
from samenspraak.web import cast
from tests.advice.calling import Caller
from tests.browser.conftest import NARROW
from tests.browser.walking import be
from tests.browser.wellmade import is_well_made, is_well_made_for_everyone

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = ("Ouder of verzorger", "Praten lukt niet meer", "De hulp voor", "Ja", "Nee")
ADVICE = "Vraag samen om een gesprek met de adviseur erbij."


@pytest.fixture(autouse=True)
def partnerships(live_server, settings):
    settings.DEMO = True
    cache.clear()
    cast.make()


def press(page, what):
    page.get_by_role("main").get_by_role("button", name=what, exact=True).click()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_from_the_first_question_to_the_advice_without_a_script_on_a_phone(open_page):
    parent, consultant = (open_page(width=NARROW, javascript=False) for _ in range(2))
    parent.goto("/waterrand/guide/")
    for answer in ANSWERS:
        parent.locator(".choice", has_text=re.compile(answer)).first.click()
        parent.click("main .btn")
    parent.locator("main a", has_text="Laat u terugbellen").first.click()
    parent.get_by_label("Naam van de school").fill("papiren boot")
    press(parent, "Zoek")
    parent.get_by_role("link", name="Verder met De Papieren Boot").click()
    parent.get_by_label("Uw naam").fill("Samira Haddou")
    parent.get_by_label("Het nummer waarop wij u kunnen bellen").fill("085 000 00")
    parent.locator(".choice", has_text="Maandag").click()
    press(parent, "Vraag om een telefoontje")
    assert "Dit kan geen telefoonnummer zijn." in parent.inner_text("main")
    assert parent.get_by_label("Uw naam").input_value() == "Samira Haddou"
    assert fits(parent)
    parent.get_by_label("Het nummer waarop wij u kunnen bellen").fill("085 000 00 41")
    press(parent, "Vraag om een telefoontje")
    assert parent.locator("h1").inner_text() == "Wij bellen u"
    assert parent.context.cookies() == []
    own = parent.url
    be(consultant, "annelies")
    consultant.goto("/waterrand/work/")
    assert "één persoon wacht op u" in consultant.inner_text("main")
    consultant.get_by_role("link", name="Terug te bellen").click()
    consultant.get_by_role("link", name="Samira Haddou").click()
    assert consultant.locator("main a.tel").first.get_attribute("href") == "tel:+31850000041"
    press(consultant, "Gebeld, en niemand nam op")
    parent.goto(own)
    assert parent.locator("h1").inner_text() == "Wij bellen u nog een keer"
    consultant.locator(".choice", has_text="Ja").first.click()
    consultant.get_by_label("Wat was de vraag?").fill("Wat kan als praten niet meer lukt?")
    consultant.get_by_label("Wat hebt u geadviseerd?").fill(ADVICE)
    press(consultant, "Wij hebben elkaar gesproken")
    assert fits(consultant)
    parent.goto(own)
    assert ADVICE in parent.inner_text("main")
    press(parent, "Deel het advies")
    shared = parent.locator("a", has_text="/shared/").get_attribute("href")
    assert fits(parent)
    parent.goto(shared)
    assert ADVICE in parent.inner_text("main")
    assert "Samira" not in parent.inner_text("main")
    assert parent.context.cookies() == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pages_for_everyone_are_well_made(language, page, axe):
    page.goto(f"/waterrand/call-back/{language}/?your-school=boot")
    is_well_made_for_everyone(page, axe)
    page.locator("main li a.btn").first.click()
    is_well_made_for_everyone(page, axe)
    page.locator("main form button").click()
    is_well_made_for_everyone(page, axe)
    for stands in ("tried", "advised", "withdrawn"):
        one = Caller(now=timezone.now()).to(stands)
        page.goto(f"/waterrand/call-back/{language}/{one.secret}/")
        is_well_made_for_everyone(page, axe)
        if stands == "advised":
            door.share(one.act("caller"), one.secret)
            page.goto(f"/waterrand/call-back/{language}/shared/{addresses.shared(one.secret, 1)}/")
            is_well_made_for_everyone(page, axe)
    page.goto(f"/waterrand/call-back/{language}/nowhere/")
    is_well_made_for_everyone(page, axe)


def test_pages_of_who_calls_are_well_made(page, axe):
    ones = [Caller(now=timezone.now()).to(stands) for stands in ("to write", "advised", "waiting")]
    be(page, "annelies")
    page.goto("/waterrand/calls/")
    is_well_made(page, axe)
    for one in ones:
        page.goto(f"/waterrand/calls/{one.request.reference}/")
        is_well_made(page, axe)
    page.locator("details:not([open]) summary").first.click()
    page.locator("details[open] form button").first.click()
    is_well_made(page, axe)
