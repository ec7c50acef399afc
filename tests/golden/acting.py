"""Doing what a row says, in the words of the engine, and what came of it in the words of the table."""

from dataclasses import dataclass
from datetime import timedelta

from samenspraak.route import clock
from samenspraak.route.atoms import parse_term
from samenspraak.route.engine import Act, Decision, Refusal, available, decide
from samenspraak.route.workdays import due as day_after
from tests.golden.attempt import FIELDS
from tests.golden.setting import FIRST_DAY, OPTION, begin
from tests.golden.table import CLOCK
from tests.golden.trying import because

CUSTODY = {"custody_gained": "yes", "custody_lost": "no"}
THREE_DAYS = parse_term("3 working days")
CLOCK_PREFIX = {"survey": "survey:", "pupil_is_16": "birthday"}


@dataclass(frozen=True)
class Came:
    """What came of a row: the step after it, `stays` or `refused`, who was told, and why it was refused."""

    next: str
    told: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


def do_row(one):
    """Do it, and say what came of it."""
    if one.row.who == CLOCK:
        return _by_clock(one)
    before = one.world.step
    outcome = try_it(one)
    if isinstance(outcome, Refusal):
        return Came("refused", codes=outcome.codes)
    one.world.follow(outcome)
    return Came(_next(before, outcome.step_after), _told(outcome))


def try_it(one):
    name, world = one.row.does, one.world
    if name == "open" and OPTION not in world.case.tracks:
        # The first track of a case begins the case, in the engine: `start`.
        return begin(one.plan, one.actor)
    if name in CUSTODY:
        # The table names the fact; in a route one action records both, with the fact as its answer.
        answers = {"about": "other_guardian", "custody": CUSTODY[name]}
        return world.attempt("change_custody", one.actor, answers)
    if name == "sign":
        name = _beside(one) or name
    if one.more.pop("empty", False):
        return decide(world.route, world.case, _empty(one), world.today)
    return world.attempt(name, one.actor, one.answers, without=one.without, **one.more)


def _beside(one):
    """Who became a signer after the others signed is asked beside the step; the engine names the consent with it."""
    world = one.world
    offers = available(world.route, world.case, OPTION, one.actor, world.today)
    return next((offer.name for offer in offers if offer.kind == "beside"), "")


def _empty(one):
    return Act(OPTION, one.row.does, one.actor, pool=one.world.pool())


def _next(before, after):
    """As the table writes it: the step that is called refused is `step refused`."""
    if after == before:
        return "stays"
    return "step refused" if after == "refused" else after


def _told(decision):
    return frozenset(key for notice in decision.notices for key in notice.to)


def _by_clock(one):
    """The clock looks each day; what it does on the day of the row, about the term of the row, is what counts."""
    before = one.world.step
    days = _days(one)
    _let_days_pass(one.world, days[0])
    told = frozenset()
    for day in days:
        one.world.today = day
        for act in _acts(one):
            decision = decide(one.world.route, one.world.case, act, day)
            assert isinstance(decision, Decision), decision
            one.world.follow(decision)
            told |= _told(decision)
    return Came(_next(before, one.world.step), told)


def _acts(one):
    world = one.world
    if one.row.does == "pupil_is_16":
        return list(clock.birthdays(world.route, world.case, {"pupil": 16}))
    prefix = CLOCK_PREFIX.get(one.row.does, f"late:{one.about}:")
    return [act for act in clock.overdue(world.route, world.case, world.today) if act.name.startswith(prefix)]


def _let_days_pass(world, until):
    while world.today < until:
        for act in tuple(clock.overdue(world.route, world.case, world.today)):
            decision = decide(world.route, world.case, act, world.today)
            if isinstance(decision, Decision):
                world.follow(decision)
        world.today += timedelta(days=1)


def _days(one):
    """The days on which a clock row is looked at: one, but for an invitation also the day after."""
    world = one.world
    calendar = world.route.calendar
    if one.late in ("3 days", "5 days"):
        day = day_after(FIRST_DAY, parse_term(f"{one.late[0]} working days"), calendar)
        return day, day + timedelta(days=1)
    if one.late == "after 3 months":
        return (day_after(FIRST_DAY, parse_term("3 months"), calendar),)
    if one.late in ("", "at closing"):
        return (FIRST_DAY,)
    due = _due(one)
    assert due, f"nothing is late here: no term for {one.about or 'the step'}"
    end = day_after(due, THREE_DAYS, calendar) if one.late == "3 days late" else due
    return (end + timedelta(days=1),)


def _due(one):
    world = one.world
    if one.about == "wish":
        return world.case.wishes[OPTION].due
    if one.about in world.track.pauses:
        return world.track.pauses[one.about].due
    asked = next((asked for asked in world.track.open_requests() if asked.key == one.about), None)
    return asked.due if asked else world.track.due


# Comparing


def differences(one, before, came):
    """What differs from the row, in sentences; empty when all is as it says."""
    row = one.row
    if came.next != row.next:
        why = f" because of {', '.join(sorted(came.codes))}" if came.codes else ""
        return [f"next: the table says {row.next}, the engine {came.next}{why}"]
    if row.next == "refused":
        return _wrong_reason(row, came)
    found = _told_differs(one, before, came)
    if one.says("another pause") and not one.world.track.stands_still:
        found.append("it does not stand still any more, although another pause remains")
    return found


def _wrong_reason(row, came):
    codes = because(row)
    if codes and not codes & came.codes:
        return [f"refused for {', '.join(sorted(came.codes))}, and not for {', '.join(sorted(codes))}"]
    if not codes and came.codes <= FIELDS:
        return [f"refused for its form only: {', '.join(sorted(came.codes))}"]
    return []


def _told_differs(one, before, came):
    people = {**before, **one.world.case.people}
    if one.row.told == {"everyone"}:
        came_in = set(people) - set(before)
        expected = {key for key, person in before.items() if person.is_here} | came_in
        expected -= {one.actor}
        told = came.told - {one.actor}
    else:
        expected = set(one.row.told)
        told = {people[key].role for key in came.told - {one.actor}}
        expected -= _alone_in(one, before) - told
    if expected == told:
        return []
    missing, beyond = sorted(expected - told), sorted(told - expected)
    return [f"told: not {', '.join(missing) or 'nobody'} as the table says, but also {', '.join(beyond) or 'nobody'}"]


def _alone_in(one, before):
    """The role of whoever acts, when nobody else has it: this person may be left out."""
    role = before[one.actor].role if one.actor in before else None
    others = [key for key, person in before.items() if person.role == role and person.is_here and key != one.actor]
    return set() if others else {role}
