"""Who is invited and does not come, who wishes to sit at the table, and a question that everyone answers."""

from datetime import date

from tests.routes.driver import Walk, proves


def talk(**more: str) -> Walk:
    people = {"mother": "guardian", "father": "guardian invited", "noor": "pupil", "tess": "teacher", **more}
    return Walk("joining", ann="consultant", **people)


@proves("Option.joining", "joining", "    joining: {term: 5 working days, late: [{remind: anyone invited}, {after: 2 "
        "working days, tell: consultant}]}\n")  # fmt: skip
@proves("Joining.term", "joining", "joining: {term: 5 working days", "joining: {term: 6 working days")
@proves("Joining.late", "joining", "late: [{remind: anyone invited}, {after", "late: [{after")
def test_who_is_invited_is_reminded_and_then_someone_is_told():
    walk = talk().until(date(2026, 9, 15))
    assert walk.told == {"remind": {"father"}}
    assert walk.until(date(2026, 9, 17)).told == {"late": {"ann"}}


def test_who_joined_in_time_is_not_reminded():
    walk = talk().does("father", "join").until(date(2026, 9, 30))
    assert walk.case.people["father"].late == ()


@proves("Action.seats", "joining", "seats: true, ")
def test_a_pupil_signs_only_after_wishing_to_sit_at_the_table():
    walk = talk()
    assert walk.refused("noor", "sign") == {"no_signature_needed"}
    walk.does("noor", "sit").does("mother", "sign").does("tess", "sign")
    assert (walk.step, walk.waits_for) == ("sign", {"noor"})
    assert walk.refused("noor", "sit") == {"already_done"}
    assert walk.does("noor", "sign").track.outcome == "done"


def test_without_that_wish_nobody_waits_for_the_pupil():
    assert talk().does("mother", "sign").does("tess", "sign").track.outcome == "done"


@proves("Request.each_answers", "joining", "        each_answers: true\n")
def test_everyone_has_to_say_yes():
    walk = talk().does("ann", "go_on").does("mother", "go_on:yes")
    assert (walk.step, walk.refused("mother", "go_on:yes")) == ("sign", {"already_done"})
    assert walk.does("tess", "go_on:yes").track.outcome == "done"


def test_the_first_no_decides():
    walk = talk().does("ann", "go_on").does("mother", "go_on:yes").does("tess", "go_on:no")
    assert walk.track.outcome == "stopped"
