"""Everything that a person can do in a track now, and what a closed gate keeps shut: a page shows exactly this."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samenspraak.route.atoms import Text
from samenspraak.route.contesting import offered_at_any_time
from samenspraak.route.decision import Act, Offer
from samenspraak.route.fields import action_fields, answer_fields, ask_fields, request_fields
from samenspraak.route.model import Route
from samenspraak.route.opening import can_reopen, permit_opening
from samenspraak.route.people import BESIDE
from samenspraak.route.permit import askable, permit_action, permit_answer, permit_request
from samenspraak.route.reasons import Refusal
from samenspraak.route.state import Candidate, Case, Person, Track
from samenspraak.route.steps import Action
from samenspraak.route.turns import waiting
from samenspraak.route.wishes import may_wish, why_not, wished
from samenspraak.route.work import Work

HIDDEN = frozenset(
    (
        "not_yours", "already_done", "already_signed", "no_signature_needed", "not_paused", "nothing_entered",
        "nobody_to_ask_about", "nothing_contested", "not_so_now",
    )
)  # fmt: skip
"""Refusals of what is no matter of this person, or is done: no page speaks of them."""


def available(
    route: Route, case: Case, option: str, key: str, today: date, pool: tuple[Candidate, ...] = ()
) -> tuple[Offer, ...]:
    """What this person can do in a track, each with its questions, or with the reasons why it cannot be done yet.

    Of a track that has ended or was never begun only what can be done at any time: see contesting.py.
    """
    track, person = case.tracks.get(option), case.people.get(key)
    if person is None:
        return ()
    if track is None:
        return tuple(offered_at_any_time(route, case, option, person))
    if not track.is_open:
        return (*_reopen(route, case, option, key, today), *offered_at_any_time(route, case, option, person))
    return (
        *_actions(route, case, track, person, pool),
        *_beside(route, track, person),
        *_answers(route, case, track, person),
        *_requests(route, case, track, person),
    )


def openings(route: Route, case: Case, key: str, today: date) -> dict[str, Offer]:
    """Option -> how this person can open it, ask for it, or take up the wish of another."""
    offers: dict[str, Offer] = {}
    for name, option in route.tracks.items():
        work = Work(route, case, Act(name, "open", key), today)
        if work.found and work.found.is_open:
            continue
        refused = permit_opening(work)
        door = ask_fields(route, case, option.door.asks) if option.door else ()
        if key in wished(work):
            # Only whoever says yes answers the questions at the door; only whoever says no says why.
            fields = tuple(replace(one, optional=True) for one in (why_not(work), *door))
            offers[name] = Offer("ask", "answer", option.title, option.says, fields, None, "wish", expected=True)
        elif refused is None or "not_yours" not in refused.codes:
            offers[name] = Offer("open", "action", option.title, option.says, door, refused)
        elif may_wish(work):
            offers[name] = Offer("ask", "request", option.title, option.says, ())
    return offers


def _shown(refused: Refusal | None) -> bool:
    return refused is None or refused.codes.isdisjoint(HIDDEN)


def _actions(route: Route, case: Case, track: Track, person: Person, pool: tuple[Candidate, ...]) -> Iterator[Offer]:
    option = route.options[track.option]
    here = option.steps[track.step].actions
    mine = {
        turn.name if turn.kind == "declare" else turn.kind
        for turn in waiting(route, case, track)
        if person.key in turn.people
    }
    for name, action in {**here, **option.always}.items():
        refused = permit_action(route, case, track, name, Act(track.option, name, person.key, pool=pool))
        if _shown(refused):
            fields = action_fields(route, case, track, action, person, pool)
            expected = name in here and ("step" in mine or not mine.isdisjoint(action.declares))
            consent = action.consents if name in here else None
            yield Offer(
                name,
                "action" if name in here else "always",
                _called(case, action),
                action.says,
                fields,
                refused,
                consent=consent,
                expected=expected,
                leads=action.leads,
            )


def _called(case: Case, action: Action) -> Text:
    """What an action is called now: another thing when what it sets is so already."""
    is_so = all(bool(case.facts.get(fact)) == value for fact, value in action.sets.items())
    return action.again if action.again and is_so else action.text


def _beside(route: Route, track: Track, person: Person) -> Iterator[Offer]:
    for asked in track.open_requests():
        word, _, consent = asked.name.partition(":")
        action = route.options[track.option].signing(consent)
        if word == BESIDE and asked.about == person.key and action:
            yield Offer(
                asked.name, "beside", action.text, action.says, (), consent=consent, expected=True, leads=action.leads
            )


def _answers(route: Route, case: Case, track: Track, person: Person) -> Iterator[Offer]:
    requests = route.options[track.option].requests
    for asked in track.open_requests():
        request = requests.get(asked.name)
        if request is None:
            continue
        act = Act(track.option, f"{asked.name}:yes", person.key)
        refused = permit_answer(route, case, track, asked, act)
        if _shown(refused) and not (refused and "own_request" in refused.codes):
            several = sum(one.name == asked.name for one in track.open_requests()) > 1
            yield Offer(
                asked.name, "answer", request.text, request.says, answer_fields(route, case, request), refused,
                request=asked.key, expected=True, about=(asked.about or "") if several else "",
                asked_by=asked.by if several and not asked.about else "",
            )  # fmt: skip


def _requests(route: Route, case: Case, track: Track, person: Person) -> Iterator[Offer]:
    ceiling = route.options[track.option].costs.ceiling
    for name, request in route.options[track.option].requests.items():
        refused = permit_request(route, case, track, name, Act(track.option, name, person.key))
        quiet = refused and "not_at_this_step" in refused.codes
        if _shown(refused) and not quiet:
            fields = request_fields(route, case, request, askable(route, case, track, name), ceiling)
            yield Offer(name, "request", request.text, request.says, fields, refused)


def _reopen(route: Route, case: Case, option: str, key: str, today: date) -> Iterator[Offer]:
    work = Work(route, case, Act(option, "reopen", key), today)
    rule = work.option.steps[work.track.step].reopen if work.track.step in work.option.steps else None
    if rule and can_reopen(work) is None:
        yield Offer("reopen", "action", rule.text, None, ())
