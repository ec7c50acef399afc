"""Mediation at SPPOH, walked by its people in a browser from the first form to each of its ends."""

import pytest

from tests.browser.walking import People

NIENKE, BRAM, PUK = "Nienke Vos", "Bram Vos", "Puk Vos"
SIGNERS = (NIENKE, BRAM, "tess", "annelies")
TABLE = (NIENKE, BRAM, "tess", "marijke", "farid")


def begin(people):
    """The consultant names the school, two guardians with custody and the pupil."""
    annelies = people.be("annelies")
    annelies.visit("/")
    annelies.go(annelies.link("Nieuw dossier: Bemiddeling").click)
    annelies.fill_in("School", "De Papieren Boot")
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
    people.be("hanneke").do("Keur de aanvraag goed")
    people.be("ilse").do("Vraag deze bemiddelaar", {"Wie vraagt u?": "Farid Leeman"})
    farid = people.be("farid")
    farid.do("Neem de opdracht aan")
    farid.do("Leg vast wie voor de leerling spreekt")
    people.each(TABLE, "Teken de afspraken")
    for _ in range(3):
        talk(farid)
    farid.do("Vraag een extra gesprek")
    people.be("hanneke").answer("Vraag een extra gesprek", "Ja, dat is goed")
    talk(farid)
    farid.do("Rond de bemiddeling af")


def talk(mediator):
    mediator.do("Plan een gesprek")
    mediator.do("Leg een gesprek vast")


@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("width", "javascript"), [(1280, True), (320, False)], ids=["at a desk", "on a phone without scripts"]
)
def test_a_case_is_walked_from_the_first_form_to_completion(open_page, settings, demo_cast, width, javascript):
    people = People(open_page, settings, width=width, javascript=javascript)
    walk(people)
    assert people.track.outcome == "completed"
    assert people.talks_held == 4
    for who in (NIENKE, BRAM, PUK, "tess", "marijke", "annelies", "hanneke", "ilse", "farid"):
        assert people.be(who).sees("Afgelopen", "Weer samen verder")


@pytest.fixture
def demo_cast(transactional_db):
    from samenspraak.web import cast

    cast.make()
