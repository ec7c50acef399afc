"""The pieces of a track: questions, conditions, actions, requests, steps. Frozen, like all of the model."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from samenspraak.route.atoms import Duration, Name, Names, Text, Who, one_as_list, one_term_or_more


class Part(BaseModel):
    """Base of every piece of a route: frozen, and refusing words that the language does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Ask(Part):
    """One question. `reads` names who may read the answer; without it: whoever the action tells, and the writer."""

    type: Literal["text", "choice", "yes_no", "date", "number", "money", "options", "body", "meeting", "person"] = (
        "text"
    )
    text: Text
    hint: Text | None = None
    choice: dict[Name, Text] = {}
    kind: Name | None = None
    """For a meeting: what kind of meeting."""
    role: Name | None = None
    """For a person: in which role."""
    max: int = Field(default=2000, ge=1, le=20000)
    """Characters for a text; the highest value for a number or an amount of money."""
    optional: bool = False
    past: bool | None = None
    """A date has to be a day that has been; with `false` one that is still to come."""
    within: Duration | None = None
    """How far from today a day can lie; without it: see samenspraak.route.cleaning."""
    reads: Who = ()
    readers_chosen_from: Who = ()
    """The writer chooses who of these reads it (N6)."""
    process_only: bool = False
    """Only process facts belong here; said on the form, since staff read it (S4)."""
    per_side: bool = False
    """Asked once for each side, and read by that side."""
    at_least_one: bool = False
    """Of what is asked for each side and may stay empty, one has to be answered."""
    counts: Literal["hours", "kilometres", "amount", "ceiling"] | None = None
    """What the answer adds to the costs of the track; a `ceiling` is what they may come to from then on (P6)."""
    source: str | None = None


class Does(Part):
    """What an action, the answer to a request, or a changed fact does to the track."""

    to: Name | None = None
    tells: Who = ()
    voids: Names = ()
    keeps_meetings: bool = True
    excuses: bool = False
    """The person whom a request is about is not counted any more."""
    allows: Name | None = None
    """One more meeting of this kind than the guideline."""
    extends: bool = False
    """The term of the step moves to the date that was asked for (field `until`)."""
    releases: Name | None = None
    """The person who was assigned in this role leaves the track."""
    adds_pause: Name | None = None
    removes_pause: Name | None = None
    sets: dict[Name, bool] = {}
    """Facts of the case that become so, or not so any more."""
    opens: Name | None = None
    """A request that is put at once."""


