"""The Advice and Breakthrough Table beside a running mediation, walked by its people in a browser to its ends."""

import pytest

from tests.browser.walking import People, Watch
from tests.cases.walking import TO_THE_TABLE, Walk

BEGIN = "Begin: Advies- en Doorbraaktafel"
NEEDED = "Rust, en een begin van een uur per dag."
ADVICE = "Begin met vier uur per week."
SECRET = "Alleen voor de bemiddeling."
DONE, CONSENT, SEND = (
    "Mijn deel van de aanmelding is klaar",
    "Ik geef toestemming",
    "Stuur naar het Steunpunt Thuiszitters",
)


def mediating():
    """A case in which the application for mediation is being signed."""
    walk = Walk(facts={"pupil_at_home": True}).join_all().declare_all()
    for handle in ("samira", "joris", "tess", "annelies"):
        walk.do(handle, "done", {"our_view": SECRET})
    return walk


def at_home(people, walk):
    people.follow(walk)
    people.option = "breakthrough_table"
    return people


def walk_to_a_place(people):
    """The consultant begins it, family and school write and consent, experts advise, and there is a place."""
    annelies = people.be("annelies").open_case().choose(BEGIN).fill({"Is de leerling thuis": "Ja"})
    annelies.send(BEGIN)
    people.be("samira").open_case().do(DONE, {"Wat heeft uw kind nodig": NEEDED})
    people.each(("joris", "tess"), DONE)
    people.each(("samira", "joris"), CONSENT)
    annelies.open_case().do(SEND)
    support = people.be(people.case.parties.get(role="home_support").user.handle).open_case()
    support.do("Neem de aanmelding in behandeling")
    support.do("Zet op de agenda van de tafel", {"Waar is het overleg?": "Zaal 2"})
    support.do("Vraag een deskundige aan de tafel", {"Wie vraagt u?": "Froukje Dijkstra"})
    expert = people.be("froukje").open_case().do("Ik kom aan de tafel")
    assert expert.sees(NEEDED)
    assert SECRET not in expert.text
    expert.visit("/waterrand/work/agenda/")
    assert expert.reads("Noor", "Waar is het overleg? Zaal 2")
    assert SECRET not in expert.text
    support.open_case().do("Leg het overleg van de tafel vast")
    expert.open_case().do("Geef het advies", {"Wat is het advies": ADVICE})
    for who in ("samira", "tess", "froukje"):
        assert people.be(who).sees(ADVICE)
    support.open_case().do("Schrijf hoe het staat").do("Er is een plek")
    assert people.track.outcome == "place_found"
    assert people.be("samira").open_case().do("Teken het formulier").sees("Er is een plek")


@pytest.mark.timeout(300)
def test_at_a_desk_a_pupil_at_home_comes_to_the_table_and_gets_a_place(
    open_page, settings, transactional_db, axe, subtests
):
    watch = Watch(axe)
    walk_to_a_place(at_home(People(open_page, settings, watch=watch), mediating()))
    with subtests.test("axe finds nothing on a phone, and nothing is wider than the screen"):
        assert watch.wrong == []


@pytest.mark.timeout(300)
def test_on_a_phone_without_scripts_the_same(open_page, settings, transactional_db, subtests):
    watch = Watch()
    walk_to_a_place(at_home(People(open_page, settings, watch=watch, width=320, javascript=False), mediating()))
    with subtests.test("nothing is wider than the screen"):
        assert watch.wrong == []


@pytest.fixture
def people(open_page, settings, transactional_db):
    return People(open_page, settings, bare=True)


@pytest.mark.parametrize(
    ("who", "what", "outcome"),
    [("samira", "Trek de aanmelding in", "withdrawn"), ("joris", "Ik geef geen toestemming", "no_consent")],
)
def test_a_parent_ends_it_and_the_mediation_goes_on(people, who, what, outcome):
    walk = mediating().on("breakthrough_table").all_do([("annelies", "open")])
    at_home(people, walk).be(who).open_case().do(what)
    assert people.track.outcome == outcome
    people.option = "mediation"
    assert people.track.outcome is None


def test_the_support_center_does_not_take_it(people):
    walk = mediating().on("breakthrough_table").all_do([("annelies", "open"), *TO_THE_TABLE[:7]])
    at_home(people, walk).be(walk.party("home_support").user.handle).open_case().do("Neem de aanmelding niet aan")
    assert people.track.outcome == "refused"
    assert people.be("samira").sees("De aanmelding past niet bij de tafel", "Tekst van")


def test_it_is_closed_without_a_place_and_says_why(people):
    walk = mediating().on("breakthrough_table").all_do([("annelies", "open"), *TO_THE_TABLE])
    walk.all_do([("home_support", "hold"), ("home_support", "advise")])
    at_home(people, walk).be(walk.party("home_support").user.handle).open_case()
    people.be("annelies").open_case().do("Sluit zonder plek", {"Waarom stopt de tafel?": "Jeugdhulp gaat nu voor."})
    assert people.be("tess").sees("De tafel is gestopt", "Jeugdhulp gaat nu voor.")
    assert people.track.outcome == "closed"
