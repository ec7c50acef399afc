"""Whether something may be done now, leaving the answers of its form aside: every reason why not, and who can help."""

from samenspraak.route.atoms import Who
from samenspraak.route.decision import CLOCK, Act
from samenspraak.route.fields import contested_by
from samenspraak.route.gates import required, unmet, unsigned, was_there
from samenspraak.route.meetingfields import recorded_by
from samenspraak.route.model import Route
from samenspraak.route.partly import permit_partly
from samenspraak.route.reasons import Refusal, refuse
from samenspraak.route.state import Asked, Case, Meeting, Person, Track, became
from samenspraak.route.steps import Action, Request, Step
from samenspraak.route.succession import has_part, holders
from samenspraak.route.who import Named, means, members, slots


def permit_action(route: Route, case: Case, track: Track, name: str, act: Act) -> Refusal | None:
    """Why this person may not take this action now; None when nothing is in the way."""
    option = route.options[track.option]
    always = name in option.always
    action = option.always[name] if always else option.steps[track.step].actions[name]
    named = _named(track, action)
    refused = permit_person(route, case, track, action.by, act, named)
    if refused:
        return refused
    if action.yields_to and not _is_first(route, case, track, action, act.by):
        return refuse("not_yours", name, opens=members(route, case, track, action.yields_to))
    if track.stands_still and not always and not action.during_pause:
        return paused(track)
    if action.decides and took_part(case, track, act.by):
        return refuse("took_part", name, opens=deciders(route, case, track, action.by))
    reasons = [unmet(route, case, track, one) for one in required(option, action)]
    closed = tuple(reason for reason in reasons if reason)
    if closed:
        return Refusal(closed)
    return _permit_deed(route, case, track, action, act)


def _is_first(route: Route, case: Case, track: Track, action: Action, key: str) -> bool:
    first = members(route, case, track, action.yields_to)
    return not first or key in first


def _named(track: Track, action: Action) -> Named:
    pause = track.pauses.get(action.removes_pause or "")
    return {"who reported": pause.owners if pause else ()}


def permit_contest(route: Route, case: Case, action: Action, act: Act) -> Refusal | None:
    """Why this person may not put, correct or take back a contested decision where no track runs."""
    refused = permit_person(route, case, None, action.by, act, {})
    return refused or _permit_contested(case, action, act)


def permit_person(route: Route, case: Case, track: Track | None, by: Who, act: Act, named: Named) -> Refusal | None:
    """Why it is not for this person to do: not among those named, not joined yet, or not allowed to act for another."""
    if act.by == CLOCK:
        return None if any(one.name == CLOCK for one in by) else refuse("not_yours", act.name)
    person = case.people.get(act.by)
    if person is None or not means(route, case, track, by, act.by, named):
        return refuse("not_yours", act.name, opens=members(route, case, track, by, named))
    if person.status == "invited" and not _for_invited(route, case, track, by, act.by):
        return refuse("join_first", act.name, who=(act.by,), opens=(act.by,))
    return _permit_via(route, case, person, act)


def _for_invited(route: Route, case: Case, track: Track | None, by: Who, key: str) -> bool:
    invited = tuple(one for one in by if one.status == "invited")
    return means(route, case, track, invited, key)


def _permit_via(route: Route, case: Case, person: Person, act: Act) -> Refusal | None:
    if act.via is None:
        return None
    through = route.people[person.role].acts_through
    helper = case.people.get(act.via)
    if helper is None or helper.role != through:
        return refuse("not_for_another", act.name, who=(act.by,))
    return None


def paused(track: Track) -> Refusal:
    """A track that stands still, with each reason and who can take it back."""
    still = {name: one for name, one in track.pauses.items() if one.stands_still}
    owners = (key for one in still.values() for key in one.owners if not key.startswith("track:"))
    return refuse("paused", next(iter(still)), opens=tuple(owners))


def took_part(case: Case, track: Track, key: str) -> bool:
    """Whether this human being had a part in what came before a decision in this track, in whatever role."""
    return key in case.people and has_part(case, track, case.people[key].who)


def deciders(route: Route, case: Case, track: Track, by: Who) -> tuple[str, ...]:
    """Those who may decide: named by the route, and without a part in what came before."""
    return tuple(key for key in members(route, case, track, by) if not took_part(case, track, key))


