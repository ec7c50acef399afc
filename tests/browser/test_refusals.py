"""What is not possible says so at the screen: why, who can open it, and with every word that was typed still there."""

import re

import pytest
from playwright.sync_api import expect

from samenspraak.cases.models import Event
from tests.browser.walking import People, in_days, waterrand

CANARY = "Kanarie drieëntachtig"
VIEW, QUESTION = "Wat gaat er nu moeilijk in het contact met school?", "Wat is uw gezamenlijke hulpvraag"
DONE, PASS, SIGN = "Mijn deel is klaar", "Stuur door naar de manager", "Teken het formulier"
LATER = "Bewaar en ga later verder"
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def people(open_page, settings, transactional_db):
    return People(open_page, settings)


@pytest.fixture
def plain(open_page, settings, transactional_db):
    return People(open_page, settings, width=320, javascript=False)


# A closed gate


def test_a_closed_gate_says_why_and_who_can_open_it(people):
    people.follow(waterrand().to_check())
    annelies = people.be("annelies").open_case()
    assert PASS not in annelies.offered
    gate = annelies.page.get_by_role("region", name="Dit kan nog niet")
    told = gate.inner_text()
    assert PASS in told
    for why in ("minstens één MDO", "loopt geen klacht", "hulpvraag aan de bemiddelaar is duidelijk"):
        assert why in told
    assert "Alleen u kunt dit openen." in told
    assert re.search(r"Samira Haddou.*Wie hier genoemd is, kan dit openen", told, re.DOTALL)


def test_a_gate_that_is_opened_by_its_address_stays_closed_and_shows_what_it_rests_on(people, axe):
    people.follow(waterrand().to_check())
    annelies = people.be("annelies")
    annelies.visit(f"{people.address}mediation/do/pass/")
    assert annelies.reads("Dit kan nog niet", "minstens één MDO", "Alleen u kunt dit openen.", "0 van 4")
    assert not annelies.button(PASS).count()
    assert annelies.link("Vraag om een aanvulling").count() == 1
    assert people.track.step == "check"
    assert axe(annelies.page) == []


# Wrong or missing answers


@SCRIPTS
def test_missing_answers_are_listed_on_top_and_what_was_typed_stays(open_page, settings, transactional_db, javascript):
    people = People(open_page, settings, width=320, javascript=javascript)
    people.follow(waterrand().join_all().declare_all())
    samira = people.be("samira").choose(DONE)
    samira.fill_in("Wat hoopt u", CANARY)
    samira.fill_in("Wilt u iemand meenemen", "Nee")
    assert samira.send(DONE).status == 422
    alert = samira.main.get_by_role("alert")
    assert "Er zijn nog 2 dingen" in alert.inner_text()
    assert alert.inner_text().count("Vul dit in.") == 2
    expect(samira.page).to_have_title(re.compile("Nog niet verstuurd"))
    for link in alert.get_by_role("link").all():
        assert samira.page.locator(link.get_attribute("href")).is_visible()
    alert.get_by_role("link", name=VIEW).click()
    assert samira.box(VIEW).evaluate("box => box === document.activeElement")
    assert samira.box(VIEW).get_attribute("aria-invalid") == "true"
    assert samira.box("Wat hoopt u").input_value() == CANARY
    assert samira.group("Wilt u iemand meenemen").get_by_role("radio", name="Nee").is_checked()
    assert not samira.is_too_wide
    samira.fill().send(DONE)
    assert samira.reads("Gedaan: Mijn deel is klaar")


def test_a_day_to_come_is_no_day_on_which_something_was(people, axe):
    people.follow(waterrand().to_check())
    annelies = people.be("annelies").choose("Leg een MDO vast")
    annelies.fill_in("Op welke dag was het?", in_days(3))
    annelies.fill_in("Wie waren erbij?", ["Samira Haddou", "Tess van Wijngaard"])
    assert annelies.send("Leg een MDO vast").status == 422
    assert annelies.reads("Deze dag komt nog. Vul een dag in die is geweest.")
    assert annelies.box("Op welke dag was het?").input_value() == in_days(3)
    there = annelies.group("Wie waren erbij?")
    assert there.get_by_role("checkbox", checked=True).count() == 2
    assert there.get_by_role("checkbox", name="Tess van Wijngaard").is_checked()
    assert axe(annelies.page) == []


