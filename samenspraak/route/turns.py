"""For whom a track waits: read from the step, the open requests and what must be declared again."""

from collections.abc import Iterator

from samenspraak.route.decision import Turn
from samenspraak.route.gates import missing_for, said_now
from samenspraak.route.model import Route
from samenspraak.route.permit import answered_by, is_own, took_part
from samenspraak.route.state import Asked, Case, Track
from samenspraak.route.who import Slot, empty_slots, members, slots


def waiting(route: Route, case: Case, track: Track) -> tuple[Turn, ...]:
    """Everyone who is waited for in this track now. Nobody while it pauses, but for requests, which go on."""
    if not track.is_open:
        return ()
    turns = [] if track.stands_still else [*_at_step(route, case, track), *_to_declare(route, case, track)]
    return (*turns, *_requests(route, case, track))


def _at_step(route: Route, case: Case, track: Track) -> Iterator[Turn]:
    step = route.options[track.option].steps[track.step]
    for slot in _open_places(route, case, track):
        people = _who_may_decide(route, case, track, slot.people)
        yield Turn(people, "step", track.step, slot.label)
    if not step.leaves_when and not step.waits_for:
        yield Turn((), "step", track.step)


def _open_places(route: Route, case: Case, track: Track) -> tuple[Slot, ...]:
    step = route.options[track.option].steps[track.step]
    missing: list[Slot] = []
    for gate in step.leaves_when:
        # Who has to be reached is not who has to act.
        missing += () if gate.all_contacted else missing_for(route, case, track, gate) or ()
    if missing:
        return tuple(dict.fromkeys(missing))
    return slots(route, case, track, step.waits_for)


def _who_may_decide(route: Route, case: Case, track: Track, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a place who may really act: at a step with a decision not the ones who took part before."""
    actions = route.options[track.option].steps[track.step].actions.values()
    if not any(action.decides for action in actions):
        return people
    return tuple(key for key in people if not took_part(case, track, key)) or people


def _to_declare(route: Route, case: Case, track: Track) -> Iterator[Turn]:
    option = route.options[track.option]
    for action in option.steps[track.step].actions.values():
        if not action.declares:
            continue
        able = set(members(route, case, track, action.by))
        for name in action.declares:
            silent = empty_slots(slots(route, case, track, option.conditions[name].who), said_now(track, name))
            people = tuple(key for slot in silent for key in slot.people if key in able)
            if people:
                yield Turn(people, "declare", name)


def _requests(route: Route, case: Case, track: Track) -> Iterator[Turn]:
    for asked in track.open_requests():
        yield Turn(answerers(route, case, track, asked), "request", asked.key, asked.name)


def answerers(route: Route, case: Case, track: Track, asked: Asked) -> tuple[str, ...]:
    """Who can answer an open request: as the route says, but never the one who asked."""
    rule = route.options[track.option].requests.get(asked.name)
    if rule is None:
        return (asked.about,) if asked.about else ()
    people = members(route, case, track, answered_by(route, case, track, asked), {"who asked": (asked.by,)})
    return tuple(
        key
        for key in people
        if not is_own(rule, asked, key)
        and key not in asked.agreed
        and not (rule.decides and took_part(case, track, key))
    )


def whose_turn(route: Route, case: Case, track: Track) -> tuple[str, ...]:
    """The keys of everyone who is waited for, each once."""
    return tuple(dict.fromkeys(key for turn in waiting(route, case, track) for key in turn.people))
