"""What a route file may say. Every class is frozen; a word that is not here is refused by the reader.

Pure: no Django, no clock, no database. The meaning of each word stands in docs/reference/route-language.md.
"""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from samenspraak.route.atoms import Amount, Duration, Name, Names, Selector, Text, Who
from samenspraak.route.steps import Action, Ask, Condition, Does, Joining, Lates, Part, Pause, Request, Step


class Side(Part):
    """A side in the difference of view, or a place to stand that is no side (`party: false`)."""

    text: Text
    party: bool = True


class Role(Part):
    """Who can be in a case, in the words of this partnership."""

    text: Text
    plural: Text | None = None
    side: Name
    many: bool = False
    optional: bool = False
    may_hold: Literal["custody"] | None = None
    comes_from: Literal["case", "school", "partnership", "board", "pool"] = "case"
    of_region: bool = False
    instead: Name | None = None
    """The role that takes the place when nobody in the case holds this one."""
    acts_through: Name | None = None
    """The role that enters what this person says, for a person without an account."""
    source: str | None = None


class Group(Part):
    """People under one word, always counted over the people of now, minus those who are excused."""

    text: Text
    who: Who


class Pool(Part):
    """Where people are chosen from who are not in the case yet, such as the roster of mediators."""

    text: Text
    account: bool = True


class Contact(Part):
    """How to reach someone outside the program."""

    text: Text | None = None
    telephone: str | None = None
    email: str | None = None
    website: str | None = None
    office_hours: Text | None = None


class ContactOfOption(Contact):
    """Whom to call about an option."""

    role: Name | None = None
    """Someone of this role, who differs by school: the public page where one finds a school says who, and how."""


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
    source: str | None = None


class Filing(Part):
    """Until when something can be filed, counted from the contested decision: an aid, no legal advice."""

    within: Duration
    text: Text
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


class AskedBy(Part):
    """Someone who may ask for an option without opening it: whom the request reaches, and its term."""

    reaches: Name
    term: Duration
    late: Lates = ()
    text: Text | None = None


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
    then: Text | None = None
    """What happens once something was filed with a formal body."""
    cannot: Text | None = None
    """What a formal body cannot do."""
    contact: ContactOfOption | None = None
    link: str | None = None
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
        """Steps that one usually skips: they lead back to the step before them, or where that one leads by itself."""
        names = [name for name, step in self.steps.items() if not step.is_final]
        return frozenset(
            name for number, name in enumerate(names) if any(self._skips(one, name, names) for one in names[:number])
        )

    def _skips(self, before: str, name: str, names: list[str]) -> bool:
        ahead = self.steps[before].leads_to & {*names}
        further = self.steps[name].leads_to & {*names}
        return name in ahead and bool(further) and further <= (ahead | {before}) - {name}

    @cached_property
    def first_step(self) -> str:
        """The step on which a track begins: the first one written."""
        return next(iter(self.steps))


class Question(Part):
    """One question of the guide."""

    text: Text
    hint: Text | None = None
    choice: dict[Name, Text]
    explains: dict[Name, Text] = {}
    """A sentence under an answer."""
    facts: dict[Name, Names] = {}
    """A fact of a case -> the answers that say that it is so."""
    source: str | None = None


class About(Part):
    """One thing that a complaint can be about, and the formal bodies for it, the first one first."""

    text: Text
    explains: Text | None = None
    bodies: Annotated[Names, Field(min_length=1)]
    source: str | None = None


class Complaint(Part):
    """Whom or what a complaint is about, so that the body for it is shown first (S9, P14). All others stay open."""

    text: Text
    hint: Text | None = None
    about: Annotated[dict[Name, About], Field(min_length=1)]


class Rule(Part):
    """One rule of the guide: with these answers an option comes first, is added, does not fit, or is what remains."""

    when: dict[Name, Names] = {}
    first: Name | None = None
    add: Name | None = None
    does_not_fit: Name | None = None
    otherwise: Name | None = None
    says: Text | None = None
    """Why, for whoever gave these answers."""
    source: str | None = None

    @property
    def option(self) -> str:
        """The option that it is about."""
        return self.first or self.add or self.does_not_fit or self.otherwise or ""


class Lasting(Part):
    """What follows when a fact has been so for some time: who is told, and which ways fit then (N5)."""

    fact: Name
    after: Duration
    tells: Who
    says: Text
    offers: Names = ()
    source: str | None = None


