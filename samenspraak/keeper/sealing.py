"""Sealing: AES-256-GCM, bound to the place where the sealed thing belongs.

A sealed blob is one byte for the algorithm, twelve bytes that are used once, then the text and its tag. What it is
about is not in the blob, but must be the same to open it: whoever moves a blob to another case, item or audience in the
database has something that does not open.
"""

import secrets
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
AES_256_GCM = 1
_ONCE_BYTES = 12
_TAG_BYTES = 16


class UnreadableError(Exception):
    """Something sealed does not open: changed, moved, cut off, or its key is not there (any more).

    The text says what it was about, and never holds a key or a sentence.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where something sealed belongs. Every word of it is bound to the blob; a changed one makes it unreadable."""

    tenant: str
    case: str
    room: UUID
    epoch: int
    item: str = ""
    audience: str = ""
    version: int = 0

    def __str__(self) -> str:
        """Return what names it in a log: the room, and which item of it."""
        return f"room {self.room}, epoch {self.epoch}" + (f", item {self.item}" if self.item else "")


def new_key() -> bytes:
    """Return a new random key."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, clear: bytes, *, use: str, about: object) -> bytes:
    """Seal bytes under a key, for one use ("epoch", "item", "text") and about one place."""
    once = secrets.token_bytes(_ONCE_BYTES)
    return bytes([AES_256_GCM]) + once + AESGCM(key).encrypt(once, clear, bound(use, about))


def unseal(key: bytes, sealed: bytes, *, use: str, about: object) -> bytes:
    """Open what `seal` made with the same key, use and place.

    Raises `UnreadableError` for anything else: no part of the text is given when a single bit differs.
    """
    if len(sealed) < 1 + _ONCE_BYTES + _TAG_BYTES:
        raise UnreadableError(f"{about}: what is sealed is cut off.")
    if sealed[0] != AES_256_GCM:
        raise UnreadableError(f"{about}: sealed with an algorithm that is not known here ({sealed[0]}).")
    once, rest = sealed[1 : 1 + _ONCE_BYTES], sealed[1 + _ONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(once, rest, bound(use, about))
    except InvalidTag:
        # From None: the error of the library would keep the key in the frames of a traceback.
        raise UnreadableError(f"{about}: changed, moved, or sealed with another key.") from None


def bound(use: str, about: object) -> bytes:
    """Return what is authenticated beside the text: each word with its length, so that no two places read the same."""
    words: Iterable[object] = astuple(about) if isinstance(about, About) else (about,)
    parts = [str(word).encode() for word in (AES_256_GCM, use, *words)]
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
