"""From one thing that a person can do to the form that asks for it. No rule stands here: it asks the engine."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from samenspraak.cases.models import Answer, Event
from samenspraak.cases.pools import people_for
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.decision import Offer
from samenspraak.route.engine import available, openings
from samenspraak.route.options import Consent, Option
from samenspraak.route.question import Field
from samenspraak.route.reasons import Reason, Refusal
from samenspraak.route.state import Asked, Candidate
from samenspraak.route.steps import Action, Ask, Step
from samenspraak.web.boxes import Box, box
from samenspraak.web.history import Line, Written, asked_texts, lines, written
from samenspraak.web.ranking import Ranked, ranking
from samenspraak.web.words import Words, words_of

Typed = Mapping[str, object]


def find_offer(
    seen: View, option: str, action: str, request: str | None, pool: tuple[Candidate, ...] = ()
) -> Offer | None:
    """What a person can do in a track, by name; `pool` are the people to choose from when it chooses one."""
    today = timezone.localdate()
    if action in ("open", "ask"):
        return openings(seen.route, seen.state, seen.me.key, today).get(option)
    offers = available(seen.route, seen.state, option, seen.actor.key, today, pool)
    return next((one for one in offers if one.name == action and one.request == request), None)


def rule_of(seen: View, option: str, name: str) -> Action | None:
    """The action of this name where the track stands; none for a request, or a track that has not begun."""
    track = seen.state.tracks.get(option)
    return seen.route.options[option].action_at(track.step, name) if track else None


def pool_of(seen: View, option: str, name: str) -> tuple[Candidate, ...]:
    """The people from whom an action chooses, best first."""
    return people_for(seen.case, seen.route, seen.state, seen.people.values(), rule_of(seen, option, name))


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
    pool: tuple[Candidate, ...] = ()
    typed: bool = False
    """Whether it was sent, so that there is a text to give back."""

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        return timezone.localdate()

    @property
    def words(self) -> Words:
        """Names for keys."""
        return words_of(self.seen)

    @property
    def errors(self) -> list[Box]:
        """The questions with which something is wrong."""
        return [box for box in self.boxes if box.error]

    @property
    def can_be_sent(self) -> bool:
        """Whether there is something to choose wherever a choice has to be made."""
        choosing = (box for box in self.boxes if box.widget in ("one", "many") and not box.optional)
        return all(box.options for box in choosing)

    @property
    def gates(self) -> tuple[Reason, ...]:
        """The reasons that belong to no question."""
        return tuple(one for one in self.refusal.reasons if not one.field) if self.refusal else ()

    @property
    def query(self) -> str:
        """For addresses: the place in which I look, when I have more than one in this case."""
        return f"?as={self.seen.me.key}" if len(self.seen.mine) > 1 else ""

    @property
    def step(self) -> Step:
        """The step on which the track stands, or with which it would begin."""
        option, track = self.seen.route.options[self.option], self.seen.state.tracks.get(self.option)
        return option.steps[track.step if track else option.first_step]

    @property
    def is_answer(self) -> bool:
        """Whether a request is answered, with yes or no."""
        return self.offer.kind == "answer"

    @property
    def asked(self) -> Asked | None:
        """The request that is answered."""
        track, wish = self.seen.state.tracks.get(self.option), self.seen.state.wishes.get(self.option)
        asked = (*(track.requests if track else ()), *((wish,) if wish else ()))
        return next((one for one in asked if one.key == self.offer.request), None)

    @property
    def asked_by(self) -> str:
        """Who asked."""
        return self.words.person(self.asked.by) if self.asked else ""

    @property
    def asked_about(self) -> str:
        """Whom it is about."""
        return self.words.person(self.asked.about or "") if self.asked else ""

    @property
    def asked_texts(self) -> list[Written]:
        """What was written with the request, as far as I may read it."""
        asked = self.asked
        return [*asked_texts(self.seen, self.words, self.option, asked.name, asked.by)] if asked else []

    @property
    def texts(self) -> list[Written]:
        """All that I read before I sign."""
        return written(self.seen, self.words, self.reading)

    @property
    def happened(self) -> list[Line]:
        """What changed while I was typing."""
        return lines(self.seen, self.words, self.since)

    @property
    def consent(self) -> Consent | None:
        """What is signed."""
        consents = self.seen.route.options[self.option].consents
        return consents.get(self.offer.consent or "")

    @property
    def keeps_draft(self) -> bool:
        """Whether there is enough to type that it is kept while typing."""
        return any(box.widget == "text" for box in self.boxes) and not (self.offer.refusal or self.seen.helps)

    @property
    def ranking(self) -> list[Ranked]:
        """The people to choose from, with what speaks for each."""
        return ranking(self.seen, self.pool)

    @property
    def process_only(self) -> bool:
        """Whether nothing from the conversations belongs in it."""
        return any(box.field.process_only for box in self.boxes)


def form_page(
    seen: View, option: str, offer: Offer, typed: Typed | None = None, pool: tuple[Candidate, ...] = ()
) -> FormPage:
    """The form for something that a person can do. Without anything typed it begins with the draft, or what stands."""
    before = typed if typed is not None else _before(seen, option, offer)
    words = words_of(seen)
    chosen = {one.about for one in offer.fields if one.source == "readers"}
    shared = {one.name: str(one.value) for one in seen.answers if one.option == option and one.shared}
    boxes = tuple(
        replace(
            box(one, words, before.get(one.name, one.now)),
            chosen_below=one.name in chosen or (one.source == "contest" and bool(chosen)),
            meanwhile=_meanwhile(one, shared, before),
        )
        for one in offer.fields
    )
    reading = seen.reading(option, offer.consent) if offer.consent else ()
    digest = seen.shown_to_sign(option, offer.consent) if offer.consent else ""
    return FormPage(
        seen, option, offer, boxes, secrets.token_urlsafe(16), seen.case.version, offer.refusal, (), reading, digest,
        pool, typed is not None,
    )  # fmt: skip


def too_long(fields: tuple[Field, ...], typed: Typed) -> list[tuple[Text | None, int]]:
    """The questions of which the text would be refused for its length, each with how many characters are too many."""
    over = ((one, len(str(typed.get(one.name, "")).replace("\r\n", "\n").strip()) - one.max) for one in fields)
    return [(one.text, count) for one, count in over if one.type == "text" and count > 0]


def with_refusal(page: FormPage, refusal: Refusal, since: tuple[Event, ...]) -> FormPage:
    """The same form, with why it was refused, what changed meanwhile, and everything that was typed."""
    errors = {one.field: one for one in refusal.reasons if one.field}
    boxes = tuple(replace(one, error=errors.get(one.name)) for one in page.boxes)
    return replace(page, boxes=boxes, refusal=refusal, since=since)


def _meanwhile(field: Field, shared: Mapping[str, str], before: Typed) -> str:
    """What everyone shares now, when somebody else gave it other words than those that are typed or kept here."""
    now = shared.get(field.name, "") if field.source == "together" else ""
    return now if now != before.get(field.name, now) else ""


def _before(seen: View, option: str, offer: Offer) -> Typed:
    draft = seen.drafts.get((option, offer.name))
    if draft is not None:
        return draft
    stands: dict[str, object] = {}
    for one in seen.answers:
        if one.option == option and (one.shared or seen.wrote(seen.actor, one)):
            stands[one.name] = one.value
    kept = {field.name for field in offer.fields if field.source in ("part", "together", "readers")}
    return {name: value for name, value in stands.items() if name in kept} | _where_it_was(seen, option, offer)


def _where_it_was(seen: View, option: str, offer: Offer) -> dict[str, object]:
    """With what a meeting that is moved begins: what was written when it was planned, or moved last."""
    track, rule = seen.state.tracks.get(option), rule_of(seen, option, offer.name)
    meeting = track.planned(rule.moves) if track and rule else None
    if meeting is None or rule is None:
        return {}
    asked = {name for _name, act in seen.route.options[option].actions if act.plans == rule.moves for name in act.asks}
    told = (one for one in seen.answers if one.option == option and one.event_number == meeting.told_in)
    return {one.name: one.value for one in told if one.name in asked}


def given_back(seen: View, option: str, data: Mapping[str, str]) -> list[tuple[Text, str]]:
    """What was typed in a form whose step is left already, by question, so that no text is lost."""
    asks = dict(_asks(seen.route.options[option]))
    return [(asks[name].text, text) for name, text in data.items() if name in asks and text.strip()]


def _asks(rules: Option) -> Iterator[tuple[str, Ask]]:
    """Every question of a track to which a text is the answer."""
    many = [part for step in rules.steps.values() for part in (step.together, *step.parts.values())]
    many += [action.asks for _name, action in rules.actions]
    many += [asks for request in rules.requests.values() for asks in (request.asks, request.answer_asks)]
    return ((name, ask) for asks in many for name, ask in asks.items() if ask.type == "text")
