"""The name of a file, as it is shown and handed out: what could mislead or reach elsewhere is taken out."""

import re
import unicodedata

LONGEST = 100
_SEPARATORS = re.compile(r'[/\\:*?"<>|]+')


def clean_name(raw: str) -> str:
    """The same without control and direction characters, paths and leading dots; at most 100 characters long."""
    text = unicodedata.normalize("NFC", raw)
    text = "".join(one for one in text if unicodedata.category(one)[0] != "C")
    text = " ".join(_SEPARATORS.sub(" ", text).split()).lstrip(". ")
    stem, dot, ending = text.rpartition(".")
    if not dot:
        return text[:LONGEST] or "document"
    return f"{stem[: LONGEST - len(ending) - 1].strip()}.{ending.lower()}" if len(ending) < LONGEST else text[:LONGEST]


def ending_of(name: str) -> str:
    """The ending that says what kind of file it is; empty without one."""
    return name.rpartition(".")[2].lower() if "." in name else ""
