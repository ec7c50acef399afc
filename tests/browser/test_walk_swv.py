"""The Dutch route, walked by its people in a browser from the application to each of its ends.

Here at a desk with scripts, and on a phone without, and with them by keyboard; at a desk without scripts the tour of it
is taken.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.web import cast
from tests.browser.walking import People, Watch, heuvelland, in_days

NIENKE, BRAM, PUK = "Nienke Vos", "Bram Vos", "Puk Vos"
TABLE = (NIENKE, BRAM, "lotte", "stefan", "yasmin")
PARENTS_AND_SCHOOL = ("aylin", "kemal", "lotte", "stefan")
ENDED = "Klaar Mediation"
CONSENT, WITHDRAW, REPRESENT = "Stem in met de aanvraag", "Stop met de mediation", "Zeg wie voor de leerling spreekt"
CUSTODY = "Leg een wijziging van het gezag vast"
LOST = {"Over wie gaat het?": "Kemal Demir", "Heeft deze persoon nu gezag?": "Nee"}
TOLD = {"Wat is er geprobeerd en wanneer?": "Gebeld op maandag en dinsdag."}


@pytest.fixture
def people(open_page, settings, transactional_db):
    return People(open_page, settings, bare=True)


def walk(people):
    """The care coordinator applies, the guardians consent, and a mediator brings them to an agreement."""
    lotte = people.be("lotte")
    lotte.visit("/")
    lotte.press(lotte.link("Nieuw dossier: Mediation"))
    lotte.fill()
    lotte.type(lotte.box("Naam van de ouder of verzorger"), NIENKE)
    lotte.type(lotte.box("Naam van nog een ouder of verzorger").first, BRAM)
    for number in (0, 1):
        lotte.pick(lotte.main.get_by_label("Deze persoon heeft gezag").nth(number))
    lotte.type(lotte.box("Naam van de leerling"), PUK)
    lotte.send("Begin dit dossier")
    people.opened()
    assert lotte.heads(1) == [f"{PUK} en school"]
    people.each((NIENKE, BRAM, PUK, "stefan"), "Ik doe mee")
    lotte.open_case().do("De aanvraag is klaar", {"Wat is de hulpvraag": "Hoe praten we weer rustig?"})
    people.each((NIENKE, BRAM), "Stem in met de aanvraag")
    people.be("carola").open_case().do("Neem de aanvraag in ontvangst")
    people.be("joost").open_case().do("Vraag deze mediator", {"Wie vraagt u?": "Yasmin Aydin"})
    people.be("yasmin").open_case().do("Neem de opdracht aan")
    people.be(NIENKE).open_case().do("Zeg wie voor de leerling spreekt")
    people.each(TABLE, "Teken de afspraken")
    yasmin = people.be("yasmin").open_case()
    for _ in range(2):
        yasmin.do("Plan een gesprek")
        yasmin.do("Leg een gesprek vast")
    yasmin.do("Sluit af met een afspraak")


@pytest.mark.timeout(240)
def test_at_a_desk_a_case_is_walked_to_an_agreement_and_no_page_on_the_way_is_wrong(
    open_page, settings, transactional_db, axe, subtests
):
    watch = Watch(axe)
    people = People(open_page, settings, watch=watch)
    walk(people)
    for who in (BRAM, "stefan", "joost"):
        assert people.be(who).sees(ENDED, "U bent het eens")
    assert people.be(PUK).sees(ENDED, "Jullie zijn het eens")
    with subtests.test("axe finds nothing on a phone, and nothing is wider than the screen"):
        assert watch.wrong == []


@pytest.mark.timeout(240)
def test_on_a_phone_without_scripts_a_case_is_walked_to_an_agreement(open_page, settings, transactional_db, subtests):
    watch = Watch()
    people = People(open_page, settings, watch=watch, width=320, javascript=False)
    walk(people)
    assert people.track.step == "agreement"
    with subtests.test("nothing is wider than the screen"):
        assert watch.wrong == []


@pytest.mark.timeout(240)
def test_without_a_mouse_on_a_screen_as_narrow_as_a_phone_a_case_is_walked_to_an_agreement(
    open_page, settings, transactional_db
):
    people = People(open_page, settings, keyboard=True, width=320)
    walk(people)
    assert people.track.step == "agreement"


# The other ends


def test_a_guardian_who_would_rather_not_take_part_ends_the_application(people):
    people.follow(heuvelland("consent"))
    people.be("kemal").open_case().do("Ik doe liever niet mee")
    assert people.be("lotte").sees(ENDED, "De aanvraag gaat niet door", "Dit kan hierna:")


@pytest.mark.parametrize("who", ["aylin", "lotte"])
def test_parents_and_school_can_withdraw_while_a_mediator_is_sought(people, who):
    people.follow(heuvelland("assign"))
    people.be(who).open_case().do("Stop met de mediation")
    assert people.be("kemal").sees(ENDED, "De mediation is ingetrokken")


@pytest.mark.parametrize(
    ("what", "end"),
    [("Sluit af zonder afspraak", "Weer samen verder"), ("Stop de mediation", "De mediation is gestopt")],
)
def test_a_mediator_closes_without_an_agreement_or_stops(people, what, end):
    people.follow(heuvelland("talk"))
    mediator = people.case.parties.get(role="mediator").user.handle
    people.be(mediator).open_case().do(what)
    assert people.be("aylin").sees(ENDED, end, "Dit kan hierna:")


# A guardian who cannot be reached


def test_an_application_rests_until_the_guardian_consents(people):
    walk = heuvelland("consent")
    people.follow(walk)
    walk.do("aylin", "sign")
    people.be("lotte").open_case().do("Laat de aanvraag rusten", TOLD)
    assert people.be("aylin").sees("De aanvraag rust")
    assert "Neem de aanvraag in ontvangst" not in people.be("carola").open_case().offered
    people.be("kemal").open_case().do("Stem in met de aanvraag")
    assert people.track.step == "receive"


def test_an_application_that_rests_can_go_on_when_the_guardian_is_there_again(people):
    walk = heuvelland("consent")
    people.follow(walk)
    walk.do("aylin", "sign")
    lotte = people.be("lotte").open_case()
    lotte.do("Laat de aanvraag rusten", TOLD)
    lotte.do("Ga verder met de aanvraag")
    assert people.be("kemal").sees("Instemming van de ouders")
    people.be("kemal").do("Stem in met de aanvraag")
    assert people.track.step == "receive"


def test_an_application_that_rested_for_too_long_ends_by_itself(people):
    walk = heuvelland("consent")
    people.follow(walk)
    walk.do("lotte", "rest")
    tick(timezone.now() + timedelta(days=60))
    assert people.be("aylin").sees(ENDED, "De mediation is ingetrokken", "want de termijn was voorbij")


def test_a_guardian_who_gains_custody_consents_beside_the_step(people):
    family = cast.Family(
        cast.ELIF.school, (cast.ELIF.members[0], cast.Member("kemal", "Kemal Demir"), cast.ELIF.members[2])
    )
    walk = heuvelland("apply", family=family)
    people.follow(walk)
    for who, action in (("lotte", "done"), ("aylin", "sign"), ("carola", "take_up")):
        walk.do(who, action)
    change = {"Over wie gaat het?": "Kemal Demir", "Heeft deze persoon nu gezag?": "Ja"}
    people.be("lotte").open_case().do(CUSTODY, change)
    people.be("kemal").open_case().do("Stem in met de aanvraag")
    assert people.track.step == "assign"
    assert people.key("kemal") in people.track.signed["application"]


def test_a_guardian_who_loses_custody_is_not_waited_for_any_more_and_the_application_goes_on(people):
    walk = heuvelland("consent")
    people.follow(walk)
    walk.do("aylin", "sign")
    kemal = people.be("kemal")
    assert kemal.can(CONSENT)
    people.be("lotte").open_case().do(CUSTODY, LOST)
    assert people.track.step == "receive"
    assert people.be("aylin").sees("We wachten op Carola Mars of Joost Beek")
    assert people.be("aylin").of_person("Kemal Demir") == "ouder of verzorger · Doet mee"
    assert kemal.open_case().offered == []


def test_a_guardian_who_lost_custody_still_reads_what_was_there_and_nothing_that_comes_after(people):
    walk = heuvelland("talk")
    people.follow(walk)
    walk.do("mediator", "plan", {"on": in_days(3), "place": "In de bibliotheek"})
    kemal, aylin = people.be("kemal"), people.be("aylin")
    mediator = people.be(walk.party("mediator").user.handle)
    assert kemal.can(WITHDRAW)
    people.be("lotte").open_case().do(CUSTODY, LOST)
    assert kemal.open_case().offered == []
    mediator.open_case().do("Verzet een gesprek", {"Waarom wordt het gesprek verzet?": "Ik ben ziek."})
    mediator.do("Sluit af zonder afspraak", {"Wie neemt het nu verder op zich?": "Lotte, van school."})
    assert aylin.sees(ENDED, "In de bibliotheek", "Ik ben ziek.", "Lotte, van school.")
    assert kemal.sees(
        "voordat uw plek in dit dossier eindigde",
        "Wat is de hulpvraag",
        "In de bibliotheek",
        "Lotte de Wilde koos ‘Leg een wijziging van het gezag vast’",
    )
    for later in ("Ik ben ziek.", "Lotte, van school."):
        assert later not in kemal.page.content()


# A pupil who turns sixteen


def turning_sixteen(step):
    """Elif's case at a step, five days before she is sixteen."""
    today = timezone.localdate()
    birthday = today.replace(year=today.year - 16) + timedelta(days=5)
    members = tuple(replace(one, birth_date=birthday if one.role == "pupil" else None) for one in cast.ELIF.members)
    return heuvelland(step, family=replace(cast.ELIF, members=members))


