"""Everything that can be asked beside a step of both routes, answered with no and with yes at a screen."""

from datetime import date

import pytest

from tests.browser.walking import People, be, heuvelland, hold, in_days, waterrand

TIME = "Vraag meer tijd"
GO_ON = "Wilt u doorgaan met de mediation?"
BACK = "Geef de opdracht terug"


@pytest.fixture
def people(open_page, settings, transactional_db):
    return People(open_page, settings, bare=True)


BOTH = pytest.mark.parametrize(
    ("begin", "asker", "answers", "other"),
    [(waterrand, "samira", "annelies", "hanneke"), (heuvelland, "aylin", "joost", "carola")],
    ids=["sppoh", "swv"],
)


@BOTH
def test_more_time_is_refused_and_then_given_and_the_last_day_moves(people, begin, asker, answers, other):
    people.follow(begin().join_all())
    parent, staff = people.be(asker).open_case(), people.be(answers)
    before = people.track.due
    why = {"Tot wanneer hebt u tijd nodig?": in_days(40), "Waarom hebt u meer tijd nodig?": "We zijn op reis."}
    parent.do(TIME, why)
    staff.open_case().choose(f"Antwoord: {TIME}")
    assert staff.reads("We zijn op reis.")
    staff.send("Nee")
    assert people.track.due == before
    assert parent.sees("zei nee op ‘Vraag meer tijd’")
    parent.do(TIME, why)
    staff.say_yes(TIME)
    assert people.track.due == date.fromisoformat(in_days(40))
    assert parent.sees("zei ja op ‘Vraag meer tijd’")


@BOTH
def test_nobody_answers_their_own_request_for_more_time(people, begin, asker, answers, other):
    people.follow(begin().join_all())
    staff = people.be(answers).open_case()
    staff.do(TIME, {"Tot wanneer hebt u tijd nodig?": in_days(30)})
    staff.open_case()
    assert staff.main.locator('a[href*="/answer/"]').count() == 0
    people.be(other).say_yes(TIME)
    assert people.track.due == date.fromisoformat(in_days(30))


def test_going_on_without_a_guardian_is_refused_and_then_granted_with_a_reason(people):
    walk = waterrand().to_sign()
    people.follow(walk)
    for handle in ("samira", "tess", "annelies"):
        walk.do(handle, "sign")
    without = "Vraag om door te gaan zonder een ouder"
    tried = {"Over wie gaat het?": "Joris Velden", "Wat is er geprobeerd en wanneer?": "Gebeld op maandag."}
    annelies, hanneke = people.be("annelies").open_case(), people.be("hanneke")
    annelies.do(without, tried)
    hanneke.open_case().choose(f"Antwoord: {without}")
    assert hanneke.reads("Gebeld op maandag.", "Joris Velden")
    assert hanneke.send("Ja, dat is goed").status == 422
    assert hanneke.reads("Vul dit in.")
    hanneke.fill({"Waarom beslist u dit?": "Bel nog één keer."}).send("Nee")
    assert people.track.step == "sign"
    annelies.open_case().do(without, tried)
    assert people.be("joris").can("Teken het formulier")
    hanneke.say_yes(without, {"Waarom beslist u dit?": "Er is genoeg geprobeerd."})
    assert people.track.step == "check"
    assert people.be("samira").sees("Er is genoeg geprobeerd.")


def test_a_fourth_talk_is_refused_and_then_granted_and_there_is_no_fifth(people):
    walk = waterrand().to_talk()
    people.follow(walk)
    hold(walk, 3)
    fourth, full = "Vraag een extra gesprek", "Het aantal gesprekken van de richtlijn is bereikt"
    mediator = people.be(walk.party("mediator").user.handle).open_case()
    assert mediator.reads(full)
    assert "Plan een gesprek" not in mediator.offered
    mediator.do(fourth)
    people.be("hanneke").say_no(fourth)
    assert not mediator.can("Plan een gesprek")
    mediator.do(fourth)
    people.be("hanneke").say_yes(fourth)
    mediator.open_case().do("Plan een gesprek")
    mediator.do("Leg een gesprek vast")
    assert people.talks_held == 4
    assert mediator.sees(full)
    assert "Plan een gesprek" not in mediator.offered


