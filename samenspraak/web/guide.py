"""What the pages of the guide show. Nothing is kept: the answers stand in the address, and nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from samenspraak.people.models import Partnership
from samenspraak.route.atoms import Text
from samenspraak.route.filing import last_day_to_file
from samenspraak.route.guidance import Guide, Question
from samenspraak.route.guide import Answers, Result, Way, before, next_question, result
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.web.calling import FOR_OPTION
from samenspraak.web.public import DECIDED_ON


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from."""

    value: str
    text: Text
    explains: Text | None
    is_chosen: bool


@dataclass(frozen=True)
class Answered:
    """An answer that was given, and the address at which another one can be given."""

    question: Question
    text: Text
    change: str


@dataclass(frozen=True)
class Card:
    """An option with the reasons why it fits, or does not, and the address that tells more about it."""

    name: str
    option: Option
    reasons: tuple[Text, ...]
    address: str
    back: str = ""
    """Where one asks to be called back, for the option by which one is."""
    ask: str = ""
    """Where whoever has no case asks for it."""
    last_day: date | None = None
    """Until when it can be filed, when the day of the decision was given."""


@dataclass(frozen=True)
class Visit:
    """Someone in the guide: whose guide it is, in which language, and what was answered so far."""

    partnership: Partnership
    route: Route
    guide: Guide
    language: str
    answers: Answers = field(default_factory=dict)
    decided_on: date | None = None

    @property
    def query(self) -> str:
        """The answers as they stand in an address."""
        return _query(self.answers, self.decided_on)

    @property
    def address(self) -> str:
        """The next question, or the result, for these answers."""
        return self._at("guide_in")

    @property
    def is_done(self) -> bool:
        """Whether every question has an answer."""
        return next_question(self.guide, self.answers) is None

    @property
    def again(self) -> str:
        """The first question, with nothing answered."""
        return reverse("guide_in", args=self._place())

    @property
    def calls(self) -> str:
        """Where one finds whom to call about a school, with all answers kept; nothing when that is nobody."""
        return reverse("call_in", args=self._place()) + self.query if self.route.called else ""

    @property
    def calls_back(self) -> str:
        """Where one asks to be called back, with all answers kept; nothing when nobody calls back."""
        return reverse("call_back_in", args=self._place()) + self.query if self.route.calls_back else ""

    @property
    def numbers(self) -> list[str]:
        """The support centres with their numbers, for the page that is printed (see `place_of`)."""
        return sorted((vars(self.partnership).get("numbers") or "").splitlines())

    def at_question(self, name: str) -> str:
        """A question once more, with all answers kept."""
        return self._at("guide_question", name)

    def at_option(self, name: str) -> str:
        """All about an option, with all answers kept."""
        return self._at("guide_option", name)

    @property
    def at_complaint(self) -> str:
        """Where one says what a complaint is about; the day of the decision is carried over."""
        return reverse("complaint_in", args=self._place()) + _query({}, self.decided_on)

    @property
    def begins(self) -> str:
        """What follows the address at which a case begins, so that the answers are carried over."""
        return self.query

    @cached_property
    def result(self) -> Result:
        """What these answers lead to."""
        return result(self.route, self.answers)

    @property
    def answered(self) -> list[Answered]:
        """What was answered."""
        asked = self.guide.questions
        said = self.answers.items()
        return [Answered(asked[name], asked[name].choice[value], self.at_question(name)) for name, value in said]

    @property
    def ranked(self) -> list[Card]:
        """The options that fit, the best one first."""
        return self._cards(self.result.ranked)

    @property
    def formal(self) -> list[Card]:
        """Every formal body: those for what it is about first, with the reasons."""
        return self._cards((*self.result.formal, *(Way(name, ()) for name in self.result.stays_open)))

    @property
    def unfit(self) -> list[Card]:
        """What does not fit, and why."""
        return self._cards(self.result.unfit)

    @property
    def others(self) -> list[Card]:
        """What no rule speaks of."""
        return self._cards(Way(name, ()) for name in self.result.others)

    def card(self, name: str) -> Card:
        """An option, with what the answers say about it once all are given."""
        way = self.result.way(name) if self.is_done else Way(name, ())
        option = self.route.options[name]
        back = self.calls_back if option.calls_back else ""
        ask = self._asks_for(name) if name in self.route.desks and not option.calls_back else ""
        return Card(name, option, way.reasons, self.at_option(name), back, ask, self._last_day(option))

    def _asks_for(self, name: str) -> str:
        query = QueryDict(self.query.removeprefix("?"), mutable=True)
        query[FOR_OPTION] = name
        return f"{reverse('call_back_in', args=self._place())}?{query.urlencode()}"

    def is_unfit(self, name: str) -> bool:
        """Whether an option does not fit these answers."""
        return any(way.option == name for way in self.result.unfit)

    def _cards(self, ways: Iterable[Way]) -> list[Card]:
        return [self.card(way.option) for way in ways]

    def _last_day(self, option: Option) -> date | None:
        if self.decided_on is None or option.files is None:
            return None
        return last_day_to_file(self.route, option.files, self.decided_on)

    def _place(self) -> tuple[str, str]:
        return self.partnership.slug, self.language

    def _at(self, name: str, *more: str) -> str:
        return reverse(name, args=(*self._place(), *more)) + self.query


@dataclass(frozen=True)
class Asking:
    """One question on a page of its own."""

    visit: Visit
    name: str

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.visit.guide.questions[self.name]

    @property
    def choices(self) -> list[Choice]:
        """The answers; the one that was given before is chosen."""
        given, asked = self.visit.answers.get(self.name), self.question
        return [Choice(value, text, asked.explains.get(value), value == given) for value, text in asked.choice.items()]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries along: every other answer, also to a question that comes later."""
        others = [(name, value) for name, value in self.visit.answers.items() if name != self.name]
        day = self.visit.decided_on
        return [*others, (DECIDED_ON, day.isoformat())] if day else others

    @property
    def number(self) -> int:
        """Which question it is, from 1."""
        return [*self.visit.guide.questions].index(self.name) + 1

    @property
    def how_many(self) -> int:
        """How many questions there are."""
        return len(self.visit.guide.questions)

    @property
    def bar(self) -> list[str]:
        """How far one is, a piece for each question."""
        states = {name: "done" if name in self.visit.answers else "todo" for name in self.visit.guide.questions}
        return [*(states | {self.name: "here"}).values()]

    @property
    def back(self) -> str:
        """The question before this one with all answers kept, or nothing at the first."""
        earlier = before(self.visit.guide, self.name)
        return self.visit.at_question(earlier) if earlier else ""


def _query(answers: Mapping[str, str], decided_on: date | None) -> str:
    said = dict(answers) | ({DECIDED_ON: decided_on.isoformat()} if decided_on else {})
    return f"?{urlencode(said)}" if said else ""
