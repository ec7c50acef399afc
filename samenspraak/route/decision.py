"""What goes into the engine, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from samenspraak.route.atoms import Text
from samenspraak.route.changes import Change
from samenspraak.route.question import Field
from samenspraak.route.reasons import Refusal
from samenspraak.route.state import Candidate

CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Act:
    """Someone wants to do something in a track.

    `name` is an action of the route; a request; a request with its answer (`fourth_talk:yes`); `open`, `reopen`; or,
    by the clock, `late:…` and `birthday`. `by` is the key of a person, or `clock`; `via` who entered it for them.
    """

    option: str
    name: str
    by: str
    answers: Mapping[str, object] = field(default_factory=dict)
    via: str | None = None
    request: str | None = None
    """The key of the request that is answered; without it: the oldest open one of that name."""
    read: str = ""
    """Digest of what this person was shown before signing."""
    stands: str = ""
    """Digest of what this person would be shown now."""
    pool: tuple[Candidate, ...] = ()
    ceiling: Decimal | None = None
    """What the track may cost now, in euros, where more is asked for; without it what the route says."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer to keep. `readers` are selectors; the writer always reads it; `later`: others once the step is left."""

    step: str
    name: str
    value: object
    readers: tuple[str, ...]
    later: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Who is told of what. It carries no content: the page that it points to shows what each may see."""

    kind: Literal[
        "did", "asked", "answered", "gate", "late", "remind", "voided", "reworded", "beside", "survey", "other_track",
        "nobody_decides", "handed_over", "lasting",
    ]  # fmt: skip
    option: str
    name: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an act changes: nothing is written yet."""

    act: Act
    changes: tuple[Change, ...]
    typed: tuple[Typed, ...]
    notices: tuple[Notice, ...]
    step_before: str
    step_after: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a person can do now, or could do if a gate were open (`refusal`)."""

    name: str
    kind: Literal["action", "always", "request", "answer", "beside"]
    text: Text
    says: Text | None
    fields: tuple[Field, ...]
    refusal: Refusal | None = None
    request: str | None = None
    consent: str | None = None
    expected: bool = False
    """Whether the track waits for this person to do this."""
    leads: Text | None = None
    """What leads to its form is called, when that is not `text`."""
    about: str = ""
    """The key of whom an answer is about, when more requests of its name are open."""
    asked_by: str = ""
    """The key of who asked, when more requests of its name are open and this one is about nobody."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who is waited for, for what, and until when."""

    people: tuple[str, ...]
    kind: Literal["step", "request", "declare"]
    name: str
    label: str = ""


Outcome = Decision | Refusal
