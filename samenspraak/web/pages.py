"""From what a person may see and do to what a template shows. No rule stands here: it asks the engine."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Selector, Text
from samenspraak.route.decision import Offer, Turn
from samenspraak.route.engine import available, openings, waiting
from samenspraak.route.model import Option
from samenspraak.route.reasons import Reason
from samenspraak.route.state import Asked, Candidate, Paused, Track
from samenspraak.route.steps import Action, Pause, Step
from samenspraak.web.history import Line, Written, lines, written
from samenspraak.web.people import pupil_of
from samenspraak.web.words import Words, in_language

NOTHING = Action(text={}, by=(Selector("clock"),))

LATEST = 6
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

    @property
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

    def _action(self, offer: Offer) -> Action:
        found = self.step.actions.get(offer.name) or self.option.always.get(offer.name)
        return found or NOTHING

    def _urgency(self, offer: Offer) -> int:
        """Requests first, then what was not said yet; what was said or recorded before can only be said again."""
        action = self._action(offer)
        if offer.kind in ("answer", "beside"):
            return 0
        if action.declares:
            said = all(one.now for one in offer.fields if one.source == "declare")
            return 4 if said else 1
        if action.judges:
            return 4 if all(name in self.track.judged for name in action.judges) else 1
        held = any(one.kind == action.records and one.held for one in self.track.meetings)
        return 3 if action.records and held and not self.step.meetings else 2

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
        """What I can do once I take part."""
        return [one for one in self.offers if one.refusal is not None and "join_first" in one.refusal.codes]

    @property
    def later(self) -> list[Offer]:
        """What it is not the time for."""
        return [one for one in self.offers if one.refusal is not None and not one.refusal.codes.isdisjoint(QUIET)]

    @property
    def others(self) -> list[Offer]:
        """What I can do beside it."""
        return [one for one in self.offers if one.refusal is None and one not in (*self.mine, *self.resumes)]

    @property
    def resumes(self) -> list[Offer]:
        """With what I take back that the track stands still."""
        return [one for one in self.offers if one.refusal is None and self._action(one).removes_pause]

    @property
    def is_my_turn(self) -> bool:
        """Whether the track waits for me, for something that I can do."""
        return bool(self.mine)

    @property
    def answers_first(self) -> bool:
        """Whether the first thing to do is not of the step: a request, or a signature beside it."""
        return bool(self.mine) and self.mine[0].kind in ("answer", "beside")

    @property
    def days_left(self) -> int | None:
        """How many days there are until the end of the term."""
        return (self.track.due - self.today).days if self.track.due and self.track.is_open else None

    @property
    def pauses(self) -> list[tuple[Pause, Paused]]:
        """Why it stands still."""
        return [
            (self.option.pauses[name], one) for name, one in self.track.pauses.items() if name in self.option.pauses
        ]

    @property
    def requests(self) -> list[Open]:
        """What somebody asked, and who answers."""
        words, rules = self.words, self.option.requests
        by_whom = {turn.name: turn.people for turn in self.turns if turn.kind == "request"}
        return [
            Open(
                one, words.deed(self.name, one.name), words.listed((one.by,)),
                words.person(one.about or ""), words.listed(by_whom.get(one.key, ())),
            )
            for one in self.track.open_requests()
            if one.name in rules
        ]  # fmt: skip

    @property
    def people(self) -> list["Somebody"]:
        """Everyone who is in the case now, and how far each is."""
        waited = {key for turn in self.turns if turn.kind != "request" for key in turn.people}
        return [
            _somebody(self, party, waited)
            for party in self.seen.people.values()
            if self.seen.state.people[party.key].status != "left"
        ]

    @property
    def has_room(self) -> bool:
        """Whether somewhere on this route a sealed room opens."""
        return any(step.room for step in self.option.steps.values())

    @property
    def offers_instead(self) -> list[tuple[str, Option]]:
        """Where to go from here, when the track ended."""
        return [(name, self.seen.route.options[name]) for name in self.step.offers]

    @property
    def waited_for(self) -> tuple[str, ...]:
        """The keys of everyone else who is waited for."""
        keys = dict.fromkeys(key for turn in self.turns for key in turn.people)
        return tuple(key for key in keys if key != self.seen.me.key)

    @property
    def walked(self) -> list[tuple[str, Step, str]]:
        """The steps that are not final, each with `done`, `here` or `to come`; and the end, when it is reached."""
        names = [name for name, step in self.option.steps.items() if not step.is_final or name == self.track.step]
        if self.step.is_final:
            names = [*(name for name in names if name != self.track.step), self.track.step]
        here = names.index(self.track.step)
        marks = ["done"] * here + ["here"] + ["to come"] * (len(names) - here - 1)
        return [
            (name, self.option.steps[name], mark)
            for name, mark in zip(names, marks, strict=True)
            if mark != "done" or self._was_at(name)
        ]

    def _was_at(self, step: str) -> bool:
        """Whether the track stood on a step, as far as the events that are shown tell."""
        events = [one for one in self.seen.events if one.option == self.name]
        if not events or events[-1].step_before:
            return True  # too long ago to be among them
        return any(step in (one.step_before, one.step_after) for one in events)

    @property
    def keeps_open(self) -> list[tuple[str, Option]]:
        """The ways that stay open beside this track."""
        return [(name, self.seen.route.options[name]) for name in self.option.keeps_open]


@dataclass(frozen=True)
class Somebody:
    """Someone in the case, and how far this person is in a track."""

    party: Party
    role: str
    status: str
    custody: bool
    is_me: bool
    signed: list[str]
    is_done: bool
    is_waited_for: bool

    @property
    def initials(self) -> str:
        """The first letters of the name."""
        parts = self.party.name.split() or ["?"]
        return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


def _somebody(page: OptionPage, party: Party, waited: set[str]) -> Somebody:
    key, person = party.key, page.seen.state.people[party.key]
    signed = [
        in_language(page.option.consents[name].text)
        for name, people in page.track.signed.items()
        if key in people and name in page.option.consents
    ]
    is_done = key in page.track.done and bool(page.step.parts or page.step.together)
    return Somebody(
        party,
        page.words.role(party.role),
        person.status,
        person.custody,
        key == page.seen.me.key,
        signed[-1:],
        is_done,
        key in waited,
    )


@dataclass(frozen=True)
class CasePage:
    """The page of a case for one person."""

    seen: View
    today: date

    @cached_property
    def words(self) -> Words:
        """Names for keys."""
        return words_of(self.seen)

    @property
    def pupil(self) -> str:
        """The name of the one whom it is all about."""
        return pupil_of(self.seen.route, self.seen.people.values())

    @property
    def query(self) -> str:
        """For addresses: the place in which I look, when I have more than one in this case."""
        return f"?as={self.seen.me.key}" if len(self.seen.mine) > 1 else ""

    @property
    def keeps_open(self) -> list[tuple[str, Option]]:
        """The ways that stay open beside the tracks, each once."""
        return list(dict(pair for track in self.tracks for pair in track.keeps_open).items())

    @property
    def has_room(self) -> bool:
        """Whether somewhere on these routes a sealed room opens."""
        return any(track.has_room for track in self.tracks)

    @property
    def facts(self) -> list[Text]:
        """What is so about the case."""
        return [text for name, text in self.seen.route.facts.items() if self.seen.state.facts.get(name)]

    @cached_property
    def tracks(self) -> list[OptionPage]:
        """Every track, the running ones first."""
        pages = [option_page(self.seen, name, self.today) for name in self.seen.state.tracks]
        return sorted(pages, key=lambda page: not page.track.is_open)

    @property
    def helped(self) -> list[tuple[Party, str, list[Offer]]]:
        """People without an account, with what I can enter for each, by option."""
        found = []
        for party in self.seen.helped:
            for name in self.seen.state.tracks:
                offers = available(self.seen.route, self.seen.state, name, party.key, self.today)
                found.append((party, name, [one for one in offers if one.refusal is None]))
        return [one for one in found if one[2]]

    @cached_property
    def openings(self) -> dict[str, Offer]:
        """The other ways that I can open in this case, ask for, or was asked for, by name."""
        return openings(self.seen.route, self.seen.state, self.seen.me.key, self.today)

    @property
    def written(self) -> list[Written]:
        """What I may read, in the order in which it was written."""
        return written(self.seen, self.words, self.seen.answers)

    @property
    def latest(self) -> list[Line]:
        """The last things that happened."""
        return self.lines[:LATEST]

    @property
    def earlier(self) -> list[Line]:
        """What happened before that."""
        return self.lines[LATEST:]

    @cached_property
    def lines(self) -> list[Line]:
        """What happened, newest first."""
        return lines(self.seen, self.words, self.seen.events)


def words_of(seen: View) -> Words:
    """Names for keys, for the one who looks."""
    return Words(seen.route, seen.people, seen.me.key)


def option_page(seen: View, name: str, today: date, pool: tuple[Candidate, ...] = ()) -> OptionPage:
    """One track of a case for one person."""
    track = seen.state.tracks[name]
    offers = available(seen.route, seen.state, name, seen.me.key, today, pool)
    return OptionPage(seen, seen.route.options[name], track, offers, waiting(seen.route, seen.state, track), today)
