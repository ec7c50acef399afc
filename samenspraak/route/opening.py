"""The beginning and the end of a track: the door, the people who come in, reopening, and asking how it was."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from samenspraak.route.changes import FactSet, LateDone, Opened, PersonAdded
from samenspraak.route.cleaning import clean
from samenspraak.route.deeds import void
from samenspraak.route.fields import ask_fields
from samenspraak.route.options import Option
from samenspraak.route.reasons import Reason, Refusal, refuse
from samenspraak.route.state import Person, Since, became
from samenspraak.route.who import members
from samenspraak.route.work import Work


def welcome(work: Work, newcomers: Iterable[Person], facts: Mapping[str, Since]) -> None:
    """These people come into the case, and these facts are so, from a day that was given or from today."""
    for person in newcomers:
        invited = work.today if person.status == "invited" else None
        work.change(PersonAdded(became(person, invited=invited)))
    for name, value in facts.items():
        if name in work.route.facts:
            work.change(FactSet(name, bool(value), value if isinstance(value, date) else work.today))


def open_track(work: Work) -> Refusal | None:
    """Open a track, or say why it cannot begin."""
    option = work.route.options.get(work.act.option)
    if option is None or not option.is_track:
        return refuse("no_track", work.act.option)
    refused = permit_opening(work) or _at_the_door(work, option)
    if refused:
        return refused
    step = option.steps[option.first_step]
    before = work.found
    visit, shut = (before.visit + 1, before.shut) if before else (1, ())
    due = work.term_of(step, ())
    work.change(Opened(work.act.option, option.first_step, work.today, due, visit, shut))
    work.act_on(option.while_open)
    waited = members(work.route, work.case, work.track, step.waits_for)
    concerned = tuple(
        key
        for key, one in work.case.people.items()
        if one.is_here and (key in waited or work.route.people[one.role].comes_from in ("case", "school"))
    )
    work.tell_people("gate", option.first_step, concerned)
    return None


def permit_opening(work: Work) -> Refusal | None:
    """Why this person may not open this option now, leaving the questions at its door aside."""
    act, case, route, option = work.act, work.case, work.route, work.option
    opened = members(route, case, None, option.opened_by)
    if act.by not in opened:
        return refuse("not_yours", act.option, opens=opened)
    reasons = [*_missing_people(work), *_other_tracks(work, option)]
    return Refusal(tuple(reasons)) if reasons else None


def _missing_people(work: Work) -> Iterable[Reason]:
    there = {person.role for person in work.case.people.values() if person.is_here}
    for name, role in work.route.people.items():
        if name not in there and not role.optional and role.comes_from != "pool":
            yield Reason("role_missing", name)


def _other_tracks(work: Work, option: Option) -> Iterable[Reason]:
    name = work.act.option
    if name in work.case.tracks and work.case.tracks[name].is_open:
        yield Reason("already_open", name)
    yield from _not_beside(work, option)
    after = option.opens_after
    if after:
        earlier = work.case.tracks.get(after.option)
        if earlier is None or earlier.is_open or earlier.step not in after.ended_in:
            yield Reason("opens_after", after.option)


def _not_beside(work: Work, option: Option) -> Iterable[Reason]:
    name, route = work.act.option, work.route
    for other, track in work.case.tracks.items():
        beside = other in option.runs_beside or name in route.options[other].runs_beside
        if other != name and track.is_open and not beside and other not in _stopped_by(option):
            yield Reason("not_beside", other)


def _stopped_by(option: Option) -> tuple[str, ...]:
    return (*option.while_open.pauses, *option.while_open.ends)


def _at_the_door(work: Work, option: Option) -> Refusal | None:
    if option.door is None:
        return None
    fields = ask_fields(work.route, work.case, option.door.asks)
    values, wrong = clean(fields, work.act.answers, work.today)
    if wrong:
        return Refusal(wrong)
    for away in option.door.turns_away:
        said = {name: {True: "yes", False: "no"}.get(value, value) for name, value in values.items()}
        if all(said.get(name) in answers for name, answers in away.when.items()):
            return Refusal((Reason("turned_away", work.act.option),), away.offers)
    return None


def can_reopen(work: Work) -> Refusal | None:
    """Why an ended track cannot be opened again by this person today; None when it can."""
    rule = work.step.reopen
    if rule is None or work.track.is_open:
        return refuse("unknown_action", "reopen")
    able = members(work.route, work.case, work.track, rule.by)
    if work.act.by not in able:
        return refuse("not_yours", "reopen", opens=able)
    if work.today > last_day_to_reopen(work):
        return refuse("term_over", "reopen")
    in_the_way = tuple(_not_beside(work, work.option))
    return Refusal(in_the_way) if in_the_way else None


def last_day_to_reopen(work: Work) -> date:
    """Until when an ended track can be opened again."""
    rule = work.step.reopen
    return work.day(rule.within, work.track.entered) if rule else work.track.entered - timedelta(days=1)


def reopen(work: Work) -> Refusal | None:
    """Open an ended track again, at the step that the route names."""
    refused = can_reopen(work)
    rule = work.step.reopen
    if refused or rule is None:
        return refused
    work.enter(rule.to)
    work.act_on(work.option.while_open)
    for name, consent in work.option.consents.items():
        if rule.to in consent.covers:
            void(work, name)
    work.tell("did", "reopen", rule.tells)
    return None


def open_survey(work: Work, index: int) -> None:
    """Ask everyone concerned how it was."""
    survey = work.step.survey
    if survey:
        work.change(LateDone(work.act.option, "", index))
        work.tell("survey", work.track.step, survey.of)
