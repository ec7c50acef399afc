"""Golden tables of the other options that are walked: each row tried with that track alone, and beside a mediation."""

from datetime import timedelta

import pytest

from samenspraak.route.atoms import parse_term
from samenspraak.route.changes import FactSet, fold
from samenspraak.route.clock import overdue
from samenspraak.route.engine import Decision, Refusal, decide, whose_turn
from samenspraak.route.workdays import due
from tests.golden.attempt import FIELDS
from tests.golden.beside import FILES, World, reached, way
from tests.golden.setting import FIRST_DAY
from tests.golden.table import CLOCK, Row, by_place, finals_of, rows, steps_of, terms

pytestmark = pytest.mark.slow

PLACES = by_place(row for file in FILES for row in rows(file))
TERMS = [one for file in FILES for one in terms(file) if one.step in steps_of(file)]
AT_HOME = {"pupil at home": 3, "at home for 4 weeks": 28, "at home for 3 months": 95}
DOOR = {"nearly at home": {"home": "nearly"}, "goes to school": {"home": "no"}}
POOLS = {"nobody free": (), "interest": ("guardian",)}
PLAIN = {
    "partly at school",
    "asked",
    "proceedings run",
    "reported it",
    "someone else reported",
    "colleague",
    "last",
    "held",
    "not joined",
    "one side absent",
    "unanswered",
    "term passed",
    "3 days late",
}
ANSWERS = ("yes", "no")


def set_up(row, *, beside):
    """The world in which a row is tried: the ordinary case at its step, changed by the words of the row."""
    world = World(row.route, reached(row.route, row.step, beside))
    for word in row.when:
        assert word in {*AT_HOME, *DOOR, *POOLS, *PLAIN}, f"nobody explained '{word}'"
        if word in AT_HOME:
            since = FIRST_DAY - timedelta(days=AT_HOME[word])
            world.case = fold(world.case, [FactSet("pupil_at_home", value=True, on=since)])
    _be_there(world, row)
    if "partly at school" in row.when:
        world.does("guardian", "attends_partly")
    if "last" in row.when:
        others = [one for one in way(row.route)[row.step] if one[1] == row.does and one[0] != row.who]
        for role, deed in others:
            world.does(role, deed)
    if "colleague" in row.when:
        world.pool = ("colleague",)
    world.pool = next((POOLS[word] for word in row.when if word in POOLS), world.pool)
    for word, (who, deed) in reports(row).items():
        if word in row.when:
            world.does(who, deed)
    if row.does.startswith("ask:") or "asked" in row.when:
        world.does("guardian", "ask")
    return world


def reports(row):
    """What was filed with somebody else, by whom it was reported and how."""
    return {
        "proceedings run": (row.who, "proceedings"),
        "reported it": (row.who, "report_legal_action"),
        "someone else reported": ("pupil", "report_legal_action"),
    }


def _be_there(world, row):
    """Go the way of the step until all whom the row speaks of are there, or until the table met when it says so."""
    for role, deed in way(row.route).get(row.step, ()):
        held = "held" not in row.when or any(one.held for one in world.track.meetings)
        if (role, deed) == (row.who, row.does) or (held and _are_there(world, row)):
            return
        if role not in ("guardian", "other_guardian") and deed not in ("done", "send"):
            world.does(role, deed)


def _are_there(world, row):
    wanted = {row.who, *row.told} & world.route.people.keys()
    enough = ("joined", "invited") if "not joined" in row.when else ("joined",)
    return all(world.person(role).status in enough for role in wanted if world.route.chosen_in(role))


def told_by(world, outcome):
    return {world.case.people[key].role for one in outcome.notices for key in one.to if key in world.case.people}


def by_clock(world, row):
    """Each day until that of the row the clock does what is due; who is told by it on the last of them."""
    prefix = {"lasting": "late:lasting:", "late": "late:wish:"}.get(row.does, "late::")
    last, told = _day_of(world, row), set()
    while world.today <= last:
        for act in tuple(overdue(world.route, world.case, world.today)):
            outcome = decide(world.route, world.case, act, world.today)
            if isinstance(outcome, Decision):
                world.follow(outcome)
                mine = act.name.startswith(prefix) and (act.option == world.option or row.does == "lasting")
                told |= told_by(world, outcome) if mine and world.today == last else set()
        world.today += timedelta(days=1)
    return told


