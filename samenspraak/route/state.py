"""How a case stands: process facts only, never a typed text, a name or a date of birth.

All of it is frozen. It is the fold of the changes that the events of a case carry (see changes.py), so that it can be
stored, compared and made again from the chain.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

Status = Literal["invited", "joined", "declined", "withdrawn", "left"]
HERE = ("invited", "joined")
"""Of whoever has a place in the case now."""
OUT = ("declined", "withdrawn")
"""Of whoever said no for themself alone: when invited, or after having joined. They can come back, and be asked."""
Since = bool | date
"""Whether a fact is so: a day means that it is, from that day on."""


def became[T](one: T, **new: object) -> T:
    """The same with these fields changed: `dataclasses.replace` in a tenth of the time; a decision folds a lot."""
    other = object.__new__(type(one))
    other.__dict__.update(one.__dict__)
    other.__dict__.update(new)
    return other


@dataclass(frozen=True)
class Person:
    """Someone in a case. `who` is the human being, the same in every role; `key` is unique in the case."""

    key: str
    role: str
    who: str
    custody: bool = False
    age: int | None = None
    status: Status = "invited"
    seated: bool = False
    """This person wishes to sit at the table."""
    invited: date | None = None
    late: tuple[int, ...] = ()
    """What already happened around the end of the term for joining."""
    sees_until: int | None = None
    """The number of the event after which nothing new is seen any more."""
    place: str = ""
    """The key of the one who had this place first, when it was handed over to this person."""

    @property
    def holds(self) -> str:
        """The place that this person has: the same for everyone to whom it was handed over."""
        return self.place or self.key

    @property
    def is_here(self) -> bool:
        """Whether this person is counted: invited or joined, not out or left."""
        return self.status in HERE

    @property
    def is_out(self) -> bool:
        """Whether this person said not to take part, or not any more, and could come back."""
        return self.status in OUT and self.sees_until is None

    @property
    def counts(self) -> bool:
        """Whether a route can mean this person: here, and with access to what comes."""
        return self.is_here and self.sees_until is None


@dataclass(frozen=True)
class Said:
    """A declaration, and to which time of asking it belongs."""

    value: str
    asked: int
    on: date | None = None
    """The day that was said with it, when the route asks for one."""


@dataclass(frozen=True)
class Meeting:
    """A meeting that was planned or held. `there` are keys of people."""

    key: str
    kind: str
    held: bool
    on: date
    there: tuple[str, ...] = ()
    moved: int = 0
    time: str = ""
    """The hour at which it begins, such as `15:30`; empty when it was not said."""
    moved_for: tuple[str, ...] = ()
    """For which side it was moved, each time that it was (N11)."""
    told_in: int = 0
    """The number of the event that planned or moved it last: what was typed with it says where it is."""
    by: str = ""
    """The place of the one who recorded that it was held, and who alone corrects it."""
    was: tuple[date, ...] = ()
    """The days that were recorded before it was corrected."""


@dataclass(frozen=True)
class Asked:
    """A request beside the step. `answer` is empty while it is open; `until` is a date that was asked for."""

    key: str
    name: str
    by: str
    on: date
    due: date | None
    about: str | None = None
    until: date | None = None
    answer: Literal["", "yes", "no", "over"] = ""
    agreed: tuple[str, ...] = ()
    """Who said yes, when everyone has to answer."""
    late: tuple[int, ...] = ()
    told_in: int = 0
    """The number of the event that put it, with which its questions were answered."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer it."""
        return not self.answer


@dataclass(frozen=True)
class Entered:
    """Costs that were entered in an event of this number, with what action; what they came to is typed text."""

    number: int
    action: str
    on: date
    """The day of the meeting, or else the day on which it was entered."""
    by: str


@dataclass(frozen=True)
class Contested:
    """A decision that somebody does not agree with, from which the last days to file are counted (N4)."""

    key: str
    option: str
    """The track in which it was put."""
    by: str
    """The place of the one who put it, and who alone corrects it or takes it back."""
    on: date
    about: str = ""
    """What it is about, as the route names it under `complaint`."""
    readers: tuple[str, ...] = ()
    """Selectors of who may know of it, beside the one who put it."""
    told_in: tuple[int, ...] = ()
    """The numbers of the events that put, corrected and took it back."""
    is_over: bool = False
    """Whether it was taken back."""


