"""Prove, on copies of the keeper's own files, that what is destroyed opens no more: not even from an older copy."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from samenspraak.keeper.embedded import EmbeddedKeeper
from samenspraak.keeper.sealing import About, UnreadableError, new_key


def destruction_faults(rooms: Path, masters: Path) -> Iterator[str]:
    """Yield what is wrong, in sentences; nothing when destruction holds.

    A room is made in a copy, its directory of rooms is copied as a backup would, and the room is destroyed. Then the
    copy and that older backup must not open it, and every other room must still be there. The files themselves are not
    touched; the copy lies beside the master keys, for the same user alone, and is removed.
    """
    with _copies(rooms, masters) as place:
        keeper = EmbeddedKeeper(place / "rooms", place / "masters")
        others = keeper.rooms()
        about = About(tenant="proof", case="proof", room=uuid4(), epoch=1)
        keeper.admit(about.room)
        sealed = keeper.seal_epoch(new_key(), about)
        shutil.copytree(place / "rooms", place / "backup")
        keeper.destroy([about.room])
        for name in ("rooms", "backup"):
            if _opens(EmbeddedKeeper(place / name, place / "masters"), sealed, about):
                yield f"A room that was destroyed still opens from {name}."
        if keeper.rooms() != others:
            yield "Destroying one room changed which others are there."


def _opens(keeper: EmbeddedKeeper, sealed: bytes, about: About) -> bool:
    try:
        keeper.open_epoch(sealed, about)
    except UnreadableError:
        return False
    return True


@contextmanager
def _copies(rooms: Path, masters: Path) -> Iterator[Path]:
    with TemporaryDirectory(dir=masters.parent, prefix="proof-") as name:
        place = Path(name)
        for source, copy in ((rooms, "rooms"), (masters, "masters")):
            shutil.copytree(source, place / copy)
            (place / copy).chmod(0o700)
        yield place
