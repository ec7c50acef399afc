"""What must hold after every act, whatever people do."""

from collections.abc import Iterator, Mapping

from samenspraak.route.changes import CASE, CHANGES, Signed
from samenspraak.route.engine import CLOCK, Act, Case, Decision, Refusal, decide, fold, waiting
from samenspraak.route.gates import open_gate
from samenspraak.route.options import Option
from samenspraak.route.state import Track
from samenspraak.route.steps import Late
from samenspraak.route.succession import has_part
from samenspraak.route.who import slots

CODES = frozenset(
    (
        "already_done", "already_open", "before_it_began", "before_it_was_so", "not_so_now", "over_another",
        "already_planned", "already_signed", "asked_already", "busy",
        "declared_otherwise", "ended", "field_in_future", "field_in_past", "field_missing", "field_not_a_choice",
        "field_not_a_date", "field_not_a_number", "field_too_early", "field_too_high", "field_too_late",
        "field_too_long", "guideline_reached",
        "is_here", "join_first", "judged_not_met", "last_with_custody", "meeting_not_held", "more_asked",
        "no_signature_needed", "no_track", "nobody_free",
        "nobody_to_ask_about", "not_a_colleague", "not_at_this_step", "not_beside", "not_declared", "not_for_another",
        "not_granted",
        "not_judged", "not_paused", "not_signed", "not_so", "not_yours", "nothing_asked", "nothing_planned",
        "one_missing",
        "opens_after", "other_side", "own_request", "paused", "role_missing", "still_open", "term_over", "text_changed",
        "too_early", "took_part", "turned_away", "unknown_action", "with_each", "with_one_only",
    )
)  # fmt: skip
GATES = frozenset(
    (
        "declared_otherwise", "meeting_not_held", "judged_not_met", "not_declared", "not_granted", "not_judged",
        "not_signed", "not_so", "paused", "guideline_reached", "more_asked",
    )
)  # fmt: skip


BY_THE_ANSWER = frozenset(
    ("last_with_custody", "before_it_was_so", "over_another", "before_it_began", "with_each", "with_one_only")
)
"""Refusals that no offer can foresee: who or which day is chosen decides, and the reason points to that box."""


def refused_by_the_answer(refusal: Refusal, answers: Mapping[str, object]) -> bool:
    """Whether it is refused for what was chosen, and says in which box."""
    return refusal.codes <= BY_THE_ANSWER and all(one.field in answers for one in refusal.reasons)


def refusal_helps(world, act: Act, refusal: Refusal) -> None:
    """A refusal has reasons with known codes; a closed gate names people of the case who can open it, or has a term."""
    assert refusal.reasons, act
    assert refusal.codes <= CODES, refusal.codes - CODES
    for reason in refusal.reasons:
        known = set(reason.opens) | set(reason.who)
        assert known <= set(world.case.people) or act.name == "open", (act, reason)
        if reason.code in GATES and act.option in world.case.tracks:
            track = world.case.tracks[act.option]
            helps = reason.opens or track.due or any(one.due for one in track.open_requests()) or track.pauses
            assert helps, (act, reason)


def decision_is_right(world, before: Case, act: Act, outcome: Decision) -> None:
    """Who decides took no part; who signs is a signer."""
    option = world.route.options[act.option]
    track = before.tracks.get(act.option)
    if act.name == "open":
        world.took_part.pop(act.option, None)  # it begins anew, and so does who has a part in it
    for change in outcome.changes:
        if isinstance(change, Signed):
            assert track
            places = slots(world.route, before, track, option.consents[change.consent].signers)
            assert any(change.person in place.people for place in places), (act, change)
    if track is None or act.by == CLOCK:
        return
    who = before.people[act.by].who
    name = act.name.split(":")[0]
    action = option.action_at(track.step, act.name)
    request = option.requests.get(name) if ":" in act.name else None
    if (action and action.decides) or (request and request.decides):
        assert who not in world.took_part.get(act.option, set()), f"{act.by} took part and decides {act.name}"
        there = {key for one in before.tracks.values() for met in one.meetings if met.held for key in met.there}
        assert who not in {before.people[key].who for key in there}, f"{act.by} was there and decides {act.name}"
    if action and (action.finishes or action.consents or action.checks or action.judges):
        world.took_part.setdefault(act.option, set()).add(who)


def state_holds(world, outcome: Decision) -> None:
    """The state is the fold of its changes, both survive being written and read, and no open gate was passed by."""
    assert world.case == fold(Case(), world.changes)
    assert CASE.validate_json(CASE.dump_json(world.case)) == world.case
    assert CHANGES.validate_json(CHANGES.dump_json(outcome.changes)) == outcome.changes
    for name, track in world.case.tracks.items():
        step = world.route.options[name].steps[track.step]
        assert step.is_final <= (track.outcome is not None), (name, track.step)
        assert {key for one in track.signed.values() for key in one} <= set(world.case.people)
        if track.is_open and not track.stands_still:
            assert open_gate(world.route, world.case, track) is None, (name, track.step)


def dead_ends(world) -> Iterator[str]:
    """Tracks that are open, do not pause, and in which nobody who is waited for can do anything, nor the clock will."""
    moves = [one for one in world.offers() if one.offer.refusal is None]
    for name, track in world.case.tracks.items():
        if not track.is_open or track.stands_still:
            continue
        option = world.route.options[name]
        if _cannot_be_filled(world, option, track):
            continue
        waited = {key for turn in waiting(world.route, world.case, track) for key in turn.people}
        mine = [one for one in moves if one.option == name and one.key in waited]
        useful = [one for one in mine if one.offer.kind != "always" or _joins(option, one)]
        if not waited and not _clock_acts(option, track):
            yield f"{name} stands on {track.step} and waits for nobody"
        elif not useful and not _clock_acts(option, track):
            yield f"{name} stands on {track.step} and waits for {sorted(waited)}, who can do nothing"


def _cannot_be_filled(world, option: Option, track: Track) -> bool:
    """Places that stay empty for good; the ways out under `always` and the reminders of the term are what is left.

    Nobody holds custody any more; everyone of a role left; every one who could decide took part in another role.
    """
    people = world.case.people.values()
    turns = waiting(world.route, world.case, track)
    gone = not any(one.custody for one in people) or any(one.status == "left" for one in people)
    if gone and any(not turn.people for turn in turns):
        return True
    decides = any(action.decides for action in option.steps[track.step].actions.values())
    waited = {world.case.people[key].who for turn in turns if turn.kind == "step" for key in turn.people}
    return decides and all(has_part(world.case, track, who) for who in waited)


def _joins(option: Option, move) -> bool:
    action = option.always.get(move.offer.name)
    return bool(action and action.joins)


def _clock_acts(option: Option, track: Track) -> bool:
    lates: tuple[Late, ...] = option.steps[track.step].late if track.due else ()
    for asked in track.open_requests():
        rule = option.requests.get(asked.name)
        lates += rule.late if rule and asked.due else ()
    return any(one.do for one in lates)


def same_but_for(world, act: Act) -> None:
    """A refused act changes nothing, however often it is asked."""
    before = CASE.dump_json(world.case)
    first, again = (decide(world.route, world.case, act, world.today) for _ in range(2))
    assert first == again
    assert CASE.dump_json(world.case) == before