def _day_of(world, row):
    """The first day after the term, or after three working days more; today for what is no matter of a term."""
    if row.does == "lasting":
        return world.today
    end = world.track.due if world.step else world.case.wishes[world.option].due
    later = due(end, parse_term("3 working days"), world.route.calendar)
    return (end if "term passed" in row.when else later) + timedelta(days=1)


def next_of(before, after):
    if after == before:
        return "stays"
    return "step refused" if after == "refused" else after


def differs(world, row):
    """What differs from the row, in a sentence; empty when all is as it says."""
    before = world.step
    if row.who == CLOCK:
        told = by_clock(world, row)
    else:
        given = next((DOOR[word] for word in row.when if word in DOOR), None)
        if "one side absent" in row.when:
            given = {"there": [world.key(row.who)]}
        outcome = world.attempt(row.who, row.does, given, empty="unanswered" in row.when)
        if isinstance(outcome, Refusal):
            form = outcome.codes <= FIELDS and "unanswered" not in row.when and not POOLS.keys() & {*row.when}
            said = f"{sorted(outcome.codes)}"
            return "" if row.next == "refused" and not form else f"refused: {said}"
        world.follow(outcome)
        told = told_by(world, outcome)
    if next_of(before, world.step) != row.next:
        return f"next: {world.step}"
    wanted = world.everyone() if row.told == {"everyone"} else set(row.told)
    # Whoever acts is not told; another in the same role is, and then the table names the role or not.
    if told - {row.who} != wanted - {row.who}:
        return f"told: {sorted(told)}"
    return ""


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside mediation"])
@pytest.mark.parametrize("place", PLACES, ids=":".join)
def test_the_engine_does_what_the_rows_say(place, beside):
    tried = ((row, differs(set_up(row, beside=beside), row)) for row in PLACES[place])
    assert {f"line {row.line}, {row}": said for row, said in tried if said} == {}


@pytest.mark.parametrize("one", TERMS, ids=lambda one: f"{one.route}:{one.step}")
def test_a_step_lasts_as_long_as_the_table_says(one):
    world = World(one.route, reached(one.route, one.step, beside=False))
    assert world.track.due == due(FIRST_DAY, parse_term(one.term.partition(" (")[0]), world.route.calendar)


@pytest.mark.parametrize("file", FILES)
def test_table_and_route_have_the_same_steps(file):
    steps = World(file, None).rules.steps
    assert {name for name, step in steps.items() if step.is_final} == set(finals_of(file))
    assert {name for name, step in steps.items() if not step.is_final} == set(steps_of(file))


def let_through(file, step, role):
    here = [row for row in rows(file) if (row.step, row.who) == (step, role) and row.next != "refused"]
    return {row.does for row in here}


def places():
    return [
        (file, step, role) for file in FILES for step in steps_of(file) for role in World(file, None).route.people
    ]  # fmt: skip


@pytest.mark.parametrize(("file", "step", "role"), places())
def test_nothing_happens_that_no_row_lets_through(file, step, role):
    rules = World(file, None).rules
    deeds = {
        *rules.steps[step].actions,
        *rules.always,
        *(f"{name}:{one}" for name in rules.requests for one in ANSWERS),
    }
    deeds |= set(rules.requests)
    row = Row(file, 0, step, role, "", "", (), "refused", frozenset())
    happens = []
    for deed in sorted(deeds - let_through(file, step, role)):
        world = set_up(row, beside=True)
        outcome = world.attempt(role, deed)
        happens += [deed] if isinstance(outcome, Decision) or outcome.codes <= FIELDS else []
    assert happens == []


@pytest.mark.parametrize("file", FILES)
def test_the_table_says_for_whom_each_step_waits(file):
    """Only that it waits for somebody: who that is stands in words."""
    for step in steps_of(file):
        world = World(file, reached(file, step, beside=True))
        assert whose_turn(world.route, world.case, world.track), step