@dataclass(frozen=True)
class Document:
    """A document that was put on a case; who may know of it is asked of `sight`."""

    key: str
    option: str
    """The track in which it was put."""
    by: str
    """The place of the one who put it, and who alone replaces it or takes it back."""
    readers: tuple[str, ...] = ()
    """Selectors of who reads it, beside the one who put it."""
    told_in: tuple[int, ...] = ()
    """The numbers of the events that put it and took it back."""
    replaces: str = ""
    """The key of the older document of which it is a newer version."""
    is_over: bool = False
    """Whether it was taken back."""


@dataclass(frozen=True)
class Span:
    """Days on which a fact is only partly so: from `since` to the day before `until`, or still."""

    since: date
    until: date | None = None

    @property
    def last(self) -> date | None:
        """The last of these days, when it is over."""
        return self.until - timedelta(days=1) if self.until else None


@dataclass(frozen=True)
class Paused:
    """One reason for which a track stands still, and who reported it."""

    owners: tuple[str, ...]
    since: date
    due: date
    late: tuple[int, ...] = ()
    stands_still: bool = True
    told_in: dict[str, int] = field(default_factory=dict)
    """Who reported it -> the number of the event with which they did, and with which its questions were answered."""


@dataclass(frozen=True)
class Track:
    """One option being walked in a case."""

    option: str
    step: str
    opened: date
    entered: date
    due: date | None = None
    visit: int = 1
    """How many steps were entered, also before the track ended and was opened again."""
    shut: tuple[int, ...] = ()
    """Visits at which it ended: the parts that were written then were shown to nobody, and stay shut."""
    outcome: str | None = None
    done: tuple[str, ...] = ()
    signed: dict[str, dict[str, str]] = field(default_factory=dict)
    """Consent -> person -> digest of what that person read."""
    declared: dict[str, dict[str, Said]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    """Condition -> how often it was asked again."""
    judged: dict[str, bool] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    requests: tuple[Asked, ...] = ()
    excused: tuple[str, ...] = ()
    assigned: dict[str, str] = field(default_factory=dict)
    included: tuple[str, ...] = ()
    """Who else was chosen from a pool, for roles that several people in a case can have."""
    assigned_on: date | None = None
    """When the person who was assigned last said yes."""
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    contacted: tuple[str, ...] = ()
    allowed: dict[str, int] = field(default_factory=dict)
    pauses: dict[str, Paused] = field(default_factory=dict)
    late: tuple[int, ...] = ()
    took_part: tuple[str, ...] = ()
    """The human beings (`who`) who applied, signed or checked: they may not decide."""
    together: dict[str, str] = field(default_factory=dict)
    """Shared question -> digest of its wording."""
    costs: tuple[Entered, ...] = ()
    """What was entered and not corrected since, oldest first."""

    @property
    def is_open(self) -> bool:
        """Whether it is still being walked."""
        return self.outcome is None

    @property
    def stands_still(self) -> bool:
        """Whether a pause keeps it from going on."""
        return any(pause.stands_still for pause in self.pauses.values())

    def planned(self, kind: str | None) -> Meeting | None:
        """The meeting of this kind that is planned, if any."""
        return next((one for one in self.meetings if one.kind == kind and not one.held), None)

    def open_requests(self) -> tuple[Asked, ...]:
        """The requests that wait for an answer, oldest first."""
        return tuple(one for one in self.requests if one.is_open)


@dataclass(frozen=True)
class Case:
    """Everything that the route needs to know about a case. `number` counts its events."""

    number: int = 0
    facts: dict[str, bool] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    tracks: dict[str, Track] = field(default_factory=dict)
    wishes: dict[str, Asked] = field(default_factory=dict)
    """Options that someone asked for who may not open them, and that were not answered yet."""
    since: dict[str, date] = field(default_factory=dict)
    """Since which day a fact is so, for the facts that are."""
    partly: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """When a fact that is so was only partly so, in the order of the days; of one that ended nothing is kept."""
    contested: tuple[Contested, ...] = ()
    """Decisions that people do not agree with, those taken back among them: who may know of one is asked of `sight`."""
    documents: tuple[Document, ...] = ()
    """All that were put, oldest first, those taken back among them: who may know of one is asked of `sight`."""
    lasted: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Fact -> which rules about how long it is so have been followed."""

    @property
    def who_is_out(self) -> tuple[str, ...]:
        """The keys of those who said not to take part, or not any more."""
        return tuple(key for key, one in self.people.items() if one.is_out)


@dataclass(frozen=True)
class Candidate:
    """Someone in a pool who can be assigned, with what the ranking needs. Not part of the state of a case."""

    who: str
    name: str
    languages: frozenset[str] = frozenset()
    region: str = ""
    load: int = 0
    last_assigned: date | None = None
    conflict: str = ""
    """Why this person cannot be neutral here; empty when nothing is known."""
