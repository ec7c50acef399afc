"""Sealing of what is too large for memory: in chunks, each of which opens alone and only in its own place.

A sealed stream is one byte for the algorithm, then the chunks: 64 KiB of clear text each, the last one shorter (or
empty), with a tag of 16 bytes. The nonce of a chunk is its number and whether it is the last, so that chunks that were
swapped, left out, added or cut off do not open. Numbers can be nonces since every stream has a key of its own.
"""

import io
from collections.abc import Iterator
from typing import IO, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from samenspraak.keeper.sealing import UnreadableError, bound

AES_256_GCM_CHUNKS = 2
CHUNK = 64 * 1024
_TAG_BYTES = 16
_SEALED = CHUNK + _TAG_BYTES


def _once(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Sealer:
    """Seals a stream as it comes, under a key that seals nothing else."""

    def __init__(self, key: bytes, out: BinaryIO, about: object) -> None:
        """Begin: what is sealed goes to `out`."""
        self._cipher, self._out, self._bound = AESGCM(key), out, bound("stream", about)
        self._waiting = bytearray()
        self._number = 0
        out.write(bytes([AES_256_GCM_CHUNKS]))

    def write(self, clear: bytes) -> None:
        """Seal some more of it."""
        self._waiting += clear
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        """Seal the last chunk; without it the stream does not open."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_once(self._number, last=last), chunk, self._bound))
        self._number += 1


class Opened(io.RawIOBase):
    """The clear text of a sealed stream, from any place in it; one chunk at a time is in memory.

    Reading raises `UnreadableError` where something was changed, moved or cut off.
    """

    def __init__(self, key: bytes, sealed: IO[bytes], about: object) -> None:
        """Open a sealed stream that can be read from any place."""
        self._cipher, self._sealed, self._about = AESGCM(key), sealed, about
        self._bound = bound("stream", about)
        total = sealed.seek(0, io.SEEK_END) - 1
        sealed.seek(0)
        self._chunks = -(-total // _SEALED)
        self._size = total - self._chunks * _TAG_BYTES
        if sealed.read(1) != bytes([AES_256_GCM_CHUNKS]) or self._chunks < 1 or self._size < 0:
            raise UnreadableError(f"{about}: no sealed stream, or cut off.")
        self._at = 0
        self._kept: tuple[int, bytes] = (-1, b"")

    @property
    def size(self) -> int:
        """How many bytes the clear text has."""
        return self._size

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the clear text."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(f"there is no place {start + offset}")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]
        """Read what stands from this place to the end of its chunk, at most."""
        number, skip = divmod(self._at, CHUNK)
        if self._at >= self._size:
            if number == self._chunks - 1:
                self._chunk(number)  # an empty last chunk is opened too: a stream that was cut off ends there
            return 0
        found = self._chunk(number)[skip : skip + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def chunks(self) -> Iterator[bytes]:
        """The whole clear text, from the beginning."""
        for number in range(self._chunks):
            yield self._chunk(number)

    def close(self) -> None:
        """Close the sealed stream too."""
        self._sealed.close()
        super().close()

    def _chunk(self, number: int) -> bytes:
        if self._kept[0] != number:
            self._sealed.seek(1 + number * _SEALED)
            sealed = self._sealed.read(_SEALED)
            try:
                once = _once(number, last=number == self._chunks - 1)
                self._kept = number, self._cipher.decrypt(once, sealed, self._bound)
            except InvalidTag:
                # From None: the error of the library would keep the key in the frames of a traceback.
                raise UnreadableError(f"{self._about}: changed, moved, or sealed with another key.") from None
        return self._kept[1]