def _permit_deed(route: Route, case: Case, track: Track, action: Action, act: Act) -> Refusal | None:
    if action.consents:
        return permit_signature(route, case, track, action.consents, act.by)
    if _is_done(route, case, track, action, act.by):
        return refuse("already_done", act.name)
    if (action.hands_over and not holders(case, action.hands_over)) or (action.invites and not case.who_is_out):
        return refuse("nobody_to_ask_about", act.name)
    if action.removes_pause and action.removes_pause not in track.pauses:
        return refuse("not_paused", action.removes_pause)
    if action.partly or action.corrects or action.contests or action.amends:
        return _permit_correction(case, track, action, act)
    return _permit_meeting(route, case, track, route.options[track.option].steps[track.step], action)


def _permit_correction(case: Case, track: Track, action: Action, act: Act) -> Refusal | None:
    """Costs are corrected that were entered; a contested decision, by whoever put it, while it stands; what is so."""
    if action.partly:
        return permit_partly(case, action, act.name)
    if action.corrects and not any(one.action == action.corrects for one in track.costs):
        return refuse("nothing_entered", action.corrects)
    if action.amends and not recorded_by(track, action.amends, case.people[act.by]):
        return refuse("nothing_entered", act.name)
    return _permit_contested(case, action, act)


def _permit_contested(case: Case, action: Action, act: Act) -> Refusal | None:
    if action.contests in ("corrects", "takes_back") and not contested_by(case, case.people[act.by]):
        return refuse("nothing_contested", act.name)
    return None


def _is_done(route: Route, case: Case, track: Track, action: Action, key: str) -> bool:
    """Whether doing it again would change nothing."""
    person = case.people.get(key)
    if action.joins and person and person.status == "joined":
        return True
    if action.seats and person and person.seated:
        return True
    if action.contacts and set(route.parties) <= set(track.contacted):
        return True
    pause = track.pauses.get(action.adds_pause or "")
    return (pause is not None and key in pause.owners) or _denies_what_is_not_so(case, action)


def _denies_what_is_not_so(case: Case, action: Action) -> bool:
    """Whether all it does is to end facts of which none is so; what is so may be said again, with another day."""
    if not action.only_denies:
        return False
    return not any(case.facts.get(fact) for fact in action.sets)


def permit_signature(route: Route, case: Case, track: Track, consent: str, key: str) -> Refusal | None:
    """Why this person need not, or cannot, sign."""
    if key in track.signed.get(consent, {}):
        return refuse("already_signed", consent)
    if not any(key in slot.people for slot in unsigned(route, case, track, consent)):
        return refuse("no_signature_needed", consent)
    return None


def counted(route: Route, case: Case, track: Track, step: Step) -> tuple[Meeting, ...]:
    """The meetings that count for the guideline of a step: held, with someone of each side there."""
    if not step.meetings:
        return ()
    rule = step.meetings
    held = (one for one in track.meetings if one.kind == rule.kind and one.held)
    return tuple(one for one in held if was_there(route, case, one, rule.counts_with))


def limit_of(step: Step, track: Track) -> int | None:
    """How many meetings fit the guideline of a step and what was allowed beyond it; none when there is no limit."""
    rule = step.meetings
    if rule is None or rule.guideline is None:
        return None
    return rule.guideline + track.allowed.get(rule.kind, 0)


def _permit_meeting(route: Route, case: Case, track: Track, step: Step, action: Action) -> Refusal | None:
    kind = action.plans or action.moves or action.records
    if kind is None:
        return None
    if action.moves and not track.planned(kind):
        return refuse("nothing_planned", kind)
    if action.plans and track.planned(kind):
        return refuse("already_planned", kind)
    rule = step.meetings
    if rule and rule.kind == kind and not action.moves:
        limit = limit_of(step, track)
        if limit is not None and len(counted(route, case, track, step)) >= limit:
            return _one_more(route, case, track, kind)
    return None


def _one_more(route: Route, case: Case, track: Track, kind: str) -> Refusal:
    """The guideline is reached: who can ask for one meeting more, or, when that was asked, who answers."""
    rules = {name: one for name, one in route.options[track.option].requests.items() if one.yes.allows == kind}
    asked = next((one for one in track.open_requests() if one.name in rules), None)
    if asked:
        who = members(route, case, track, answered_by(route, case, track, asked))
        return refuse("more_asked", kind, opens=tuple(key for key in who if key != asked.by))
    return refuse(
        "guideline_reached", kind, opens=members(route, case, track, [by for one in rules.values() for by in one.by])
    )


