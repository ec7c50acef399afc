"""From the first page of the guide to the right telephone number: on a phone, without a script, and nothing is kept."""

import re
import time

import pytest

from samenspraak.people.models import Partnership, School
from samenspraak.web import cast
from tests.browser.conftest import NARROW
from tests.browser.test_pages import FIRST_VIEW, over_the_wire
from tests.browser.wellmade import is_well_made
from tests.guide.test_nothing_is_kept import everything

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = "who=parent&talked=not_possible&about=support&home=yes&legal=no"
PAGES = {
    "begin": "",
    "found": "?your-school=papiren+boot",
    "several": "?your-school=e",
    "many": "?your-school=brug",
    "a long name": "?your-school=scholengemeenschap",
    "not found": "?your-school=Atlantis",
    "from the guide": f"?your-school=linde&{ANSWERS}",
}
TWO_MINUTES = 120
READING = 3
"""Words in a second, as someone reads who does not read easily."""
WALKS = {
    ("waterrand", "De Papieren Boot, Waterdam"): (
        "papiren boot",
        ("Ouder of verzorger", "Praten lukt niet meer", "De hulp voor", "Ja", "Nee"),
        ("0850000011", "Annelies Bron"),
    ),
    ("heuvelland", "De Esdoorn, Dalrode"): (
        "6998ss",
        ("Ouder of verzorger", "nog niet", "Het contact", "Nee", "Nee"),
        ("0850000015", "Dirk Zand"),
    ),
}


@pytest.fixture(autouse=True)
def partnerships(live_server):
    cast.make()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("slug", ["waterrand", "heuvelland"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_well_made(language, slug, page, axe, subtests):
    place = Partnership.objects.get(slug=slug)
    names = [*(f"De Brug {n}" for n in range(12)), f"Brug {'scholengemeenschap' * 3}"]
    School.objects.bulk_create(School(partnership=place, name=name, place="Zand") for name in names)
    for kind, rest in PAGES.items():
        with subtests.test(kind):
            page.goto(f"/{slug}/call/{language}/{rest}")
            assert page.locator("html").get_attribute("lang") == language
            is_well_made(page, axe)
            assert page.context.cookies() == []


@pytest.mark.parametrize("walk", WALKS, ids=" ".join)
def test_from_the_first_question_to_the_right_number_within_two_minutes(walk, plain_phone):
    page, (slug, school), (typed, answers, (number, name)) = plain_phone, walk, WALKS[walk]
    before, begun, read = everything(), time.monotonic(), 0
    page.goto(f"/{slug}/guide/")
    for answer in answers:
        read += words_until_done(page, "main form")
        page.locator(".choice", has_text=re.compile(answer)).first.click()
        page.click("main .btn")
    read += words_until_done(page, ".rank > li:first-child")
    page.locator("main a", has_text="Zoek uw school").first.click()
    page.get_by_label("Naam van de school").fill(typed)
    read += words_until_done(page, "main form")
    page.click("main .btn")
    found = page.locator("main section", has_text="school gevonden").locator("li.card").first
    assert found.locator("h3").inner_text() == school.split(",")[0]
    assert found.locator("a.tel").first.get_attribute("href") == f"tel:{number}"
    assert name in found.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    # What the machine needs, and what a slow reader needs for every word of the questions and of the best option.
    assert time.monotonic() - begun + read / READING < TWO_MINUTES
    assert page.context.cookies() == []
    assert everything() == before


def words_until_done(page, where):
    return len(page.locator(where).first.inner_text().split())


def test_a_number_is_found_by_keyboard_alone(page):
    page.goto("/waterrand/call/nl/")
    page.get_by_label("Naam van de school").focus()
    page.keyboard.type("windrad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?your-school=windrad")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.tel')"):
            break
    assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:0850000011"


def test_the_first_view_is_light(page):
    for where in ("", "?your-school=brug"):
        page.goto(f"/waterrand/call/nl/{where}")
        assert over_the_wire(page) < FIRST_VIEW
