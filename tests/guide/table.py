"""Reads the tables of the guide: plain lines, nothing of the program."""

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

HERE = Path(__file__).parent
ROUTES = ("sppoh", "swv")
QUESTIONS = {
    "who": ("parent", "pupil", "school"),
    "talked": ("yes", "no", "not_possible"),
    "about": ("support", "relation", "admission_or_removal", "opp", "tlv", "something_else"),
    "home": ("yes", "partly", "no"),
    "legal": ("no", "running", "stopped"),
}
FORMAL = {"gpo", "lkc", "lbt", "school_complaint", "partnership_complaint", "other_institution_complaint"}


@dataclass(frozen=True)
class Line:
    """What the sources say about one option, for some answers."""

    option: str
    place: str
    when: tuple[tuple[str, ...], ...]
    source: str

    def counts_for(self, answers):
        return all(answer in those for answer, those in zip(answers, self.when, strict=True))


COMBINATIONS = list(product(*QUESTIONS.values()))


@cache
def lines(route):
    """The lines of a table, in order."""
    written = [one for one in (HERE / f"{route}.md").read_text("utf-8").splitlines() if one.startswith("| ")]
    return tuple(_line([cell.strip() for cell in one.strip("|").split("|")]) for one in written[2:])


def _line(cells):
    option, place, *said, _why, source = cells
    named = zip(said, QUESTIONS.values(), strict=True)
    when = tuple(choices if cell == "any" else tuple(cell.split(", ")) for cell, choices in named)
    return Line(option, place, when, source)


def expected(route, answers):
    """What the table says for these answers: first, added in order, formal in order, does not fit."""
    counting = [line for line in lines(route) if line.counts_for(answers)]
    found = {place: list(dict.fromkeys(one.option for one in counting if one.place == place)) for place in PLACES}
    added = [one for one in found["added"] if one not in found["first"]]
    return {
        "first": found["first"],
        "added": [one for one in added if one not in FORMAL],
        "formal": [one for one in added if one in FORMAL],
        "does not fit": set(found["does not fit"]),
    }


PLACES = ("first", "added", "does not fit")
