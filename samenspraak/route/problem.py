"""Where something stands in a route file, and what is wrong with it, in words for the one who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_TOLD = 100
"""More problems than a person mends at once; what comes after them is left out, and said to be."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; lines and columns count from 1, as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands, and how to mend it."""

    file: str
    line: int
    column: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.sentence}"


class RouteError(ValueError):
    """A route file that cannot be used. Its text is one line per problem, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(problems, key=lambda one: (one.line, one.column))
        if len(found) > MOST_TOLD:
            last = found[MOST_TOLD]
            rest = f"There is more to mend from here on; these are the first {MOST_TOLD} problems."
            found = [*found[:MOST_TOLD], Problem(last.file, last.line, last.column, rest)]
        self.problems = tuple(found)
        super().__init__("\n".join(str(problem) for problem in self.problems))
