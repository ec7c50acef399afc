"""Office files are zip files: looked into without unpacking, so that a small file cannot become a huge one."""

import struct
import zipfile
import zlib
from typing import BinaryIO

MOST_PARTS = 2_000
MOST_BYTES = 200 * 1024 * 1024
"""Of all parts together, unpacked."""
MOST_TIMES = 100
"""How many times larger a part may become; small ones do not matter."""
SMALL = 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_ENDS = b"PK\x05\x06"
_HEADER = 46
_LOCKED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PART_OF = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_SAYS = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}


def wrong_with_office(ending: str, content: BinaryIO, size: int, tail: bytes) -> str:
    """What is wrong with a file that should be a document of this kind; empty when nothing is."""
    wrong = _wrong_end(size, tail)
    if wrong:
        return wrong
    try:
        with zipfile.ZipFile(content) as archive:
            return _wrong_parts(archive.infolist()) or _wrong_inside(ending, archive)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, struct.error, zlib.error):
        return "broken"


def _wrong_end(size: int, tail: bytes) -> str:
    """The end says how many parts there are and where their list is: read before the list, which could be huge."""
    if len(tail) < _END.size or size < _END.size:
        return "broken"
    mark, _disk, _with_list, _here, parts, list_size, list_at, comment = _END.unpack(tail[-_END.size :])
    if mark != _ENDS:
        return "two_in_one" if _ENDS in tail[: -_END.size + 4] else "broken"
    if parts > MOST_PARTS or list_size > MOST_PARTS * (_HEADER + 300):
        return "bomb"
    # Something before or behind the archive would be another file for another program.
    return "two_in_one" if comment or list_at + list_size + _END.size != size else ""


def _wrong_parts(parts: list[zipfile.ZipInfo]) -> str:
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_BYTES:
        return "bomb"
    if any(one.file_size > SMALL and one.file_size > MOST_TIMES * max(one.compress_size, 1) for one in parts):
        return "bomb"
    if any(one.flag_bits & _LOCKED for one in parts):
        return "locked"
    if any(one.filename.lower().endswith("vbaproject.bin") for one in parts):
        return "macros"
    return "" if all(one.compress_type in _METHODS for one in parts) else "broken"


def _wrong_inside(ending: str, archive: zipfile.ZipFile) -> str:
    """Read every part to its end, a little at a time: one that is larger than it says fails its checksum."""
    names = set(archive.namelist())
    if ending in _PART_OF and not {"[Content_Types].xml", _PART_OF[ending]} <= names:
        return "other"
    if ending in _SAYS and ("mimetype" not in names or _said(archive) != _SAYS[ending]):
        return "other"
    return "broken" if archive.testzip() else ""


def _said(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as part:
        return part.read(100).strip()
