"""Asking how it was, and the budget, in a real browser: wide, narrow, light, dark, without a script, by keyboard."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from samenspraak.cases.clock import tick
from samenspraak.insight.models import Remark, Tally
from tests.browser.walking import be
from tests.browser.wellmade import is_well_made
from tests.cases.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
"""Keys and names from code, which no page shows."""


@pytest.fixture
def talking(live_server, settings):
    """Conversations with a mediator, and hours far above the ceiling."""
    settings.DEMO = True
    walk = Walk(now=timezone.now()).to_talk()
    walk.do("mediator", "hold", {"hours": "14,5", "travel": "120"})
    return walk


@pytest.fixture
def ended(talking):
    """The same, completed, and everyone asked how it was."""
    talking.do("mediator", "complete")
    tick(talking.now)
    return talking


def at(walk, rest=""):
    return f"/waterrand/cases/{walk.case.reference}/{rest}"


FORM = "mediation/how-was-it/0/"
PAGES = {
    "the questions": ("samira", FORM),
    "the questions to a pupil": ("noor", FORM),
    "to who is not asked": ("annelies", FORM),
    "the case of who is asked": ("tess", ""),
    "the case of the manager": ("hanneke", ""),
    "the case of the mediator": ("farid", ""),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_well_made(kind, ended, page, axe):
    who, rest = PAGES[kind]
    be(page, who)
    page.goto(at(ended, rest))
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    is_well_made(page, axe)


@pytest.mark.parametrize(("who", "where"), [("samira", "/"), ("tess", "/waterrand/work/"), ("tess", "/how-was-it/")])
def test_the_first_pages_with_an_invitation_are_well_made(ended, page, axe, who, where):
    be(page, who)
    page.goto(where)
    assert "Hoe was het?" in page.inner_text("main")
    is_well_made(page, axe)


@pytest.mark.parametrize("rest", ["", "mediation/do/hold/", "mediation/do/correct_costs/", "mediation/do/more_budget/"])
def test_the_pages_with_a_budget_are_well_made(rest, talking, page, axe):
    be(page, "farid")
    page.goto(at(talking, rest))
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    assert "meer dan het maximum" in page.inner_text("main")
    is_well_made(page, axe)


def test_everything_is_answered_on_one_page_and_once(ended, any_page):
    page = any_page
    be(page, "samira")
    page.goto("/")
    page.click("main >> text=Beantwoord de vragen")
    for question, value in (("how", "good"), ("heard", "partly"), ("talking", "yes"), ("again", "yes")):
        page.locator(f"[name={question}][value={value}]").locator("..").click()
    page.fill("[name=remark]", "Wij praten weer.")
    page.click("text=Stuur mijn antwoorden")
    assert page.inner_text("h1") == "Dank u wel"
    page.reload()
    assert page.inner_text("h1") == "Dank u wel"
    page.go_back()
    page.goto("/")
    assert "Beantwoord de vragen" not in page.inner_text("main")
    assert Tally.objects.get(question="how", value="good", group__side="parents").count == 1
    assert list(Remark.objects.values_list("text", flat=True)) == ["Wij praten weer."]


def test_what_is_left_out_is_said_on_top_and_at_the_question(ended, page, axe):
    be(page, "tess")
    page.goto(at(ended, FORM))
    page.fill("[name=remark]", "Het ging goed.")
    page.click("text=Stuur mijn antwoorden")
    expect(page.locator("[role=alert] li")).to_have_count(4)
    expect(page).to_have_title(re.compile("^Nog niet verstuurd"))
    page.click("[role=alert] a >> nth=0")
    assert page.evaluate("document.activeElement.name") == "how"
    assert page.input_value("[name=remark]") == "Het ging goed."
    assert axe(page) == []


def test_it_can_be_answered_by_keyboard_alone(ended, page):
    be(page, "noor")
    page.goto(at(ended, FORM))
    page.locator("[name=how]").first.focus()
    for _ in range(4):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Dank je wel')")
    assert sum(Tally.objects.values_list("count", flat=True)) == 4
