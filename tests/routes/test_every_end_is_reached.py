"""Walks with a fixed seed reach every end of every small route."""

import random

import pytest

from samenspraak.route.model import Route
from tests.routes.driver import HERE, reading
from tests.walks.walker import World, forward, walk_to_the_end

pytestmark = pytest.mark.slow

ENOUGH = 400


def ends(route: Route) -> set[tuple[str, str]]:
    """Every end of every track."""
    return {(name, step) for name, option in route.tracks.items() for step, one in option.steps.items() if one.is_final}


def ends_of(world: World) -> set[tuple[str, str]]:
    return {(name, track.step) for name, track in world.case.tracks.items() if track.outcome}


def somewhere(world: World) -> None:
    """Take any offer, also one that ends everything, and sometimes wait or open another option."""
    chance = world.pick(range(10))
    if chance < 4:
        forward(world)
    elif chance < 7:
        world.any_offer()
    elif chance < 8:
        world.days_pass(world.pick([3, 12]))
    else:
        world.open_any()


def reach_every_end(
    route: Route, longest: int = 40, but: frozenset[tuple[str, str]] = frozenset()
) -> set[tuple[str, str]]:
    """The ends that so many walks did not reach; when only those of `but` are left, nobody walks on."""
    left = ends(route)
    for number in range(ENOUGH):
        world = World(route, random.Random(number).choice)  # noqa: S311 - a walk, no secret
        if world.begin():
            for _ in range(number % longest):
                somewhere(world)
                left -= ends_of(world)
            assert walk_to_the_end(world)
            left -= ends_of(world)
        if left <= but:
            break
    return left


@pytest.mark.parametrize("name", sorted(file.stem for file in HERE.glob("*.yaml")))
def test_every_end_is_reached(name):
    assert not reach_every_end(reading(name).route)
