"""Reads the golden tables: plain rows, nothing of the program."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

HERE = Path(__file__).parent
ROUTES = ("sppoh", "swv")
ANY, NO_TRACK, CLOCK = "any", "-", "clock"
NAMES = "step", "who", "does", "kind", "when", "next", "told", "source"


@dataclass(frozen=True)
class Row:
    """One thing that can happen: after `spread`, `step` and `who` are one step and one role."""

    route: str
    line: int
    step: str
    who: str
    does: str
    kind: str
    when: tuple[str, ...]
    next: str
    told: frozenset[str]

    def __str__(self):
        return ":".join((self.route, self.step, self.who, self.does.replace(":", "_"), " & ".join(self.when) or "-"))


@dataclass(frozen=True)
class Term:
    """A row of the table of terms."""

    route: str
    step: str
    term: str


def steps_of(route):
    """The steps that are not final, in order."""
    sentence, final = _steps_and_final(route)
    return tuple(name for name in re.findall("[a-z]+", sentence) if name not in (*final, "or"))


def finals_of(route):
    """The final steps."""
    return _steps_and_final(route)[1]


@cache
def _steps_and_final(route):
    text = (HERE / f"{route}.md").read_text("utf-8")
    steps, final = re.search(r"\*\*Steps in order:\*\* (.*?)\. \*\*Final:\*\* (.*?)\.\s", text).groups()
    return steps, tuple(re.findall("[a-z]+", re.sub(r"\(.*?\)", "", final)))


@cache
def rows(route):
    """The rows of a route, each combination of step and role apart."""
    written = [_row(route, line, cells) for line, cells in _lines(route) if len(cells) == len(NAMES)]
    return [one for row in written[1:] for one in spread(row)]


def by_place(rows):
    """The rows of each role at each step of a route: one test for a place takes less than one for every row."""
    found = {}
    for row in rows:
        found.setdefault((row.route, row.step, row.who), []).append(row)
    return found


def spread(row):
    """Each combination of step and role; `any` leaves out the steps at which a role is not there yet."""
    steps = steps_of(row.route) if row.step == ANY else _list(row.step)
    for step, who in product(steps, _list(row.who)):
        if row.step != ANY or is_there(row.route, step, who):
            yield replace(row, step=step, who=who)


def is_there(route, step, who):
    """Whether somebody in this role is in the ordinary case at this step: a mediator is from `agree` on."""
    if who != "mediator" or step in finals_of(route):
        return True
    order = steps_of(route)
    return step in order and order.index(step) >= order.index("agree")


def terms(route):
    """The table of terms, each step apart."""
    written = [cells for _, cells in _lines(route) if len(cells) == 4]
    return [Term(route, step, term) for steps, term, _, _ in written[1:] for step in _list(steps)]


def options():
    """Route -> key -> the cells of its row in options.md."""
    found, route = {}, ""
    for line in (HERE / "options.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            route = line[3:].strip()
        cells = _cells(line)
        if route in ROUTES and len(cells) == 6 and cells[0] != "key":
            _, who, cost, contact, term, _ = cells
            found.setdefault(route, {})[cells[0]] = {"who": who, "cost": cost, "contact": contact, "term": term}
    return found


def _row(route, line, cells):
    step, who, does, kind, when, then, told, _ = cells
    return Row(route, line, step, who, does, kind, _list(when), then, frozenset(_list(told)) - {"-"})


def _lines(route):
    lines = (HERE / f"{route}.md").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        cells = _cells(line)
        if cells:
            yield number, cells


def _cells(line):
    if not line.startswith("|") or set(line) <= set("|- "):
        return ()
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _list(cell):
    return tuple(part.strip() for part in cell.split(",") if part.strip())
