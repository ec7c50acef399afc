"""Who is in a sealed room, and what somebody there reads. Everything that shows or writes in a room begins here.

Who is in it says the route (`room: for`), counted over the people of now. Somebody reads what was written for them
while they were in the room: who comes later begins with an empty room, who left reads nothing any more, and nobody
inherits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from samenspraak.cases.chain import digest
from samenspraak.cases.models import Party
from samenspraak.cases.sight import NotVisible, View
from samenspraak.keeper.sealing import UnreadableError
from samenspraak.mediation import audiences, sealing
from samenspraak.mediation.models import Item, Room
from samenspraak.route.atoms import Who
from samenspraak.route.state import Person, Track
from samenspraak.route.steps import Step
from samenspraak.route.who import members


@dataclass(frozen=True)
class Inside:
    """A room as somebody sees it who is in it."""

    seen: View
    option: str

    @property
    def me(self) -> Party:
        """Who looks. Nobody enters something in a room for somebody else."""
        return self.seen.me

    @cached_property
    def people(self) -> dict[str, Person]:
        """Everyone who is in the room now, by key."""
        return _people(self.seen, self.option)

    @property
    def leads(self) -> bool:
        """Whether I lead the mediation, so that I have notes of my own and speak to each side apart."""
        return audiences.leads(self.seen.route, self.people[self.me.key])

    @property
    def is_open(self) -> bool:
        """Whether anything can still be written: the track stands at a step with a room."""
        track = self.seen.state.tracks[self.option]
        return track.is_open and self.seen.route.options[self.option].steps[track.step].room is not None

    @cached_property
    def room(self) -> Room | None:
        """The room; None while nothing was ever written in it."""
        return Room.objects.filter(case=self.seen.case, option=self.option).first()

    @cached_property
    def items(self) -> "list[Shown]":
        """What I read, oldest first; of a proposal every version."""
        if self.room is None:
            return []
        found = Item.objects.filter(room=self.room).select_related("epoch").prefetch_related("yeses")
        keys = sealing.Keys(self.seen.case, self.room)
        return list(self._shown(keys, (one for one in found if self.may_read(one))))

    @property
    def any_shut(self) -> bool:
        """Whether anything that is mine to read does not open."""
        return any(one.text is None for one in self.items)

    def may_read(self, item: Item) -> bool:
        """Whether something in this room is mine to read."""
        if item.epoch.owner:
            return item.epoch.owner == self.me.key
        if self.me.key not in item.epoch.people:
            return False
        then = {key: one for key, one in self.seen.whole.people.items() if key in item.epoch.people}
        return item.author_id == self.me.pk or self.me.key in audiences.readers(self.seen.route, then, item.audience)

    def _shown(self, keys: sealing.Keys, items: Iterator[Item]) -> "Iterator[Shown]":
        for one in items:
            try:
                text = keys.read(one)
            except UnreadableError:
                text = None
            yield Shown(one, text, self._name_of(one.author_id), one.author_id == self.me.pk)

    def _name_of(self, party: int) -> str:
        return next((one.name for one in self.seen.people.values() if one.pk == party), "")


@dataclass(frozen=True)
class Shown:
    """Something in a room, opened. `text` is None when it does not open: its key is not there, or it was changed."""

    item: Item
    text: str | None
    author: str
    is_mine: bool

    @property
    def digest(self) -> str:
        """The digest of what is read, to which a yes or a signature is bound."""
        return digest(["room", self.item.pk.hex, self.item.kind, self.item.version, self.text])


def enter(seen: View, option: str) -> Inside:
    """The room of a track, for somebody who is in it now. Raises NotVisible for everyone else, staff too."""
    if not is_in(seen, option):
        raise NotVisible(option)
    return Inside(seen, option)


def is_in(seen: View, option: str) -> bool:
    """Whether somebody is in the room of a track now, or was when it ended; reads no database."""
    return seen.helps is None and seen.limit is None and seen.me.key in _people(seen, option)


def _people(seen: View, option: str) -> dict[str, Person]:
    who = _for_whom(seen, option)
    if not who:
        return {}
    found = members(seen.route, seen.whole, seen.whole.tracks[option], who)
    people = {key: seen.whole.people[key] for key in found}
    return {key: one for key, one in people.items() if one.status == "joined" and one.sees_until is None}


def _for_whom(seen: View, option: str) -> Who:
    """For whom the room is, when it is open or was: a track that ended before its first meeting never had one."""
    track = seen.state.tracks.get(option)
    if track is None:
        return ()
    steps = seen.route.options[option].steps
    if track.is_open:
        here = steps[track.step].room
        return here.for_ if here else ()
    return next((one.room.for_ for one in steps.values() if one.room and _had_meeting(track, one)), ())


def _had_meeting(track: Track, step: Step) -> bool:
    kind = step.meetings.kind if step.meetings else None
    return any(one.held and one.kind == kind for one in track.meetings)
