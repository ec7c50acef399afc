"""What a keeper does, whoever it is and wherever it runs."""

from collections.abc import Callable, Collection
from typing import Protocol
from uuid import UUID

from samenspraak.keeper.sealing import About

type Told = Callable[[int, int], None]
"""Told how far it is: how many rooms are done, of how many."""


def not_told(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class Keeper(Protocol):
    """Holds one key per room and never gives it out: it seals and opens the keys of the epochs with it.

    Everything may be asked twice with one effect, since whoever asked can have been cut off before the answer.
    """

    def admit(self, room: UUID) -> None:
        """Make a key for a new room. A room that has one keeps it."""

    def seal_epoch(self, epoch_key: bytes, about: About) -> bytes:
        """Seal the key of an epoch under the key of its room. Raises `UnreadableError` when the room has no key."""

    def open_epoch(self, sealed: bytes, about: About) -> bytes:
        """Open the key of an epoch. Raises `UnreadableError` when the room has no key (any more) or it does not fit."""

    def destroy(self, rooms: Collection[UUID], told: Told = not_told) -> None:
        """Destroy the keys of rooms, in one go: nothing of them opens any more, nor from an older copy of the keys."""

    def rotate(self, told: Told = not_told) -> None:
        """Put every room under a new master key and destroy the older ones."""

    def rooms(self) -> frozenset[UUID]:
        """Return the rooms that have a key."""
