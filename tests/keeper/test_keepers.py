"""Both keepers do the same; the embedded one also stands up to cut-offs, copies and other users of the machine."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from samenspraak.keeper.embedded import EmbeddedKeeper, KeeperError
from samenspraak.keeper.keepers import not_told
from samenspraak.keeper.sealing import About, UnreadableError, new_key, seal, unseal

ROOM, OTHER = uuid4(), uuid4()
ABOUT = About(tenant="waterrand", case="WR-2026-0001", room=ROOM, epoch=1)


class MemoryKeeper:
    """Forgets everything when the process ends."""

    def __init__(self):
        self._keys = {}

    def admit(self, room):
        self._keys.setdefault(room, new_key())

    def seal_epoch(self, epoch_key, about):
        return seal(self._key(about.room), epoch_key, use="epoch", about=about)

    def open_epoch(self, sealed, about):
        return unseal(self._key(about.room), sealed, use="epoch", about=about)

    def destroy(self, rooms, told=not_told):
        for done, room in enumerate(rooms, start=1):
            self._keys.pop(room, None)
            told(done, len(rooms))

    def rotate(self, told=not_told):
        told(len(self._keys), len(self._keys))

    def rooms(self):
        return frozenset(self._keys)

    def _key(self, room):
        try:
            return self._keys[room]
        except KeyError:
            raise UnreadableError(f"room {room}: there is no key for it (any more).") from None


@pytest.fixture
def places(tmp_path):
    return tmp_path / "rooms", tmp_path / "masters"


@pytest.fixture
def embedded(places):
    return EmbeddedKeeper(*places)


@pytest.fixture(params=["in memory", "embedded"])
def keeper(request):
    return MemoryKeeper() if request.param == "in memory" else request.getfixturevalue("embedded")


def test_the_key_of_an_epoch_comes_back(keeper):
    keeper.admit(ROOM)
    key = new_key()
    sealed = keeper.seal_epoch(key, ABOUT)
    assert key not in sealed
    assert keeper.open_epoch(sealed, ABOUT) == key


def test_a_room_that_is_admitted_twice_keeps_its_key(keeper):
    keeper.admit(ROOM)
    key = new_key()
    sealed = keeper.seal_epoch(key, ABOUT)
    keeper.admit(ROOM)
    assert keeper.open_epoch(sealed, ABOUT) == key
    assert keeper.rooms() == {ROOM}


def test_a_room_that_was_never_admitted_is_refused(keeper):
    with pytest.raises(UnreadableError, match="no key"):
        keeper.seal_epoch(new_key(), ABOUT)


@pytest.mark.parametrize("other", [{"room": OTHER}, {"epoch": 2}, {"case": "WR-2026-0002"}, {"tenant": "heuvelland"}])
def test_the_key_of_an_epoch_opens_in_no_other_place(keeper, other):
    keeper.admit(ROOM)
    keeper.admit(OTHER)
    sealed = keeper.seal_epoch(new_key(), ABOUT)
    with pytest.raises(UnreadableError):
        keeper.open_epoch(sealed, replace(ABOUT, **other))


def test_a_destroyed_room_does_not_open_and_the_others_do(keeper):
    keeper.admit(ROOM)
    keeper.admit(OTHER)
    beside = replace(ABOUT, room=OTHER)
    gone, key = keeper.seal_epoch(new_key(), ABOUT), new_key()
    kept = keeper.seal_epoch(key, beside)
    told = []
    keeper.destroy([ROOM], lambda done, of: told.append((done, of)))
    with pytest.raises(UnreadableError, match="no key"):
        keeper.open_epoch(gone, ABOUT)
    assert keeper.open_epoch(kept, beside) == key
    assert keeper.rooms() == {OTHER}
    assert told[-1] == (1, 1)
    keeper.destroy([ROOM])
    assert keeper.rooms() == {OTHER}


def test_a_room_admitted_anew_after_it_was_destroyed_does_not_open_what_was(keeper):
    keeper.admit(ROOM)
    gone = keeper.seal_epoch(new_key(), ABOUT)
    keeper.destroy([ROOM])
    keeper.admit(ROOM)
    with pytest.raises(UnreadableError):
        keeper.open_epoch(gone, ABOUT)


def test_after_rotating_everything_opens_as_before(keeper):
    keeper.admit(ROOM)
    key = new_key()
    sealed = keeper.seal_epoch(key, ABOUT)
    told = []
    keeper.rotate(lambda done, of: told.append((done, of)))
    assert keeper.open_epoch(sealed, ABOUT) == key
    assert told[-1] == (1, 1)


def test_rotating_leaves_one_master_key_and_it_is_a_new_one(embedded, places):
    embedded.admit(ROOM)
    before = (places[1] / "1").read_bytes()
    embedded.rotate()
    assert embedded.masters() == (2,)
    assert (places[1] / "2").read_bytes() != before


def test_another_process_reads_the_same(embedded, places):
    embedded.admit(ROOM)
    key = new_key()
    sealed = embedded.seal_epoch(key, ABOUT)
    assert EmbeddedKeeper(*places).open_epoch(sealed, ABOUT) == key


def test_keys_of_rooms_put_back_from_a_copy_open_nothing_after_the_room_was_destroyed(embedded, places, tmp_path):
    embedded.admit(ROOM)
    sealed = embedded.seal_epoch(new_key(), ABOUT)
    shutil.copytree(places[0], tmp_path / "copy")
    embedded.destroy([ROOM])
    shutil.copytree(tmp_path / "copy", places[0], dirs_exist_ok=True)
    assert EmbeddedKeeper(*places).rooms() == {ROOM}
    with pytest.raises(UnreadableError, match=r"master key of then \(1\) is gone"):
        EmbeddedKeeper(*places).open_epoch(sealed, ABOUT)


def test_a_copy_with_its_master_keys_would_open_so_they_are_never_in_one_backup(embedded, places, tmp_path):
    """What destruction cannot reach, said out loud: docs/adr/0021 tells whoever makes backups."""
    embedded.admit(ROOM)
    key = new_key()
    sealed = embedded.seal_epoch(key, ABOUT)
    for place in places:
        shutil.copytree(place, tmp_path / "copy" / place.name)
    embedded.destroy([ROOM])
    copy = EmbeddedKeeper(tmp_path / "copy" / "rooms", tmp_path / "copy" / "masters")
    assert copy.open_epoch(sealed, ABOUT) == key


@pytest.mark.parametrize("after", range(10))
def test_a_destruction_that_is_cut_off_loses_no_other_room_and_goes_on(embedded, places, monkeypatch, after):
    """The power fails at each write or deletion of a name in turn."""
    beside = [uuid4() for _ in range(3)]
    for room in (ROOM, *beside):
        embedded.admit(room)
    keys = {room: new_key() for room in beside}
    sealed = {room: embedded.seal_epoch(key, replace(ABOUT, room=room)) for room, key in keys.items()}
    cut_off_after(monkeypatch, after)
    with pytest.raises(PowerFailure):
        embedded.destroy([ROOM])
    monkeypatch.undo()
    again = EmbeddedKeeper(*places)
    assert {room: again.open_epoch(sealed[room], replace(ABOUT, room=room)) for room in beside} == keys
    again.destroy([ROOM])
    assert {room: again.open_epoch(sealed[room], replace(ABOUT, room=room)) for room in beside} == keys
    assert again.rooms() == set(beside)
    assert len(again.masters()) == 1


def test_many_at_once_admit_and_read_while_the_keys_are_rotated(places):
    EmbeddedKeeper(*places)
    rooms = [uuid4() for _ in range(6)] * 4

    def use(room):
        one = EmbeddedKeeper(*places)
        one.admit(room)
        about = replace(ABOUT, room=room)
        key = new_key()
        sealed = one.seal_epoch(key, about)
        one.rotate()
        return one.open_epoch(sealed, about) == key

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(use, rooms))
    keeper = EmbeddedKeeper(*places)
    assert keeper.rooms() == set(rooms)
    assert len(keeper.masters()) == 1


@pytest.mark.parametrize("place", [0, 1])
def test_a_directory_that_others_can_read_is_refused(embedded, places, place):
    places[place].chmod(0o755)
    with pytest.raises(KeeperError, match="chmod go-rwx"):
        EmbeddedKeeper(*places)


def test_a_master_key_that_others_can_read_is_refused(embedded, places):
    embedded.admit(ROOM)
    (places[1] / "1").chmod(0o640)
    with pytest.raises(KeeperError, match="others on this machine"):
        embedded.open_epoch(b"", ABOUT)


def test_files_of_another_user_are_refused(embedded, places, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 4321)
    with pytest.raises(KeeperError, match="another user"):
        EmbeddedKeeper(*places)


def test_rooms_without_a_master_key_are_not_given_a_new_one(embedded, places):
    embedded.admit(ROOM)
    (places[1] / "1").unlink()
    with pytest.raises(KeeperError, match="Put the master keys back"):
        EmbeddedKeeper(*places)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_master_key_of_the_wrong_length_is_named(embedded, places, length):
    embedded.admit(ROOM)
    (places[1] / "1").write_bytes(b"k" * length)
    with pytest.raises(KeeperError, match=f"this one {length}"):
        embedded.open_epoch(b"", ABOUT)


def test_the_file_of_a_room_that_is_put_in_the_place_of_another_does_not_open(embedded, places):
    embedded.admit(ROOM)
    embedded.admit(OTHER)
    sealed = embedded.seal_epoch(new_key(), ABOUT)
    shutil.copy(places[0] / str(OTHER), places[0] / str(ROOM))
    with pytest.raises(UnreadableError):
        embedded.open_epoch(sealed, ABOUT)


def test_a_damaged_room_stops_rotating_before_any_master_key_is_gone(embedded, places):
    embedded.admit(ROOM)
    embedded.admit(OTHER)
    kept = new_key()
    about = replace(ABOUT, room=OTHER)
    sealed = embedded.seal_epoch(kept, about)
    (places[0] / str(ROOM)).write_bytes(b"\x00\x00\x00\x01damaged")
    with pytest.raises(UnreadableError, match=str(ROOM)):
        embedded.rotate()
    assert embedded.open_epoch(sealed, about) == kept


def test_files_are_for_their_owner_alone(embedded, places):
    embedded.admit(ROOM)
    for file in [places[0] / str(ROOM), places[1] / "1", *places]:
        assert file.stat().st_mode & 0o077 == 0


class PowerFailure(BaseException):
    """Not an Exception, so that nothing can catch it by accident."""


def cut_off_after(monkeypatch, steps):
    """Let so many changes of the file system happen, and none after."""
    left = [steps]

    def guarded(change):
        def changed(*args, **kwargs):
            left[0] -= 1
            if left[0] < 0:
                raise PowerFailure
            return change(*args, **kwargs)

        return changed

    monkeypatch.setattr(Path, "replace", guarded(Path.replace))
    monkeypatch.setattr(Path, "unlink", guarded(Path.unlink))