def test_the_form_that_begins_a_case_keeps_what_was_filled_in(people, axe):
    annelies = people.be("annelies")
    annelies.visit("/waterrand/start/mediation/")
    annelies.box("Naam van de ouder of verzorger").fill(CANARY)
    assert annelies.send("Begin dit dossier").status == 422
    assert "School" in annelies.main.get_by_role("alert").inner_text()
    assert annelies.reads("Kruis aan wie gezag heeft.")
    assert annelies.box("Naam van de ouder of verzorger").input_value() == CANARY
    for link in annelies.main.get_by_role("alert").get_by_role("link").all():
        assert annelies.page.locator(link.get_attribute("href")).count() == 1
    assert axe(annelies.page) == []


# Someone was just before you


def test_a_page_that_is_out_of_date_shows_what_changed_and_gives_the_text_back(people, axe):
    walk = waterrand().to_check()
    people.follow(walk)
    walk.declare_all()
    walk.do("annelies", "record_mdo")
    walk.do("annelies", "judge")
    annelies = people.be("annelies").choose(PASS)
    annelies.fill_in("Wat adviseert u de manager?", CANARY)
    walk.do("joris", "declare", {"no_legal_action": "running"})
    assert annelies.send(PASS).status == 409
    assert annelies.reads("Iemand was u net voor", "Joris Velden koos ‘Geef uw antwoord’", "loopt geen klacht")
    assert annelies.box("Wat adviseert u de manager?").input_value() == CANARY
    assert people.track.step == "check"
    assert axe(annelies.page) == []


def test_in_two_tabs_the_second_gives_the_text_back_when_the_step_was_left_in_between(plain):
    walk = waterrand().to_check()
    plain.follow(walk)
    walk.declare_all()
    first = plain.be("annelies")
    second = plain.another_tab_of("annelies")
    second.open_case().choose("Wijs de aanvraag af")
    second.fill({"Waarom past bemiddeling nu niet?": CANARY})
    first.open_case().do("Vraag om een aanvulling")
    assert second.send("Wijs de aanvraag af").status == 409
    assert CANARY in second.page.content()
    assert plain.track.step == "apply"


def test_a_part_that_was_typed_while_another_left_the_step_is_given_back(plain):
    walk = waterrand().join_all()
    plain.follow(walk)
    samira = plain.be("samira").choose(DONE)
    samira.fill({VIEW: CANARY})
    walk.do("joris", "decline")
    assert samira.send(DONE).status == 409
    assert samira.reads("De aanvraag gaat niet door")
    assert CANARY in samira.page.content()


# Signing


def test_a_double_click_on_sign_signs_once(people):
    people.follow(waterrand().to_sign())
    samira = people.be("samira").choose(SIGN)
    samira.button(SIGN).dblclick()
    # The second click breaks off what the first one began, so there is no one navigation to wait for.
    samira.main.get_by_role("status").filter(has_text=SIGN).wait_for()
    samira.open_case()
    assert people.key("samira") in people.track.signed["application"]
    assert Event.objects.filter(case=people.case, action="sign", by=people.key("samira")).count() == 1
    assert samira.reads("We wachten op")


def test_who_goes_back_after_signing_reads_that_it_was_done(people):
    people.follow(waterrand().to_sign())
    samira = people.be("samira").choose(SIGN)
    samira.send(SIGN)
    samira.page.go_back(wait_until="domcontentloaded")
    assert samira.reads("Dit kan hier nu niet", "is het al gedaan")
    assert not samira.button(SIGN).count()
    assert Event.objects.filter(case=people.case, action="sign", by=people.key("samira")).count() == 1


def test_a_text_that_changed_after_it_was_shown_is_not_signed(people, axe):
    walk = waterrand().to_sign()
    people.follow(walk)
    samira = people.be("samira").choose(SIGN)
    walk.do("annelies", "change")
    walk.do("annelies", "done", {"involvement": CANARY})
    for handle in ("samira", "joris", "tess"):
        walk.do(handle, "done")
    assert people.track.step == "sign"
    assert samira.send(SIGN).status == 409
    assert samira.reads("De tekst veranderde terwijl u las.", CANARY, "Iemand was u net voor")
    assert not people.track.signed.get("application")
    assert axe(samira.page) == []
    samira.send(SIGN)
    assert people.key("samira") in people.track.signed["application"]


# Drafts


def test_with_scripts_what_is_typed_is_kept_by_itself(people, axe):
    people.follow(waterrand().join_all().declare_all())
    samira = people.be("samira").choose(DONE)
    samira.box(VIEW).press_sequentially(CANARY)
    samira.main.get_by_role("status").filter(has_text="Bewaard om").wait_for()
    assert axe(samira.page) == []
    samira.page.reload(wait_until="domcontentloaded")
    assert samira.box(VIEW).input_value() == CANARY
    assert not Event.objects.filter(case=people.case, action="done").exists()
    assert CANARY not in people.be("joris").open_case().page.content()


