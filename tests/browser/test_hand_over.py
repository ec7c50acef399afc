"""Handing over several cases at a screen: wide and on a phone, with a script and without."""

import re

import pytest
from playwright.sync_api import expect

from samenspraak.cases.models import Party
from samenspraak.web import cast, demo
from tests.browser.walking import be
from tests.browser.wellmade import is_well_made

pytestmark = pytest.mark.django_db(transaction=True)
CHOOSE = "Kies dossiers om over te dragen"
WORK = "/waterrand/work/"


@pytest.fixture
def cases(live_server, settings):
    """Two cases of the same consultant."""
    settings.DEMO = True
    cast.make()
    return [demo.begin("waterrand", family, "annelies") for family in (cast.NOOR, cast.DAAN)]


def consultants(cases):
    places = Party.objects.filter(case__in=cases, role="consultant").exclude(status="left")
    return set(places.values_list("user__handle", flat=True))


def choose_all(page):
    page.goto(WORK)
    page.click(f"text={CHOOSE}")
    page.locator("main input[type=checkbox]").first.wait_for()
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.click("text=Verder met deze dossiers")


def test_cases_are_handed_over_on_any_screen(any_page, cases):
    be(any_page, "ilse")
    choose_all(any_page)
    any_page.get_by_text("Annelies Bron, adviseur (2 dossiers)").click()
    any_page.get_by_label("Wie neemt het over?").select_option(label="Yusuf Tamer")
    any_page.get_by_role("button", name="Draag over").click()
    assert "Yusuf Tamer neemt 2 dossiers over van Annelies Bron." in any_page.inner_text("main")
    assert consultants(cases) == {"yusuf"}


def test_what_is_missing_is_said_and_what_was_chosen_is_kept(page, cases, axe):
    be(page, "ilse")
    choose_all(page)
    page.get_by_text("Annelies Bron, adviseur (2 dossiers)").click()
    page.get_by_role("button", name="Draag over").click()
    expect(page).to_have_title(re.compile("^Nog niet verstuurd"))
    page.click("[role=alert] a")
    assert page.evaluate("document.activeElement.name") == "successor"
    assert page.get_by_label("Annelies Bron, adviseur (2 dossiers)").is_checked()
    assert axe(page) == []


@pytest.mark.parametrize("step", ["choosing", "asking", "done"])
def test_each_page_of_it_is_well_made(step, page, cases, axe):
    be(page, "ilse")
    page.goto(f"{WORK}?choose=on")
    if step != "choosing":
        choose_all(page)
    if step == "done":
        page.get_by_text("Annelies Bron, adviseur (2 dossiers)").click()
        page.get_by_label("Wie neemt het over?").select_option(label="Marleen Stok")
        page.get_by_role("button", name="Draag over").click()
    is_well_made(page, axe)


def test_it_can_be_done_by_keyboard_alone(page, cases):
    be(page, "ilse")
    page.goto(f"{WORK}?choose=on")
    page.locator("main input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Verder met deze dossiers").focus()
    page.keyboard.press("Enter")
    page.locator("[name=leaving]").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Wie neemt het over?").focus()
    page.keyboard.type("Yusuf")
    page.get_by_role("button", name="Draag over").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Wat is overgedragen")
    assert page.locator("main li").count() == 1
