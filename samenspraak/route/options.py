"""What a partnership offers: each option, with all that is around its steps. Frozen, like all of the model."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from samenspraak.route.atoms import Amount, Day, Duration, Name, Names, Term, Text, Website, Who
from samenspraak.route.steps import Action, Ask, Condition, Does, Joining, Lates, Part, Pause, Request, Step


class Contact(Part):
    """How to reach someone outside the program."""

    text: Text | None = None
    telephone: str | None = None
    email: str | None = None
    website: Website | None = None
    office_hours: Text | None = None


class ContactOfOption(Contact):
    """Whom to call about an option."""

    role: Name | None = None
    """Someone of this role, who differs by school: the public page where one finds a school says who, and how."""


class CallBack(Part):
    """Who asks to be called back is called (S5): by whom, until when, and how long what they gave is kept."""

    by: Name
    """The role of those who call. Who of them it is differs by school, as for a `contact` with a `role`."""
    within: Duration
    """Until when a call is tried, counted anew from each call that was not answered."""
    tries: int = Field(default=2, ge=1, le=5)
    """After so many calls that were not answered, one writes instead."""
    late: Lates
    """Who hears of it around the end of the term; others than those who call have all such requests in sight."""
    closes: Duration
    """How long it stays open once something was advised or written, for whoever has more to say."""
    kept: Duration
    """How long a name, a number and an advice are kept, counted from the end."""
    sets: Name | None = None
    """The fact that is so in a case that grows out of an advice."""
    source: str | None = None


class Costs(Part):
    """What an option costs the people who use it, who pays the rest, and what that may come to (P6); in euros."""

    text: Text
    paid_by: Name | None = None
    hours: Amount | None = None
    """How many hours of work are planned for one track."""
    rate: Amount | None = None
    """For an hour."""
    travel: Amount | None = None
    """For a kilometre."""
    ceiling: Amount | None = None
    reads: Who = ()
    """Who has the budget in sight; all others only read `text`, and who pays."""
    source: str | None = None


class Experience(Part):
    """A question to everyone who is asked how it was; no answer to it can be traced to a person (P10, N17)."""

    type: Literal["choice", "yes_no", "text"] = "choice"
    text: Text
    hint: Text | None = None
    wording: dict[Name, Text] = {}
    """Other words for a role, such as a pupil."""
    choice: dict[Name, Text] = {}
    max: int = Field(default=500, ge=1, le=2000)
    """Characters for a text."""
    optional: bool = False
    source: str | None = None


class Experiences(Part):
    """What people are asked about how it was, when a step with a `survey` is reached; `reads`: who sees the figures."""

    asks: Annotated[dict[Name, Experience], Field(min_length=1)]
    reads: Who
    who_answered: Who = ()
    """Who sees in a case which of the people asked answered; never someone who reads the figures, or is asked."""
    source: str | None = None


class Filing(Part):
    """Until when something can be filed, counted from the contested decision: an aid, no legal advice."""

    within: Duration
    text: Text
    source: str | None = None


class Waiting(Part):
    """What those who help say themselves about how long one waits for them, and the day on which that was so (S7)."""

    text: Text
    as_of: Day
    old_after: Duration = Term(3, "months")
    """When so much has passed since then, it is shown as what may be different by now."""
    source: str | None = None


class TurnedAway(Part):
    """Answers at the door with which this option cannot begin, and where to go instead."""

    when: dict[Name, Names]
    says: Text
    offers: Names


class Door(Part):
    """Questions asked before an option begins. Nothing is stored of a person who is turned away."""

    asks: dict[Name, Ask]
    turns_away: tuple[TurnedAway, ...]


class WithoutCase(Part):
    """Who has no case yet can ask for it, too: on a page for everyone, as for being called back."""

    closes: Duration
    """How long it stays open once somebody who was not reached was written to."""
    kept: Duration
    """How long a name and a number are kept, counted from the end."""


class AskedBy(Part):
    """Someone who may ask for an option without opening it: whom the request reaches, and its term."""

    reaches: Name
    term: Duration
    late: Lates = ()
    text: Text | None = None
    without_case: WithoutCase | None = None


class OpensAfter(Part):
    """An option that opens only after another one ended in one of these final steps."""

    option: Name
    ended_in: Names


class ActsOn(Part):
    """What reaching a final step does to the tracks of other options in the same case."""

    ends: Names = ()
    pauses: Names = ()
    resumes: Names = ()


class Consent(Part):
    """Something that is read and signed: its signers, and the steps whose texts it covers."""

    text: Text
    says: Text | None = None
    signers: Who
    covers: Names = ()
    source: str | None = None


class Changed(Does):
    """The rule for a fact that changes midway: custody, a birthday, a replaced person."""

    asks_beside: Name | None = None
    """A consent that the new signer is asked to sign beside the step."""
    term: Duration | None = None
    ends_access: bool = False
    """The person keeps sight of what was there, and sees nothing that comes after."""


class Whens(Part):
    """Facts that change midway, each with its rule."""

    custody_gained: Changed | None = None
    custody_lost: Changed | None = None
    came_of_age: dict[Name, Changed] = {}
    """By role; `at_age` is read from the selectors that the route uses, such as `pupil from 16`."""
    replaced: dict[Name, Changed] = {}
    """By role, such as `mediator`."""


class OwnPapers(Part):
    """Who may put their own papers of a case together, to take along to this way themselves (N10)."""

    by: Who
    says: Text
    source: str | None = None


class Option(Part):
    """One of the ways that a partnership offers. With steps it is walked as a track; without, it informs."""

    title: Text
    says: Text
    source: str | None = None
    costs: Costs
    who_may_ask: Text
    needs: Text | None = None
    """What has to be there before one asks, for the guide."""
    duration: Text | None = None
    waiting: Waiting | None = None
    then: Text | None = None
    """What happens once something was filed with a formal body."""
    cannot: Text | None = None
    """What a formal body cannot do."""
    contact: ContactOfOption | None = None
    calls_back: CallBack | None = None
    link: Website | None = None
    files: Filing | None = None
    formal: bool = False
    opened_by: Who = ()
    asked_by: dict[Name, AskedBy] = {}
    door: Door | None = None
    joining: Joining | None = None
    aim: Duration | None = None
    keeps_open: Names = ()
    terms_halved_when: Name | None = None
    opens_after: OpensAfter | None = None
    runs_beside: Names = ()
    while_open: ActsOn = ActsOn()
    on_end: dict[Name, ActsOn] = {}
    pauses: dict[Name, Pause] = {}
    conditions: dict[Name, Condition] = {}
    consents: dict[Name, Consent] = {}
    steps: dict[Name, Step] = {}
    requests: dict[Name, Request] = {}
    always: dict[Name, Action] = {}
    experiences: Experiences | None = None
    own_papers: OwnPapers | None = None
    when: Whens = Whens()

    @property
    def is_track(self) -> bool:
        """Whether it is walked step by step in a case."""
        return bool(self.steps)

    def action_at(self, step: str, name: str) -> Action | None:
        """The action of this name at a step, or one that can be done at every step."""
        here = self.steps[step].actions if step in self.steps else {}
        return here.get(name) or self.always.get(name)

    @cached_property
    def actions(self) -> tuple[tuple[str, Action], ...]:
        """Every action with its name: those of each step, and those that can be done at any step."""
        everywhere = (*(step.actions for step in self.steps.values()), self.always)
        return tuple(one for actions in everywhere for one in actions.items())

    @cached_property
    def deciding(self) -> Who:
        """Everyone to whom a decision can fall: by an action, by answering a request, or instead of who answers."""
        requests = [one for one in self.requests.values() if one.decides]
        by = [one for _name, action in self.actions if action.decides for one in action.by]
        return (*by, *(one for request in requests for one in (*request.answered_by, *request.otherwise)))

    @cached_property
    def costing(self) -> dict[str, dict[Name, Ask]]:
        """Name of an action -> its questions about costs (P6); for one that corrects: those of what it corrects."""
        asked: dict[str, dict[Name, Ask]] = {}
        for name, action in self.actions:
            asked.setdefault(name, {}).update({key: ask for key, ask in action.asks.items() if ask.counts})
        return {name: asked.get(action.corrects or name, {}) for name, action in self.actions}

    def signing(self, consent: str) -> Action | None:
        """The action with which a consent is signed."""
        return next((action for _name, action in self.actions if action.consents == consent), None)

    @cached_property
    def detours(self) -> frozenset[str]:
        """Steps that one usually skips: they lead back to the step before them, or where that one leads by itself.

        The only step to which the one before it leads is never skipped, though it may lead back.
        """
        names = [name for name, step in self.steps.items() if not step.is_final]
        return frozenset(
            name for number, name in enumerate(names) if any(self._skips(one, name, names) for one in names[:number])
        )

    def _skips(self, before: str, name: str, names: list[str]) -> bool:
        ahead = self.steps[before].leads_to & {*names}
        if self.steps[before].leads_to == {name}:
            return False
        further = self.steps[name].leads_to & {*names}
        return name in ahead and bool(further) and further <= (ahead | {before}) - {name}

    @cached_property
    def first_step(self) -> str:
        """The step on which a track begins: the first one written."""
        return next(iter(self.steps))
