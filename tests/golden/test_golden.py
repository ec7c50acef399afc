"""Each row of the golden tables, done through the engine: what happens next, and who is told."""

import pytest

from tests.golden.acting import differences, do_row
from tests.golden.table import ROUTES, rows
from tests.golden.trying import set_up

ROWS = [row for route in ROUTES for row in rows(route)]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_engine_does_what_the_row_says(row):
    one = set_up(row)
    before = dict(one.world.case.people)
    assert differences(one, before, do_row(one)) == [], f"line {row.line} of {row.route}.md"
