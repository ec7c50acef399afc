"""Conditions and gates: what is met, what is not, and who can open it. Counted over the people of now."""

from collections.abc import Callable

from samenspraak.route.atoms import Selector
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.reasons import Reason
from samenspraak.route.state import Case, Meeting, Said, Track
from samenspraak.route.steps import Action, Condition, Gate
from samenspraak.route.who import Slot, empty_slots, members, slots

Test = Callable[[Route, Case, Track, str, Condition], Reason | None]
CONDITIONS: dict[str, Test] = {}


def condition(holds: str) -> Callable[[Test], Test]:
    """Register how a kind of condition is found out. Raises ValueError for a kind that is known already."""

    def register(test: Test) -> Test:
        if holds in CONDITIONS:
            message = f"the condition '{holds}' is registered twice"
            raise ValueError(message)
        CONDITIONS[holds] = test
        return test

    return register


def unmet(route: Route, case: Case, track: Track, name: str) -> Reason | None:
    """Why a condition is not met, with the people who can change that; None when it is met."""
    rule = route.options[track.option].conditions[name]
    return CONDITIONS[rule.holds](route, case, track, name, rule)


def required(option: Option, action: Action) -> tuple[str, ...]:
    """The names of the conditions that an action requires."""
    return tuple(option.conditions) if action.requires == "conditions" else action.requires


@condition("meeting_held")
def _meeting_held(route: Route, case: Case, track: Track, name: str, rule: Condition) -> Reason | None:
    held = (one for other in case.tracks.values() for one in other.meetings if one.kind == rule.kind and one.held)
    if any(was_there(route, case, one, rule.with_) for one in held):
        return None
    option = route.options[track.option]
    who = [one for _name, action in option.actions if action.records == rule.kind for one in action.by]
    for step in option.steps.values():
        who += [
            Selector(role) for role, part in step.parts.items() if any(ask.kind == rule.kind for ask in part.values())
        ]
    return Reason("meeting_not_held", name, opens=members(route, case, track, who))


def was_there(route: Route, case: Case, meeting: Meeting, who: tuple[Selector, ...]) -> bool:
    """Whether someone of each of these was at a meeting; people who left since count for the role they had."""
    roles = {case.people[key].role for key in meeting.there if key in case.people}
    return all(not roles.isdisjoint(route.roles_of(selector)) for selector in who)


@condition("everyone_declares")
def _everyone_declares(route: Route, case: Case, track: Track, name: str, rule: Condition) -> Reason | None:
    fresh = said_now(track, name)
    against = tuple(key for key, value in fresh.items() if value not in rule.met_by and case.people[key].is_here)
    if against:
        return Reason("declared_otherwise", name, who=against, opens=against)
    silent = empty_slots(slots(route, case, track, rule.who), fresh)
    if silent:
        return _waits_for("not_declared", name, silent)
    return None


def _waits_for(code: str, name: str, places: tuple[Slot, ...]) -> Reason:
    people = tuple(key for slot in places for key in slot.people)
    return Reason(code, name, who=people, opens=people, places=tuple(slot.people for slot in places))


def said_now(track: Track, name: str) -> dict[str, str]:
    """Who declared what since it was last asked."""
    return {key: said.value for key, said in declared_now(track, name).items()}


def declared_now(track: Track, name: str) -> dict[str, Said]:
    """The same, with the day that was said with it."""
    asked = track.asked.get(name, 0)
    return {key: said for key, said in track.declared.get(name, {}).items() if said.asked == asked}


@condition("judged")
def _judged(route: Route, case: Case, track: Track, name: str, rule: Condition) -> Reason | None:
    if track.judged.get(name):
        return None
    code = "judged_not_met" if name in track.judged else "not_judged"
    return Reason(code, name, opens=members(route, case, track, rule.by))


@condition("signed")
def _signed(route: Route, case: Case, track: Track, name: str, rule: Condition) -> Reason | None:
    missing = unsigned(route, case, track, rule.consent or "")
    return _waits_for("not_signed", name, missing) if missing else None


def unsigned(route: Route, case: Case, track: Track, consent: str) -> tuple[Slot, ...]:
    """The places under a consent that no valid signature fills."""
    places = slots(route, case, track, route.options[track.option].consents[consent].signers)
    return empty_slots(places, track.signed.get(consent, {}))


@condition("granted")
def _granted(route: Route, case: Case, track: Track, name: str, rule: Condition) -> Reason | None:
    asked = [one for one in track.requests if one.name == rule.request]
    if any(one.answer == "yes" for one in asked):
        return None
    request = route.options[track.option].requests[rule.request or ""]
    who = request.answered_by if any(one.is_open for one in asked) else request.by
    return Reason("not_granted", name, opens=members(route, case, track, who))


@condition("fact")
def _fact(route: Route, case: Case, track: Track, name: str, rule: Condition) -> Reason | None:
    if case.facts.get(rule.fact or ""):
        return None
    who = [
        one for _name, action in route.options[track.option].actions if rule.fact in action.sets for one in action.by
    ]
    return Reason("not_so", name, opens=members(route, case, track, who))


def missing_for(route: Route, case: Case, track: Track, gate: Gate) -> tuple[Slot, ...] | None:
    """The places that keep a gate shut; None when it is shut for another reason, empty when it is open."""
    if gate.all_done:
        return empty_slots(slots(route, case, track, gate.all_done), track.done)
    if gate.all_signed:
        return unsigned(route, case, track, gate.all_signed)
    if gate.all_joined:
        joined = (key for key, person in case.people.items() if person.status == "joined")
        return empty_slots(slots(route, case, track, gate.all_joined), joined)
    if gate.all_contacted:
        places = slots(route, case, track, gate.all_contacted)
        reached = {key for key, one in case.people.items() if route.people[one.role].side in track.contacted}
        return empty_slots(places, reached)
    if gate.chosen:
        return () if gate.chosen in track.assigned else None
    return () if all(unmet(route, case, track, name) is None for name in gate.met) else None


def open_gate(route: Route, case: Case, track: Track) -> Gate | None:
    """The first gate of the step that is open now."""
    step = route.options[track.option].steps[track.step]
    return next((gate for gate in step.leaves_when if missing_for(route, case, track, gate) == ()), None)
