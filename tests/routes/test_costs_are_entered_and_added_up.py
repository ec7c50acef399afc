"""What a track costs: entered with a talk, corrected, added up, and held against a ceiling that can be raised."""

from decimal import Decimal

import pytest

from samenspraak.route.costs import budget, in_sight, numbers_of, who_allows_more
from tests.routes.driver import Walk, proves


class Costly(Walk):
    """A walk that remembers what was typed, as the database does."""

    typed: dict[int, dict[str, Decimal]]

    def __init__(self):
        self.typed = {}
        super().__init__("costs", ann="helper", boss="manager", mother="guardian", tess="teacher")

    def does(self, who, action, **more):
        super().does(who, action, **more)
        self.typed[self.case.number] = {one.name: one.value for one in self.last.typed}
        return self

    @property
    def budget(self):
        return budget(self.route.options["help"], self.track, self.typed)


@proves("Ask.counts", "costs", "counts: hours, ")
@proves("Costs.rate", "costs", "rate: 100", "rate: 101")
@proves("Costs.travel", "costs", "travel: 0.25", "travel: 0.26")
def test_hours_and_travel_and_fees_are_added_up_to_the_cent():
    walk = Costly().does("ann", "visit", hours="2,5", road="33", fee="10.10").does("ann", "visit", hours="1")
    assert [one.amount for one in walk.budget.lines] == [Decimal("268.35"), Decimal("100.00")]
    assert (walk.budget.hours, walk.budget.amount, walk.budget.left) == (
        Decimal("3.5"), Decimal("368.35"), Decimal("131.65"),
    )  # fmt: skip


@proves("Costs.hours", "costs", "hours: 4", "hours: 3")
def test_what_is_planned_is_known_before_anything_is_entered():
    found = Costly().budget
    assert (found.planned, found.amount, found.left, found.lines) == (Decimal("400.00"), 0, Decimal(500), ())


@proves("Action.corrects", "costs", ", corrects: visit", ", tells: manager")
def test_what_was_entered_wrong_is_entered_again_and_counts_once():
    walk = Costly().does("ann", "visit", hours="2").does("ann", "visit", hours="3")
    first, second = (value for value, _day in walk.asked("ann", "correct")["entry"].choices)
    walk.does("ann", "correct", entry=first, hours="1", road="4")
    assert [one.amount for one in walk.budget.lines] == [Decimal("101.00"), Decimal("300.00")]
    again = walk.asked("ann", "correct")["entry"].choices
    assert [value for value, _day in again] == [str(walk.case.number), second]
    assert walk.track.costs[0].on == walk.track.costs[1].on


def test_nothing_can_be_corrected_that_was_not_entered():
    walk = Costly()
    assert "correct" not in walk.offered("ann")
    assert walk.refused("ann", "correct", entry="1", hours="1") == {"nothing_entered"}
    walk.does("ann", "visit", hours="2")
    assert walk.refused("ann", "correct", entry="99", hours="1") == {"field_not_a_choice"}
    assert walk.refused("ann", "correct", hours="1") == {"field_missing"}
    assert walk.refused("boss", "correct", entry="2", hours="1") == {"not_yours"}


@pytest.mark.parametrize("said", ["-1", "many", "NaN", "25", "Infinity"])
def test_what_is_no_number_of_hours_is_refused_and_counts_for_nothing(said):
    walk = Costly()
    assert walk.refused("ann", "visit", hours=said) <= {"field_not_a_number", "field_too_high"}
    assert walk.track.costs == ()


@proves("Costs.ceiling", "costs", "ceiling: 500", "ceiling: 600")
def test_above_the_ceiling_nothing_is_blocked_and_it_is_said_by_how_much():
    walk = Costly().does("ann", "visit", hours="6")
    assert (walk.budget.left, walk.budget.above) == (Decimal("-100.00"), Decimal("100.00"))
    assert who_allows_more(walk.route, walk.case, walk.track) == ("boss",)
    walk.does("ann", "visit", hours="1")
    assert walk.budget.above == Decimal("200.00")


def test_a_higher_ceiling_counts_once_it_is_granted():
    walk = Costly().does("ann", "visit", hours="6").does("ann", "more", up_to="750")
    assert walk.budget.ceiling == Decimal(500)
    walk.does("boss", "more:yes")
    assert (walk.budget.ceiling, walk.budget.above) == (Decimal(750), 0)
    walk.does("ann", "more", up_to="900").does("boss", "more:no")
    assert walk.budget.ceiling == Decimal(750)


@pytest.mark.parametrize("said", ["500", "500,00", "499.99", "0"])
def test_more_is_asked_for_than_it_may_cost_already(said):
    walk = Costly()
    assert walk.refused("ann", "more", up_to=said) == {"field_not_above"}
    assert walk.track.requests == ()
    walk.does("ann", "more", up_to="500,01")


@proves("Costs.reads", "costs", "ceiling: 500, reads: [helper, manager]", "ceiling: 500, reads: [helper, teacher]")
def test_whom_the_route_names_has_the_budget_in_sight_and_nobody_else():
    walk = Costly()
    people = ("ann", "boss", "mother", "tess", "nobody")
    assert [one for one in people if in_sight(walk.route, walk.case, walk.track, one)] == ["ann", "boss"]


def test_only_numbers_of_events_stand_in_the_case_and_never_an_amount():
    walk = Costly().does("ann", "visit", hours="2,75").does("ann", "more", up_to="612")
    assert numbers_of(walk.track) == {2}
    assert "2.75" not in repr(walk.case)
    assert "612" not in repr(walk.case)


def test_the_work_can_be_finished():
    assert Costly().does("ann", "ready").track.outcome == "helped"
    assert Costly().does("mother", "leave").track.outcome == "helped"