def test_a_pupil_who_turns_sixteen_consents_beside_the_step_and_everyone_sees_it(people):
    people.follow(turning_sixteen("assign"))
    elif_ = people.be("elif")
    assert not elif_.can(CONSENT)
    assert not elif_.can(WITHDRAW)
    tick(timezone.now() + timedelta(days=6))
    for who in (*PARENTS_AND_SCHOOL, "carola"):
        assert people.be(who).sees("We wachten op Joost Beek en Elif Demir", "Iemand in dit dossier is een jaar ouder")
    assert people.be("joost").can("Vraag deze mediator")
    assert elif_.sees("Je bent aan de beurt")
    elif_.do(CONSENT)
    assert people.key("elif") in people.track.signed["application"]
    assert elif_.can(WITHDRAW)
    for who in (*PARENTS_AND_SCHOOL, "carola"):
        assert people.be(who).sees("We wachten op Joost Beek")
        assert people.be(who).of_person("Elif Demir") == "leerling · Getekend: de aanvraag voor mediation"
    assert people.track.step == "assign"


def test_from_sixteen_the_pupil_alone_says_who_speaks_and_is_asked_whether_the_mediation_goes_on(people):
    people.follow(turning_sixteen("agree"))
    for who in ("aylin", "kemal", "elif"):
        assert people.be(who).can(REPRESENT)
    tick(timezone.now() + timedelta(days=6))
    for who in ("aylin", "kemal"):
        assert not people.be(who).can(REPRESENT)
    elif_ = people.be("elif").open_case()
    elif_.do(REPRESENT, {"Wie spreekt er voor de leerling?": "Iemand die de leerling vertrouwt"})
    assert people.be("lotte").sees("Iemand die de leerling vertrouwt")
    people.be("lotte").do("Meld een klacht of rechtszaak")
    elif_.say_no("Wil je doorgaan met de mediation?")
    assert people.be("aylin").sees(ENDED, "De mediation is ingetrokken")
