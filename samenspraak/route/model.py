"""What a route file may say. Every class is frozen; a word that is not here is refused by the reader.

Pure: no Django, no clock, no database. The meaning of each word stands in docs/reference/route-language.md.
"""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from samenspraak.route.atoms import Duration, Name, Names, Selector, Text, Who
from samenspraak.route.guidance import Complaint, Guide
from samenspraak.route.options import (
    CallBack,
    Contact,
    Option,
)
from samenspraak.route.steps import Part


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


class Lasting(Part):
    """What follows when a fact has been so for some time: who is told, and which ways fit then (N5)."""

    fact: Name
    after: Duration
    tells: Who
    says: Text
    offers: Names = ()
    source: str | None = None


class Partly(Part):
    """Days on which a fact is only partly so, such as those on which a pupil at home is at school for some hours."""

    text: Text
    counts: bool = False
    """Whether these days count, for how long it is so."""
    source: str | None = None


class Informal(Part):
    """Whom one addresses informally (Dutch: `je`), and with which words instead of those that stand elsewhere."""

    to: Names
    words: dict[str, dict[Annotated[str, Field(min_length=1)], str]]
    """Language -> the text as it stands in the route -> the text for these people."""


class AccessLog(Part):
    """Who looked at a case: who of the case reads that, and who searches it for the whole partnership (N7)."""

    reads: Who
    searched_by: Name
    """What this person is in the settings of the partnership. It is no role of a case: who searches is in none."""
    text: Text
    """What this person is called."""
    source: str | None = None


class Calendar(Part):
    """Which days are working days."""

    working_days: str = "NL"
    school_holidays: Literal["noord", "midden", "zuid"] | None = None


class Readers(Part):
    """A choice of who reads a document, beside whoever puts it: without `who` nobody else does."""

    text: Text
    who: Who = ()
    source: str | None = None


class Documents(Part):
    """Who may put documents on a case, and the readers among whom they choose; the same in every track."""

    by: Who
    readers: Annotated[dict[Name, Readers], Field(min_length=1)]
    watched_by: Names = ()
    """The roles of those who see which files were refused; never what is in one, whose it is, or in which case."""
    source: str | None = None


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
    partly: dict[Name, Partly] = {}
    """Such things that can be so for a part, by name."""
    lasting: tuple[Lasting, ...] = ()
    """What follows when such a thing has been so for some time."""
    options: Annotated[dict[Name, Option], Field(min_length=1)]
    access_log: AccessLog | None = None
    documents: Documents | None = None
    informal: Informal | None = None
    guide: Guide | None = None
    complaint: Complaint | None = None

    @model_validator(mode="after")
    def _names_do_not_collide(self) -> Self:
        for name in self.groups:
            if name in self.people or name in self.sides:
                message = f"the group '{name}' has the name of a role or a side; give it another name"
                raise ValueError(message)
        return self

    def informal_for(self, role: str, language: str) -> dict[str, str] | None:
        """The informal words for a role in a language, by the words that they stand for; none when it is `u`."""
        rule = self.informal
        return rule.words.get(language) if rule and role in rule.to else None

    @cached_property
    def tracks(self) -> dict[str, Option]:
        """The options that are walked step by step."""
        return {name: option for name, option in self.options.items() if option.is_track}

    @cached_property
    def gate_facts(self) -> frozenset[str]:
        """The facts on which a condition rests: recorded on the way, and read where that condition stands."""
        rules = (rule for option in self.tracks.values() for rule in option.conditions.values())
        return frozenset(rule.fact for rule in rules if rule.fact)

    @cached_property
    def called(self) -> tuple[str, ...]:
        """The roles of those whom one calls about a school, as the contacts of the options name them."""
        return tuple(
            dict.fromkeys(one.contact.role for one in self.options.values() if one.contact and one.contact.role)
        )

    @cached_property
    def desks(self) -> dict[str, CallBack]:
        """Options for which one asks on a page for everyone -> who takes that up, until when: the call-back first."""
        found = dict([self.calls_back] if self.calls_back else [])
        for name, option in self.tracks.items():
            asked = next((one for one in option.asked_by.values() if one.without_case), None)
            if asked and asked.without_case:
                rest = asked.without_case
                found[name] = CallBack(
                    by=asked.reaches, within=asked.term, late=asked.late, closes=rest.closes, kept=rest.kept
                )
        return found

    @cached_property
    def calls_back(self) -> tuple[str, CallBack] | None:
        """The option by which one is called back, and its rule; the first one, since `check` allows one."""
        found = ((name, one.calls_back) for name, one in self.options.items() if one.calls_back)
        return next(found, None)

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

    @cached_property
    def deciding_roles(self) -> frozenset[str]:
        """The roles to which a decision of some option can fall."""
        by = (one for option in self.tracks.values() for one in option.deciding)
        return frozenset().union(*(self.roles_of(one) for one in by))

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
