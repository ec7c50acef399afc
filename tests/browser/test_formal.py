"""The formal bodies in a browser: what a complaint is about, and the last days in a case, on a phone and at a desk."""

import pytest

from samenspraak.web import cast
from tests.browser.conftest import NARROW
from tests.browser.walking import People, heuvelland, in_days, waterrand
from tests.browser.wellmade import is_well_made_for_everyone

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = {
    "question": "",
    "not understood": "?about=colour",
    "bodies": "?about=people_of_school",
    "bodies with a day": "?about=opp&decided-on=2026-01-05",
    "bodies with a wrong day": "?about=tlv&decided-on=soon",
}


@pytest.fixture
def sites(live_server):
    cast.make()


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("slug", "language"), [("waterrand", "nl"), ("heuvelland", "en")])
def test_what_it_is_about_is_well_made(slug, language, page, axe, sites, subtests):
    for kind, rest in PAGES.items():
        with subtests.test(kind):
            page.goto(f"/{slug}/complaint/{language}/{rest}")
            assert page.locator("html").get_attribute("lang") == language
            is_well_made_for_everyone(page, axe)
            assert page.context.cookies() == []


def test_what_it_is_about_is_found_from_the_partnership_on_a_phone_without_a_script(plain_phone, sites):
    page = plain_phone
    page.goto("/waterrand/")
    before = {one["name"]: one["value"] for one in page.context.cookies()}
    page.click("text=Waar gaat het over?")
    page.locator(".choice", has_text="Het plan voor de leerling").click()
    page.click("main .btn")
    assert page.locator(".rank > li h2").first.inner_text() == "Geschillencommissie passend onderwijs (GPO)"
    page.fill("#decided", "2026-01-05")
    page.click("text=Toon de laatste dagen")
    assert "16 februari" in page.inner_text("main")
    assert {one["name"]: one["value"] for one in page.context.cookies()} == before


@pytest.mark.parametrize(("begin", "parent"), [(waterrand, "samira"), (heuvelland, "aylin")], ids=["sppoh", "swv"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_decision_is_put_on_the_case_on_a_phone_and_its_last_day_stands_there(
    open_page, settings, axe, begin, parent, language
):
    people = People(open_page, settings, width=NARROW, language=language)
    people.follow(begin().join_all())
    visitor = people.be(parent)
    visitor.page.goto(f"{people.address}mediation/do/contest_decision/")
    assert axe(visitor.page) == []
    visitor.page.fill("#f-decided_on", in_days(-10))
    visitor.page.check("input[value=opp]")
    visitor.page.click("main form .btn >> nth=0")
    for where in ("", "mediation/do/withdraw/", "mediation/do/correct_decision/", "mediation/picture/"):
        visitor.page.goto(f"{people.address}{where}")
        card = visitor.page.locator("section[aria-labelledby=last-days]").inner_text()
        assert {"nl": "nog 32 dagen", "en": "32 days left"}[language] in card
        assert {"nl": "hulpmiddel", "en": "an aid"}[language] in card
        assert axe(visitor.page) == []
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= NARROW
