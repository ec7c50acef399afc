"""Who decides never applied, signed or checked, in whatever role the same human being stands."""

import pytest

from tests.routes.driver import Walk, proves


def apply(**more: str) -> Walk:
    people = {"mother": "guardian", "tess": "teacher", "boss": "manager", "kim": "manager", "dirk": "director", **more}
    return Walk("decides", ann="consultant", **people)


def decide(walk: Walk) -> Walk:
    return walk.does("ann", "judge", clear="yes").does("ann", "check")


@pytest.mark.parametrize(("action", "answers"), [("done", {}), ("judge", {"clear": "yes"})])
def test_who_applied_or_judged_does_not_decide(action, answers):
    walk = decide(apply().does("boss", action, **answers))
    assert walk.refused("boss", "approve") == {"took_part"}
    assert walk.who_can_help() == {"kim", "dirk"}
    assert walk.does("kim", "approve").track.outcome == "approved"


@proves("Action.checks", "decides", "checks: true, ")
@proves("Action.decides", "decides", "decides: true, requires: [clear], to: approved",
        "requires: [clear], to: approved")  # fmt: skip
def test_who_checked_does_not_decide():
    walk = apply().does("ann", "judge", clear="yes").does("boss", "check")
    assert walk.refused("boss", "approve") == {"took_part"}
    assert walk.does("dirk", "refuse").track.outcome == "refused"


@proves("Action.consents", "decides", "consents: plan", "tells: everyone")
@proves("Action.decides", "decides", "decides: true, to: refused", "to: refused")
def test_the_same_human_being_in_another_role_does_not_decide_either():
    walk = decide(apply(kim="manager being mother", dirk="director being ann").does("mother", "sign"))
    assert walk.refused("kim", "refuse") == {"took_part"}
    assert walk.refused("dirk", "refuse") == {"took_part"}
    assert "boss" in walk.waits_for
    assert walk.does("boss", "refuse").track.outcome == "refused"


def test_who_was_at_a_meeting_does_not_decide():
    walk = decide(apply().does("ann", "meet", on="2026-09-01", there=["mother", "tess", "ann", "boss"]))
    assert walk.refused("boss", "approve") == {"took_part"}
    assert (walk.who_can_help(), walk.waits_for) == ({"kim", "dirk"}, {"kim", "dirk"})
    assert walk.does("mother", "appeal").refused("boss", "appeal:yes") == {"took_part"}
    assert walk.does("kim", "approve").track.outcome == "approved"


def test_who_was_not_at_the_meeting_decides_and_so_does_the_whole_staff_without_one():
    walk = decide(apply().does("ann", "meet", on="2026-09-01", there=["mother", "tess", "ann"]))
    assert walk.does("boss", "approve").track.outcome == "approved"


def test_who_may_not_decide_is_not_waited_for():
    walk = decide(apply().does("boss", "done"))
    assert walk.waits_for == {"kim", "dirk"}


def test_when_all_who_could_decide_took_part_whoever_is_told_too_late_is_told_at_once():
    walk = apply(kim="manager being ann", dirk="director being ann").does("boss", "done")
    walk.does("ann", "judge", clear="yes").does("ann", "check")
    assert walk.told["nobody_decides"] == {"tess"}
    assert walk.does("mother", "appeal").told["nobody_decides"] == {"ann"}
    assert "nobody_decides" not in decide(apply()).does("mother", "appeal").told


@proves("Request.decides", "decides", "        decides: true\n")
def test_who_answers_a_request_that_decides_took_no_part():
    walk = decide(apply().does("boss", "done")).does("mother", "appeal")
    assert walk.refused("boss", "appeal:yes") == {"took_part"}
    assert walk.does("dirk", "appeal:yes").track.outcome == "refused"


@proves("Condition.by", "decides", "holds: judged, by: [consultant, manager]", "holds: judged, by: manager")
def test_whoever_judges_is_named():
    walk = apply().does("ann", "check")
    assert (walk.refused("dirk", "approve"), walk.who_can_help()) == ({"not_judged"}, {"ann", "boss", "kim"})
