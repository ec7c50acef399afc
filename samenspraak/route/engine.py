"""What someone may do in a case, and what it changes. Pure: given a route, a state and a day, it answers; nothing more.

`decide` and `available` ask the same permission, so that a button and its gate cannot differ.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from samenspraak.route import clock, lasting, opening, people
from samenspraak.route.changes import CASE, CHANGES, RequestSet, fold
from samenspraak.route.cleaning import clean
from samenspraak.route.contesting import at_any_time, contest_at_any_time
from samenspraak.route.decision import CLOCK, Act, Decision, Notice, Offer, Outcome, Turn, Typed
from samenspraak.route.deeds import do_action, do_rule, keep_answers, put_request
from samenspraak.route.documents import DOCUMENTS, change_documents
from samenspraak.route.fields import action_fields, answer_fields, request_fields
from samenspraak.route.model import Route
from samenspraak.route.offers import available, openings
from samenspraak.route.options import Option
from samenspraak.route.ownpapers import OWN_PAPERS, permit_papers
from samenspraak.route.partly import unfit_day
from samenspraak.route.permit import (
    askable,
    permit_action,
    permit_answer,
    permit_person,
    permit_request,
    permit_signature,
)
from samenspraak.route.question import Clean, Field
from samenspraak.route.reasons import Reason, Refusal, refuse
from samenspraak.route.state import Asked, Candidate, Case, Person, Since, Track, became
from samenspraak.route.steps import Action, Does
from samenspraak.route.succession import SUCCESSOR, successors, unfit
from samenspraak.route.turns import answerers, waiting, whose_turn
from samenspraak.route.wishes import WISHES, wish
from samenspraak.route.work import Work

__all__ = [
    "CASE", "CHANGES", "CLOCK", "Act", "Candidate", "Case", "Decision", "Notice", "Offer", "Outcome", "Person",
    "Reason", "Refusal", "Turn", "Typed", "available", "decide", "fold", "openings", "start", "waiting", "whose_turn",
]  # fmt: skip


def start(route: Route, act: Act, newcomers: Iterable[Person], facts: Mapping[str, Since], today: date) -> Outcome:
    """Begin a case: these people come in, and the track `act.option` opens, unless the route forbids it."""
    work = Work(route, Case(), replace(act, name="open"), today)
    opening.welcome(work, newcomers, facts)
    return _finished(work, opening.open_track(work), "")


def decide(route: Route, case: Case, act: Act, today: date) -> Outcome:
    """What an act changes, or why it cannot be done. Total: every act gets one of the two, and nothing is written."""
    work = Work(route, case, act, today)
    if act.name == "open":
        return _finished(work, opening.open_track(work), "")
    if act.name in WISHES or act.name.startswith("late:wish:"):
        return _finished(work, wish(work), "")
    track = case.tracks.get(act.option)
    if act.name == OWN_PAPERS or act.name in DOCUMENTS:
        return _finished(work, _papers(work), track.step if track else "")
    contests = at_any_time(route, act.option, act.name)
    if contests and not (track and track.is_open):
        return _finished(work, contest_at_any_time(work, contests), track.step if track else "")
    if track is None:
        return refuse("no_track", act.option)
    return _finished(work, _do(work, route.options[act.option], track), track.step)


def _finished(work: Work, refused: Refusal | None, before: str) -> Outcome:
    if refused:
        return refused
    if work.found:
        work.settle()
    return Decision(
        work.act,
        tuple(work.changes),
        tuple(work.typed),
        tuple(work.notices),
        before,
        work.found.step if work.found else "",
    )


def _papers(work: Work) -> Refusal | None:
    """What can be done with papers, at any step: their own to take along, and documents of the case."""
    if work.act.name == OWN_PAPERS:
        return permit_papers(work.route, work.case, work.act.option, work.act.by)
    return change_documents(work)


def _do(work: Work, option: Option, track: Track) -> Refusal | None:
    act = work.act
    name, _, rest = act.name.partition(":")
    if name in ("late", "survey", "birthday"):
        return _by_clock(work, name, rest)
    if act.name == "reopen":
        return opening.reopen(work)
    if not track.is_open:
        return refuse("ended", track.outcome or "")
    return _by_person(work, option, track)


def _by_person(work: Work, option: Option, track: Track) -> Refusal | None:
    name, _, answer = work.act.name.partition(":")
    if answer in ("yes", "no") and name in option.requests:
        return _answer(work, name, answer)
    if work.act.name in option.steps[track.step].actions or work.act.name in option.always:
        return _act(work, option, track)
    if work.act.name in option.requests:
        return _ask(work, option, track)
    if name == people.BESIDE and answer:
        return _beside(work, option, answer)
    known = any(work.act.name in step.actions for step in option.steps.values())
    return refuse("not_at_this_step" if known else "unknown_action", work.act.name)


def _act(work: Work, option: Option, track: Track) -> Refusal | None:
    act = work.act
    refused = permit_action(work.route, work.case, track, act.name, act)
    if refused:
        return refused
    action = option.always.get(act.name) or option.steps[track.step].actions[act.name]
    if action.consents and act.read != act.stands:
        return refuse("text_changed", action.consents)
    fields = action_fields(work.route, work.case, track, action, work.person, act.pool)
    values, wrong = _clean(work, fields)
    wrong += _nobody_left(work, action)
    wrong += _no_custody_left(work, action, values)
    wrong = unfit(work.route, work.case, action, act.answers.get(SUCCESSOR), act.pool) or wrong
    wrong = wrong or unfit_day(work.case, action, values, work.today)
    if wrong:
        return Refusal(wrong)
    do_action(work, act.name, action, values, fields)
    return None


def _clean(work: Work, fields: tuple[Field, ...]) -> tuple[Clean, tuple[Reason, ...]]:
    if work.act.by == CLOCK:
        return {}, ()
    return clean(fields, work.act.answers, work.today)


def _nobody_left(work: Work, action: Action) -> tuple[Reason, ...]:
    if action.rotation and not people.next_in_turn(work.act.pool):
        return (Reason("nobody_free", action.assigns or ""),)
    role = action.hands_over
    if role and not successors(work.route, work.case, role, work.act.pool):
        return (Reason("nobody_free", role),)
    return ()


def _no_custody_left(work: Work, action: Action, values: Clean) -> tuple[Reason, ...]:
    """Without any holder of custody no gate would open any more, and nobody would be waited for."""
    if not action.changes_custody or values.get("custody", True) or "about" not in values:
        return ()
    about: str = values["about"]
    if not people.leaves_no_custody(work.case, about):
        return ()
    return (Reason("last_with_custody", work.act.name, "custody", who=(about,)),)


def _beside(work: Work, option: Option, consent: str) -> Refusal | None:
    """Sign what stands, beside the step: asked of someone who became a signer after the others signed."""
    asked = _asked_beside(work.track, work.act)
    action = option.signing(consent)
    if asked is None or action is None:
        return refuse("nothing_asked", consent)
    return _sign_beside(work, work.track, action, asked)


def _asked_beside(track: Track, act: Act) -> Asked | None:
    return next((one for one in track.open_requests() if one.name == act.name and one.about == act.by), None)


def _sign_beside(work: Work, track: Track, action: Action, asked: Asked) -> Refusal | None:
    act = work.act
    consent = action.consents or ""
    refused = permit_person(work.route, work.case, track, action.by, act, {})
    refused = refused or permit_signature(work.route, work.case, track, consent, act.by)
    if refused:
        return refused
    if act.read != act.stands:
        return refuse("text_changed", consent)
    do_action(work, act.name, Action(text=action.text, by=action.by, consents=consent), {}, ())
    work.change(RequestSet(act.option, replace(asked, answer="yes")))
    return None


def _ask(work: Work, option: Option, track: Track) -> Refusal | None:
    act = work.act
    refused = permit_request(work.route, work.case, track, act.name, act)
    if refused:
        return refused
    request = option.requests[act.name]
    about = askable(work.route, work.case, track, act.name)
    ceiling = option.costs.ceiling if act.ceiling is None else act.ceiling
    fields = request_fields(work.route, work.case, request, about, ceiling)
    values, wrong = _clean(work, fields)
    if wrong:
        return Refusal(wrong)
    keep_answers(work, fields, values)
    put_request(work, act.name, values.get("about"), values.get("until"))
    return None


def _answer(work: Work, name: str, answer: str) -> Refusal | None:
    act, option = work.act, work.option
    open_ones = [one for one in work.track.open_requests() if one.name == name and act.request in (None, one.key)]
    if not open_ones:
        return refuse("nothing_asked", name)
    asked = open_ones[0]
    refused = permit_answer(work.route, work.case, work.track, asked, act)
    if refused:
        return refused
    fields = answer_fields(work.route, work.case, option.requests[name])
    values, wrong = _clean(work, fields)
    if wrong:
        return Refusal(wrong)
    keep_answers(work, fields, values)
    agreed = became(asked, agreed=(*asked.agreed, act.by))
    if answer == "yes" and option.requests[name].each_answers and answerers(work.route, work.case, work.track, agreed):
        work.change(RequestSet(act.option, agreed))
        return None
    _carry_out(work, agreed, answer)
    return None


def _carry_out(work: Work, asked: Asked, answer: str) -> None:
    request = work.option.requests[asked.name]
    rule: Does = request.yes if answer == "yes" else request.no
    work.change(RequestSet(work.act.option, replace(asked, answer=answer)))  # type: ignore[arg-type]
    work.tell_people("answered", asked.name, (asked.by,))
    do_rule(work, f"{asked.name}:{answer}", rule, asked.about, asked.until)


def _by_clock(work: Work, name: str, rest: str) -> Refusal | None:
    if work.act.by != CLOCK:
        return refuse("not_yours", work.act.name)
    if name == "birthday":
        key, age = str(work.act.answers["person"]), int(str(work.act.answers["age"]))
        people.birthday(work, key, age, do_rule)
        return None
    if name == "survey":
        opening.open_survey(work, int(rest))
        return None
    of, _, index = rest.rpartition(":")
    if of == lasting.LASTING:
        lasting.follow(work, int(index))
        return None
    rule = clock.rule_of(work, of, int(index))
    if rule is None:
        return refuse("unknown_action", work.act.name)
    clock.remind(work, of, int(index), rule)
    return _late_deed(work, of, rule.do) if rule.do else None


def _late_deed(work: Work, of: str, deed: str) -> Refusal | None:
    """Do what the route lets the clock do. A gate that is closed keeps it from happening, and the reminder stands."""
    asked = next((one for one in work.track.requests if one.key == of), None)
    if asked:
        _carry_out(work, asked, deed)
        return None
    work.act = replace(work.act, name=deed)
    refused = permit_action(work.route, work.case, work.track, deed, work.act)
    if refused is None:
        action = work.step.actions.get(deed) or work.option.always[deed]
        do_action(work, deed, action, {}, ())
    return None
