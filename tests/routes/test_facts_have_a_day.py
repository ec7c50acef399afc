"""Since which day something is so: as was said, or the day on which it was recorded."""

from datetime import date

import pytest

from samenspraak.route.casechanges import FactSet
from samenspraak.route.changes import CHANGES, fold
from samenspraak.route.engine import Case
from tests.routes.driver import MONDAY, Walk

AUGUST = date(2026, 8, 24)


def plan(facts=None) -> Walk:
    people = {"tess": "teacher", "mother": "guardian", "boss": "manager"}
    return Walk("terms", ann="consultant", facts=facts, **people)


def test_a_fact_is_so_since_the_day_that_was_said():
    assert plan().does("tess", "home", since="2026-08-24").case.since == {"at_home": AUGUST}


def test_or_since_the_day_on_which_it_was_recorded():
    assert plan().passes(2).does("tess", "home").case.since == {"at_home": date(2026, 9, 9)}


@pytest.mark.parametrize(("said", "since"), [(True, MONDAY), (AUGUST, AUGUST), (False, None)])
def test_a_case_begins_with_facts_since_that_day_or_a_day_that_was_said(said, since):
    case = plan({"at_home": said}).case
    assert (case.facts["at_home"], case.since.get("at_home")) == (bool(said), since)


def test_recorded_again_it_keeps_its_day_unless_another_is_said():
    walk = plan({"at_home": AUGUST}).does("tess", "home")
    assert walk.case.since == {"at_home": AUGUST}
    assert walk.does("tess", "home", since="2026-09-01").case.since == {"at_home": date(2026, 9, 1)}


def test_what_is_not_so_any_more_has_no_day_and_the_change_says_since_when():
    walk = plan({"at_home": True}).does("tess", "back", since="2026-09-03")
    assert (walk.case.facts["at_home"], walk.case.since) == (False, {})
    assert FactSet("at_home", value=False, on=date(2026, 9, 3)) in walk.last.changes


def test_what_is_not_so_cannot_be_ended_and_nobody_is_offered_it():
    walk = plan()
    assert walk.refused("tess", "back") == {"already_done"}
    assert "back" not in walk.offered("tess")
    assert "back" in walk.does("tess", "home").can("tess")
    assert walk.does("tess", "back").refused("tess", "back") == {"already_done"}


def test_a_day_that_is_still_to_come_is_refused():
    assert plan().refused("tess", "home", since="2026-09-08") == {"field_in_future"}


def test_changes_of_before_days_were_kept_are_still_read():
    old = CHANGES.validate_json('[{"name": "at_home", "value": true, "kind": "fact_set"}]')
    case = fold(Case(), old)
    assert (case.facts, case.since) == ({"at_home": True}, {})
