"""A file of schools, as the Dutch registry gives it out: read, and every bad row named with its line and the reason."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from samenspraak.people.places import in_small_letters

MOST_BYTES = 10 * 1024 * 1024
DELIMITERS = ";,\t"
NOT_TEXT = ((b"PK\x03\x04", "a spreadsheet"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"%PDF", "a PDF"))
FORMULA = tuple("=+-@")
"""With what a formula of a spreadsheet begins."""

HEADERS: Mapping[str, tuple[str, ...]] = {
    "brin": ("BRIN NUMMER", "BRIN", "INSTELLINGSCODE"),
    "location": ("VESTIGINGSNUMMER", "VESTIGINGSCODE"),
    "name": ("VESTIGINGSNAAM", "INSTELLINGSNAAM VESTIGING", "INSTELLINGSNAAM", "NAAM"),
    "street": ("STRAATNAAM", "STRAATNAAM VESTIGING", "STRAAT"),
    "house": ("HUISNUMMER-TOEVOEGING", "HUISNUMMER-TOEVOEGING VESTIGING", "HUISNUMMER"),
    "postcode": ("POSTCODE", "POSTCODE VESTIGING"),
    "place": ("PLAATSNAAM", "PLAATSNAAM VESTIGING", "PLAATS"),
    "board": ("BEVOEGD GEZAG NAAM", "BEVOEGD GEZAG", "BEVOEGD GEZAG NUMMER", "SCHOOLBESTUUR", "BESTUUR"),
    "region": ("REGIO",),
}
"""What a column can be called in the first line, the best name first; signs and capitals do not matter."""
REQUIRED = ("brin", "location", "name", "street", "postcode", "place", "board")
LONGEST = {"name": 200, "street": 200, "place": 100, "board": 200, "region": 60}
WORDS = {
    "brin": "BRIN",
    "location": "vestigingsnummer",
    "house": "house number",
}
"""What a column is called in a sentence, where that is not its own name."""


class FileError(Exception):
    """The file as a whole cannot be read; the text says why, and what to do."""


@dataclass(frozen=True)
class Row:
    """A school as it stands in the file."""

    line: int
    brin: str
    location: str
    name: str
    street: str
    postcode: str
    place: str
    board: str
    region: str | None
    """None when the file says nothing about regions."""


@dataclass(frozen=True)
class Bad:
    """A row that cannot be used, and why."""

    line: int
    reason: str
    school: tuple[str, str] | None = None
    """Its BRIN and vestigingsnummer, when those can be read."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


@dataclass
class Sheet:
    """All that a file holds."""

    rows: list[Row] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)


class _BadValueError(ValueError):
    """A value that cannot be; the text is the reason."""


Line = tuple[int, list[str]]
"""A row as it stands in the file: on which line it begins, and its cells."""


def read(path: Path, columns: Mapping[str, str], watch: Callable[[list[Line]], Iterable[Line]] = iter) -> Sheet:
    """Every school in a file. `columns` says what a column is called here. Raises FileError and OSError.

    `watch` is given all rows and gives them back one by one, to show how far the check of them is.
    """
    text = _text(path)
    delimiter, where = _layout(text, columns)
    sheet, seen = Sheet(), dict[tuple[str, str], int]()
    filled = (one for one in _lines(text, delimiter) if one[0] > 1 and any(cell.strip() for cell in one[1]))
    for line, cells in watch(list(filled)):
        try:
            row = _new(_row(line, cells, where), seen)
        except _BadValueError as wrong:
            sheet.bad.append(Bad(line, str(wrong), _numbers(cells, where)))
        else:
            sheet.rows.append(row)
    if not sheet.rows and not sheet.bad:
        raise FileError("there is no school in it, only a line with headers.")
    return sheet


