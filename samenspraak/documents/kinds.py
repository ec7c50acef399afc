"""What a file is, by its content: whether that is what its name says, and nothing else beside it.

The signatures are those of puremagic; what is looked at here beyond them is what a signature does not show. Each answer
is a word, for which the pages have a sentence; an empty one means that nothing is wrong.
"""

import io
from typing import BinaryIO

import puremagic

from samenspraak.documents.office import wrong_with_office

HEAD = 4096
TAIL = 70_000
"""A reader of zip files looks for the end of one in so many of the last bytes."""
_JPEG = frozenset({".jpg", ".jpeg", ".jfif"})
_LOOK_ALIKE = {"jpeg": _JPEG, "jpg": _JPEG, "heic": frozenset({".heic", ".heif"})}
_OFFICE = frozenset({"docx", "xlsx", "odt", "ods"})
_ZIP, _ZIP_ENDS = b"PK\x03\x04", b"PK\x05\x06"
_PDF, _PDF_ENDS = b"%PDF-", b"%%EOF"
_PNG_ENDS = b"IEND\xaeB`\x82"
_PAGES = (b"<html", b"<script", b"<!doctype html", b"<?php", b"<svg")
KNOWN = frozenset({"pdf", "png", *_LOOK_ALIKE, *_OFFICE})
"""The kinds that can be told apart; `DOCUMENT_KINDS` chooses among them."""


def wrong_with(ending: str, content: BinaryIO, size: int) -> str:
    """What is wrong with a file whose name ends like this: `other`, `two_in_one`, `broken`, `bomb`, `locked`, `macros`.

    `content` can be read from any place; at most some kilobytes of it are held at once.
    """
    head, tail = _at(content, 0, HEAD), _at(content, max(0, size - TAIL), TAIL)
    if not _is_kind(ending, head):
        return "other"
    if _is_another_too(ending, head, tail):
        return "two_in_one"
    if ending in _OFFICE:
        return wrong_with_office(ending, content, size, tail)
    complete = {"pdf": _PDF_ENDS in tail[-1024:], "png": tail.endswith(_PNG_ENDS)}
    return "" if complete.get(ending, True) else "broken"


def _at(content: BinaryIO, start: int, count: int) -> bytes:
    content.seek(start)
    return content.read(count)


def _is_kind(ending: str, head: bytes) -> bool:
    if ending in _OFFICE:
        return head.startswith(_ZIP)
    try:
        found = puremagic.magic_stream(io.BytesIO(head))
    except (puremagic.PureError, ValueError):
        return False
    surest = {one.extension for one in found if one.confidence == found[0].confidence}
    meant = _LOOK_ALIKE.get(ending, frozenset({f".{ending}"}))
    return bool(surest & meant) and (ending != "pdf" or head.startswith(_PDF))


def _is_another_too(ending: str, head: bytes, tail: bytes) -> bool:
    """Whether another program would take it for something else: a page, an archive, or a PDF."""
    start = head[:1024].lower()
    if ending != "pdf" and _PDF.lower() in start:
        return True
    if ending in _OFFICE:
        return False
    return _ZIP_ENDS in tail or any(one in start for one in _PAGES)
