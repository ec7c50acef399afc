"""Each row of the golden tables, done through the engine: what happens next, and who is told."""

import pytest

from tests.golden.acting import differences, do_row
from tests.golden.table import ROUTES, by_place, rows
from tests.golden.trying import set_up

PLACES = by_place(row for route in ROUTES for row in rows(route))


@pytest.mark.parametrize("place", PLACES, ids=":".join)
def test_the_engine_does_what_the_rows_say(place):
    assert {f"line {row.line}, {row}": said for row in PLACES[place] if (said := differs(row))} == {}


def differs(row):
    one = set_up(row)
    before = dict(one.world.case.people)
    return differences(one, before, do_row(one))
