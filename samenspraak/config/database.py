"""Turn the one database setting into what Django wants."""

from pathlib import Path

import dj_database_url

from samenspraak.config.env import PREFIX, SettingsError

ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")


def databases(url: str, home: Path) -> dict[str, dict[str, object]]:
    """Return the DATABASES setting: SQLite in the home directory unless an address is given."""
    url = url or f"sqlite:///{home / 'samenspraak.sqlite3'}"
    try:
        parsed = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except ValueError as error:
        raise SettingsError(_what_to_write(str(error).splitlines()[0])) from error
    if parsed["ENGINE"] not in ENGINES:
        raise SettingsError(_what_to_write("Only SQLite and PostgreSQL are supported."))
    if parsed["ENGINE"] == ENGINES[0]:
        parsed |= {"OPTIONS": _SQLITE, "TEST": {"NAME": str(home / "test.sqlite3")}}
    return {"default": parsed}


def owner(url: str, site: dict[str, object]) -> dict[str, object]:
    """Return what differs when the owner of the tables comes to the database; nothing when no address is given."""
    if not url:
        return {}
    try:
        found = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise SettingsError(_whose(str(error).splitlines()[0])) from error
    place = ("ENGINE", "NAME", "HOST", "PORT")
    if found["ENGINE"] != ENGINES[1] or any(found[name] != site.get(name) for name in place):
        raise SettingsError(_whose("It names another database than SAMENSPRAAK_DATABASE_URL."))
    return {"USER": found["USER"], "PASSWORD": found["PASSWORD"]}


def _whose(reason: str) -> str:
    return (
        f"{PREFIX}DATABASE_OWNER_URL cannot be used. {reason} Write the same address as in {PREFIX}DATABASE_URL, "
        "with the user and the password of the owner of the tables."
    )


# IMMEDIATE takes the write lock at the start, so that two writers queue instead of failing half-way.
# FULL, because a step that was confirmed on the screen must survive a power cut.
_SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def _what_to_write(reason: str) -> str:
    return (
        f"{PREFIX}DATABASE_URL cannot be used. {reason} Write postgres://user:password@host/name, "
        "sqlite:///path, or leave it out for SQLite in the home directory."
    )
