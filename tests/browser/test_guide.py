"""The guide in a browser: walked on a phone without a script, well made in both languages, printed on one sheet."""

import re

import pytest
from playwright.sync_api import expect

from samenspraak.route.guide import combinations, result
from samenspraak.web import cast
from tests.browser.conftest import NARROW
from tests.browser.test_pages import FIRST_VIEW, over_the_wire
from tests.browser.wellmade import is_well_made_for_everyone
from tests.golden.setting import route_of

pytestmark = pytest.mark.django_db(transaction=True)
SITES = {"waterrand": "sppoh", "heuvelland": "swv"}
LINKS = ("Laat u terugbellen", "Ask to be called back", "Zoek uw school en het telefoonnummer")
"""What leads elsewhere, and nowhere on paper."""
NUMBERS = {
    "waterrand": ("Steunpunt Waterrand Noord: 085 000 00 21", "Steunpunt Waterrand Zuid: 085 000 00 22"),
    "heuvelland": ("Steunpunt Heuvelland: 085 000 00 31",),
}
ANSWERS = "?who=parent&talked=not_possible&about=support&home=yes&legal=no"
PAGES = {
    "first question": "",
    "question": "?who=parent&talked=yes",
    "answered question": f"question/about/{ANSWERS}",
    "result": ANSWERS,
    "result with days": f"{ANSWERS}&decided-on=2026-01-05",
    "result with a wrong day": f"{ANSWERS}&decided-on=soon",
    "result for a pupil": "?who=pupil&talked=no&about=tlv&home=no&legal=running",
    "option": f"option/mediation/{ANSWERS}",
    "formal body": f"option/gpo/{ANSWERS}&decided-on=2026-01-05",
    "option that does not fit": "option/counsellor/?who=parent&talked=yes&about=opp&home=no&legal=running",
    "not understood": "?who=parent&talked=perhaps",
}


@pytest.fixture(autouse=True)
def partnerships(live_server):
    cast.make()


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("slug", "language"), [("waterrand", "nl"), ("heuvelland", "en")])
def test_every_page_is_well_made(slug, language, page, axe, subtests):
    for kind, rest in PAGES.items():
        with subtests.test(kind):
            page.goto(f"/{slug}/guide/{language}/{rest}")
            assert page.locator("html").get_attribute("lang") == language
            is_well_made_for_everyone(page, axe)
            assert page.context.cookies() == []


def test_the_guide_is_walked_on_a_phone_without_a_script(plain_phone):
    page = plain_phone
    page.goto("/waterrand/guide/")
    for number, answer in enumerate(("Ouder of verzorger", "Praten lukt niet meer", "De hulp voor", "Ja", "Nee"), 1):
        expect(page).to_have_title(re.compile(f"^Vraag {number} van 5"))
        expect(page.locator(".steps .is-done")).to_have_count(number - 1)
        page.locator(".choice", has_text=re.compile(answer)).first.click()
        page.click("main .btn")
    assert page.locator("h1").inner_text() == "6 mogelijkheden passen bij uw antwoorden"
    assert page.locator(".rank > li h2").first.inner_text() == "Bemiddeling"
    page.click("text=Waar gaat het vooral over?")
    assert page.locator("input:checked").get_attribute("value") == "support"
    page.locator(".choice", has_text="Het contact").click()
    page.click("main .btn")
    assert "about=relation" in page.url
    assert "home=yes" in page.url
    page.click("text=Verder: Bemiddeling")
    assert "about=relation" in page.url
    assert "Wat u kunt zeggen als u belt" in page.inner_text("main")
    page.click("text=Terug naar wat past")
    assert page.locator(".rank > li h2").first.inner_text() == "Bemiddeling"
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert page.context.cookies() == []


def test_a_question_is_answered_by_keyboard_alone(page):
    page.goto("/waterrand/guide/nl/")
    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?who=pupil")
    expect(page).to_have_title(re.compile("^Vraag 2 van 5"))


def test_without_an_answer_the_browser_asks_for_one(page):
    page.goto("/waterrand/guide/nl/")
    page.click("main .btn")
    expect(page).to_have_title(re.compile("^Vraag 1 van 5"))
    assert page.evaluate("document.querySelector(':invalid:not(form):not(fieldset)').name") == "who"


def test_the_first_view_is_light(page):
    for where in ("", ANSWERS):
        page.goto(f"/waterrand/guide/nl/{where}")
        assert over_the_wire(page) < FIRST_VIEW


def longest(route, language):
    """The answers that lead to most words on the page."""

    def length(answers):
        found = result(route, answers)
        ways = [*found.ranked, *found.ranked, *found.formal, *found.unfit]
        options = [route.options[way.option] for way in found.ranked]
        texts = [one for way in ways for one in way.reasons]
        texts += [
            text for one in options for text in (one.costs.text, one.who_may_ask, one.duration, one.needs) if text
        ]
        return sum(len(text[language]) for text in texts)

    return max(combinations(route.guide), key=length)


@pytest.mark.parametrize("slug", SITES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_fits_is_printed_on_one_sheet(slug, language, page):
    answers = longest(route_of(SITES[slug]), language)
    query = "&".join(f"{name}={value}" for name, value in answers.items())
    page.emulate_media(media="print")
    for day in ("", "&decided-on=2026-01-05"):
        page.goto(f"/{slug}/guide/{language}/?{query}{day}")
        sheet = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
        printed = page.inner_text("body")
        assert "Verder:" not in printed
        assert not any(link in printed for link in LINKS)
        assert f"/{slug}/guide/{language}/?who=" in printed
        assert all(number in printed for number in NUMBERS[slug])
