"""Someone who may not open an option asks for it: it reaches someone, who takes it up, or says why not, in a term."""

from datetime import date

import pytest

from tests.routes.driver import Walk, Word, proves, without

OPEN = {"court": "no", "about": "place"}


def counsel() -> Walk:
    people = {"tess": "teacher", "ann": "consultant"}
    return Walk("door", door=OPEN, mother="guardian", **people).does("ann", "close")


@proves("Option.asked_by", "door", "teacher: {reaches: consultant", "guardian: {reaches: consultant")
@proves("AskedBy.reaches", "door", "{reaches: consultant", "{reaches: guardian")
def test_the_wish_reaches_someone_who_takes_it_up():
    walk = counsel().does("tess", "ask")
    assert walk.told == {"asked": {"ann"}}
    assert walk.refused("mother", "ask:yes", **OPEN) == {"not_yours"}
    assert walk.does("ann", "ask:yes", **OPEN).step == "talk"
    assert walk.case.wishes == {}


def test_or_says_why_not():
    walk = counsel().does("tess", "ask")
    assert walk.refused("ann", "ask:no") == {"field_missing"}
    walk.does("ann", "ask:no", reason="Not now")
    assert (walk.case.wishes, walk.told["answered"]) == ({}, {"tess"})


def test_who_may_not_ask_does_not_and_nobody_asks_twice():
    walk = counsel()
    assert walk.refused("mother", "ask") == {"not_yours"}
    assert walk.does("tess", "ask").refused("tess", "ask") == {"asked_already"}


@proves("AskedBy.term", "door", "term: 3 working days, late", "term: 4 working days, late")
@proves(
    "AskedBy.late",
    "door",
    "late: {remind: consultant}, text",
    "late: {after: 9 working days, remind: consultant}, text",
)
def test_a_wish_that_is_not_answered_in_its_term_is_said_again():
    walk = counsel().does("tess", "ask").until(date(2026, 9, 10))
    assert walk.case.wishes["counsel"].late == ()
    assert walk.passes(1).told == {"remind": {"ann"}}


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("teacher: {reaches: consultant", "school: {reaches: consultant"),
        ("reaches: consultant", "reaches: partnership"),
    ],
)
def test_a_side_may_ask_and_a_side_can_be_reached(written, instead):
    with without(Word("AskedBy", "door", written, instead, counsel)):
        walk = counsel().does("tess", "ask")
        assert walk.told == {"asked": {"ann"}}
        walk.until(date(2026, 9, 11))
        assert walk.told == {"remind": {"ann"}}
        assert walk.does("ann", "ask:yes", **OPEN).step == "talk"
