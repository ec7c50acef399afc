"""Read settings from the environment, and say in a sentence what is wrong with them."""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

PREFIX = "SAMENSPRAAK_"
KEY_BYTES = 32
SHORTEST_SECRET = 50
OTHERS = stat.S_IRWXO | stat.S_IWGRP
"""A group may read a secret, as where the system gives it to a service; others may not."""


class SettingsError(Exception):
    """A setting is missing or wrong; the text says which one, and what to do."""


def text(name: str, default: str = "") -> str:
    """Return the setting, without surrounding blanks; an empty one counts as not given."""
    return os.environ.get(PREFIX + name, "").strip() or default


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """Return one of the allowed words; the first is the default."""
    value = text(name, allowed[0])
    if value not in allowed:
        raise SettingsError(f"{PREFIX}{name} is {value!r}; it must be one of: {', '.join(allowed)}.")
    return value


def number(name: str, default: int) -> int:
    """Return a whole number above zero."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not int(value):
        raise SettingsError(f"{PREFIX}{name} is {value!r}; it must be a whole number above zero, such as {default}.")
    return int(value)


def words(name: str) -> list[str]:
    """Return the comma-separated words of a setting."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def address(name: str) -> str:
    """Return a setting that is an address to which one can write. Raises SettingsError for anything else."""
    value = text(name)
    if value and not value.startswith(("mailto:", "https://")):
        raise SettingsError(f"{PREFIX}{name} is {value!r}; it must begin with mailto: or https://.")
    return value


def home() -> Path:
    """Return the directory for everything the program keeps, made if it does not exist."""
    path = Path(text("HOME", "var")).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"{PREFIX}HOME is {path}, which cannot be made ({error.strerror}). Name a directory you may write in."
        ) from error
    return path


def secret(name: str) -> str:
    """Return a setting that holds a password: given itself, or as NAME_FILE, a file that only the server can read.

    Raises SettingsError when both are given, or when the file cannot be read or others can read it.
    """
    given, file = text(name), text(f"{name}_FILE")
    if given and file:
        raise SettingsError(f"Give {PREFIX}{name} or {PREFIX}{name}_FILE, not both.")
    return _read(Path(file), f"{name}_FILE") if file else given


def secret_key(keys: Path, *, production: bool) -> str:
    """Return the key that signs sessions and links."""
    given = secret("SECRET_KEY")
    key = given or _key_from("", "SECRET_KEY_FILE", keys / "secret.key", production=production)
    if len(key) < SHORTEST_SECRET:
        raise SettingsError(
            f"The secret key has {len(key)} characters; give at least {SHORTEST_SECRET}. "
            "`openssl rand -hex 32` makes a good one."
        )
    return key


def chain_key(keys: Path, *, production: bool) -> bytes:
    """Return the key that hashes events: outside the database, so that its thief cannot redo the chain."""
    key = _key_from(text("CHAIN_KEY_FILE"), "CHAIN_KEY_FILE", keys / "chain.key", production=production)
    with suppress(ValueError):
        if len(raw := bytes.fromhex(key)) == KEY_BYTES:
            return raw
    raise SettingsError(
        f"The chain key must be {KEY_BYTES} bytes as {KEY_BYTES * 2} hexadecimal digits. "
        "`openssl rand -hex 32` makes one."
    )


def _key_from(given: str, name: str, default: Path, *, production: bool) -> str:
    if not given and production:
        raise SettingsError(
            f"In production {PREFIX}{name} must be given: the path of a file that only the server can read."
        )
    return _read(Path(given) if given else default, name, made=not given)


def _read(path: Path, name: str, *, made: bool = False) -> str:
    """Read a secret, `made` when it is not there yet, and refuse one that other users of the machine can read."""
    try:
        if made and not path.exists():
            _make_key(path)
        mode = path.stat().st_mode
        if stat.S_ISREG(mode) and mode & OTHERS:
            raise SettingsError(f"{PREFIX}{name}: others can read {path}. Run: chmod 600 {path}")
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"{PREFIX}{name}: the key in {path} cannot be read ({error}).") from error


def _make_key(path: Path) -> None:
    """Write a new key whole or not at all; when two processes try at once, both use the first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()
