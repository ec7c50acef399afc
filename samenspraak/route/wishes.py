"""Asking for an option without opening it: the wish reaches someone, who takes it up or says why not."""

from dataclasses import replace

from samenspraak.route import clock, opening
from samenspraak.route.atoms import Selector
from samenspraak.route.changes import Wished
from samenspraak.route.cleaning import clean
from samenspraak.route.decision import CLOCK, Typed
from samenspraak.route.options import AskedBy
from samenspraak.route.question import Field
from samenspraak.route.reasons import Refusal, refuse
from samenspraak.route.state import Asked
from samenspraak.route.who import members
from samenspraak.route.work import Work

WISHES = ("ask", "ask:yes", "ask:no")
WHY_NOT = Field("reason", "text")


def wish(work: Work) -> Refusal | None:
    """Put a wish, or answer it, or let the clock look after it."""
    option = work.route.options.get(work.act.option)
    if option is None or not option.is_track:
        return refuse("no_track", work.act.option)
    if work.act.name == "ask":
        return _ask(work)
    asked = work.case.wishes.get(work.act.option)
    if asked is None:
        return refuse("nothing_asked", work.act.option)
    if work.act.name.startswith("late:"):
        return _late(work)
    return _answer(work, asked)


def wished(work: Work) -> tuple[str, ...]:
    """Who can take up the wish for this option; nobody when there is none."""
    asked = work.case.wishes.get(work.act.option)
    rule = _rule(work, asked.by) if asked else None
    return _reached(work, rule) if rule else ()


def why_not(work: Work) -> Field:
    """The question to whoever answers a wish with no, with who reads it: who asked, and who answers."""
    asked = work.case.wishes[work.act.option]
    rule = _rule(work, asked.by)
    return replace(WHY_NOT, readers=(work.case.people[asked.by].role, rule.reaches if rule else ""))


def may_wish(work: Work) -> bool:
    """Whether this person may ask for this option now."""
    track = work.found
    free = work.act.option not in work.case.wishes and not (track and track.is_open)
    return free and _rule(work, work.act.by) is not None


def _rule(work: Work, key: str) -> AskedBy | None:
    person = work.case.people.get(key)
    return clock.rule_of_wish(work.route, work.act.option, person.role) if person and person.counts else None


def _ask(work: Work) -> Refusal | None:
    rule = _rule(work, work.act.by)
    if rule is None:
        return refuse("not_yours", work.act.option)
    if not may_wish(work):
        return refuse("asked_already", work.act.option)
    asked = Asked("wish", work.act.option, work.act.by, work.today, work.day(rule.term))
    work.change(Wished(work.act.option, asked))
    work.tell_people("asked", work.act.option, _reached(work, rule))
    return None


def _reached(work: Work, rule: AskedBy) -> tuple[str, ...]:
    return members(work.route, work.case, None, (Selector(rule.reaches),))


def _answer(work: Work, asked: Asked) -> Refusal | None:
    rule = _rule(work, asked.by)
    able = _reached(work, rule) if rule else ()
    if work.act.by not in able:
        return refuse("not_yours", work.act.option, opens=able)
    readers = why_not(work).readers
    work.change(Wished(work.act.option, None))
    if work.act.name == "ask:yes":
        return opening.open_track(work)
    values, wrong = clean((WHY_NOT,), work.act.answers, work.today)
    if wrong:
        return Refusal(wrong)
    work.typed.append(Typed("ask", "reason", values["reason"], readers))
    work.tell_people("answered", work.act.option, (asked.by,))
    return None


def _late(work: Work) -> Refusal | None:
    index = int(work.act.name.rpartition(":")[2])
    rule = clock.rule_of(work, "wish", index)
    if rule is None or work.act.by != CLOCK:
        return refuse("not_yours", work.act.name)
    clock.remind(work, "wish", index, rule)
    return None