class Guide(Part):
    """At most five questions, and the rules that turn answers into options."""

    questions: Annotated[dict[Name, Question], Field(min_length=1, max_length=5)]
    rules: tuple[Rule, ...]


class Calendar(Part):
    """Which days are working days."""

    working_days: str = "NL"
    school_holidays: Literal["noord", "midden", "zuid"] | None = None


class Route(Part):
    """A whole route file."""

    route: Name
    title: Text
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    partnership: Contact
    calendar: Calendar = Calendar()
    words: dict[Name, Text] = {}
    """The partnership's own words for what has no other text: `case`, and each kind of meeting."""
    sides: dict[Name, Side]
    people: dict[Name, Role]
    groups: dict[Name, Group] = {}
    pools: dict[Name, Pool] = {}
    facts: dict[Name, Text] = {}
    """Things that are so, or not, about a case, such as `pupil_at_home`."""
    lasting: tuple[Lasting, ...] = ()
    """What follows when such a thing has been so for some time."""
    options: Annotated[dict[Name, Option], Field(min_length=1)]
    guide: Guide | None = None
    complaint: Complaint | None = None

    @model_validator(mode="after")
    def _names_do_not_collide(self) -> Self:
        for name in self.groups:
            if name in self.people or name in self.sides:
                message = f"the group '{name}' has the name of a role or a side; give it another name"
                raise ValueError(message)
        return self

    @cached_property
    def tracks(self) -> dict[str, Option]:
        """The options that are walked step by step."""
        return {name: option for name, option in self.options.items() if option.is_track}

    @cached_property
    def called(self) -> tuple[str, ...]:
        """The roles of those whom one calls about a school, as the contacts of the options name them."""
        return tuple(
            dict.fromkeys(one.contact.role for one in self.options.values() if one.contact and one.contact.role)
        )

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The names of the sides in the difference of view."""
        return tuple(name for name, side in self.sides.items() if side.party)

    def chosen_in(self, role: str) -> frozenset[str]:
        """The options for which people in this role are chosen from a pool; none for whoever comes from elsewhere."""
        return self._chosen.get(role, frozenset())

    @cached_property
    def _chosen(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for name, option in self.tracks.items():
            for _action, one in option.actions:
                for role in (one.assigns, one.chooses):
                    if role:
                        found.setdefault(role, set()).add(name)
        return {role: frozenset(names) for role, names in found.items()}

    def places(self, selector: Selector) -> Who:
        """The places that a selector asks to be filled, each by its own selector: a group by those in it."""
        return self._places.get(selector.name) or (selector,)

    @cached_property
    def _places(self) -> dict[str, Who]:
        places: dict[str, Who] = {"each side": tuple(Selector(side) for side in self.parties)}
        left = dict(self.groups)
        while ready := [name for name, group in left.items() if left.keys().isdisjoint(one.name for one in group.who)]:
            for name in ready:
                places[name] = tuple(place for one in left.pop(name).who for place in places.get(one.name, (one,)))
        return places

    def roles_of(self, selector: Selector) -> frozenset[str]:
        """The roles that a selector can reach; empty for `clock` and for a name that the route does not know."""
        return self._reach.get(selector.name, frozenset())

    @cached_property
    def _reach(self) -> dict[str, frozenset[str]]:
        everyone = frozenset(self.people)
        reach = {name: frozenset({name}) for name in self.people}
        for side in self.sides:
            of_side = frozenset(name for name, role in self.people.items() if role.side == side)
            reach[side] = reach.get(side, frozenset()) | of_side
        for name in ("everyone", "anyone", "who reported", "who asked"):
            reach[name] = everyone
        reach["each side"] = frozenset(name for name, role in self.people.items() if self.sides[role.side].party)
        for name in self.groups:
            reach[name] = self._group_reach(name, reach, frozenset())
        return reach

    def _group_reach(self, name: str, reach: dict[str, frozenset[str]], seen: frozenset[str]) -> frozenset[str]:
        if name in reach:
            return reach[name]
        if name not in self.groups or name in seen:
            return frozenset()
        parts = (self._group_reach(one.name, reach, seen | {name}) for one in self.groups[name].who)
        return frozenset().union(*parts)
