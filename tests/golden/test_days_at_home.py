"""days_at_home.md compared with the days that both routes count, and with the days on which the clock tells of them."""

import re
from datetime import date
from pathlib import Path

import pytest

from samenspraak.route.changes import FactPartly, FactSet, fold
from samenspraak.route.engine import Refusal
from samenspraak.route.lasting import comes_on
from samenspraak.route.partly import days_of
from samenspraak.route.worklist import place_of
from tests.golden.setting import Plan, reach, route_of
from tests.golden.table import ROUTES

LINES = (Path(__file__).parent / "days_at_home.md").read_text("utf-8").splitlines()
CELLS = [[cell.strip() for cell in line.strip("| ").split("|")] for line in LINES if re.match(r"\| .*\d{4}-", line)]
DAYS = [cells for cells in CELLS if len(cells) == 7]
REFUSED = [cells for cells in CELLS if len(cells) == 3]
FACT = "pupil_at_home"
CODES = {
    "it is still to come": "field_in_future",
    "before the first day at home": "before_it_was_so",
    "over another": "over_another",
    "before it began": "before_it_began",
    "it is so already": "already_done",
    "it is not so": "not_so_now",
}


def said(written):
    """The changes that the cell `partly` stands for."""
    for span in () if written == "-" else written.split(";"):
        since, _, until = span.partition(">")
        yield FactPartly(FACT, value=True, on=date.fromisoformat(since.strip()))
        if until.strip():
            yield FactPartly(FACT, value=False, on=date.fromisoformat(until.strip()))


def at_home(route, since, partly):
    world = reach(Plan(route, "apply"))
    world.case = fold(world.case, [FactSet(FACT, value=True, on=date.fromisoformat(since)), *said(partly)])
    return world


def test_the_tables_are_read_whole():
    assert (len(DAYS), len(REFUSED)) == (12, 13)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("cells", DAYS)
def test_the_days_are_those_reckoned_by_hand(route, cells):
    since, partly, today, days, weeks, months, reckoning = cells
    world = at_home(route, since, partly)
    assert days_of(world.route, world.case, FACT, date.fromisoformat(today)) == int(days), reckoning
    place = place_of(world.route, world.case)
    assert ((place.counted_to or date.fromisoformat(today)) - place.since).days == int(days), "in a list of work"
    written = {"4 weeks": weeks, "3 months": months}
    for rule in world.route.lasting:
        assert str(comes_on(world.route, world.case, rule)).lower() == written[str(rule.after)], reckoning


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("partly", "act", "why"), REFUSED)
def test_what_cannot_be_is_refused(route, partly, act, why):
    word, day = act.split()
    world = at_home(route, "2026-03-02", partly)
    world.today = date(2026, 3, 30)
    deed = "attends_partly" if word == "from" else "attends_partly_over"
    outcome = world.attempt(deed, "guardian", {"since": day})
    assert (outcome.codes if isinstance(outcome, Refusal) else set()) == ({CODES[why]} if why in CODES else set())


def test_both_routes_tell_of_days_at_home_or_the_table_would_prove_nothing():
    assert {str(rule.after) for rule in route_of("sppoh").lasting} == {"4 weeks", "3 months"}