def permit_request(route: Route, case: Case, track: Track, name: str, act: Act) -> Refusal | None:
    """Why this person may not put this request now."""
    option = route.options[track.option]
    request = option.requests[name]
    refused = permit_person(route, case, track, request.by, act, {})
    if refused:
        return refused
    if request.during and track.step not in request.during:
        return refuse("not_at_this_step", name)
    held = len(counted(route, case, track, option.steps[track.step]))
    if held < request.after_meetings:
        return refuse("too_early", name)
    if request.about and not askable(route, case, track, name):
        return refuse("nobody_to_ask_about", name)
    return _asked_before(route, case, track, name, request, act)


def askable(route: Route, case: Case, track: Track, name: str) -> tuple[str, ...]:
    """Whom a request can be about: not asked about already, and nobody whose place would then be empty for good."""
    request = route.options[track.option].requests[name]
    asked = {one.about for one in track.open_requests() if one.name == name}
    people = tuple(key for key in members(route, case, track, request.about) if key not in asked)
    if not request.yes.excuses:
        return people
    waited = route.options[track.option].steps[track.step].waits_for
    signers = [one for consent in route.options[track.option].consents.values() for one in consent.signers]
    return tuple(
        key
        for key in people
        if key not in track.excused and not _leaves_nobody(route, case, track, (*waited, *signers), key)
    )


def _leaves_nobody(route: Route, case: Case, track: Track, who: Who, key: str) -> bool:
    without = became(track, excused=(*track.excused, key))
    before = {slot.label for slot in slots(route, case, track, who) if not slot.people}
    return any(not slot.people and slot.label not in before for slot in slots(route, case, without, who))


def _asked_before(route: Route, case: Case, track: Track, name: str, request: Request, act: Act) -> Refusal | None:
    earlier = [one for one in track.requests if one.name == name]
    same = {
        "person": [one for one in earlier if one.by == act.by],
        "side": [one for one in earlier if _same_side(route, case, one.by, act.by)],
        "track": earlier,
    }
    if request.once and same[request.once]:
        return refuse("asked_already", name)
    waiting = [one for one in earlier if one.is_open and one.about is None and one.by == act.by]
    return refuse("still_open", name) if waiting else None


def _same_side(route: Route, case: Case, one: str, other: str) -> bool:
    sides = {route.people[case.people[key].role].side for key in (one, other) if key in case.people}
    return one == other or len(sides) == 1


def only_clock_puts(request: Request) -> bool:
    """Whether nobody puts a request by hand: the route asks it itself when something happens."""
    return all(one.name == CLOCK for one in request.by)


def is_own(request: Request, asked: Asked, key: str) -> bool:
    """Whether a request is this person's own, which others answer. What the route itself asks is nobody's own."""
    return key == asked.by and not only_clock_puts(request)


def answered_by(route: Route, case: Case, track: Track, asked: Asked) -> Who:
    """Who answers a request: as the route says, or who it names otherwise, when only the asker would be left."""
    rule = route.options[track.option].requests[asked.name]
    others = [
        key for key in members(route, case, track, rule.answered_by, {"who asked": (asked.by,)}) if key != asked.by
    ]
    return rule.answered_by if others or not rule.otherwise else rule.otherwise


def permit_answer(route: Route, case: Case, track: Track, asked: Asked, act: Act) -> Refusal | None:
    """Why this person may not answer this request now."""
    request = route.options[track.option].requests[asked.name]
    if act.by == CLOCK:
        return None if any(one.name == CLOCK for one in request.answered_by) else refuse("not_yours", asked.name)
    if is_own(request, asked, act.by):
        return refuse("own_request", asked.name)
    refused = permit_person(route, case, track, answered_by(route, case, track, asked), act, {"who asked": (asked.by,)})
    if refused:
        return refused
    if act.by in asked.agreed:
        return refuse("already_done", asked.name)
    if request.decides and took_part(case, track, act.by):
        return refuse("took_part", asked.name, opens=deciders(route, case, track, request.answered_by))
    return None
