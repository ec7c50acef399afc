"""YAML text -> Route. Every problem of the file is named, with its line, its column and the mend.

Safe for a file from a stranger: nothing in it is run; size, depth and aliases are limited before they cost.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from samenspraak.route.explain import nothing_written_here, problems_of
from samenspraak.route.model import Route
from samenspraak.route.problem import Mark, Problem, RouteError
from samenspraak.route.yamlnodes import Node, mark_at, nothing_written, plain
from samenspraak.route.yamlparse import parse

__all__ = ["Mark", "Problem", "Reading", "RouteError", "read_file", "read_text"]

MAX_BYTES = 512 * 1024

_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A route as it was read: the route, the text it came from, and where everything stands."""

    route: Route
    file: str
    text: str
    digest: str
    """SHA-256 of the bytes of the file, in hexadecimal: the name of this version of the route."""
    marks: Node

    def at(self, *path: str | int) -> Mark:
        """Where this path of the file stands, such as `at("options", "mediation", "steps", "apply")`.

        For a path that does not exist: where the nearest existing part of it stands.
        """
        return mark_at(self.marks, path)


def read_file(path: str | Path) -> Reading:
    """Read a route file. Raises RouteError for what is wrong in it, OSError when it cannot be opened."""
    with Path(path).open("rb") as file:
        return read_text(file.read(MAX_BYTES + 1), str(path))


def read_text(text: str | bytes, file: str = "route.yaml") -> Reading:
    """Read the text of a route file; `file` is what problems call it. Raises RouteError with all problems."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    words = _decode(data, file)
    root, problems = parse(words, file)
    for path in nothing_written(root):
        problems.append(_problem(file, mark_at(root, path), nothing_written_here(path)))
    try:
        route = Route.model_validate(plain(root), strict=True)
    except ValidationError as error:
        raise RouteError(problems + problems_of(error.errors(include_url=False), root, file)) from None
    if problems:
        raise RouteError(problems)
    return Reading(route, file, words, hashlib.sha256(data).hexdigest(), root)


def _decode(data: bytes, file: str) -> str:
    if len(data) > MAX_BYTES:
        sentence = f"The file is larger than {MAX_BYTES // 1024} kB, which is too large for a route."
        raise RouteError([_problem(file, Mark(1, 1), sentence)])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        sentence = f"The byte {data[error.start]:#04x} is not UTF-8. Save the file as UTF-8."
        raise RouteError([_problem(file, _end_of(before), sentence)]) from None
    text = text.removeprefix("\ufeff")
    if found := _NOT_PRINTABLE.search(text):
        sentence = f"An invisible character stands here (U+{ord(found[0]):04X}). Remove it."
        raise RouteError([_problem(file, _end_of(text[: found.start()]), sentence)])
    return text


def _end_of(text: str) -> Mark:
    return Mark(text.count("\n") + 1, len(text) - text.rfind("\n"))


def _problem(file: str, mark: Mark, sentence: str) -> Problem:
    return Problem(file, mark.line, mark.column, sentence)
