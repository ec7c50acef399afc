"""A decision that somebody does not agree with, put on a case: from its day the last days to file are counted (N4)."""

from collections.abc import Iterator
from dataclasses import replace

from samenspraak.route.changes import DecisionSet
from samenspraak.route.cleaning import clean
from samenspraak.route.decision import Act, Offer
from samenspraak.route.fields import contest_fields, contested_by
from samenspraak.route.model import Route
from samenspraak.route.permit import permit_contest
from samenspraak.route.question import ABOUT, DECIDED_ON, DECISION, READERS, Clean
from samenspraak.route.reasons import Refusal
from samenspraak.route.state import Case, Contested, Person
from samenspraak.route.steps import Action
from samenspraak.route.work import Work


def at_any_time(route: Route, option: str, name: str) -> Action | None:
    """The action, when it is about a contested decision: the days to file run on, also where no track runs."""
    rules = route.options.get(option)
    action = rules.always.get(name) if rules else None
    return action if action and action.contests else None


def offered_at_any_time(route: Route, case: Case, option: str, person: Person) -> Iterator[Offer]:
    """What somebody can do about a contested decision in an option that is not walked now."""
    for name, action in route.options[option].always.items():
        if action.contests and permit_contest(route, case, action, Act(option, name, person.key)) is None:
            fields = tuple(contest_fields(route, case, action, person))
            yield Offer(name, "always", action.text, action.says, fields, None)


def contest_at_any_time(work: Work, action: Action) -> Refusal | None:
    """The same as in a track that runs, in an option that has ended or was never begun in this case."""
    refused = permit_contest(work.route, work.case, action, work.act)
    if refused or work.person is None:
        return refused
    fields = tuple(contest_fields(work.route, work.case, action, work.person))
    values, wrong = clean(fields, work.act.answers, work.today)
    if wrong:
        return Refusal(wrong)
    contest(work, action, values)
    work.tell("did", work.act.name, action.tells)
    return None


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
