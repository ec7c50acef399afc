"""The keeper inside the program: files of its own, beside the database and not in it.

    rooms/<room>        the key of a room, sealed under a master key: its number (4 bytes), then the sealed key
    masters/<number>    a master key, the highest number is the one in use

The two directories are given apart, so that a backup can take the rooms and leave the masters out: an older copy of
`rooms` opens nothing once the master key of then is gone, and destroying a room takes a new master key for that reason.
"""

import fcntl
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from samenspraak.keeper.keepers import Told, not_told
from samenspraak.keeper.sealing import KEY_BYTES, About, UnreadableError, new_key, seal, unseal

_NUMBER_BYTES = 4
_OTHERS = 0o077
_PART = ".part"


class KeeperError(Exception):
    """The files of the keeper cannot be trusted or used as they are; the text says which, and what to do."""


class EmbeddedKeeper:
    """Keeps keys in files that only this user of the machine can read. Safe for several processes at once."""

    def __init__(self, rooms: Path, masters: Path) -> None:
        """Make the directories and the first master key where there are none.

        Raises `KeeperError` when someone else on the machine can read them, or when rooms are there without a master.
        """
        self._rooms, self._masters = rooms, masters
        for place in (rooms, masters):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            _only_ours(place)
        with self._alone():
            if self._numbers():
                return
            if self.rooms():
                raise KeeperError(f"{masters}: no master key, but there are rooms. Put the master keys back.")
            self._new_master()

    def admit(self, room: UUID) -> None:
        """Make a key for a new room. A room that has one keeps it."""
        with self._alone():
            if not self._file(room).exists():
                self._put(room, new_key(), *self._newest())
                _settle(self._rooms)

    def seal_epoch(self, epoch_key: bytes, about: About) -> bytes:
        """Seal the key of an epoch under the key of its room."""
        return seal(self._key(about.room), epoch_key, use="epoch", about=about)

    def open_epoch(self, sealed: bytes, about: About) -> bytes:
        """Open the key of an epoch."""
        return unseal(self._key(about.room), sealed, use="epoch", about=about)

    def destroy(self, rooms: Collection[UUID], told: Told = not_told) -> None:
        """Delete the keys of rooms, then put the others under a new master key, so that no older copy opens either.

        Cut off halfway, it goes on where it was when it is asked again.
        """
        with self._alone():
            for room in rooms:
                self._file(room).unlink(missing_ok=True)
            _settle(self._rooms)
        self.rotate(told)

    def rotate(self, told: Told = not_told) -> None:
        """Put every room under a new master key, then delete the older ones. Cut off halfway, ask again."""
        with self._alone():
            newest = self._new_master()
            rooms = sorted(self.rooms())
            for done, room in enumerate(rooms, start=1):
                self._put(room, self._key(room), *newest)
                told(done, len(rooms))
            _settle(self._rooms)
            for number in self._numbers():
                if number != newest[0]:
                    self._master_file(number).unlink()
            _settle(self._masters)

    def rooms(self) -> frozenset[UUID]:
        """Return the rooms that have a key."""
        return frozenset(UUID(file.name) for file in self._rooms.iterdir() if not file.name.endswith(_PART))

    def masters(self) -> tuple[int, ...]:
        """Return the numbers of the master keys that are there, the one in use last. More than one: `rotate` anew."""
        return tuple(self._numbers())

    def _key(self, room: UUID) -> bytes:
        """Return the key of a room. Nobody waits for a rotation: what was read before it is read once more after it."""
        file = self._file(room)
        kept = _read(file)
        while kept is not None:
            number = int.from_bytes(kept[:_NUMBER_BYTES], "big")
            master = self._master(number)
            if master is not None:
                return unseal(master, kept[_NUMBER_BYTES:], use="room", about=room)
            before, kept = kept, _read(file)
            if kept == before:
                raise UnreadableError(f"room {room}: the master key of then ({number}) is gone.")
        raise UnreadableError(f"room {room}: there is no key for it (any more).")

    def _put(self, room: UUID, key: bytes, number: int, master: bytes) -> None:
        sealed = seal(master, key, use="room", about=room)
        _write(self._file(room), number.to_bytes(_NUMBER_BYTES, "big") + sealed)

    def _newest(self) -> tuple[int, bytes]:
        number = self._numbers()[-1]
        key = self._master(number)
        if key is None:
            raise KeeperError(f"{self._masters}: the master key in use was taken away while the program ran.")
        return number, key

    def _new_master(self) -> tuple[int, bytes]:
        number, key = max(self._numbers(), default=0) + 1, new_key()
        _write(self._master_file(number), key)
        _settle(self._masters)
        return number, key

    def _master(self, number: int) -> bytes | None:
        """Return a master key; None when there is none of that number."""
        file = self._master_file(number)
        try:
            _only_ours(file)
            key = file.read_bytes()
        except FileNotFoundError:
            return None
        if len(key) != KEY_BYTES:
            raise KeeperError(
                f"{file}: a master key has {KEY_BYTES} bytes, this one {len(key)}. Put the right one back."
            )
        return key

    def _numbers(self) -> list[int]:
        return sorted(int(file.name) for file in self._masters.iterdir() if file.name.isdecimal())

    def _file(self, room: UUID) -> Path:
        return self._rooms / str(room)

    def _master_file(self, number: int) -> Path:
        return self._masters / str(number)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Change keys one process at a time. The lock ends with the process."""
        opened = os.open(self._masters, os.O_RDONLY)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX)
            yield
        finally:
            os.close(opened)


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all. That its name stands when the power fails, takes `_settle` beside it."""
    part = file.with_name(f"{file.name}{_PART}")
    part.unlink(missing_ok=True)
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def _settle(place: Path) -> None:
    """Have the names in a directory stand when the power fails: what was deleted does not come back."""
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _only_ours(path: Path) -> None:
    """Refuse keys that another user of this machine owns or can read."""
    found = path.stat()
    if found.st_uid != os.geteuid():
        raise KeeperError(
            f"{path}: belongs to another user of this machine. Make it yours, or keep the keys elsewhere."
        )
    if found.st_mode & _OTHERS:
        raise KeeperError(f"{path}: others on this machine can read it. Run: chmod go-rwx {path}")
