"""Evidence: what is known about each kind of condition, beside whether it is met."""

from samenspraak.route.evidence import evidence, matters
from tests.routes.driver import Walk
from tests.routes.test_conditions_keep_a_gate_shut import CODES, EVERYTHING, decide, plan


def known(walk: Walk, name: str):
    return evidence(walk.route, walk.case, walk.track, name)


def test_at_the_beginning_nothing_is_known():
    walk = plan()
    assert [known(walk, name).is_met for name in CODES] == [False] * 6
    assert known(walk, "met_once").meetings == ()
    assert known(walk, "no_case").silent == (("mother",), ("father",), ("tess",))
    assert known(walk, "clear").judged is None
    assert known(walk, "signed").unsigned == (("mother",), ("father",), ("tess",))


def test_whether_it_is_met_is_what_the_gate_says():
    walk = plan()
    for name, meet in EVERYTHING:
        assert not known(walk, name).is_met
        meet(walk)
        assert known(walk, name).is_met


def test_meetings_count_as_known_even_when_someone_was_missing():
    walk = plan().does("ann", "visit", on="2026-09-01", there=["ann", "mother"])
    assert [one.there for one in known(walk, "met_once").meetings] == [("ann", "mother")]
    assert known(walk, "met_once").reason.code == "meeting_not_held"


def test_each_answer_is_known_with_who_gave_it():
    walk = plan().does("mother", "say", no_case="running")
    walk.does("tess", "say", no_case="over", no_case_over="2026-09-01")
    assert known(walk, "no_case").said == {"mother": "running", "tess": "over"}
    assert known(walk, "no_case").silent == (("father",),)
    assert known(walk, "no_case").reason.who == ("mother",)


def test_an_answer_that_was_asked_again_is_not_known_any_more():
    walk = decide()
    assert (known(walk, "no_case").said, known(walk, "no_case").asked) == ({}, 1)


def test_signatures_and_judgements_are_known_one_by_one():
    walk = plan().does("father", "sign").does("ann", "judge", clear="no")
    assert known(walk, "signed").signed == ("father",)
    assert known(walk, "signed").unsigned == (("mother",), ("tess",))
    assert known(walk, "clear").judged is False


def test_only_conditions_that_play_a_part_at_a_step_matter_there():
    walk = plan()
    option = walk.route.options["plan"]
    assert matters(option, option.steps["gather"]) == tuple(CODES)
    assert "met_once" not in matters(option, option.steps["decide"])
