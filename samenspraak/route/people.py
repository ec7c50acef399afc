"""Changes among the people of a case: assigned and released, custody, birthdays, and the rule that belongs to each."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from samenspraak.route.atoms import Selector, Who
from samenspraak.route.changes import (
    Assigned,
    Chosen,
    Included,
    MeetingsDropped,
    PersonAdded,
    PersonChanged,
    RequestSet,
)
from samenspraak.route.gates import unsigned
from samenspraak.route.model import Route
from samenspraak.route.options import Changed, Option
from samenspraak.route.state import Asked, Candidate, Case, Person
from samenspraak.route.staying import ask_again
from samenspraak.route.steps import Does
from samenspraak.route.who import key_of
from samenspraak.route.work import Work

Rule = Callable[[Work, str, Does], None]
BESIDE = "sign"


def rank(pool: tuple[Candidate, ...], by: tuple[str, ...], languages: frozenset[str], region: str) -> list[Candidate]:
    """The pool, best first. The reasons count in the order of the route; whoever has a conflict always comes last."""
    keys: dict[str, Callable[[Candidate], object]] = {
        "language": lambda one: not languages <= one.languages,
        "region": lambda one: one.region != region,
        "load": lambda one: one.load,
        "fairness": lambda one: one.last_assigned or date.min,
    }
    return sorted(pool, key=lambda one: (bool(one.conflict), *(keys[word](one) for word in by), one.name))


def next_in_turn(pool: tuple[Candidate, ...]) -> str:
    """Whose turn it is: without a conflict, and assigned longest ago. Empty when there is nobody."""
    free = [one for one in rank(pool, ("fairness",), frozenset(), "") if not one.conflict]
    return free[0].who if free else ""


def assign(work: Work, role: str, who: str, do_rule: Rule) -> None:
    """Someone from the pool takes a role in the track. Whoever follows another calls for the rule `replaced`."""
    followed = any(one.role == role and one.status == "left" for one in work.case.people.values())
    known = key_of(work.case, who, role)
    key = known.key if known else new_key(work)
    if known:
        work.change(PersonChanged(key, status="invited"))
    else:
        work.change(PersonAdded(Person(key, role, who)))
    several = work.route.people[role].many
    work.change(Included(work.act.option, key) if several else Assigned(work.act.option, role, key))
    rule = work.option.when.replaced.get(role)
    if followed and rule:
        changed(work, "replaced", rule, key, do_rule)


def new_key(work: Work) -> str:
    """A key for one more person in the case."""
    return f"p{len(work.case.people) + 1}"


def choose(work: Work, role: str, who: str, do_rule: Rule) -> None:
    """A side names someone; when every side named the same, that person is assigned."""
    person = work.person
    if person is None:
        return
    side = work.route.people[person.role].side
    work.change(Chosen(work.act.option, role, side, who))
    votes = work.track.choices[role]
    if set(votes) >= set(work.route.parties) and len(set(votes.values())) == 1:
        assign(work, role, who, do_rule)


def release(work: Work, role: str, *, keep_meetings: bool) -> None:
    """The person in this role leaves the track; what was planned falls away, what was held stays as a rule."""
    key = work.track.assigned.get(role)
    if key is None:
        return
    work.change(Assigned(work.act.option, role, ""), PersonChanged(key, status="left"))
    work.change(MeetingsDropped(work.act.option, planned_only=keep_meetings))


def change_custody(work: Work, key: str, *, custody: bool, do_rule: Rule) -> None:
    """A guardian gains or loses custody; every running track follows its own rule for that.

    Without a holder of custody nothing goes on: whoever stayed out and holds it now is asked again.
    """
    if work.case.people[key].custody == custody:
        return
    work.change(PersonChanged(key, custody=custody, sees_again=custody))
    if custody:
        ask_again(work, key)
    word = "custody_gained" if custody else "custody_lost"
    for option in running(work):
        rule: Changed | None = getattr(option.when, word)
        if rule:
            changed(work, word, rule, key, do_rule)


def leaves_no_custody(case: Case, key: str) -> bool:
    """Whether nobody in the case would hold custody any more without this person."""
    holders = {one.key for one in case.people.values() if one.custody and one.is_here}
    return holders == {key}


def birthday(work: Work, key: str, age: int, do_rule: Rule) -> None:
    """A birthday that matters to the route: who stayed out is asked again, since now it may rest on this person."""
    role = work.case.people[key].role
    work.change(PersonChanged(key, age=age))
    ask_again(work, key)
    for option in running(work):
        rule = option.when.came_of_age.get(role)
        if rule:
            changed(work, "came_of_age", rule, key, do_rule)


def running(work: Work) -> Iterator[Option]:
    """The rules of each track that runs; what is done meanwhile is done in that track."""
    mine = work.act
    for name, track in tuple(work.case.tracks.items()):
        if track.is_open:
            work.act = replace(mine, option=name)
            yield work.option
    work.act = mine


def changed(work: Work, word: str, rule: Changed, key: str, do_rule: Rule) -> None:
    """Follow the rule of the route for a fact about a person that changed."""
    if rule.asks_beside:
        _ask_beside(work, rule, key)
    if rule.ends_access:
        work.change(PersonChanged(key, sees_until=work.case.number + 1))
    do_rule(work, word, rule)


def _ask_beside(work: Work, rule: Changed, key: str) -> None:
    consent = rule.asks_beside or ""
    signed = work.track.signed.get(consent)
    here = any(action.consents == consent for action in work.step.actions.values())
    needed = any(key in slot.people for slot in unsigned(work.route, work.case, work.track, consent))
    asked_already = any(one.name == f"{BESIDE}:{consent}" and one.about == key for one in work.track.open_requests())
    if not signed or here or not needed or asked_already:
        return
    due = work.day(rule.term) if rule.term else None
    name = f"r{len(work.track.requests) + 1}"
    asked = Asked(name, f"{BESIDE}:{consent}", work.act.by, work.today, due, about=key)
    work.change(RequestSet(work.act.option, asked))
    work.tell_people("beside", consent, (key,))


def ages(route: Route) -> dict[str, tuple[int, ...]]:
    """Role -> the ages that matter to a selector of the route, lowest first."""
    found: dict[str, set[int]] = {}
    for selector in _selectors(route):
        marks = {age for age in (selector.age, selector.under) if age is not None}
        for role in route.roles_of(selector) if marks else ():
            found.setdefault(role, set()).update(marks)
    return {role: tuple(sorted(years)) for role, years in found.items()}


def _selectors(route: Route) -> Iterator[Selector]:
    for group in route.groups.values():
        yield from group.who
    for option in route.options.values():
        yield from option.opened_by
        for consent in option.consents.values():
            yield from consent.signers
        for request in option.requests.values():
            yield from _both(request.by, request.tells)
        for action in option.always.values():
            yield from _both(action.by, action.tells)
        for step in option.steps.values():
            yield from step.waits_for
            for action in step.actions.values():
                yield from _both(action.by, action.tells)


def _both(one: Who, other: Who) -> Iterator[Selector]:
    yield from one
    yield from other
