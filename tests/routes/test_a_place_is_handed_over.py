"""A place passes to a colleague: what was asked, reported and done in it stays; what was signed does not."""

import pytest

from samenspraak.route.engine import Candidate
from tests.routes.driver import Walk, proves

BEA, CAS = Candidate("bea", "Bea"), Candidate("cas", "Cas")


def plan(**more: str) -> Walk:
    people = {"mother": "guardian", "tess": "teacher", "boss": "manager", "kim": "manager", **more}
    walk = Walk("hand_over", ann="consultant", **people)
    walk.pool = (BEA, CAS)
    return walk


def handed_over(**more: str) -> Walk:
    return plan(**more).does("boss", "new_consultant", successor="bea")


def person(walk: Walk, who: str):
    """The person in the case who is this human being, whoever came last."""
    return [one for one in walk.case.people.values() if one.who == who][-1]


@proves(
    "Action.hands_over", "hand_over", "by: [consultant, manager], hands_over: consultant", "by: [consultant, manager]"
)
def test_who_leaves_is_gone_and_a_colleague_has_the_place():
    walk = handed_over()
    bea = person(walk, "bea")
    assert (bea.role, bea.status, bea.holds) == ("consultant", "joined", "ann")
    assert walk.case.people["ann"].status == "left"
    assert "done" in walk.can(bea.key)
    assert walk.refused("ann", "done") == {"not_yours"}


def test_everyone_hears_of_it_and_who_left_too():
    walk = handed_over()
    assert walk.told == {"did": {"mother", "tess", "kim", person(walk, "bea").key}, "handed_over": {"ann"}}


def test_who_leaves_can_do_it_too():
    walk = plan().does("ann", "new_consultant", successor="bea")
    assert "handed_over" not in walk.told
    assert walk.case.people["ann"].status == "left"


@pytest.mark.parametrize("who", ["mother", "tess"])
def test_who_is_not_named_cannot(who):
    assert plan().refused(who, "new_consultant", successor="bea") == {"not_yours"}


def test_what_was_done_stays_done():
    walk = plan().does("mother", "done").does("ann", "done").does("boss", "new_consultant", successor="bea")
    assert set(walk.track.done) == {"mother", person(walk, "bea").key}
    assert walk.waits_for == {"tess"}


def test_a_part_that_is_missing_is_waited_for_from_whoever_follows():
    walk = plan().does("mother", "done").does("tess", "done").does("boss", "new_consultant", successor="bea")
    assert walk.waits_for == {person(walk, "bea").key}


def test_the_term_stays_as_it_was():
    walk = plan()
    due = walk.track.due
    assert walk.passes(3).does("boss", "new_consultant", successor="bea").track.due == due


def test_a_request_stays_open_and_its_answer_reaches_whoever_follows():
    walk = plan().does("ann", "help").does("boss", "new_consultant", successor="bea")
    bea = person(walk, "bea").key
    assert [(one.by, one.is_open) for one in walk.track.requests] == [(bea, True)]
    assert walk.does("boss", "help:yes").does("kim", "help:yes").told["answered"] == {bea}


def test_a_yes_that_was_said_in_a_place_stays():
    walk = plan().does("mother", "help").does("boss", "help:yes")
    walk.does("kim", "new_manager", about="boss", successor="bea")
    assert walk.track.requests[0].agreed == (person(walk, "bea").key,)
    assert walk.does("kim", "help:yes").track.requests[0].answer == "yes"


def test_a_pause_is_taken_back_by_whoever_follows():
    walk = plan().does("ann", "wait").does("boss", "new_consultant", successor="bea")
    assert walk.refused("boss", "go_on") == {"not_yours"}
    assert not walk.does(person(walk, "bea").key, "go_on").track.stands_still


def test_who_comes_from_school_is_invited_and_signs_in_person():
    walk = plan()
    for who in ("mother", "tess", "ann"):
        walk.does(who, "done")
    walk.does("mother", "sign").does("tess", "sign").does("ann", "new_teacher", successor="bea")
    bea = person(walk, "bea")
    assert (bea.status, bea.invited) == ("invited", walk.today)
    assert [(one.name, one.about) for one in walk.track.open_requests()] == [("sign:plan", bea.key)]
    assert bea.key not in walk.track.signed["plan"]
    assert walk.does(bea.key, "join").does(bea.key, "sign:plan").track.signed["plan"].keys() >= {bea.key}


def test_handed_over_once_more_the_signature_is_asked_once():
    walk = plan()
    for who in ("mother", "tess", "ann"):
        walk.does(who, "done")
    walk.does("mother", "sign").does("tess", "sign").does("ann", "new_teacher", successor="bea")
    walk.does("ann", "new_teacher", successor="cas")
    assert [one.about for one in walk.track.open_requests()] == [person(walk, "cas").key]


def test_who_comes_back_has_the_same_place_and_key():
    walk = plan()
    walk.pool = (BEA, Candidate("ann", "Ann"))
    walk.does("boss", "new_consultant", successor="bea").does("boss", "new_consultant", successor="ann")
    assert (walk.case.people["ann"].status, person(walk, "bea").status) == ("joined", "left")
    assert walk.case.people["ann"].holds == "ann"


def test_of_several_in_a_role_one_is_named():
    walk = plan()
    assert list(walk.asked("boss", "new_manager")) == ["about", "successor"]
    assert list(walk.asked("boss", "new_consultant")) == ["successor"]
    assert walk.refused("boss", "new_manager", successor="bea") == {"field_missing"}
    walk.does("boss", "new_manager", about="kim", successor="bea")
    assert [walk.case.people[key].status for key in ("boss", "kim")] == ["joined", "left"]


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ({"other": "manager being bea"}, "is_here"),
        ({"father": "guardian being bea"}, "other_side"),
        ({"mother": "guardian being bea"}, "other_side"),
    ],
)
def test_nobody_has_a_role_twice_or_stands_on_two_sides(people, code):
    walk = plan(**people)
    assert walk.refused("boss", "new_manager", about="kim", successor="bea") == {code}
    assert [value for value, _ in walk.asked("boss", "new_manager")["successor"].choices] == ["cas"]


def test_who_wrote_along_does_not_become_one_who_decides_but_can_take_another_place():
    walk = plan(ann2="secretary being bea").does("ann", "done")
    walk.pool = (BEA, CAS, Candidate("ann", "Ann"))
    assert walk.refused("boss", "new_manager", about="kim", successor="ann") == {"took_part"}
    assert walk.does("boss", "new_secretary", successor="ann").case.people["ann2"].status == "left"


def test_who_took_part_as_a_colleague_and_left_does_not_decide_either():
    walk = plan().does("ann", "done").does("boss", "new_consultant", successor="bea")
    walk.pool = (Candidate("ann", "Ann"),)
    assert walk.refused("boss", "new_manager", about="kim", successor="ann") == {"took_part"}


def test_who_has_another_work_is_no_colleague():
    assert plan().refused("boss", "new_consultant", successor="dirk") == {"not_a_colleague"}


def test_when_nobody_has_this_work_it_says_so():
    walk = plan()
    walk.pool = ()
    assert "nobody_free" in walk.refused("boss", "new_consultant")


def test_a_role_that_nobody_has_cannot_be_handed_over():
    walk = plan()
    assert walk.refused("boss", "new_secretary", successor="bea") == {"nobody_to_ask_about"}
    assert "new_secretary" not in walk.offered("boss")


def test_after_the_end_nothing_is_handed_over():
    assert plan().does("mother", "withdraw").refused("boss", "new_consultant", successor="bea") == {"ended"}
