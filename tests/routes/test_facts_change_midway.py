"""Custody, a birthday, a replaced mediator: facts that change midway, each with the rule of its route."""

from datetime import date

from tests.routes.driver import Walk, proves


def signing(route: str, **more: str) -> Walk:
    people = {"mother": "guardian with custody", "father": "guardian", "tess": "teacher", "noor": "pupil aged 15"}
    return Walk(route, ann="consultant", **people, **more).does("tess", "send", question="What now?")


def agreeing(route: str) -> Walk:
    return signing(route).does("mother", "sign").does("ann", "take", candidate="ada")


def talking(route: str) -> Walk:
    walk = agreeing(route).does("mother", "promise")
    return walk.does(mediator(walk), "join").does(mediator(walk), "promise")


def mediator(walk: Walk) -> str:
    return walk.track.assigned["mediator"]


def custody(walk: Walk, who: str, answer: str) -> Walk:
    return walk.does("ann", "custody", about=who, custody=answer)


@proves("Changed.asks_beside", "custody_beside", "{asks_beside: form, term: 5 working days, tells: guardian}",
        "{tells: guardian}")  # fmt: skip
@proves("Whens.custody_gained", "custody_beside", "      custody_gained: {asks_beside: form, term: 5 working days, "
        "tells: guardian}\n")  # fmt: skip
@proves("Action.changes_custody", "custody_beside", "changes_custody: true", "tells: everyone")
@proves("Role.may_hold", "custody_beside", ", may_hold: custody")
def test_who_gains_custody_is_asked_to_sign_beside_the_step():
    walk = custody(talking("custody_beside"), "father", "yes")
    assert (walk.step, walk.waits_for >= {"father"}, walk.told["beside"]) == ("talk", True, {"father"})
    assert walk.offered("father")["sign:form"].kind == "beside"
    walk.does("father", "sign:form")
    assert (walk.step, set(walk.track.signed["form"])) == ("talk", {"mother", "father"})
    assert walk.refused("father", "sign:form") == {"nothing_asked"}


@proves("Changed.term", "custody_beside", "custody_gained: {asks_beside: form, term: 5 working days",
        "custody_gained: {asks_beside: form, term: 6 working days")  # fmt: skip
def test_the_signature_beside_the_step_has_a_term():
    walk = custody(talking("custody_beside"), "father", "yes")
    assert walk.track.open_requests()[0].due == date(2026, 9, 14)


def test_who_gains_custody_while_everyone_signs_signs_with_them():
    walk = custody(signing("custody_beside"), "father", "yes").does("mother", "sign")
    assert (walk.step, walk.waits_for) == ("sign", {"father"})
    assert walk.does("father", "sign").step == "assign"


@proves("Changed.to", "custody_back", "custody_gained: {to: sign, voids: form, tells: everyone}",
        "custody_gained: {voids: form, tells: everyone}")  # fmt: skip
@proves("Does.voids", "custody_back", "voids: form, ")
def test_who_gains_custody_can_bring_the_track_back_to_an_earlier_step():
    walk = custody(talking("custody_back"), "father", "yes")
    assert (walk.step, walk.waits_for, walk.told["voided"]) == ("sign", {"mother", "father"}, {"mother"})
    assert walk.does("mother", "sign").does("father", "sign").step == "assign"


@proves("Changed.ends_access", "custody_beside", "ends_access: true, ")
@proves("Whens.custody_lost", "custody_beside", "      custody_lost: {ends_access: true, tells: guardian}\n")
def test_who_loses_custody_signs_no_more_and_sees_nothing_that_comes_after():
    walk = custody(custody(signing("custody_beside"), "father", "yes"), "father", "no")
    assert walk.refused("father", "sign") == {"not_yours"}
    assert walk.case.people["father"].sees_until is not None
    assert walk.does("mother", "sign").step == "assign"


def test_the_last_missing_signer_who_loses_custody_opens_the_gate():
    walk = custody(signing("custody_beside"), "father", "yes").does("mother", "sign")
    assert custody(walk, "father", "no").step == "assign"


@proves("Whens.custody_lost", "custody_back", "      custody_lost: {tells: teacher}\n")
def test_a_route_says_itself_who_hears_that_custody_was_lost():
    walk = custody(custody(signing("custody_back"), "father", "yes"), "mother", "no")
    assert walk.told["did"] == {"tess"}


def test_custody_is_not_taken_from_the_last_one_who_holds_it():
    walk = signing("custody_beside")
    assert walk.refused("ann", "custody", about="mother", custody="no") == {"last_with_custody"}
    assert (walk.case.people["mother"].custody, walk.waits_for) == (True, {"mother"})
    assert custody(custody(walk, "father", "yes"), "mother", "no").waits_for == {"father"}


def test_custody_that_did_not_change_changes_nothing():
    assert custody(signing("custody_back"), "father", "no").step == "sign"


@proves("Whens.came_of_age", "custody_beside", "      came_of_age:\n        pupil: {asks_beside: form, term: 2 weeks, "
        "tells: pupil}\n")  # fmt: skip
@proves("Changed.term", "custody_beside", "term: 2 weeks", "term: 3 weeks")
def test_who_comes_of_age_is_asked_to_sign_beside_the_step():
    walk = talking("custody_beside").birthday("noor", 16)
    assert (walk.step, walk.told["beside"]) == ("talk", {"noor"})
    assert walk.track.open_requests()[0].due == date(2026, 9, 21)
    assert "noor" in walk.does("noor", "sign:form").track.signed["form"]


@proves("Whens.came_of_age", "custody_back", "      came_of_age:\n        pupil: {to: sign, tells: pupil}\n")
def test_who_comes_of_age_can_bring_the_track_back():
    walk = talking("custody_back").birthday("noor", 16)
    assert (walk.step, walk.waits_for) == ("sign", {"noor"})
    assert walk.does("noor", "sign").step == "assign"


@proves("Group.who", "custody_back", "who: [each guardian with custody, pupil from 16]",
        "who: [each guardian with custody, pupil from 18]")  # fmt: skip
def test_a_birthday_that_no_selector_names_changes_nothing():
    assert signing("custody_back").birthday("noor", 15).case.people["noor"].age == 15
    walk = signing("custody_back").birthday("noor", 16).does("mother", "sign")
    assert walk.waits_for == {"noor"}


@proves("Whens.replaced", "custody_back", "      replaced:\n        mediator: {voids: rules, tells: everyone}\n")
@proves("Does.releases", "custody_back", "releases: mediator, to: assign", "to: assign")
def test_a_mediator_who_follows_another_asks_for_the_signatures_again():
    walk = talking("custody_back").does("ann", "another")
    assert walk.step == "assign"
    walk.does("ann", "take", candidate="bob")
    assert (walk.track.signed["rules"], walk.waits_for) == ({}, {"mother", mediator(walk)})
    assert [one.status for one in walk.case.people.values() if one.role == "mediator"] == ["left", "invited"]


def test_without_such_a_rule_the_signatures_stay():
    walk = talking("custody_beside").does("ann", "another").does("ann", "take", candidate="bob")
    assert "mother" in walk.track.signed["rules"]


def test_every_end():
    walk = talking("custody_beside")
    assert walk.does(mediator(walk), "close").track.outcome == "done"
    assert signing("custody_beside").does("father", "withdraw").track.outcome == "withdrawn"
