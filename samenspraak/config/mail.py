"""Where mail goes out, from whom, and at which address the site is found."""

from pathlib import Path
from typing import Any

from samenspraak.config import env

PATIENCE = 10
"""So many seconds a mail server may take to answer, since a page may wait for it."""


def site_address(hosts: list[str], *, production: bool) -> str:
    """The address that stands in mails and letters, without a slash at its end."""
    named = f"https://{hosts[0].removeprefix('.')}" if production else "http://localhost:8000"
    address = env.text("ADDRESS", named).rstrip("/")
    if not address.startswith("https://" if production else ("https://", "http://")) or "*" in address:
        raise env.SettingsError(
            f"{env.PREFIX}ADDRESS is {address!r}; it must be the address of this site, such as https://example.org"
        )
    return address


def mailers(home: Path, *, production: bool) -> dict[str, Any]:
    """The mail server; without one, outside production, each mail becomes a file in the home directory."""
    host = env.text("MAIL_HOST", "localhost" if production else "")
    if not host:
        files = {"file_path": str(home / "mail")}
        return {"default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": files}}
    security = env.choice("MAIL_SECURITY", ("starttls", "tls", "none"))
    options = {
        "host": host,
        "port": env.number("MAIL_PORT", {"starttls": 587, "tls": 465, "none": 25}[security]),
        "username": env.text("MAIL_USER"),
        "password": env.secret("MAIL_PASSWORD"),
        "use_tls": security == "starttls",
        "use_ssl": security == "tls",
        "timeout": PATIENCE,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def sender(address: str) -> str:
    """From whom mails come."""
    host = address.partition("://")[2].partition("/")[0].partition(":")[0]
    return env.text("MAIL_FROM", f"Samenspraak <noreply@{host}>")
