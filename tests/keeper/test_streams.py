"""A sealed stream opens whole, from any place in it, and not when one chunk was touched."""

import io

import pytest

from samenspraak.keeper.sealing import UnreadableError, new_key
from samenspraak.keeper.streams import CHUNK, Opened, Sealer

KEY = new_key()
SEALED = CHUNK + 16


def sealed(clear, about="here"):
    out = io.BytesIO()
    sealer = Sealer(KEY, out, about)
    for start in range(0, len(clear), 50_000):
        sealer.write(clear[start : start + 50_000])
    sealer.finish()
    return out.getvalue()


def opened(blob, about="here", key=KEY):
    return b"".join(Opened(key, io.BytesIO(blob), about).chunks())


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1024 * 1024 + 1])
def test_what_was_sealed_opens(size):
    clear = bytes(number % 251 for number in range(size))
    blob = sealed(clear)
    assert opened(blob) == clear
    reader = Opened(KEY, io.BytesIO(blob), "here")
    assert reader.size == size
    assert io.BufferedReader(reader).read() == clear


def test_it_is_read_from_any_place():
    clear = bytes(number % 251 for number in range(3 * CHUNK + 100))
    reader = io.BufferedReader(Opened(KEY, io.BytesIO(sealed(clear)), "here"))
    for at in (3 * CHUNK + 50, 0, CHUNK - 5, 2 * CHUNK):
        reader.seek(at)
        assert reader.read(20) == clear[at : at + 20]
    reader.seek(-10, io.SEEK_END)
    assert reader.read() == clear[-10:]


CLEAR = b"a" * CHUNK + b"b" * CHUNK + b"c" * 100
BLOB = sealed(CLEAR)
FIRST, SECOND, LAST = BLOB[1 : 1 + SEALED], BLOB[1 + SEALED : 1 + 2 * SEALED], BLOB[1 + 2 * SEALED :]


@pytest.mark.parametrize(
    "blob",
    [
        BLOB[:1] + SECOND + FIRST + LAST,
        BLOB[:1] + FIRST + LAST,
        BLOB[:1] + FIRST + SECOND,
        BLOB + LAST,
        BLOB[:-1],
        BLOB[:1],
        b"",
        b"\x01" + BLOB[1:],
        BLOB[:50] + bytes([BLOB[50] ^ 1]) + BLOB[51:],
    ],
    ids=["swapped", "left out", "cut at a chunk", "added", "cut", "only a head", "nothing", "algorithm", "changed"],
)
def test_what_was_touched_does_not_open(blob):
    with pytest.raises(UnreadableError):
        opened(blob)


def test_it_opens_with_its_own_key_and_in_its_own_place_alone():
    for about, key in (("there", KEY), ("here", new_key())):
        with pytest.raises(UnreadableError):
            opened(BLOB, about, key)
