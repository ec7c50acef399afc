"""Each requirement of the security standard has a row of our own, and what a row names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "security" / "asvs.md"
SECTIONS = """
1.1: 1-2 | 1.2: 1-9 | 1.3: 1-11 | 1.4: 1-3 | 1.5: 1-2 | 2.1: 1-3 | 2.2: 1-3 | 2.3: 1-4 | 2.4: 1 | 3.2: 1-2
3.3: 1-4 | 3.4: 1-6 | 3.5: 1-5 | 3.7: 1-2 | 4.1: 1-3 | 4.2: 1 | 4.3: 1-2 | 4.4: 1-4 | 5.1: 1 | 5.2: 1-3
5.3: 1-2 | 5.4: 1-3 | 6.1: 1-3 | 6.2: 1-12 | 6.3: 1-4 | 6.4: 1-4 | 6.5: 1-5 | 6.6: 1-3 | 6.8: 1-4 | 7.1: 1-3
7.2: 1-4 | 7.3: 1-2 | 7.4: 1-5 | 7.5: 1-2 | 7.6: 1-2 | 8.1: 1-2 | 8.2: 1-3 | 8.3: 1 | 8.4: 1 | 9.1: 1-3
9.2: 1-4 | 10.1: 1-2 | 10.2: 1-2 | 10.3: 1-4 | 10.4: 1-11 | 10.5: 1-5 | 10.6: 1-2 | 10.7: 1-3 | 11.1: 1-2
11.2: 1-3 | 11.3: 1-3 | 11.4: 1-4 | 11.5: 1 | 11.6: 1 | 12.1: 1-3 | 12.2: 1-2 | 12.3: 1-4 | 13.1: 1 | 13.2: 1-5
13.3: 1-2 | 13.4: 1-5 | 14.1: 1-2 | 14.2: 1-4 | 14.3: 1-3 | 15.1: 1-3 | 15.2: 1-3 | 15.3: 1-7 | 16.1: 1
16.2: 1-5 | 16.3: 1-4 | 16.4: 1-3 | 16.5: 1-3 | 17.1: 1 | 17.2: 1-4 | 17.3: 1-2
"""
"""The numbers of levels 1 and 2 of OWASP ASVS 5.0, section by section."""
STATES = {"met", "host", "n/a", "open"}


def numbers():
    for section, among in re.findall(r"(\d+\.\d+): ([\d\- ]+)", SECTIONS):
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", among):
            yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


def rows():
    for line in PAGE.read_text("utf-8").splitlines():
        if re.match(r"\| \d", line):
            yield [cell.strip() for cell in line.strip("|").split(" |")]


ROWS = list(rows())


def test_there_is_one_row_for_each_requirement_in_order():
    wanted = list(numbers())
    assert len(wanted) == 253
    assert [row[0] for row in ROWS] == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_says_how_and_names_what_is_there(row):
    _number, state, how, where = row
    assert state in STATES
    assert len(how) > 5
    named = re.findall(r"`([^`]+)`", where)
    assert named or state in ("n/a", "open") or "language" in how or "Python" in how, "name a test, a setting or a file"
    for one in named:
        path, _, test = one.partition("::")
        assert (ROOT / path).exists(), path
        assert f"def {test}(" in (ROOT / path).read_text("utf-8") if test else True, one


def test_what_the_host_must_do_stands_in_the_page_for_the_host():
    of_host = [row for row in ROWS if row[1] == "host"]
    assert of_host
    assert {where for *_, where in of_host} <= {"`docs/how-to/run-on-a-server.md`", "`SECURITY.md`"}
