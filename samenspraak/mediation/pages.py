"""What the page of a sealed room shows."""

from dataclasses import dataclass
from functools import cached_property

from samenspraak.cases.models import Party
from samenspraak.mediation import audiences, door
from samenspraak.mediation.models import Item
from samenspraak.mediation.sight import Inside, Shown
from samenspraak.route.atoms import Text


@dataclass(frozen=True)
class Choice:
    """A choice under `Who will read this?`: everyone, a side, or one person."""

    value: str
    side: Text | None
    person: str
    is_chosen: bool


@dataclass(frozen=True)
class Message:
    """A message, and to whom it went."""

    shown: Shown
    side: Text | None
    person: str


@dataclass(frozen=True)
class Proposal:
    """The newest version of a proposal or settlement, and who said yes to it or signed it."""

    shown: Shown
    said: list[str]
    waits_for: list[str]
    mine: bool
    """Whether I said yes to this version already."""
    can_say: bool

    @property
    def is_settlement(self) -> bool:
        """Whether it is signed, where a proposal is only agreed with."""
        return self.shown.item.kind == Item.Kind.SETTLEMENT


@dataclass(frozen=True)
class Typed:
    """What was sent and not written, so that nothing is lost; `wrong` says why."""

    kind: str = ""
    text: str = ""
    audience: str = ""
    series: str = ""
    wrong: str = ""


@dataclass(frozen=True)
class RoomPage:
    """The page of a room for one person."""

    inside: Inside
    typed: Typed = Typed()

    @property
    def most(self) -> int:
        """How many characters fit in a box."""
        return door.MOST

    @property
    def names(self) -> list[str]:
        """Who else is in the room now."""
        return [self._party(key).name for key in self.inside.people if key != self.inside.me.key]

    @property
    def choices(self) -> list[Choice]:
        """For whom I can write."""
        found = audiences.choices(self.inside.seen.route, self.inside.people, self.inside.me.key)
        return [Choice(one, self._side(one), self._person(one), one == self.typed.audience) for one in found]

    @cached_property
    def messages(self) -> list[Message]:
        """What was written to me or by me, oldest first."""
        return [
            Message(one, self._side(one.item.audience), self._person(one.item.audience))
            for one in self._of(Item.Kind.MESSAGE)
        ]

    @property
    def notes(self) -> list[Shown]:
        """My own notes, newest first."""
        return self._of(Item.Kind.NOTE)[::-1]

    @cached_property
    def proposals(self) -> list[Proposal]:
        """Each proposal and settlement in its newest version."""
        found = self._of(*door.SHARED)
        return [self._proposal(one) for one in found if door.is_newest(self.inside, one)]

    @property
    def is_shut(self) -> bool:
        """Whether anything does not open: its key is not there any more, or it was changed."""
        return self.inside.any_shut

    def _of(self, *kinds: Item.Kind) -> list[Shown]:
        return [one for one in self.inside.items if one.item.kind in kinds and one.text is not None]

    def _proposal(self, shown: Shown) -> Proposal:
        people, route = self.inside.people, self.inside.seen.route
        said = {yes.party_id for yes in shown.item.yeses.all()}
        # Who came later cannot read it: a new version asks them too.
        read_by = [key for key in people if key in shown.item.epoch.people]
        parties = [self._party(key) for key in read_by if not audiences.leads(route, people[key])]
        mine = self.inside.me.pk in said
        return Proposal(
            shown, [one.name for one in parties if one.pk in said], [one.name for one in parties if one.pk not in said],
            mine, can_say=self.inside.is_open and not self.inside.leads and not mine,
        )  # fmt: skip

    def _party(self, key: str) -> Party:
        return self.inside.seen.people[key]

    def _side(self, audience: str) -> Text | None:
        side = audiences.side_of(audience)
        return self.inside.seen.route.sides[side].text if side else None

    def _person(self, audience: str) -> str:
        key = audiences.person_of(audience)
        return self._party(key).name if key in self.inside.seen.people else ""
