"""The sign-in that a partnership has of its own (OpenID Connect), read from one file with its secrets."""

import re
import tomllib
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from samenspraak.config import env

_NEEDED = {"server", "client", "secret"}
_KNOWN = _NEEDED | {"verified"}
_NAME = f"{env.PREFIX}OIDC_FILE"


def apps(text: str, *, production: bool) -> list[dict[str, Any]]:
    """Each provider as allauth wants it. Raises SettingsError, with what is wrong and under which partnership."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise env.SettingsError(f"{_NAME} is no TOML: {error}.") from error
    return [_app(slug, table, production=production) for slug, table in tables.items()]


def origins(found: Iterable[dict[str, Any]]) -> list[str]:
    """Where a browser is sent to sign in: a form may lead there."""
    parts = [urlsplit(one["settings"]["server_url"]) for one in found]
    return sorted({f"{one.scheme}://{one.netloc}" for one in parts})


def _app(slug: str, table: object, *, production: bool) -> dict[str, Any]:
    if not isinstance(table, dict) or not re.fullmatch(r"[a-z0-9-]{1,40}", slug):
        raise env.SettingsError(f"{_NAME}: {slug!r} must be a table, named as the partnership is in addresses: [name]")
    if wrong := (_NEEDED - table.keys()) | (table.keys() - _KNOWN):
        raise env.SettingsError(
            f"{_NAME}, [{slug}]: give server, client and secret, and perhaps verified. "
            f"Look at: {', '.join(sorted(wrong))}."
        )
    if not str(table["server"]).startswith("https://" if production else ("https://", "http://")):
        raise env.SettingsError(f"{_NAME}, [{slug}]: server must be an address that begins with https://.")
    return {
        "provider_id": slug,
        "name": slug,
        "client_id": str(table["client"]),
        "secret": str(table["secret"]),
        # Some providers do not say that they checked an address; then the domains that are theirs stand here.
        "settings": {"server_url": str(table["server"]), "verified_email": table.get("verified", False)},
    }