def test_without_scripts_what_is_typed_is_kept_by_a_button(plain):
    plain.follow(waterrand().join_all().declare_all())
    samira = plain.be("samira").choose(DONE)
    samira.fill_in(VIEW, CANARY)
    samira.send(LATER)
    assert samira.reads("Uw tekst is bewaard.", "Schrijf uw deel")
    samira.open_case().choose(DONE)
    assert samira.box(VIEW).input_value() == CANARY
    samira.fill().send(DONE)
    assert plain.key("samira") in plain.track.done


# What is not yours is nowhere


def test_a_guardian_never_finds_the_part_of_the_other_in_a_page_a_fragment_or_an_error(people):
    walk = waterrand().join_all().declare_all()
    people.follow(walk)
    walk.do("samira", "done", {"our_view": CANARY, "hope": CANARY, "for_the_mediator": CANARY})
    joris, action = people.be("joris"), f"{people.address}mediation/do/"
    found = {one: joris.visit(one).text() for one in ("/", people.address, f"{action}sign/", f"{action}done/")}
    with joris.page.expect_response("**/draft/**") as saved:
        joris.box(VIEW).press_sequentially("Mijn kant")
    found["draft"] = saved.value.text()
    joris.fill_in(VIEW, "")
    found["error"] = joris.send(DONE).text()
    assert joris.reads("Vul dit in.")
    joris.fill_in(VIEW, "Mijn kant")
    walk.do("samira", "report_legal_action")
    found["stale"] = joris.send(DONE).text()
    assert joris.reads("Iemand was u net voor")
    assert "Bewaard om" in found["draft"]
    assert [one for one, text in found.items() if CANARY in text] == []


def test_what_is_meant_for_the_mediator_is_read_by_nobody_else(people):
    walk = waterrand().join_all().declare_all()
    people.follow(walk)
    walk.do("samira", "done", {"for_the_mediator": CANARY})
    for handle in ("joris", "tess", "annelies"):
        walk.do(handle, "done")
    for handle in ("joris", "tess", "annelies", "hanneke", "ilse", "noor", "marijke"):
        assert CANARY not in people.be(handle).open_case().page.content()
    joris = people.be("joris").choose(SIGN)
    assert CANARY not in joris.page.content()
    assert CANARY in people.be("samira").open_case().page.content()


def test_someone_of_another_case_gets_the_page_that_nothing_is_here(people):
    people.follow(waterrand())
    wim = people.be("wim")
    for page in ("", "mediation/do/done/", "mediation/picture/"):
        assert wim.visit(people.address + page).status == 404
        assert "Noor" not in wim.page.content()


# Two languages

DUTCH = re.compile(r"\b(het|een|niet|wij|uw|wordt|voor|kunt|nog|uitloggen)\b")
ENGLISH = re.compile(r"\b(the|and|you|your|with|not|this|sign out)\b")


@SCRIPTS
def test_another_language_keeps_the_page_and_leaves_no_word_of_the_first(
    open_page, settings, transactional_db, javascript
):
    people = People(open_page, settings, javascript=javascript)
    people.follow(waterrand().join_all())
    samira = people.be("samira").open_case()
    for page in (people.address, f"{people.address}mediation/do/done/", f"{people.address}mediation/picture/"):
        samira.visit(page)
        assert _found(ENGLISH, samira) == []
        samira.go(samira.page.get_by_role("button", name="English").click)
        assert samira.page.url.endswith(page)
        assert samira.page.locator("html").get_attribute("lang") == "en"
        assert _found(DUTCH, samira) == []
        samira.go(samira.page.get_by_role("button", name="Nederlands").click)
        assert samira.page.url.endswith(page)
        assert _found(ENGLISH, samira) == []


def _found(words, visitor):
    return sorted(set(words.findall(visitor.page.locator("body").inner_text())))


def test_a_refusal_in_english_has_no_word_of_dutch(open_page, settings, transactional_db):
    people = People(open_page, settings, language="en")
    people.follow(waterrand().join_all())
    samira = people.be("samira")
    samira.visit(f"{people.address}mediation/do/done/")
    samira.send("My part is done")
    assert samira.reads("Fill this in.")
    assert _found(DUTCH, samira) == []
    annelies = people.be("annelies").open_case()
    assert _found(DUTCH, annelies) == []
