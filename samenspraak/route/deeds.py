"""What each word of an action does: a small vocabulary, registered once. `Does` is shared with requests and facts."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from samenspraak.route import people
from samenspraak.route.changes import (
    Allowed,
    Assigned,
    Contacted,
    CostsEntered,
    Declared,
    DueMoved,
    Excused,
    FactPartly,
    FactSet,
    Judged,
    MeetingsDropped,
    MeetingSet,
    PartDone,
    PersonChanged,
    RequestSet,
    Signed,
    TookPart,
    Voided,
    Worded,
)
from samenspraak.route.contesting import contest
from samenspraak.route.decision import Typed
from samenspraak.route.fields import day_of
from samenspraak.route.handover import hand_over
from samenspraak.route.meetingfields import recorded_by
from samenspraak.route.pausing import pause, unpause
from samenspraak.route.permit import answered_by, counted, limit_of, only_clock_puts
from samenspraak.route.question import AMENDED, SINCE, Clean, Field
from samenspraak.route.state import Asked, Entered, Meeting
from samenspraak.route.staying import ask_again, stay_out
from samenspraak.route.steps import Action, Does
from samenspraak.route.succession import SUCCESSOR, holders
from samenspraak.route.work import Work

Deed = Callable[[Work, Action, Clean, tuple[Field, ...]], None]
DEEDS: dict[str, Deed] = {}


def deed(word: str) -> Callable[[Deed], Deed]:
    """Register what a word of an action does. Raises ValueError for a word that is known already."""

    def register(do: Deed) -> Deed:
        if word in DEEDS:
            message = f"the word '{word}' is registered twice"
            raise ValueError(message)
        DEEDS[word] = do
        return do

    return register


def do_action(work: Work, name: str, action: Action, values: Clean, fields: tuple[Field, ...]) -> None:
    """Carry out an action: its own words first, then what it does to the track."""
    keep_answers(work, fields, values)
    for word, do in DEEDS.items():
        if getattr(action, word):
            do(work, action, values, fields)
    _enter_costs(work, name, values)
    do_rule(work, name, action, since=values.get(SINCE))


def keep_answers(work: Work, fields: tuple[Field, ...], values: Clean) -> None:
    """Keep what was typed, each answer with its readers. A signature on a text that changes no longer counts."""
    chosen = {field.about: values.get(field.name, ()) for field in fields if field.source == "readers"}
    step = work.track.step
    typed = [
        Typed(step, one.name, values[one.name], chosen.get(one.name, one.readers), one.later, one.source == "together")
        for one in fields
        if one.source in ("ask", "part", "together") and one.name in values
    ]
    work.typed += typed
    if not any(one.later or one.shared for one in typed):
        return
    for name, consent in work.option.consents.items():
        if step in consent.covers:
            void(work, name)


def void(work: Work, consent: str) -> None:
    """Signatures under a consent no longer count; whoever signed is told."""
    signed = tuple(work.track.signed.get(consent, {}))
    if signed:
        work.change(Voided(work.act.option, consent))
        work.tell_people("voided", consent, signed)


def do_rule(
    work: Work,
    name: str,
    rule: Does,
    about: str | None = None,
    until: date | None = None,
    since: date | None = None,
) -> None:
    """What an action, an answer or a changed fact does to the track, in the order in which a reader expects it.

    `until` is the day to which the term moves, `since` the day from which a fact is so, or not so.
    """
    work.tell("did", name, rule.tells)
    for consent in rule.voids:
        void(work, consent)
    for fact, value in rule.sets.items():
        stands = work.case.since.get(fact) if value else None
        work.change(FactSet(fact, value, since or stands or work.today))
    _grant(work, rule, about, until)
    _stand_still_or_go_on(work, rule)
    if rule.opens and not _asks_already(work, rule.opens):
        put_request(work, rule.opens)
    if rule.to:
        work.enter(rule.to)


def _asks_already(work: Work, name: str) -> bool:
    """Whether a request that nobody puts by hand is open: what the route asks of everyone, it asks once."""
    return only_clock_puts(work.option.requests[name]) and any(one.name == name for one in work.track.open_requests())


def _grant(work: Work, rule: Does, about: str | None, until: date | None) -> None:
    option = work.act.option
    if rule.excuses and about:
        work.change(Excused(option, about))
    if rule.allows:
        work.change(Allowed(option, rule.allows))
    if rule.extends and until:
        work.change(DueMoved(option, until))


def _stand_still_or_go_on(work: Work, rule: Does) -> None:
    if rule.releases:
        people.release(work, rule.releases, keep_meetings=rule.keeps_meetings)
    elif not rule.keeps_meetings:
        work.change(MeetingsDropped(work.act.option, planned_only=False))
    if rule.adds_pause:
        pause(work, rule.adds_pause)
    if rule.removes_pause:
        unpause(work, rule.removes_pause)


def put_request(work: Work, name: str, about: str | None = None, until: date | None = None) -> Asked:
    """Put a request beside the step, and tell those who answer it."""
    rule = work.option.requests[name]
    key = f"r{len(work.track.requests) + 1}"
    asked = Asked(key, name, work.act.by, work.today, work.day(rule.term), about, until, told_in=work.case.number + 1)
    work.change(RequestSet(work.act.option, asked))
    who = answered_by(work.route, work.case, work.track, asked)
    work.tell("asked", name, (*who, *rule.tells))
    if rule.decides:
        work.tell_if_nobody_decides(name, who, rule.late)
    return asked


def _enter_costs(work: Work, name: str, values: Clean) -> None:
    """Note in which event costs were entered, anew or in place of those of an earlier one."""
    if not any(one in values for one in work.option.costing.get(name, ())):
        return
    entered = Entered(work.case.number + 1, name, values.get("on", work.today), work.act.by)
    before = next((one for one in work.track.costs if str(one.number) == values.get("entry")), None)
    if before:
        entered = replace(before, number=entered.number)
    work.change(CostsEntered(work.act.option, entered, before.number if before else None))


@deed("joins")
def _join(work: Work, _action: Action, _values: Clean, _fields: tuple[Field, ...]) -> None:
    work.change(PersonChanged(work.act.by, status="joined"))
    person = work.person
    if person and work.found and work.track.assigned.get(person.role) == person.key:
        work.change(Assigned(work.act.option, person.role, person.key, work.today))


@deed("seats")
def _sit(work: Work, _action: Action, _values: Clean, _fields: tuple[Field, ...]) -> None:
    work.change(PersonChanged(work.act.by, seated=True))


@deed("leaves")
def _leave(work: Work, _action: Action, _values: Clean, _fields: tuple[Field, ...]) -> None:
    work.change(PersonChanged(work.act.by, status="left"))


@deed("stays_out")
def _stay_out(work: Work, _action: Action, _values: Clean, _fields: tuple[Field, ...]) -> None:
    stay_out(work)


@deed("invites")
def _invite(work: Work, _action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    ask_again(work, values["about"])
    work.tell_people("did", work.act.name, (values["about"],))


@deed("finishes")
def _finish(work: Work, _action: Action, values: Clean, fields: tuple[Field, ...]) -> None:
    option = work.act.option
    reworded = []
    for field in fields:
        if field.source == "together" and field.name in values:
            digest = hashlib.sha256(str(values[field.name]).encode()).hexdigest()
            if work.track.together.get(field.name) != digest:
                reworded.append(field.name)
                work.change(Worded(option, field.name, digest))
    others = tuple(key for key in work.track.done if key != work.act.by)
    if reworded and others:
        work.change(*(PartDone(option, key, done=False) for key in others))
        work.tell_people("reworded", reworded[0], others)
    for field in fields:
        if field.source == "meeting" and field.type == "date" and field.name in values:
            there = values.get(field.name.removesuffix("on") + "there", ())
            _held(work, field.about, values[field.name], there)
    work.change(PartDone(option, work.act.by))
    _took_part(work)


def _took_part(work: Work) -> None:
    if work.person:
        work.change(TookPart(work.act.option, work.person.who))


@deed("consents")
def _sign(work: Work, action: Action, _values: Clean, _fields: tuple[Field, ...]) -> None:
    work.change(Signed(work.act.option, action.consents or "", work.act.by, work.act.read))
    _took_part(work)


@deed("checks")
def _check(work: Work, _action: Action, _values: Clean, _fields: tuple[Field, ...]) -> None:
    _took_part(work)


@deed("declares")
def _declare(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    for condition in action.declares:
        said = values[condition]
        on = values.get(day_of(condition, said))
        work.change(Declared(work.act.option, condition, work.act.by, said, on))


@deed("judges")
def _judge(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    for condition in action.judges:
        work.change(Judged(work.act.option, condition, met=values[condition]))
    _took_part(work)


@deed("assigns")
def _assign(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    candidate = people.next_in_turn(work.act.pool) if action.rotation else values.get("candidate")
    if candidate:
        people.assign(work, action.assigns or "", str(candidate), do_rule)


@deed("chooses")
def _choose(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    people.choose(work, action.chooses or "", str(values["candidate"]), do_rule)


@deed("hands_over")
def _hand_over(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    here = holders(work.case, action.hands_over or "")
    hand_over(work, values.get("about", here[0]), values[SUCCESSOR], do_rule)


@deed("contacts")
def _contact(work: Work, _action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    work.change(Contacted(work.act.option, values["side"]))


@deed("changes_custody")
def _custody(work: Work, _action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    people.change_custody(work, values["about"], custody=values["custody"], do_rule=do_rule)


@deed("partly")
def _partly(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    for fact, value in action.partly.items():
        work.change(FactPartly(fact, value, values.get(SINCE, work.today)))


@deed("contests")
def _contest(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    contest(work, action, values)


@deed("plans")
def _plan(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    meeting = Meeting(_meeting_key(work), action.plans or "", held=False, on=values["on"])
    work.change(MeetingSet(work.act.option, replace(meeting, **_when(work, values))))
    _follow(work, action.plans or "", values["on"])


@deed("moves")
def _move(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    meeting = work.track.planned(action.moves)
    if meeting:
        moved_for = (*meeting.moved_for, values["moved_for"])
        moved = replace(meeting, moved=meeting.moved + 1, moved_for=moved_for, **_when(work, values))
        work.change(MeetingSet(work.act.option, moved))
        _follow(work, action.moves or "", values["on"])


def _when(work: Work, values: Clean) -> Clean:
    """The day and hour of a meeting, and the event in which people read where it is."""
    return {"on": values["on"], "time": values.get("time", ""), "told_in": work.case.number + 1}


@deed("records")
def _record(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    _held(work, action.records or "", values["on"], values["there"])


def _held(work: Work, kind: str, on: date, there: tuple[str, ...]) -> None:
    before = work.track.planned(kind)
    meeting = before or Meeting(_meeting_key(work), kind, held=False, on=on)
    by = work.person.holds if work.person else ""
    work.change(MeetingSet(work.act.option, replace(meeting, held=True, on=on, there=there, by=by)))
    for condition, rule in work.option.conditions.items():
        if kind in rule.asked_again_at:
            work.ask_again(condition)
    rule_of = work.step.meetings
    if rule_of and rule_of.kind == kind:
        limit = limit_of(work.step, work.track)
        full = limit is not None and len(counted(work.route, work.case, work.track, work.step)) >= limit
        term = rule_of.report_within if full else rule_of.next_within
        if term:
            work.change(DueMoved(work.act.option, work.day(term)))


@deed("amends")
def _amend(work: Work, action: Action, values: Clean, _fields: tuple[Field, ...]) -> None:
    mine = recorded_by(work.track, action.amends, work.person)
    meeting = next((one for one in mine if one.key == values.get(AMENDED)), mine[0])
    was = meeting.was if meeting.on == values["on"] else (*meeting.was, meeting.on)
    work.change(MeetingSet(work.act.option, replace(meeting, on=values["on"], there=values["there"], was=was)))


def _follow(work: Work, kind: str, on: date) -> None:
    """The term of a step with meetings follows the meeting that is planned."""
    rule = work.step.meetings
    if rule and rule.kind == kind:
        work.change(DueMoved(work.act.option, on))


def _meeting_key(work: Work) -> str:
    return f"m{len(work.track.meetings) + 1}"
