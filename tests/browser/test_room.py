"""The sealed room in a browser: the mediator and everyone at the table write and read, each what is theirs."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW
from tests.browser.walking import be
from tests.browser.wellmade import is_well_made
from tests.cases.walking import Walk


@pytest.fixture
def room(transactional_db, settings, tmp_path):
    settings.KEEPER_ROOMS, settings.KEEPER_MASTERS = tmp_path / "rooms", tmp_path / "masters"
    walk = Walk().to_talk()
    return f"/waterrand/cases/{walk.case.reference}/"


def enter(page, who, case):
    be(page, who)
    page.goto(case)
    page.get_by_role("link", name="De besloten ruimte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De besloten ruimte")


def say(page, text, to):
    page.locator(".choice", has_text=to).click()
    page.get_by_label("Uw bericht").fill(text)
    page.get_by_role("button", name="Schrijf dit bericht").click()
    expect(page.locator(".msg").filter(has_text=text)).to_be_visible()


@pytest.mark.timeout(120)
def test_each_writes_and_reads_what_is_theirs(room, open_page, axe):
    desk = open_page()
    enter(desk, "farid", room)
    say(desk, "Welkom allemaal.", "Iedereen hier")
    say(desk, "Even alleen met u.", "Ouders")
    desk.get_by_label("Uw aantekening").fill("Moeder is moe.")
    desk.get_by_role("button", name="Bewaar deze aantekening").click()
    expect(desk.get_by_text("Toon de aantekening")).to_be_visible()
    desk.get_by_label("Uw voorstel").fill("Noor begint met twee ochtenden.")
    desk.get_by_role("button", name="Doe dit voorstel").click()
    expect(desk.get_by_role("heading", name="Voorstel", exact=True)).to_be_visible()
    is_well_made(desk, axe)

    phone = open_page(width=NARROW, javascript=False)
    enter(phone, "samira", room)
    expect(phone.locator(".msg")).to_have_count(2)
    say(phone, "Mag mijn zus mee?", "Alleen Farid Leeman")
    phone.get_by_role("button", name="Ja, ik ben het eens met dit voorstel").click()
    expect(phone.get_by_text("Ja: Samira Haddou")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= NARROW

    school = open_page(width=NARROW)
    enter(school, "tess", room)
    expect(school.locator(".msg")).to_have_count(1)
    for hidden in ("Even alleen met u.", "Moeder is moe.", "Mag mijn zus mee?"):
        expect(school.get_by_text(hidden)).to_have_count(0)
    school.get_by_role("button", name="Schrijf dit bericht").click()
    is_well_made(school, axe)
