"""The third route is walked to every end."""

import pytest

from samenspraak.route.read import read_file, read_text
from tests.routes.test_every_end_is_reached import ends, reach_every_end
from tests.third.test_third import HERE

pytestmark = pytest.mark.slow
BESIDE_THE_WAY = ("bridge", "not_bridged")
"""An end far into the second track, at a step where chance takes the way forward first."""


def test_every_end_of_the_third_route_is_reached():
    left = reach_every_end(read_file(HERE / "drieluik.yaml").route, but=frozenset({BESIDE_THE_WAY}))
    assert left <= {BESIDE_THE_WAY}


def test_where_no_bridge_can_stand_the_talks_end_without_one():
    lines = (HERE / "drieluik.yaml").read_text().splitlines()
    without = [line for line in lines if not line.strip().startswith("bridge_stands:")]
    assert len(without) == len(lines) - 1
    route = read_text("\n".join(without)).route
    left = reach_every_end(route, but=frozenset(ends(route) - {BESIDE_THE_WAY}))
    assert BESIDE_THE_WAY not in left