class Action(Does):
    """What a person, or the clock, can do."""

    text: Text
    leads: Text | None = None
    """What leads to its form is called, when `text` is true only once the button was pressed."""
    again: Text | None = None
    """What it is called when all that it `sets` is so already, and only the day is corrected."""
    says: Text | None = None
    by: Who
    source: str | None = None
    asks: dict[Name, Ask] = {}
    reads: Who = ()
    """Who reads the answers that name no readers of their own."""
    requires: Literal["conditions"] | tuple[Name, ...] = ()
    decides: bool = False
    """Never by someone who applied, signed or checked, or was at a meeting of the case."""
    checks: bool = False
    """Whoever does this has checked, and may not decide."""
    yields_to: Who = ()
    """When one of these is here, the others named in `by` leave it to them."""
    during_pause: bool = False
    """It can be done while the track pauses, too."""
    seats: bool = False
    """The person wishes to sit at the table."""
    joins: bool = False
    leaves: bool = False
    """The person leaves the case, and sees nothing of it any more."""
    stays_out: bool = False
    """The person does not take part, or not any more; the case goes on without, and the person can come back."""
    invites: bool = False
    """Someone who stays out is asked again (field `about`)."""
    finishes: bool = False
    """The person's own part is done."""
    consents: Name | None = None
    declares: Names = ()
    judges: Names = ()
    assigns: Name | None = None
    """The role for which a person is taken from the pool."""
    chooses: Name | None = None
    """The role for which each side names a person; it is that person when all sides name the same."""
    hands_over: Name | None = None
    """The role of which someone's place in the case passes to a colleague with the same work."""
    pool: Name | None = None
    ranked_by: tuple[Literal["language", "region", "load", "fairness"], ...] = ()
    unless: tuple[Literal["conflict_of_interest"], ...] = ()
    rotation: bool = False
    """Nobody chooses: it is the person of the pool whose turn it is."""
    plans: Name | None = None
    records: Name | None = None
    moves: Name | None = None
    within: Duration | None = None
    """How far from today the day can lie that this asks by itself: of a meeting, or of a contested decision."""
    amends: Name | None = None
    """A kind of meeting: whoever recorded one corrects its day and who was there."""
    with_: Who = Field(default=(), alias="with")
    """A meeting that this records had someone of each of these there."""
    with_one_of: Who = ()
    """A meeting that this records had people of only one of these there, beside whoever records it."""
    with_hour: bool = False
    """A meeting that is planned or moved has an hour; without it the hour may be left open."""
    contacts: bool = False
    """Records that a side was reached (field `side`)."""
    contests: Literal["puts", "corrects", "takes_back"] | None = None
    """A contested decision is put on the case, with its day (N4); or whoever put it corrects it, or takes it back."""
    readers_chosen_from: Who = ()
    """Whoever puts a contested decision chooses who of these reads it; without it: `reads`, or whoever is told."""
    corrects: Name | None = None
    """An action whose costs are entered once more; this takes the place of what was entered then."""
    partly: dict[Name, bool] = {}
    """Facts that are so and from a day on only partly, or wholly again; the route says whether such days count (N5)."""
    changes_custody: bool = False
    """Asks about which guardian (field `about`) and whether there is custody now (field `custody`)."""

    @property
    def is_about_the_case(self) -> bool:
        """Whether it changes the case as a whole, the same from whatever track it is done."""
        who = self.joins or self.stays_out or self.invites or self.changes_custody or self.hands_over
        return bool(self.sets or self.partly or self.contests or who) and not self.to

    @cached_property
    def only_records(self) -> bool:
        """Whether it does nothing but record a meeting or write something down: no track moves, and none waits."""
        words = {"records", "with_", "within", "text", "leads", "says", "by", "asks", "tells", "source"}
        return self.model_fields_set <= words

    @cached_property
    def only_denies(self) -> bool:
        """Whether it does nothing but end facts of the case."""
        denies = bool(self.sets) and not any(self.sets.values())
        return denies and self.model_fields_set <= {"sets", "tells", "text", "says", "by", "asks", "source"}


class Condition(Part):
    """Something that must be so before a gate opens. A gate that is closed names it, and who can open it."""

    text: Text
    source: str | None = None
    holds: Literal["meeting_held", "everyone_declares", "judged", "signed", "granted", "fact"]
    kind: Name | None = None
    with_: Who = Field(default=(), alias="with")
    who: Who = ()
    values: dict[Name, Text] = {}
    met_by: Names = ()
    question: Text | None = None
    """How it is put to each who declares; without it: `text`."""
    asks_day: dict[Name, Text] = {}
    """Values with which a day that has been is asked, each with that question."""
    asked_again_at: Names = ()
    """Steps, or kinds of meeting, at which an earlier declaration no longer counts."""
    by: Who = ()
    consent: Name | None = None
    request: Name | None = None
    fact: Name | None = None


class Pause(Part):
    """A reason for which a track stands still; it stays until everyone who reported it took it back."""

    text: Text
    term: Duration
    late: "Lates" = ()
    stands_still: bool = True
    """Without it the track goes on; who reported the reason is kept all the same."""
    source: str | None = None


class Late(Part):
    """What happens around the end of a term: before it, at it, or after it; remind, tell, or do."""

    before: Duration | None = None
    after: Duration | None = None
    remind: Who = ()
    tell: Who = ()
    do: Name | None = None
    """An action of the step that the clock takes."""


Lates = Annotated[tuple[Late, ...], BeforeValidator(one_as_list)]


