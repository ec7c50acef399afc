"""The keys of a room: asked of the keeper, never stored in clear and never handed further than here."""

from collections.abc import Collection
from datetime import datetime

from samenspraak.cases.keeping import keeper
from samenspraak.cases.models import Case
from samenspraak.keeper import items
from samenspraak.keeper.items import Sealed
from samenspraak.keeper.sealing import About, new_key
from samenspraak.mediation.models import Epoch, Item, Room


class Keys:
    """Opens what is in one room. The key of an epoch is asked once."""

    def __init__(self, case: Case, room: Room) -> None:
        """Ask for nothing yet."""
        self._case, self._room, self._open = case, room, dict[int, bytes]()

    def read(self, item: Item) -> str:
        """Return the text of an item. Raises `UnreadableError` when its key is gone, or it was changed or moved."""
        sealed = Sealed(key=bytes(item.sealed_key), text=bytes(item.sealed_text))
        return items.read(self._key_of(item.epoch), sealed, _about_item(self._case, item)).decode()

    def write(self, item: Item, text: str) -> None:
        """Seal a text into an item that is about to be saved. Raises `UnreadableError` without the key of its epoch."""
        sealed = items.write(self._key_of(item.epoch), text.encode(), _about_item(self._case, item))
        item.sealed_key, item.sealed_text = sealed.key, sealed.text

    def _key_of(self, epoch: Epoch) -> bytes:
        if epoch.number not in self._open:
            about = about_epoch(self._case, self._room, epoch.number)
            self._open[epoch.number] = keeper().open_epoch(bytes(epoch.sealed_key), about)
        return self._open[epoch.number]


def epoch_for(case: Case, room: Room, people: Collection[str], owner: str, now: datetime) -> Epoch:
    """Return the epoch in which something is written now: the last one, or a new one when other people are in the room.

    `owner` is whose own notes they are: those have a key of their own, that nobody else's words share.
    """
    last = Epoch.objects.filter(room=room, owner=owner).order_by("-number").first()
    if last and set(last.people) == set(people):
        return last
    if last is None:
        keeper().admit(room.pk)
    newest = Epoch.objects.filter(room=room).order_by("-number").first()
    number = newest.number + 1 if newest else 1
    return Epoch.objects.create(
        partnership_id=case.partnership_id, room=room, number=number, owner=owner, people=sorted(people), began_at=now,
        sealed_key=keeper().seal_epoch(new_key(), about_epoch(case, room, number)),
    )  # fmt: skip


def about_epoch(case: Case, room: Room, epoch: int) -> About:
    """What the key of an epoch is bound to."""
    return About(tenant=str(case.partnership_id), case=case.reference, room=room.pk, epoch=epoch)


def _about_item(case: Case, item: Item) -> About:
    return About(
        tenant=str(case.partnership_id), case=case.reference, room=item.room_id, epoch=item.epoch.number,
        item=item.pk.hex, audience=item.audience, version=item.version,
    )  # fmt: skip
