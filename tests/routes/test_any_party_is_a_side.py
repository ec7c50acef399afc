"""Any organisation can be a side: the partnership itself, a board above the school. Each is reached within a term."""

from datetime import date

from tests.routes.driver import Walk, proves


def reach() -> Walk:
    return Walk("contact", carl="clerk", mother="guardian", loek="lawyer")


def agree() -> Walk:
    return reach().does("carl", "reached", side="parents").does("carl", "reached", side="partnership")


@proves("Gate.all_contacted", "contact", "all_contacted: each side", "all_contacted: parents")
def test_the_partnership_itself_is_a_side_to_be_reached():
    walk = reach().does("carl", "reached", side="parents")
    assert walk.step == "reach"
    assert walk.refused("carl", "reached", side="bench") == {"field_not_a_choice"}
    assert agree().step == "agree"
    assert agree().told["gate"] == {"mother", "loek"}


@proves("Side.party", "contact", "bench: {text: {en: neutral desk}, party: false}", "bench: {text: {en: neutral desk}}")
@proves("Gate.all_done", "contact", "all_done: each side", "all_done: partnership")
def test_each_side_but_not_who_stands_on_none_is_waited_for():
    walk = agree()
    assert (walk.waits_for, walk.refused("carl", "done")) == ({"mother", "loek"}, {"not_yours"})
    walk.does("loek", "done")
    assert (walk.step, walk.waits_for) == ("agree", {"mother"})
    assert walk.does("mother", "done").track.outcome == "agreed"


@proves("Late.do", "contact", ", {after: 1 working day, do: fail}")
@proves("Step.term", "contact", "term: 2 working days", "term: 3 working days")
def test_a_side_that_is_not_reached_within_the_term_ends_it():
    walk = reach().does("carl", "reached", side="parents").until(date(2026, 9, 10))
    assert walk.step == "reach"
    assert walk.passes(1).track.outcome == "unreached"


def move() -> Walk:
    return Walk("board", tess="teacher", mother="guardian", gijs="governor")


@proves("Consent.signers", "board", "signers: [each guardian, governor]", "signers: [each guardian]")
def test_an_organisation_above_the_school_consents():
    walk = move().does("mother", "sign")
    assert (walk.step, walk.waits_for) == ("sign", {"gijs"})
    assert walk.does("gijs", "sign").track.outcome == "moved"


def test_the_board_refuses():
    walk = move().does("mother", "sign").does("gijs", "refuse")
    assert (walk.track.outcome, walk.told["did"]) == ("refused", {"mother", "tess"})


def test_without_the_board_it_does_not_begin():
    assert Walk("board", tess="teacher", mother="guardian").codes == {"role_missing"}
