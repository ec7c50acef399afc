"""One track of a case for one person: my next step, shut gates, requests, where it stands. It asks the engine."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from samenspraak.cases.models import Event
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Selector, Text
from samenspraak.route.changes import CHANGES, PersonAdded, PersonChanged
from samenspraak.route.decision import Offer, Turn
from samenspraak.route.engine import available, waiting
from samenspraak.route.options import Option
from samenspraak.route.reasons import Reason
from samenspraak.route.state import Asked, Candidate, Paused, Track
from samenspraak.route.steps import Action, Pause, Step
from samenspraak.web.history import Written, written
from samenspraak.web.meetings import Meetings, Met, meetings_of
from samenspraak.web.parties import Somebody, by_side, everybody
from samenspraak.web.routemap import strands
from samenspraak.web.sentback import sent_back_with
from samenspraak.web.urgency import Urgency, urgency
from samenspraak.web.weighing import Scale, scale
from samenspraak.web.words import Words, words_of

NOTHING = Action(text={}, by=(Selector("clock"),))

QUIET = frozenset(
    {"already_planned", "nothing_planned", "still_open", "asked_already", "too_early", "not_at_this_step"}
)
"""Refusals that are no gate: it only is not the time for it, and nobody has to open anything."""
SAME_FOR_ALL = frozenset({"paused", "join_first", "took_part", "not_for_another"})
"""Refusals that say the same whatever one wants to do."""


@dataclass(frozen=True)
class Gate:
    """What is shut for the same reasons."""

    offers: tuple[Offer, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Open:
    """A request that waits for an answer."""

    asked: Asked
    what: str
    by: str
    about: str
    by_whom: str
    """Who answers it."""
    is_late: bool = False
    """Whether the day on which it should have been answered has passed."""


def is_late(asked: Asked, today: date) -> bool:
    """Whether a request should have been answered by now."""
    return asked.due is not None and asked.due < today


@dataclass(frozen=True)
class Stop:
    """One step on the route of a track; `mark` is `done`, `here` or `to come`."""

    name: str
    step: Step
    mark: str
    left: datetime | None


@dataclass(frozen=True)
class OptionPage:
    """One track on the page of a case."""

    seen: View
    option: Option
    track: Track
    offers: tuple[Offer, ...]
    turns: tuple[Turn, ...]
    today: date

    @property
    def name(self) -> str:
        """The name of the option in the route."""
        return self.track.option

    @property
    def step(self) -> Step:
        """The step on which it stands."""
        return self.option.steps[self.track.step]

    @cached_property
    def words(self) -> Words:
        """Names for keys."""
        return words_of(self.seen)

    @cached_property
    def mine(self) -> list[Offer]:
        """What I am waited for and can do now, what is most needed first; for who was invited: to take part."""
        if self.seen.person.status == "invited":
            joins = [one for one in self.offers if one.refusal is None and self._action(one).joins]
            if joins:
                return joins
        return sorted((one for one in self.offers if one.expected and one.refusal is None), key=self._urgency)

    def is_about_the_case(self, offer: Offer) -> bool:
        """Whether it can be done now, and is the same from whatever track it is done: a talk with each other, too."""
        beside = offer.name in self.option.always and self._action(offer).only_records
        return offer.refusal is None and (beside or self._action(offer).is_about_the_case)

    def _action(self, offer: Offer) -> Action:
        found = self.step.actions.get(offer.name) or self.option.always.get(offer.name)
        return found or NOTHING

    def _urgency(self, offer: Offer) -> Urgency:
        return urgency(offer, self._action(offer), self.option, self.track, self.today)

    @cached_property
    def comes_back(self) -> list[Offer]:
        """With what I take part again, when I said not to."""
        out = self.seen.person.is_out
        return [one for one in self.offers if out and one.refusal is None and self._action(one).joins]

    @cached_property
    def gates(self) -> list[Gate]:
        """What a closed gate keeps from me, by reason; but a pause, and an invitation, are said once by themselves."""
        found: dict[tuple[Reason, ...], list[Offer]] = {}
        for one in self.offers:
            if one.refusal is not None and one.refusal.codes.isdisjoint(QUIET | {"paused", "join_first"}):
                reasons = tuple(replace(it, name="") if it.code in SAME_FOR_ALL else it for it in one.refusal.reasons)
                found.setdefault(reasons, []).append(one)
        return [Gate(tuple(offers), reasons) for reasons, offers in found.items()]

    @property
    def once_joined(self) -> list[Offer]:
        """What we ask of me once I take part."""
        waits = (one for one in self.offers if one.refusal is not None and "join_first" in one.refusal.codes)
        return [one for one in waits if one.expected]

    @property
    def later(self) -> list[Offer]:
        """What it is not the time for."""
        return [one for one in self.offers if one.refusal is not None and not one.refusal.codes.isdisjoint(QUIET)]

    @cached_property
    def others(self) -> list[Offer]:
        """What I can do beside it."""
        said = [*self.mine, *self.resumes, *self.comes_back]
        if self.is_my_turn and self.seen.person.status == "invited":
            said += self.without_joining
        return [one for one in self.offers if one.refusal is None and one not in said]

    @cached_property
    def resumes(self) -> list[Offer]:
        """With what I take back that the track stands still."""
        return [one for one in self.offers if one.refusal is None and self._action(one).removes_pause]

    @cached_property
    def coming(self) -> Met | None:
        """The meeting for which everybody waits, when I need do nothing before it."""
        found = next((one for one in self.meetings.planned if one.meeting.on > self.today), None)
        urgent = self.mine and self._urgency(self.mine[0]) < Urgency.ENDS
        return None if urgent or not self.track.is_open or self.track.stands_still else found

    @property
    def meanwhile(self) -> list[Offer]:
        """What I can do while everybody waits for a meeting; what ends the track comes last."""
        return self._ends_last(self.mine)

    @property
    def otherwise(self) -> list[Offer]:
        """What I can choose instead of the first; what ends the track comes last."""
        return self._ends_last(self.mine[1:])

    @property
    def exits(self) -> list[Offer]:
        """What ends the track, of what I can choose instead: said with what it does, since there are more ways out."""
        return [one for one in self.mine if self._urgency(one) is Urgency.ENDS]

    def _ends_last(self, offers: list[Offer]) -> list[Offer]:
        return sorted(offers, key=lambda one: self._urgency(one) is Urgency.ENDS)

    @cached_property
    def invitation(self) -> Event | None:
        """The event with which I was invited last: when the case began, when I was proposed, or asked again."""
        return next((one for one in self.seen.events if invites(one, self.seen.me.key)), None)

    @property
    def invited_by(self) -> str:
        """Who invited me."""
        return self.words.person(self.invitation.by) if self.invitation else ""

    @property
    def invited_by_beginning(self) -> bool:
        """Whether I was invited when the track began, by whoever began it."""
        return self.invitation is not None and not self.invitation.step_before

    @property
    def without_joining(self) -> list[Offer]:
        """What I can do without taking part: saying no, for everyone at this step or for myself alone."""
        able = [one for one in self.offers if one.refusal is None and one not in self.mine]
        at_step = [one for one in able if one.kind == "action"]
        alone = [one for one in able if self._action(one).stays_out]
        return [*at_step, *alone] or [one for one in able if self._action(one).to]

    @cached_property
    def ending(self) -> list[Written]:
        """What I may read of what was said when the track ended: how it is now, why, and who goes on (N8)."""
        if self.track.is_open:
            return []
        last = next((one for one in self.seen.events if self._ended_in(one)), None)
        if last is None:
            return []
        numbers = {last.number, *self._shown_at_the_end()}
        return written(self.seen, self.words, [one for one in self.seen.answers if one.event_number in numbers])

    def _shown_at_the_end(self) -> list[int]:
        """The numbers of what the last step shows, since the track began or was begun anew."""
        mine = [one for one in self.seen.events if one.option == self.name]
        begun = next((one.number for one in mine if one.action == "open"), 0)
        return [one.number for one in mine if one.action in self.step.shows and one.number > begun]

    @cached_property
    def sent_back_with(self) -> list[Written]:
        """What was said to me when it was brought back to this step."""
        return sent_back_with(self.seen, self.words, self.name)

    @cached_property
    def brought(self) -> list[Written]:
        """What I may read of what was said with the act that brought a running track to its step.

        Such as how long one waits, and when that was read. What is written together is read elsewhere.
        """
        last = next((one for one in self.seen.events if self._ended_in(one)), None) if self.track.is_open else None
        here = (one for one in self.seen.answers if last and one.event_number == last.number)
        return written(self.seen, self.words, [one for one in here if not (one.later or one.shared)])

    def _ended_in(self, event: Event) -> bool:
        """Whether this event brought the track where it stands; whoever asks for it anew comes from no step."""
        moved = bool(event.step_before) and event.step_before != event.step_after
        return moved and event.option == self.name and event.step_after == self.track.step

    @property
    def is_my_turn(self) -> bool:
        """Whether the track waits for me, for something that I can do."""
        return bool(self.mine)

    @cached_property
    def shut_first(self) -> Offer | None:
        """What I am asked to do here, when a gate keeps it shut and all that I can do comes after it in the route.

        A page must not press for the second best: a manager who cannot approve yet is not told to refuse.
        """
        if self.answers_first or not self.mine or self.mine[0].name not in self.step.actions:
            return None
        order = list(self.step.actions)
        shut = [one for gate in self.gates for one in gate.offers if one.expected and one.name in self.step.actions]
        before = (one for one in shut if order.index(one.name) < order.index(self.mine[0].name))
        return next(before, None)

    @property
    def answers_first(self) -> bool:
        """Whether the first thing to do is not of the step: a request, or a signature beside it."""
        return bool(self.mine) and self.mine[0].kind in ("answer", "beside")

    @property
    def days_left(self) -> int | None:
        """How many days there are until the end of the term."""
        return (self.track.due - self.today).days if self.track.due and self.track.is_open else None

    @cached_property
    def pauses(self) -> list[tuple[Pause, Paused]]:
        """Why it stands still."""
        return [
            (self.option.pauses[name], one) for name, one in self.track.pauses.items() if name in self.option.pauses
        ]

    @cached_property
    def requests(self) -> list[Open]:
        """What somebody asked, and who answers."""
        words, rules = self.words, self.option.requests
        by_whom = {turn.name: self.words.places(self._places(turn)) for turn in self.turns if turn.kind == "request"}
        return [
            Open(
                one, words.deed(self.name, one.name), words.listed((one.by,)),
                words.person(one.about or ""), by_whom.get(one.key, ""), is_late(one, self.today),
            )
            for one in self.track.open_requests()
            if one.name in rules and self.seen.sees_act(self.name, one.name)
        ]  # fmt: skip

    @cached_property
    def people(self) -> list[Somebody]:
        """Everyone who is in the case now, and how far each is."""
        return everybody(self.seen, self.track, self.turns, self.words)

    @cached_property
    def sides(self) -> list[tuple[str, list[Somebody]]]:
        """The same by side."""
        return list(by_side(self.people, self.words))

    @cached_property
    def scale(self) -> Scale:
        """The conditions that play a part here, with their evidence."""
        return scale(self.seen, self.track, self.words) if self.track.is_open else Scale([])

    @cached_property
    def meetings(self) -> Meetings:
        """What was planned and held."""
        return meetings_of(self.seen, self.track, self.words)

    @property
    def has_room(self) -> bool:
        """Whether somewhere on this route a sealed room opens."""
        return any(step.room for step in self.option.steps.values())

    @property
    def offers_instead(self) -> list[tuple[str, Option]]:
        """Where to go from here, when the track ended; what is running already is no way out of it."""
        running = {name for name, one in self.seen.state.tracks.items() if one.is_open}
        return [(name, self.seen.route.options[name]) for name in self.step.offers if name not in running]

    @cached_property
    def waited_for(self) -> tuple[str, ...]:
        """The keys of everyone else who is waited for."""
        keys = dict.fromkeys(key for turn in self.turns for key in turn.people)
        return tuple(key for key in keys if key != self.seen.me.key)

    @property
    def waits_for(self) -> str:
        """Who else is waited for, in words: `A, and B or C` where one of two is enough."""
        places = (place for turn in self.turns for place in self._places(turn))
        return self.words.places([key for key in place if key != self.seen.me.key] for place in places)

    def _places(self, turn: Turn) -> list[tuple[str, ...]]:
        """The places that a turn waits for: of a step and of most requests one, which any of these people fills."""
        request = self.option.requests.get(turn.label) if turn.kind == "request" else None
        each = turn.kind == "declare" or (request is not None and request.each_answers)
        return [(key,) for key in turn.people] if each else [turn.people]

    @property
    def helps(self) -> str:
        """The names of those without an account who are waited for, and for whom I enter what they say."""
        return self.words.listed(one.key for one in self.seen.helped if one.key in self.waited_for)

    @property
    def strands(self) -> list[tuple[str, Text]]:
        """The two lines of the picture: the sides that come together, as `face` draws them."""
        return strands(self.seen.route)

    @cached_property
    def walked(self) -> list[Stop]:
        """The steps that are not final, each done, here or still to come; and the end, when it is reached."""
        names = [name for name, step in self.option.steps.items() if not step.is_final or name == self.track.step]
        if self.step.is_final:
            names = [*(name for name in names if name != self.track.step), self.track.step]
        here = names.index(self.track.step)
        marks = ["done"] * here + ["here"] + ["to come"] * (len(names) - here - 1)
        left = self._left()
        return [
            Stop(name, self.option.steps[name], mark, left.get(name) if mark == "done" else None)
            for name, mark in zip(names, marks, strict=True)
            if self._is_shown(name, mark, left)
        ]

    def _is_shown(self, name: str, mark: str, left: Container[str]) -> bool:
        """A step that is done when one was there; one to come unless it is a detour."""
        if mark == "done":
            return name in left or (self._is_long_ago and name not in self.option.detours)
        return mark == "here" or name not in self.option.detours

    def _left(self) -> dict[str, datetime]:
        """When each step was left last, as far as the events that are shown tell."""
        moved = [one for one in self.seen.events if one.option == self.name and one.step_before != one.step_after]
        return {one.step_before: one.at for one in reversed(moved) if one.step_before}

    @property
    def _is_long_ago(self) -> bool:
        """Whether the first events are not among those that are shown."""
        events = [one for one in self.seen.events if one.option == self.name]
        return not events or bool(events[-1].step_before)

    @property
    def keeps_open(self) -> list[tuple[str, Option]]:
        """The ways that stay open beside this track."""
        return [(name, self.seen.route.options[name]) for name in self.option.keeps_open]


def invites(event: Event, key: str) -> bool:
    """Whether somebody was invited with an event."""
    changes = CHANGES.validate_json(event.changes) if f'"{key}"' in event.changes else ()
    return any(
        (isinstance(one, PersonAdded) and (one.person.key, one.person.status) == (key, "invited"))
        or (isinstance(one, PersonChanged) and (one.key, one.status) == (key, "invited"))
        for one in changes
    )


def option_page(seen: View, name: str, today: date, pool: tuple[Candidate, ...] = ()) -> OptionPage:
    """One track of a case for one person."""
    track = seen.state.tracks[name]
    offers = available(seen.route, seen.state, name, seen.me.key, today, pool)
    return OptionPage(seen, seen.route.options[name], track, offers, waiting(seen.route, seen.state, track), today)
