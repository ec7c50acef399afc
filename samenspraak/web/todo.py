"""What a case waits for from somebody, in the words of its route; without the questions and reasons of an offer."""

from collections.abc import Iterator

from samenspraak.route.atoms import Text
from samenspraak.route.decision import Turn
from samenspraak.route.engine import waiting
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.state import Case, Person, Track
from samenspraak.route.steps import Action
from samenspraak.route.who import means


def todo(route: Route, case: Case, key: str) -> Iterator[Text]:
    """What a person is waited for: what leads to it, or the step where that person chooses between several."""
    person = case.people[key]
    for track in case.tracks.values():
        for turn in waiting(route, case, track):
            if key in turn.people:
                yield _joins(route, case, track, person) or _called(route, case, track, turn, key)


def could(route: Route, case: Case, key: str) -> Text | None:
    """With what somebody for whom nobody waits comes in, who is invited or said not to take part."""
    person = case.people[key]
    if person.status != "invited" and not person.is_out:
        return None
    running = (track for track in case.tracks.values() if track.is_open)
    return next((text for track in running if (text := _joining(route, case, track, person))), None)


def _called(route: Route, case: Case, track: Track, turn: Turn, key: str) -> Text:
    option = route.options[track.option]
    if turn.kind == "request":
        return _asked(option, turn.label)
    able = [one for one in option.steps[track.step].actions.values() if means(route, case, track, one.by, key)]
    if turn.kind == "declare":
        fitting = [one for one in able if turn.name in one.declares]
    else:
        fitting = [one for one in able if one.finishes or one.consents] or able
    return _lead(fitting[0]) if len(fitting) == 1 else option.steps[track.step].title


def _lead(action: Action) -> Text:
    return action.leads or action.text


def _asked(option: Option, name: str) -> Text:
    word, _sep, consent = name.partition(":")
    if consent:
        signing = option.signing(consent)
        return _lead(signing) if signing else option.consents[consent].text
    return option.requests[word].text


def _joins(route: Route, case: Case, track: Track, person: Person) -> Text | None:
    """With what somebody who is invited comes in; everything else is for later."""
    return _joining(route, case, track, person) if person.status == "invited" else None


def _joining(route: Route, case: Case, track: Track, person: Person) -> Text | None:
    option = route.options[track.option]
    actions = (*option.steps[track.step].actions.values(), *option.always.values())
    joining = (one for one in actions if one.joins and means(route, case, track, one.by, person.key))
    return next((_lead(one) for one in joining), None)
