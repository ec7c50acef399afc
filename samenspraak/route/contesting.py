"""A decision that somebody does not agree with, put on a case: from its day the last days to file are counted (N4)."""

from dataclasses import replace

from samenspraak.route.changes import DecisionSet
from samenspraak.route.fields import ABOUT, DECIDED_ON, DECISION, READERS, Clean, contested_by
from samenspraak.route.state import Contested
from samenspraak.route.steps import Action
from samenspraak.route.work import Work


def contest(work: Work, action: Action, values: Clean) -> None:
    """Put a decision on the case, correct mine, or take it back. Only whoever may know of it is ever told its day."""
    person = work.person
    if person is None:
        return
    told_in = work.case.number + 1
    if action.contests == "puts":
        blank = Contested(f"d{told_in}", work.act.option, person.holds, values[DECIDED_ON])
        work.change(DecisionSet(_filled(blank, action, values, told_in)))
        return
    mine = {one.key: one for one in contested_by(work.case, person)}
    before = mine[values.get(DECISION, next(iter(mine)))]
    if action.contests == "corrects":
        work.change(DecisionSet(_filled(before, action, values, told_in)))
    else:
        work.change(DecisionSet(replace(before, told_in=(*before.told_in, told_in), is_over=True)))


def _filled(decision: Contested, action: Action, values: Clean, told_in: int) -> Contested:
    chosen = tuple(values.get(READERS, ()))
    readers = chosen if action.readers_chosen_from else tuple(map(str, action.reads or action.tells))
    numbers = (*decision.told_in, told_in)
    return replace(decision, on=values[DECIDED_ON], about=values.get(ABOUT, ""), readers=readers, told_in=numbers)
