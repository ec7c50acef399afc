"""Readable verbs to walk a small route with the pure engine, and the list of words that each walk proves.

People are written as in a sentence: `mother="guardian with custody"`, `noor="pupil aged 15"`,
`father="guardian invited"`, `boss="manager being ann"` (the same human being as ann). Keys are their names.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from samenspraak.route.clock import birthdays, overdue
from samenspraak.route.engine import (
    Act,
    Candidate,
    Case,
    Decision,
    Person,
    Refusal,
    available,
    decide,
    fold,
    whose_turn,
)
from samenspraak.route.engine import start as begin
from samenspraak.route.model import Route
from samenspraak.route.read import Reading, read_text
from samenspraak.route.state import became

HERE = Path(__file__).parent
MONDAY = date(2026, 9, 7)
ROSTER = (Candidate("ada", "Ada"), Candidate("bob", "Bob", last_assigned=date(2026, 1, 5)))


@dataclass(frozen=True)
class Word:
    """A word of the language, the text of a route that uses it, and the walk that ends otherwise without it."""

    word: str
    route: str
    written: str
    instead: str
    walk: Callable[[], None]

    def __str__(self) -> str:
        return f"{self.route}-{self.word}-{self.walk.__name__.removeprefix('test_')}"


WORDS: list[Word] = []
_changed: dict[str, tuple[str, str]] = {}


def proves(word: str, route: str, written: str, instead: str = ""):
    """Say that this walk needs a word; `test_no_word_is_idle` takes it out and walks again."""

    def note(walk: Callable[[], None]) -> Callable[[], None]:
        WORDS.append(Word(word, route, written, instead, walk))
        return walk

    return note


@contextmanager
def without(word: Word) -> Iterator[None]:
    """Read the route with the word taken out."""
    _changed[word.route] = (word.written, word.instead)
    try:
        yield
    finally:
        _changed.clear()


def reading(name: str) -> Reading:
    """A small route as it is read, with what is taken out of it now."""
    return _read(name, *_changed.get(name, ("", "")))


@cache
def _read(name: str, written: str, instead: str) -> Reading:
    text = (HERE / f"{name}.yaml").read_text("utf-8")
    if written:
        assert written in text, f"{name}.yaml does not say {written!r}"
        text = text.replace(written, instead)
    return read_text(text, f"{name}.yaml")


def person(key: str, said: str) -> Person:
    """Read a person from a sentence; joined unless it says invited."""
    aged, being = re.search(r"aged (\d+)", said), re.search(r"being (\w+)", said)
    return Person(
        key,
        said.split(maxsplit=1)[0],
        being[1] if being else key,
        custody="with custody" in said,
        age=int(aged[1]) if aged else None,
        status="invited" if "invited" in said else "joined",
    )


class Walk:
    """A case that is walked. The first person named opens the first track of the route, or the one in `option`."""

    def __init__(self, name: str, *, option: str = "", day: date = MONDAY, facts=None, door=None, **people: str):
        self.route: Route = reading(name).route
        self.option = option or next(iter(self.route.tracks))
        self.today = day
        self.pool: tuple[Candidate, ...] = ROSTER
        opener = next(iter(people))
        act = Act(self.option, "open", opener, door or {})
        newcomers = [person(key, said) for key, said in people.items()]
        self.last: Decision | Refusal = begin(self.route, act, newcomers, facts or {}, day)
        self.case = Case()
        self.follow()

    @property
    def track(self):
        """The track that is walked."""
        return self.case.tracks[self.option]

    @property
    def step(self) -> str:
        """The step on which it stands."""
        return self.track.step

    @property
    def waits_for(self) -> set[str]:
        """For whom it waits."""
        return set(whose_turn(self.route, self.case, self.track))

    @property
    def told(self) -> dict[str, set[str]]:
        """Who was told by the last act, by kind of notice."""
        found: dict[str, set[str]] = {}
        for notice in self.last.notices:
            found.setdefault(notice.kind, set()).update(notice.to)
        return found

    @property
    def kept(self) -> dict[str, tuple[str, ...]]:
        """The answers that the last act keeps, with who reads each."""
        return {one.name: one.readers for one in self.last.typed}

    def tries(self, who: str, action: str, *, option: str = "", via: str | None = None, key=None, **answers):
        """Ask for something, and take what comes: a decision or a refusal."""
        act = Act(option or self.option, action, who, answers, via, key, pool=self.pool)
        self.last = decide(self.route, self.case, act, self.today)
        self.follow()
        return self.last

    def follow(self) -> None:
        """Let what was decided happen."""
        if isinstance(self.last, Decision):
            self.case = became(fold(self.case, self.last.changes), number=self.case.number + 1)

    def does(self, who: str, action: str, **more) -> "Walk":
        """Do something that is allowed."""
        outcome = self.tries(who, action, **more)
        assert isinstance(outcome, Decision), f"{who} cannot {action}: {outcome}"
        return self

    def opens(self, who: str, option: str, **more) -> "Walk":
        """Open another track, and walk that one from here."""
        self.does(who, "open", option=option, **more)
        return self.on(option)

    def on(self, option: str) -> "Walk":
        """Walk on in this track."""
        self.option = option
        return self

    def refused(self, who: str, action: str, **more) -> set[str]:
        """Why something is not allowed: the codes."""
        outcome = self.tries(who, action, **more)
        assert isinstance(outcome, Refusal), f"{who} can {action}"
        return self.codes

    @property
    def codes(self) -> set[str]:
        """Why the last thing was refused; empty when it was not."""
        return set(self.last.codes) if isinstance(self.last, Refusal) else set()

    def who_can_help(self) -> set[str]:
        """Who can open what was refused last."""
        return {key for reason in self.last.reasons for key in reason.opens}

    def offered(self, who: str) -> dict[str, object]:
        """What somebody sees: the name of each thing, with the offer."""
        return {one.name: one for one in available(self.route, self.case, self.option, who, self.today, self.pool)}

    def can(self, who: str) -> set[str]:
        """What somebody can do now."""
        return {name for name, offer in self.offered(who).items() if offer.refusal is None}

    def asked(self, who: str, action: str) -> dict[str, object]:
        """The questions that an action asks somebody."""
        return {field.name: field for field in self.offered(who)[action].fields}

    def until(self, day: date) -> "Walk":
        """Let days pass, the clock doing each day what is due."""
        while self.today < day:
            self.today += timedelta(days=1)
            for act in tuple(overdue(self.route, self.case, self.today)):
                self.last = decide(self.route, self.case, act, self.today)
                self.follow()
        return self

    def passes(self, days: int) -> "Walk":
        """Let so many days pass."""
        return self.until(self.today + timedelta(days=days))

    def birthday(self, who: str, age: int) -> "Walk":
        """Somebody becomes so old; the clock acts when that matters."""
        for act in tuple(birthdays(self.route, self.case, {who: age})):
            self.last = decide(self.route, self.case, act, self.today)
            assert isinstance(self.last, Decision), self.last
            self.follow()
        return self
