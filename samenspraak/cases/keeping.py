"""The keeper of keys of this installation: outside the database, and the one that every room of the program asks."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from samenspraak.keeper.embedded import EmbeddedKeeper
from samenspraak.keeper.keepers import Keeper


def keeper() -> Keeper:
    """Return the keeper of this installation. Raises `KeeperError` when its files cannot be trusted."""
    return _embedded(settings.KEEPER_ROOMS, settings.KEEPER_MASTERS)


@lru_cache(maxsize=4)
def _embedded(rooms: Path, masters: Path) -> Keeper:
    return EmbeddedKeeper(rooms, masters)
