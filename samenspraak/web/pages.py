"""From what a person may see and do to what a template shows. No rule stands here: it asks the engine."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils import timezone

from samenspraak.cases.models import Answer, Event
from samenspraak.cases.pools import candidates
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.decision import Offer, Turn
from samenspraak.route.engine import available, waiting
from samenspraak.route.fields import Field
from samenspraak.route.model import Option
from samenspraak.route.reasons import Reason, Refusal
from samenspraak.route.state import Candidate, Track
from samenspraak.route.steps import Step
from samenspraak.web.words import Words

Typed = Mapping[str, object]


@dataclass(frozen=True)
class Box:
    """One question as a form shows it, with what was typed and what is wrong with it."""

    field: Field
    choices: tuple[tuple[str, Text | str], ...]
    value: object
    readers: list[str]
    error: Reason | None = None

    @property
    def name(self) -> str:
        """The name of the input."""
        return self.field.name


@dataclass(frozen=True)
class OptionPage:
    """One track on the page of a case."""

    seen: View
    option: Option
    track: Track
    offers: tuple[Offer, ...]
    turns: tuple[Turn, ...]

    @property
    def name(self) -> str:
        """The name of the option in the route."""
        return self.track.option

    @property
    def step(self) -> Step:
        """The step on which it stands."""
        return self.option.steps[self.track.step]

    @property
    def mine(self) -> list[Offer]:
        """What I am waited for, and can do now."""
        return [one for one in self.offers if one.expected and one.refusal is None]

    @property
    def shut(self) -> list[Offer]:
        """What a closed gate keeps from me."""
        return [one for one in self.offers if one.refusal is not None]

    @property
    def others(self) -> list[Offer]:
        """What I can do beside it."""
        return [one for one in self.offers if not one.expected and one.refusal is None]

    @property
    def is_my_turn(self) -> bool:
        """Whether the track waits for me, for something that I can do."""
        return bool(self.mine)

    @property
    def waited_for(self) -> tuple[str, ...]:
        """The keys of everyone else who is waited for."""
        keys = dict.fromkeys(key for turn in self.turns for key in turn.people)
        return tuple(key for key in keys if key != self.seen.me.key)

    @property
    def walked(self) -> list[tuple[str, Step, str]]:
        """The steps that are not final, each with `done`, `here` or `to come`; and the end, when it is reached."""
        names = [name for name, step in self.option.steps.items() if not step.is_final]
        if self.step.is_final:
            return [*((name, self.option.steps[name], "done") for name in names), (self.track.step, self.step, "here")]
        here = names.index(self.track.step)
        marks = ["done"] * here + ["here"] + ["to come"] * (len(names) - here - 1)
        return [(name, self.option.steps[name], mark) for name, mark in zip(names, marks, strict=True)]

    @property
    def keeps_open(self) -> list[tuple[str, Option]]:
        """The ways that stay open beside this track."""
        return [(name, self.seen.route.options[name]) for name in self.option.keeps_open]


@dataclass(frozen=True)
class CasePage:
    """The page of a case for one person."""

    seen: View
    today: date

    @cached_property
    def words(self) -> Words:
        """Names for keys."""
        return Words(self.seen.route, self.seen.people)

    @cached_property
    def tracks(self) -> list[OptionPage]:
        """Every track, the running ones first."""
        pages = [option_page(self.seen, name, self.today) for name in self.seen.state.tracks]
        return sorted(pages, key=lambda page: not page.track.is_open)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What I may read."""
        return self.seen.answers

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, newest first."""
        return self.seen.events


def option_page(seen: View, name: str, today: date, pool: tuple[Candidate, ...] = ()) -> OptionPage:
    """One track of a case for one person."""
    track = seen.state.tracks[name]
    offers = available(seen.route, seen.state, name, seen.me.key, today, pool)
    return OptionPage(seen, seen.route.options[name], track, offers, waiting(seen.route, seen.state, track))


def find_offer(seen: View, option: str, action: str, request: str | None) -> Offer | None:
    """What a person can do in a track, by name; with the people of the pool when it chooses one of them."""
    today = timezone.localdate()
    offers = available(seen.route, seen.state, option, seen.me.key, today, _pool(seen, option, action))
    return next((one for one in offers if one.name == action and one.request == request), None)


def _pool(seen: View, option: str, name: str) -> tuple[Candidate, ...]:
    rules = seen.route.options[option]
    step = rules.steps[seen.state.tracks[option].step] if option in seen.state.tracks else None
    action = (step.actions.get(name) if step else None) or rules.always.get(name)
    if action is None or action.pool is None:
        return ()
    return candidates(seen.case, seen.route, seen.state, action.assigns or action.chooses or "", action.pool)


@dataclass(frozen=True)
class FormPage:
    """One thing to do: its questions, who reads each answer, and what was typed before."""

    seen: View
    option: str
    offer: Offer
    boxes: tuple[Box, ...]
    submission: str
    version: int
    refusal: Refusal | None = None
    since: tuple[Event, ...] = ()
    reading: tuple[Answer, ...] = ()
    digest: str = ""

    @property
    def words(self) -> Words:
        """Names for keys."""
        return Words(self.seen.route, self.seen.people)

    @property
    def errors(self) -> list[Box]:
        """The questions with which something is wrong."""
        return [box for box in self.boxes if box.error]

    @property
    def gates(self) -> tuple[Reason, ...]:
        """The reasons that belong to no question."""
        return tuple(one for one in self.refusal.reasons if not one.field) if self.refusal else ()


def form_page(seen: View, option: str, offer: Offer, typed: Typed | None = None) -> FormPage:
    """The form for something that a person can do. Without anything typed it begins with the draft, or what stands."""
    before = typed if typed is not None else _before(seen, option, offer)
    words = Words(seen.route, seen.people)
    boxes = tuple(
        Box(one, _named(one, words), before.get(one.name, one.now), words.readers(one.readers)) for one in offer.fields
    )
    reading = seen.reading(option, offer.consent) if offer.consent else ()
    digest = seen.digest(option, offer.consent) if offer.consent else ""
    return FormPage(
        seen, option, offer, boxes, secrets.token_urlsafe(16), seen.case.version, offer.refusal, (), reading, digest
    )


def with_refusal(page: FormPage, refusal: Refusal, since: tuple[Event, ...]) -> FormPage:
    """The same form, with why it was refused, what changed meanwhile, and everything that was typed."""
    errors = {one.field: one for one in refusal.reasons if one.field}
    boxes = tuple(replace(box, error=errors.get(box.name)) for box in page.boxes)
    return replace(page, boxes=boxes, refusal=refusal, since=since)


def _before(seen: View, option: str, offer: Offer) -> Typed:
    draft = seen.drafts.get((option, offer.name))
    if draft is not None:
        return draft
    stands: dict[str, object] = {}
    for one in seen.answers:
        if one.option == option and (one.shared or one.author_id == seen.me.pk):
            stands[one.name] = one.value
    kept = {field.name for field in offer.fields if field.source in ("part", "together", "readers")}
    return {name: value for name, value in stands.items() if name in kept}


def _named(field: Field, words: Words) -> tuple[tuple[str, Text | str], ...]:
    """Choices that are people, by the name of the person."""
    if field.type in ("person", "people") and field.source != "readers":
        return tuple((key, words.person(key)) for key, _ in field.choices)
    return field.choices
