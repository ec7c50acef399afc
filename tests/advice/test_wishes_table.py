"""Asking for a way without a case: what may be done with it, by whom, where it stands. Written by hand from S6.

Parents ask; the care coordinator forwards it, which begins the case, or says why not; one left lying is seen by the
parent and told to the consultant, who sees to it and cannot forward it: it always goes through the care coordinator.
"""

import pytest

from samenspraak.advice.rules import CALLER, CLOCK, HANDLER, WATCHER, Stands, may, why_not

MAY = {
    # where it stands: what the care coordinator may, what the consultant, what the parent
    "waiting": ("begin, decline, not_reached, pass_on, close", "pass_on, close", "take_back"),
    "to_write": ("begin, decline, write, pass_on, close", "pass_on, close", "take_back"),
    "written": ("begin, decline, pass_on, close", "pass_on, close", "take_back"),
    "closed": ("", "", ""),
    "withdrawn": ("", "", ""),
}


@pytest.mark.parametrize("status", MAY)
@pytest.mark.parametrize(("number", "role"), [(0, HANDLER), (1, WATCHER), (2, CALLER)])
def test_nobody_may_more_or_less(status, number, role):
    expected = {one for one in MAY[status][number].split(", ") if one}
    assert set(may(Stands(status, has_record=True, is_wish=True), frozenset({role}))) == expected


@pytest.mark.parametrize("status", ["waiting", "to_write", "written"])
def test_a_wish_is_not_advised_and_a_call_back_is_not_declined(status):
    assert why_not(Stands(status, is_wish=True), HANDLER, "advise") == "not_yours"
    assert why_not(Stands(status), HANDLER, "decline") == "not_yours"


def test_the_clock_tells_and_forgets_it_too():
    assert why_not(Stands("waiting", is_wish=True), CLOCK, "tell") == ""
    assert why_not(Stands("closed", is_wish=True), CLOCK, "forget") == ""