MEDIATED = pytest.mark.parametrize(
    ("at_talk", "word", "parent", "school", "coordinator"),
    [
        (lambda: waterrand().to_talk(), "bemiddelaar", "samira", "tess", "ilse"),
        (lambda: heuvelland("talk"), "mediator", "aylin", "lotte", "joost"),
    ],
    ids=["sppoh", "swv"],
)


def is_out(former, address):
    """Whoever left a case is signed out with it; signed in anew, they find no such case."""
    assert "/sign-in/" in former.visit(address).url
    be(former.page, former.who)
    assert former.visit(address).status == 404


@MEDIATED
def test_each_side_may_ask_once_for_another_mediator(people, at_talk, word, parent, school, coordinator):
    walk = at_talk()
    people.follow(walk)
    another, secret = f"Vraag een andere {word}", "Dit leest alleen de coördinator"
    former = people.be(walk.party("mediator").user.handle)
    asks, decides = people.be(parent).open_case(), people.be(coordinator)
    asks.do(another, {"Waarom vraagt u een andere": secret})
    assert secret not in former.open_case().page.content()
    decides.say_no(another)
    assert people.track.step == "talk"
    assert not asks.can(another)
    assert asks.reads("Dit kan één keer.")
    people.be(school).open_case().do(another)
    decides.say_yes(another)
    assert people.track.step == "assign"
    is_out(former, people.address)


@MEDIATED
def test_a_mediator_hands_the_assignment_back(people, at_talk, word, parent, school, coordinator):
    walk = at_talk()
    people.follow(walk)
    former, decides = people.be(walk.party("mediator").user.handle), people.be(coordinator)
    former.open_case().do(BACK)
    decides.say_no(BACK)
    assert people.track.step == "talk"
    former.open_case().do(BACK)
    decides.say_yes(BACK)
    assert people.track.step == "assign"
    is_out(former, people.address)
    assert people.be(parent).sees(f"Een {word} zoeken")


def test_with_a_complaint_everyone_is_asked_whether_they_go_on_who_reported_it_too(people):
    people.follow(heuvelland("receive"))
    people.be("aylin").open_case().do("Meld een klacht of rechtszaak")
    for who in ("aylin", "kemal", "lotte", "stefan"):
        people.be(who).say_yes(GO_ON)
    assert not people.track.open_requests()
    people.be("carola").open_case().do("Neem de aanvraag in ontvangst")
    people.be("aylin").open_case().do("Meld dat het klaar is")


def test_of_a_complaint_that_two_reported_all_are_asked_once_and_until_the_last_takes_it_back(people):
    people.follow(heuvelland("receive"))
    aylin, lotte = people.be("aylin"), people.be("lotte")
    aylin.open_case().do("Meld een klacht of rechtszaak")
    people.be("stefan").say_yes(GO_ON)
    lotte.open_case().do("Meld een klacht of rechtszaak")
    not_asked = dict.fromkeys(("elif", "stefan", "carola", "joost"), 0)
    assert asked(people) == {"aylin": 1, "kemal": 1, "lotte": 1, **not_asked}
    assert lotte.reads("Aylin Demir koos ‘Meld een klacht of rechtszaak’", "U koos ‘Meld een klacht of rechtszaak’")
    aylin.open_case().do("Meld dat het klaar is")
    assert people.track.pauses["legal_action"].owners == (people.key("lotte"),)
    assert asked(people) == {"aylin": 1, "kemal": 1, "lotte": 1, **not_asked}
    assert not aylin.can("Meld dat het klaar is")
    people.be("carola").open_case().do("Neem de aanvraag in ontvangst")
    lotte.open_case().do("Meld dat het klaar is")
    assert set(asked(people).values()) == {0}
    assert not people.track.pauses


def asked(people):
    """How often each person of the case is asked whether the mediation goes on."""
    everyone = ("aylin", "kemal", "lotte", "elif", "stefan", "carola", "joost")
    return {who: people.be(who).open_case().offered.count(f"Antwoord: {GO_ON}") for who in everyone}


def test_with_a_complaint_one_who_does_not_want_to_go_on_ends_it(people):
    people.follow(heuvelland("assign"))
    people.be("lotte").open_case().do("Meld een klacht of rechtszaak")
    people.be("aylin").say_yes(GO_ON)
    people.be("kemal").say_no(GO_ON)
    assert people.be("aylin").sees("De mediation is ingetrokken")
