"""One item of a room (a message, a note, a proposal, a file), sealed under a key of its own."""

from dataclasses import dataclass

from samenspraak.keeper.sealing import About, new_key, seal, unseal


@dataclass(frozen=True, slots=True)
class Sealed:
    """An item as it is stored. Without `key` the text is gone for good: so one item is destroyed alone."""

    key: bytes
    text: bytes


def write(epoch_key: bytes, clear: bytes, about: About) -> Sealed:
    """Seal an item of a room under a new key, which is itself sealed under the key of the epoch."""
    item_key = new_key()
    return Sealed(
        key=seal(epoch_key, item_key, use="item", about=about), text=seal(item_key, clear, use="text", about=about)
    )


def read(epoch_key: bytes, sealed: Sealed, about: About) -> bytes:
    """Open an item. Raises `UnreadableError` when it was changed, moved, or belongs to another epoch."""
    item_key = unseal(epoch_key, sealed.key, use="item", about=about)
    return unseal(item_key, sealed.text, use="text", about=about)
