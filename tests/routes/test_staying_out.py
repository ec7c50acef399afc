"""Who is invited and on whom nothing rests says no for oneself: the case goes on, and the way back stays open."""

from datetime import date

from tests.routes.driver import Walk, proves


def case(**more: str) -> Walk:
    people = {"mother": "guardian with custody", "father": "guardian", "noor": "pupil aged 14"}
    return Walk("staying_out", tess="teacher", **{**people, **more})


def status(walk: Walk, who: str) -> str:
    return walk.case.people[who].status


@proves("Action.stays_out", "staying_out", "stays_out: true, ", "joins: true, ")
def test_who_joined_stops_for_oneself_alone():
    walk = case().does("mother", "sign").does("tess", "sign")
    assert (walk.step, walk.waits_for) == ("sign", {"father"})
    walk.does("father", "not_me")
    assert (walk.step, status(walk, "father"), walk.told["did"]) == ("done", "withdrawn", {"tess"})


def test_who_is_only_invited_says_no_without_joining():
    walk = case(father="guardian invited", noor="pupil aged 14 invited")
    assert walk.can("father") == {"join", "not_me"}
    walk.does("father", "not_me").does("noor", "not_me")
    assert (status(walk, "father"), status(walk, "noor")) == ("declined", "declined")
    assert walk.can("father") == {"join"}


def test_no_is_said_during_a_pause_too():
    walk = case(father="guardian invited").does("tess", "away")
    assert status(walk.does("father", "not_me").does("noor", "not_me"), "noor") == "withdrawn"


def test_on_whom_it_rests_stops_for_everyone_or_goes_on():
    walk = case(noor="pupil aged 16")
    assert walk.refused("mother", "not_me") == walk.refused("noor", "not_me") == {"not_yours"}
    assert walk.refused("father", "stop") == {"not_yours"}
    assert walk.does("noor", "stop").step == "stopped"


def test_with_the_person_the_seat_goes_and_what_was_asked_about_them():
    walk = case().does("noor", "sit").does("tess", "call", about="father")
    assert walk.waits_for >= {"noor", "father"}
    walk.does("noor", "not_me").does("father", "not_me")
    assert (walk.case.people["noor"].seated, walk.track.requests[0].answer) == (False, "over")
    assert walk.waits_for == {"mother", "tess"}
    assert walk.refused("noor", "sit") == {"not_yours"}


def test_who_changes_their_mind_joins_again_and_is_waited_for_again():
    walk = case().does("father", "not_me").does("father", "join")
    assert (status(walk, "father"), walk.waits_for) == ("joined", {"mother", "father", "tess"})


@proves("Action.invites", "staying_out", "invites: true", "tells: everyone")
def test_who_stays_out_can_be_asked_again_with_a_new_term_to_answer():
    walk = case(father="guardian invited").does("father", "not_me")
    walk.today = date(2026, 9, 21)
    walk.does("tess", "ask_again", about="father")
    father = walk.case.people["father"]
    assert (father.status, father.invited, walk.told["did"]) == ("invited", walk.today, {"father"})
    assert walk.can("father") == {"join", "not_me"}


def test_nobody_is_asked_again_who_did_not_say_no():
    walk = case(father="guardian invited")
    assert walk.refused("tess", "ask_again", about="father") == {"nobody_to_ask_about"}
    walk.does("noor", "not_me")
    assert walk.refused("tess", "ask_again", about="father") == {"field_not_a_choice"}


def test_who_comes_to_hold_custody_is_asked_again():
    walk = case().does("father", "not_me").does("tess", "custody", about="father", custody="yes")
    assert (status(walk, "father"), walk.told["did"] >= {"father"}) == ("invited", True)


def test_a_pupil_who_stayed_out_is_asked_again_on_the_birthday_that_counts():
    walk = case(noor="pupil aged 15").does("noor", "not_me").birthday("noor", 16)
    assert (status(walk, "noor"), walk.told["did"]) == ("invited", {"noor"})


def test_every_end():
    walk = case().does("father", "not_me").does("mother", "sign").does("tess", "sign")
    assert walk.track.outcome == "done"
    assert case().does("mother", "stop").track.outcome == "stopped"
