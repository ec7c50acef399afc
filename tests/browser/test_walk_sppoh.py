"""Mediation at SPPOH, walked by its people in a browser from the first form to each of its ends.

Here at a desk with scripts, and on a phone with and without; at a desk without scripts the tour of it is taken.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.web import cast
from tests.browser.walking import People, Watch, hold, waterrand

NIENKE, BRAM, PUK = "Nienke Vos", "Bram Vos", "Puk Vos"
SIGNERS = (NIENKE, BRAM, "tess", "annelies")
TABLE = (NIENKE, BRAM, "tess", "marijke", "farid")
ENDED = "Klaar Bemiddeling"


@pytest.fixture
def people(open_page, settings, transactional_db):
    return People(open_page, settings, bare=True)


def begin(people):
    """The consultant names the school, two guardians with custody and the pupil."""
    annelies = people.be("annelies")
    annelies.visit("/")
    annelies.go(annelies.link("Nieuw dossier: Bemiddeling").click)
    annelies.fill_in("School", "De Papieren Boot, Waterdam")
    annelies.box("Naam van de ouder of verzorger").fill(NIENKE)
    annelies.box("Naam van nog een ouder of verzorger").first.fill(BRAM)
    for number in (0, 1):
        annelies.main.get_by_text("Deze persoon heeft gezag").nth(number).click()
    annelies.box("Naam van de leerling").fill(PUK)
    annelies.box("Geboortedatum van de leerling").fill("2016-03-09")
    annelies.send("Begin dit dossier")
    people.opened()
    assert annelies.heads(1) == [f"{PUK} en school"]


def walk(people):
    """From the first form to the last, everyone at their own screen."""
    begin(people)
    people.each((NIENKE, BRAM, PUK, "tess", "marijke"), "Ik doe mee")
    people.each(SIGNERS, "Geef uw antwoord")
    people.each(SIGNERS, "Mijn deel is klaar")
    people.each(SIGNERS, "Teken het formulier")
    people.each(SIGNERS, "Geef uw antwoord")
    annelies = people.be("annelies")
    annelies.do("Leg een MDO vast")
    annelies.do("Beoordeel de hulpvraag")
    annelies.do("Stuur door naar de manager")
    people.each(SIGNERS, "Geef uw antwoord")
    people.be("hanneke").open_case().do("Keur de aanvraag goed")
    people.be("ilse").open_case().do("Vraag deze bemiddelaar", {"Wie vraagt u?": "Farid Leeman"})
    farid = people.be("farid").open_case()
    farid.do("Neem de opdracht aan")
    first_contact(farid)
    farid.do("Leg vast wie voor de leerling spreekt")
    people.each(TABLE, "Teken de afspraken")
    farid.open_case()
    for _ in range(3):
        talk(farid)
    farid.do("Vraag een extra gesprek")
    people.be("hanneke").say_yes("Vraag een extra gesprek")
    farid.open_case()
    talk(farid)
    farid.do("Rond de bemiddeling af")


def first_contact(mediator):
    """A conversation with one side: with both it is none, and what was ticked stays."""
    what, there = "Leg een voorgesprek vast", "Wie waren erbij?"
    mediator.choose(what).fill({there: [NIENKE, "Tess van Wijngaard"]})
    assert mediator.send(what).status == 422
    assert mediator.reads("Dit is een gesprek met één kant.")
    assert mediator.group(there).locator("input:checked").count() == 2
    mediator.do(what)


def talk(mediator):
    mediator.do("Plan een gesprek")
    mediator.do("Leg een gesprek vast")


@pytest.mark.timeout(240)
def test_at_a_desk_a_case_is_walked_to_completion_and_no_page_on_the_way_is_wrong(
    open_page, settings, transactional_db, axe, subtests
):
    watch = Watch(axe)
    people = People(open_page, settings, watch=watch)
    walk(people)
    assert people.talks_held == 4
    for who in (BRAM, PUK, "marijke", "ilse"):
        assert people.be(who).sees(ENDED, "Weer samen verder")
    with subtests.test("axe finds nothing on a phone, and nothing is wider than the screen"):
        assert len(watch.kinds) > 25
        assert watch.wrong == []


@pytest.mark.timeout(240)
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_on_a_phone_a_case_is_walked_to_completion(open_page, settings, transactional_db, subtests, javascript):
    watch = Watch()
    people = People(open_page, settings, watch=watch, width=320, javascript=javascript)
    walk(people)
    assert people.track.step == "completed"
    with subtests.test("nothing is wider than the screen"):
        assert watch.wrong == []


# The other ends


def test_someone_who_would_rather_not_take_part_ends_the_application(people):
    people.follow(waterrand().join_all())
    people.be("samira").open_case().do("Ik doe liever niet mee", {"Wilt u zeggen waarom?": "Dat houd ik voor mij."})
    assert people.be("tess").sees(ENDED, "De aanvraag gaat niet door", "Dit kan hierna:", "Dat houd ik voor mij.")


@pytest.mark.parametrize("who", ["joris", "tess"])
def test_parents_and_school_can_withdraw_in_the_middle_of_the_conversations(people, who):
    people.follow(waterrand().to_talk())
    people.be(who).open_case().do("Stop met de bemiddeling")
    assert people.be("annelies").sees(ENDED, "De bemiddeling is ingetrokken", "Dit kan hierna:")
    assert people.be("samira").sees("De bemiddeling is ingetrokken")


def test_an_application_that_is_refused_says_why_and_can_be_opened_again(people):
    people.follow(waterrand().to_decide())
    reason = {"Waarom past bemiddeling nu niet?": "Het MDO moet eerst over.", "Wat kan wel?": ["Bel de adviseur"]}
    people.be("hanneke").open_case().do("Wijs de aanvraag af", reason)
    samira = people.be("samira")
    assert samira.sees("De aanvraag is niet goedgekeurd", "Het MDO moet eerst over.", "Bel de adviseur")
    assert not samira.can("Open de aanvraag weer")
    people.be("annelies").open_case().do("Open de aanvraag weer")
    assert samira.sees("Samen het aanmeldformulier invullen")
    samira.do("Mijn deel is klaar")


def test_an_application_that_was_refused_is_not_opened_again_after_the_term(people):
    walk = waterrand(now=timezone.now() - timedelta(days=40)).to_decide()
    people.follow(walk)
    walk.do("hanneke", "refuse")
    assert not people.be("annelies").can("Open de aanvraag weer")


def test_a_mediator_who_sees_no_way_on_stops_and_says_so_without_names(people):
    people.follow(waterrand().to_talk())
    mediator = people.case.parties.get(role="mediator").user.handle
    people.be(mediator).open_case().do(
        "Stop de bemiddeling", {"Waarom stopt de bemiddeling?": "Verder praten helpt niet."}
    )
    assert people.be("joris").sees(ENDED, "De bemiddeling is gestopt", "Verder praten helpt niet.")


# Less ordinary


def test_a_guardian_who_was_never_reached_is_left_out_by_the_manager_and_all_goes_on(people):
    walk = waterrand()
    people.follow(walk)
    for handle in ("samira", "tess"):
        walk.do(handle, "join")
    for handle in ("samira", "tess", "annelies"):
        walk.do(handle, "declare")
        walk.do(handle, "done")
    annelies = people.be("annelies").open_case()
    assert annelies.reads("We wachten op Joris Velden")
    without = "Vraag om door te gaan zonder een ouder"
    annelies.do(
        without, {"Over wie gaat het?": "Joris Velden", "Wat is er geprobeerd en wanneer?": "Gebeld op maandag."}
    )
    people.be("hanneke").say_yes(without, {"Waarom beslist u dit?": "Er is genoeg geprobeerd."})
    people.each(("samira", "tess", "annelies"), "Teken het formulier")
    assert people.track.step == "check"
    assert people.be("joris").can("Ik doe mee")


@pytest.mark.timeout(120)
def test_a_new_mediator_signs_with_everyone_and_the_talks_that_were_held_still_count(people):
    walk = waterrand().to_talk()
    people.follow(walk)
    hold(walk, 2)
    former = walk.party("mediator").user
    people.be("samira").open_case().do("Vraag een andere bemiddelaar")
    ilse = people.be("ilse")
    ilse.say_yes("Vraag een andere bemiddelaar")
    assert people.be(former.handle).visit(people.address).status == 404
    ilse.choose("Vraag deze bemiddelaar")
    assert not ilse.main.get_by_role("radio", name=former.name).count()
    ilse.fill().send("Vraag deze bemiddelaar")
    new = people.case.parties.filter(role="mediator", status="invited").get().user.handle
    people.be(new).open_case().do("Neem de opdracht aan")
    people.each(("samira", "joris", "tess", "marijke", new), "Teken de afspraken")
    talk(people.be(new).open_case())
    assert people.talks_held == 3
    assert people.be(new).sees("Het aantal gesprekken van de richtlijn is bereikt")
    assert not people.be(new).can("Plan een gesprek")


def test_a_guardian_who_gains_custody_signs_beside_the_step(people):
    members = tuple(replace(one, custody=one.handle == "samira") for one in cast.NOOR.members)
    walk = waterrand(family=replace(cast.NOOR, members=members)).join_all()
    people.follow(walk)
    for action in ("declare", "done", "sign"):
        for handle in ("samira", "tess", "annelies"):
            walk.do(handle, action)
    assert walk.track.step == "check"
    joris = people.be("joris")
    assert not joris.can("Teken het formulier")
    change = {"Over wie gaat het?": "Joris Velden", "Heeft deze persoon nu gezag?": "Ja"}
    people.be("annelies").open_case().do("Leg een wijziging van het gezag vast", change)
    joris.open_case().do("Teken het formulier")
    assert people.key("joris") in people.track.signed["application"]
    assert people.track.step == "check"


def test_a_guardian_who_loses_custody_is_not_waited_for_and_reads_nothing_new(people):
    walk = waterrand().to_sign()
    people.follow(walk)
    for handle in ("samira", "tess", "annelies"):
        walk.do(handle, "sign")
    change = {"Over wie gaat het?": "Joris Velden", "Heeft deze persoon nu gezag?": "Nee"}
    people.be("annelies").open_case().do("Leg een wijziging van het gezag vast", change)
    assert people.track.step == "check"
    joris = people.be("joris")
    assert not joris.can("Teken het formulier")
    people.be("annelies").do("Vraag om een aanvulling")
    people.be("samira").open_case().do("Mijn deel is klaar", {"Wat gaat er nu moeilijk": "Dit is pas later geschreven"})
    joris.open_case()
    assert "Dit is pas later geschreven" not in joris.page.content()


def test_a_pupil_who_turns_sixteen_is_asked_to_sign_beside_the_step(people):
    today = timezone.localdate()
    birthday = today.replace(year=today.year - 16) + timedelta(days=5)
    members = tuple(replace(one, birth_date=birthday if one.role == "pupil" else None) for one in cast.NOOR.members)
    people.follow(waterrand(family=replace(cast.NOOR, members=members)).to_decide())
    noor = people.be("noor")
    assert not noor.can("Teken het formulier")
    assert not noor.can("Stop met de bemiddeling")
    tick(timezone.now() + timedelta(days=6))
    noor.open_case().do("Teken het formulier")
    assert people.key("noor") in people.track.signed["application"]
    assert noor.can("Stop met de bemiddeling")
    assert people.track.step == "decide"


def test_legal_action_that_two_reported_keeps_the_track_still_until_both_take_it_back(people):
    people.follow(waterrand().to_accept())
    samira, joris = people.be("samira"), people.be("joris")
    for one in (samira, joris):
        one.open_case().do("Meld een klacht of rechtszaak")
    assert people.be("tess").sees("Het traject staat stil", "Samira Haddou", "Joris Velden")
    samira.open_case().do("Meld dat het klaar is")
    assert joris.sees("Het traject staat stil")
    assert not samira.can("Meld dat het klaar is")
    joris.open_case().do("Meld dat het klaar is")
    assert "Het traject staat stil" not in samira.open_case().text
