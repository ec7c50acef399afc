"""The settings of documents: what they can be, and what is wrong with them in a sentence."""

from samenspraak.config.env import SettingsError

MEGABYTE = 1024 * 1024
KINDS = ("pdf", "jpg", "jpeg", "png", "heic", "docx", "xlsx", "odt", "ods")
"""The kinds of file that are told apart by their content (`samenspraak.documents.kinds`)."""


def kinds(wanted: list[str]) -> list[str]:
    """Return the kinds of file that are taken: all that are known, unless some are chosen."""
    unknown = [one for one in wanted if one not in KINDS]
    if unknown:
        raise SettingsError(f"SAMENSPRAAK_DOCUMENT_KINDS names {', '.join(unknown)}; possible are: {', '.join(KINDS)}.")
    return wanted or list(KINDS)


def scanner(address: str) -> str:
    """Return where clamd listens; empty for nowhere."""
    if address and not address.startswith(("unix:/", "tcp://")):
        raise SettingsError(
            f"SAMENSPRAAK_CLAMD is {address!r}; it must be like unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310."
        )
    return address