class Request(Part):
    """Asked beside the step, answered by someone else; several may be open, each with a term."""

    text: Text
    says: Text | None = None
    by: Who
    source: str | None = None
    about: Who = ()
    asks: dict[Name, Ask] = {}
    reads: Who = ()
    during: Names = ()
    """The steps at which it can be asked; without it: every step that is not final."""
    after_meetings: int = 0
    """It can be asked when so many meetings of the step were held."""
    once: Literal["person", "side", "track"] | None = None
    answered_by: Who
    otherwise: Who = ()
    """Who answers when the one who asked is the only one of `answered_by`."""
    each_answers: bool = False
    """Everyone of them has to say yes; the first no decides."""
    decides: bool = False
    answer_asks: dict[Name, Ask] = {}
    term: Duration
    late: "Lates" = ()
    tells: Who = ()
    yes: Does
    no: Does = Does()


class Agenda(Part):
    """Meetings of a kind that are held for several cases at once: what the page with them is called, and for whom."""

    text: Text
    reads: Who
    """Who has the agenda, each with their own cases on it."""
    source: str | None = None


class Meetings(Part):
    """The meetings of a step, with a guideline for how many (P9)."""

    kind: Name
    guideline: int | None = Field(default=None, ge=1, le=50)
    """How many; without it there is no limit."""
    counts_with: Who
    """A meeting counts when someone of each of these was there."""
    first_within: Duration | None = None
    next_within: Duration | None = None
    report_within: Duration | None = None
    agenda: Agenda | None = None
    source: str | None = None


class Room(Part):
    """The sealed room that is open during a step, and for whom; whoever is not named reads nothing of it (S4, N7)."""

    for_: Who = Field(alias="for")


class Gate(Part):
    """When a step is left without anyone pressing a button; recalculated after every event."""

    all_done: Who = ()
    all_signed: Name | None = None
    all_joined: Who = ()
    all_contacted: Who = ()
    chosen: Name | None = None
    met: Names = ()
    to: Name
    tells: Who = ()


Gates = Annotated[tuple[Gate, ...], BeforeValidator(one_as_list)]


class Joining(Part):
    """Until when an invited person is waited for before someone calls."""

    term: Duration
    late: Lates
    source: str | None = None


class Survey(Part):
    """Who is asked how it was, and how long after the end (P10, N17)."""

    of: Who
    at: tuple[Duration, ...]
    open_for: Annotated[tuple[Duration, ...], BeforeValidator(one_term_or_more)]
    """How long it stays open: one term for all times, or one for each."""
    source: str | None = None


class Reopen(Part):
    """A final step that can be left again within a term."""

    within: Duration
    by: Who
    to: Name
    text: Text
    tells: Who = ()


class Step(Part):
    """A place in a track: what happens here, who is waited for, until when, and how it is left."""

    title: Text
    says: Text
    then: Text | None = None
    source: str | None = None
    waits_for: Who = ()
    term: Duration | None = None
    late: "Lates" = ()
    together: dict[Name, Ask] = {}
    """Questions that whoever is waited for answers together."""
    parts: dict[Name, dict[Name, Ask]] = {}
    """Questions for one role or side each, answered apart."""
    meetings: Meetings | None = None
    room: Room | None = None
    actions: dict[Name, Action] = {}
    leaves_when: Gates = ()
    final: Name | None = None
    """The outcome, when the track ends here."""
    survey: Survey | None = None
    reopen: Reopen | None = None
    offers: Names = ()
    shows: Names = ()
    """Actions whose answers are read where the track ends, beside those of the act that ended it."""

    @cached_property
    def leads_to(self) -> frozenset[str]:
        """The steps to which an action or gate of this step leads."""
        ways = [one.to for one in self.actions.values()] + [one.to for one in self.leaves_when]
        return frozenset(to for to in ways if to)

    @cached_property
    def is_final(self) -> bool:
        """Whether the track ends here."""
        return self.final is not None
