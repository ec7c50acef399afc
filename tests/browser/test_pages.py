"""Every kind of page: readable for everyone, wide and narrow, in light and in dark, without a word in a key of ours."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from samenspraak.cases.models import Case
from samenspraak.cases.perform import Done, perform
from samenspraak.web import cast, demo
from tests.browser.walking import be, hold
from tests.browser.wellmade import is_well_made
from tests.cases.walking import Walk

pytestmark = pytest.mark.django_db(transaction=True)
FIRST_VIEW = 100_000
"""Keys and names from code, which no page shows."""


@pytest.fixture
def case(live_server, settings):
    """Noor's case: the guardians take part, one of them has answered, and the manager has been asked something."""
    settings.DEMO = True
    cast.make()
    case = demo.begin("waterrand", cast.NOOR, "annelies", {"pupil_at_home": True})
    declared = {"no_legal_action": "none", "willing": "willing"}
    for handle, action, answers in (
        ("samira", "join", {}),
        ("samira", "declare", declared),
        ("annelies", "go_on_without", {"about": "p2", "attempts": "Drie keer gebeld."}),
    ):
        party = case.parties.get(user__handle=handle)
        done = perform(Case.objects.get(pk=case.pk), "mediation", action, by=party, answers=answers)
        assert isinstance(done, Done), done
    return case


@pytest.fixture
def address(case):
    return f"/waterrand/cases/{case.reference}/"


def kinds(address):
    """Each kind of page: who looks, and where."""
    return {
        "home": ("", "/"),
        "demo": ("", "/demo/"),
        "partnership": ("", "/waterrand/"),
        "map": ("", "/waterrand/route/"),
        "map of a case": ("joris", f"{address}route/"),
        "not found": ("", "/no-such-page/"),
        "my cases": ("samira", "/"),
        "list of work": ("annelies", "/waterrand/work/"),
        "narrowed list": ("annelies", "/waterrand/work/?q=noor&step=mediation.apply"),
        "empty list": ("pieter", "/waterrand/work/"),
        "start": ("annelies", "/waterrand/start/mediation/"),
        "case of a guardian": ("samira", address),
        "case of who is invited": ("joris", address),
        "case of the consultant": ("annelies", address),
        "case of the manager": ("hanneke", address),
        "form": ("samira", f"{address}mediation/do/done/"),
        "answer": ("hanneke", f"{address}mediation/answer/go_on_without/r1/"),
        "picture": ("tess", f"{address}mediation/picture/"),
    }


def show(page, address, kind):
    who, where = kinds(address)[kind]
    if who:
        be(page, who)
    page.goto(where)


@pytest.mark.timeout(240)
def test_every_page_is_well_made(address, page, axe, subtests):
    for kind in kinds(address):
        with subtests.test(kind):
            show(page, address, kind)
            is_well_made(page, axe)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_speaks_one_language_and_can_be_switched_without_a_script(language, open_page, address):
    page = open_page(javascript=False, language="nl")
    be(page, "samira")
    page.goto(address)
    if language == "en":
        page.click("text=English")
    assert page.url.endswith(address)
    assert page.locator("html").get_attribute("lang") == language
    assert (
        page.locator("h2").first.inner_text()
        == {
            "nl": "Samen het aanmeldformulier invullen",
            "en": "Complete the application form together",
        }[language]
    )
    assert page.locator(".next__turn").inner_text() == {"nl": "U bent aan de beurt", "en": "It is your turn"}[language]


def test_errors_stand_on_top_and_at_the_question(address, page, axe):
    be(page, "samira")
    page.goto(f"{address}mediation/do/done/")
    page.fill("[name=hope]", "Dat we elkaar begrijpen.")
    page.click("main .btn >> nth=0")
    expect(page.locator("[role=alert] li")).to_have_count(2)
    expect(page).to_have_title(re.compile("^Nog niet verstuurd"))
    page.click("[role=alert] a >> nth=0")
    assert page.evaluate("document.activeElement.name") == "help_question"
    box = page.locator("[name=help_question]")
    assert box.get_attribute("aria-invalid") == "true"
    said = [page.locator(f"#{one}").inner_text() for one in box.get_attribute("aria-describedby").split()]
    assert "Vul dit in." in said
    assert page.input_value("[name=hope]") == "Dat we elkaar begrijpen."
    assert axe(page) == []


def test_what_is_typed_is_kept_while_typing(address, page):
    be(page, "samira")
    page.goto(f"{address}mediation/do/done/")
    page.fill("[name=our_view]", "Ik bel en hoor niets.")
    page.wait_for_selector("[role=status]:has-text('Bewaard')")
    page.goto(f"{address}mediation/do/done/")
    assert page.input_value("[name=our_view]") == "Ik bel en hoor niets."


def test_what_is_typed_can_be_kept_without_a_script(address, plain_phone):
    be(plain_phone, "samira")
    plain_phone.goto(f"{address}mediation/do/done/")
    plain_phone.fill("[name=our_view]", "Ik bel en hoor niets.")
    plain_phone.click("text=Bewaar en ga later verder")
    assert "is bewaard" in plain_phone.inner_text("main")
    plain_phone.goto(f"{address}mediation/do/done/")
    assert plain_phone.input_value("[name=our_view]") == "Ik bel en hoor niets."


def test_a_step_can_be_done_by_keyboard_alone(address, page):
    be(page, "annelies")
    page.goto(f"{address}mediation/do/declare/")
    for question in ("no_legal_action", "willing"):
        tab_to(page, f"[name={question}]")
        page.keyboard.press("Space")
    tab_to(page, "main form button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")
    assert "Het antwoord is bewaard: Geef uw antwoord" in page.inner_text("main")


def tab_to(page, where):
    """Go on with Tab until the focus is on the first of these."""
    for _ in range(100):
        if page.locator(where).first.evaluate("one => document.activeElement === one"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {where}")


def over_the_wire(page):
    """How many bytes the program sends to show this page to someone who was never here.

    The browser says what it asks for; the program is asked for the same, styles and scripts included, as it sends them
    to a browser that takes compressed answers: the server of these tests sends its static files by itself, as they are.
    """
    asked = set()
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.on("response", lambda answer: asked.add(urlsplit(answer.url).path))
    page.reload(wait_until="networkidle")
    assert any("/fonts/" in path for path in asked)
    client = Client(headers={"accept-encoding": "gzip"})
    client.cookies.load({one["name"]: one["value"] for one in page.context.cookies()})
    answers = [client.get(path) for path in asked]
    assert [one.status_code for one in answers] == [200] * len(asked)
    return sum(len(b"".join(one) if one.streaming else one.content) for one in answers)


@pytest.mark.parametrize("kind", ["home", "partnership", "case of the consultant", "form"])
def test_the_first_view_is_light(kind, address, page):
    show(page, address, kind)
    assert over_the_wire(page) < FIRST_VIEW


def test_the_first_view_of_a_case_with_a_long_past_is_light_too(page, settings):
    settings.DEMO = True
    walk = Walk(now=timezone.now()).to_talk()
    hold(walk, 3)
    be(page, "farid")
    page.goto(f"/waterrand/cases/{walk.case.reference}/")
    assert over_the_wire(page) < FIRST_VIEW
