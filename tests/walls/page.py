"""Reads the hand-written tables of docs/who-sees-what.md: rows, columns and cells, nothing of the program."""

import re
from functools import cache
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "who-sees-what.md"


@cache
def table(heading):
    """The table under a heading: for each row its name, and what stands under each column."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for line in found[1].splitlines() if line.startswith("|")]
    head, _rule, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    for row in rows:
        assert len(row) == len(head), f"the row of {row[0]} has {len(row)} cells, and there are {len(head)} columns"
    names = [row[0] for row in rows]
    assert len(names) == len(set(names)), "a row stands there twice"
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def compare(said, found):
    """Each cell that differs, as a sentence; rows and columns must be the same."""
    assert said.keys() == found.keys()
    for row, cells in said.items():
        assert cells.keys() == found[row].keys()
        for column, cell in cells.items():
            if found[row][column] != cell:
                yield f"{row}, for {column}: the page says {cell}, the program shows {found[row][column]}"
