"""What has no row that lets it through is refused: every step, every role, every deed of table and route."""

from functools import cache

import pytest

from samenspraak.route.engine import Refusal
from tests.golden.acting import try_it
from tests.golden.asking import open_if_possible
from tests.golden.attempt import FIELDS
from tests.golden.setting import OPTION, route_of
from tests.golden.table import CLOCK, ROUTES, Row, finals_of, rows, steps_of
from tests.golden.trying import set_up

pytestmark = pytest.mark.slow

ANSWERS = "yes", "no"
RENAMED = {"change_custody"}
"""The table names the fact: custody_gained, custody_lost."""
NOT_ORDINARY = {
    "asked by consultant",
    "asked by coordinator",
    "at the table",
    "came later",
    "colleague met them",
    "custody gained",
    "no coordinator",
    "stand-in",
    "talk planned",
    "turned 16",
}
"""What these rows let through is still refused in the ordinary case."""


@cache
def deeds_of(route):
    """Everything that somebody can do, in the words of the table and of the route."""
    option = route_of(route).options[OPTION]
    actions = {name for step in option.steps.values() for name in step.actions} | set(option.always)
    answers = {f"{name}:{answer}" for name in option.requests for answer in ANSWERS}
    written = {row.does for row in rows(route) if row.who != CLOCK}
    return sorted((actions | set(option.requests) | answers | written) - RENAMED)


def places(route):
    """Every step with every role."""
    return [
        (route, step, who)
        for step in ("-", *steps_of(route), *finals_of(route))
        for who in route_of(route).people
    ]  # fmt: skip


def let_through(route, step, who):
    """The deeds for which some row says that they happen. Once a track ended, it can be opened as if there was none."""
    if step in finals_of(route):
        return _let_through(route, step, who) | _let_through(route, "-", who)
    return _let_through(route, step, who)


def _let_through(route, step, who):
    here = [row for row in rows(route) if (row.step, row.who) == (step, who) and row.next != "refused"]
    return {row.does for row in here if NOT_ORDINARY.isdisjoint(row.when)}


def happens(route, step, who, does):
    """Whether the engine lets it through in the ordinary case, with the request open that is answered."""
    row = Row(route, 0, step, who, does, "", (), "refused", frozenset())
    one = set_up(row, open_if_possible)
    outcome = try_it(one)
    return not isinstance(outcome, Refusal) or outcome.codes <= FIELDS


@pytest.mark.parametrize(("route", "step", "who"), [place for route in ROUTES for place in places(route)])
def test_nothing_happens_that_no_row_lets_through(route, step, who):
    rest = [does for does in deeds_of(route) if does not in let_through(route, step, who)]
    assert [does for does in rest if happens(route, step, who, does)] == []


@pytest.mark.parametrize("route", ROUTES)
def test_table_and_route_have_the_same_steps(route):
    steps = route_of(route).options[OPTION].steps
    assert {name for name, step in steps.items() if step.is_final} == set(finals_of(route))
    assert {name for name, step in steps.items() if not step.is_final} == set(steps_of(route))