def _text(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise FileError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB. Leave out the schools of others.")
    raw = path.read_bytes()
    if not raw.strip():
        raise FileError("it is empty.")
    for begin, what in NOT_TEXT:
        if raw.startswith(begin):
            raise FileError(f"it is {what}, not a CSV file. Save it as CSV, in UTF-8.")
    if b"\0" in raw:
        raise FileError("it is not text. Save it as CSV, in UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_windows(raw)


def _of_windows(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise FileError(f"line {line}: it holds letters in an unknown encoding. Save it as CSV, in UTF-8.") from wrong


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    """Every row with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as wrong:
        raise FileError(
            f"line {line}: a quotation mark is not closed, or stands in a wrong place ({wrong})."
        ) from wrong


def _layout(text: str, columns: Mapping[str, str]) -> tuple[str, dict[str, int]]:
    """What stands between the cells, and in which column each thing is."""
    found = {sign: _columns(_headers(text, sign), columns) for sign in DELIMITERS}
    delimiter = max(found, key=lambda sign: len(found[sign]))
    where, headers = found[delimiter], _headers(text, delimiter)
    for name, header in columns.items():
        if name not in where:
            raise FileError(f"it has no column '{header}'. It has: {', '.join(headers)}.")
    if missing := [name for name in REQUIRED if name not in where]:
        told = "; ".join(f"{_called(name)} (known as {' or '.join(HEADERS[name])})" for name in missing)
        raise FileError(
            f"its first line has no column for {told}. It has: {', '.join(headers)}. "
            f"Say which it is, for example --column {missing[0]}='{headers[0]}'."
        )
    return delimiter, where


def _headers(text: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])]


def _columns(headers: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    plain = [_plain(one) for one in headers]
    known = {name: (columns[name],) if name in columns else names for name, names in HEADERS.items()}
    return {
        name: plain.index(_plain(one))
        for name, names in known.items()
        # The last one that is put in the dictionary counts: the best name.
        for one in reversed(names)
        if _plain(one) in plain
    }


def _plain(header: str) -> str:
    return " ".join(re.findall(r"\w+", header.replace("_", " ").casefold()))


def _numbers(cells: list[str], where: Mapping[str, int]) -> tuple[str, str] | None:
    try:
        brin = _brin(cells[where["brin"]].strip())
        return brin, _location(cells[where["location"]].strip(), brin)
    except (_BadValueError, IndexError):
        return None


def _new(row: Row, seen: dict[tuple[str, str], int]) -> Row:
    first = seen.setdefault((row.brin, row.location), row.line)
    if first != row.line:
        raise _BadValueError(f"this is the same school as line {first} ({row.brin} {row.location})")
    return row


def _row(line: int, cells: list[str], where: Mapping[str, int]) -> Row:
    if len(cells) <= max(where.values()):
        raise _BadValueError(f"there are only {len(cells)} cells in it")
    given = {name: _value(name, cells[at]) for name, at in where.items()}
    for name in ("brin", "location", "name", "postcode", "place"):
        if not given[name]:
            raise _BadValueError(f"the {_called(name)} is empty")
    brin = _brin(given["brin"])
    return Row(
        line, brin, _location(given["location"], brin), given["name"],
        f"{given['street']} {given.get('house', '')}".strip(), _postcode(given["postcode"]),
        in_small_letters(given["place"]), given["board"], given.get("region"),
    )  # fmt: skip


def _value(name: str, cell: str) -> str:
    value = " ".join(cell.split())
    if value == "-":  # so some write that there is nothing
        return ""
    if value.startswith(FORMULA):
        raise _BadValueError(f"the {_called(name)} looks like a formula of a spreadsheet: {_short(value)}")
    if not value.isprintable():
        raise _BadValueError(f"the {_called(name)} holds signs that cannot be read: {_short(value)}")
    if len(value) > LONGEST.get(name, 200):
        raise _BadValueError(f"the {_called(name)} is longer than {LONGEST.get(name, 200)} signs: {_short(value)}")
    return value


def _brin(value: str) -> str:
    brin = value.upper()
    if not re.fullmatch(r"[0-9]{2}[A-Z]{2}", brin):
        raise _BadValueError(f"a BRIN is two digits and two letters, such as 99XA, not {_short(value)}")
    return brin


def _location(value: str, brin: str) -> str:
    # In some files it is the whole number, with the BRIN in front; a spreadsheet takes the first zero away.
    location = value.upper().removeprefix(brin).zfill(2)
    if not re.fullmatch(r"[0-9]{2}", location):
        raise _BadValueError(
            f"a vestigingsnummer is two digits, such as 00, or those after {brin}, not {_short(value)}"
        )
    return location


def _postcode(value: str) -> str:
    postcode = value.upper().replace(" ", "")
    if not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", postcode):
        raise _BadValueError(f"a postcode is four digits and two letters, such as 2999 SA, not {_short(value)}")
    return postcode


def _called(name: str) -> str:
    return WORDS.get(name, name)


def _short(value: str) -> str:
    """A value from the file as it can be shown: of a decent length, and with no sign that does something."""
    return repr(value if len(value) <= 40 else f"{value[:40]}…")  # noqa: PLR2004 - as much as fits on a line
