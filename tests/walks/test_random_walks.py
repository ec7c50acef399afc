"""Random people walk the routes at random; whatever they do, what must always hold, holds."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from samenspraak.route.engine import Act, Decision, Refusal
from samenspraak.route.model import Route
from samenspraak.route.read import read_file
from tests.walks.holds import dead_ends, refused_by_the_answer, same_but_for
from tests.walks.walker import (
    World,
    any_key,
    any_name,
    door_answers,
    filled,
    forward,
    is_the_end,
    spoiled,
    walk_to_the_end,
    with_helper,
)

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SMALL = sorted(file.stem for file in (ROOT / "tests/routes").glob("*.yaml"))
STEADY = {
    "database": None,
    "deadline": None,
    "derandomize": True,
    "phases": [
        Phase.explicit,
        Phase.generate,
    ],  # shrinking a walk takes minutes; the story of a failure is told instead
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
}
DO = (*["forward"] * 6, "offer", "offer", "offer", "spoil", "illegal", "illegal", "via", "days", "birthday", "open")


def world_of(file: str, data: st.DataObject) -> World:
    def pick(options: Sequence) -> object:
        return options[data.draw(st.integers(0, len(options) - 1))]

    return World(route_of(file), pick)


@cache
def route_of(file: str) -> Route:
    return read_file(ROOT / file).route


def take_an_offer(world: World) -> None:
    """An offer without refusal, with valid answers, is never refused; one with a refusal is refused just so.

    Only of the last one who holds custody it cannot be said that there is none any more.
    """
    moves = list(world.offers())
    if world.pick([True] * 5 + [False]):
        moves = [one for one in moves if not is_the_end(world, one)]
    if not moves:
        return
    move = world.pick(moves)
    answers = filled(move.offer.fields, world.pick, world.today)
    if answers is None:
        return
    outcome = world.tries(world.act(move, answers))
    if isinstance(outcome, Refusal) and outcome.codes == {"last_with_custody"}:
        holders = {key for key, one in world.case.people.items() if one.custody and one.is_here}
        assert (holders, answers["custody"]) == ({answers["about"]}, "no")
    elif move.offer.refusal is None:
        by_answer = isinstance(outcome, Refusal) and refused_by_the_answer(outcome, answers)
        assert by_answer or isinstance(outcome, Decision), (move, answers, outcome)
    else:
        assert isinstance(outcome, Refusal), (move, outcome)
        assert outcome.codes == move.offer.refusal.codes, (move, outcome)


def spoil_an_offer(world: World) -> None:
    """An answer that makes no sense is refused with a reason, or was not asked, and nothing breaks."""
    moves = [one for one in world.offers() if not is_the_end(world, one)]
    if moves:
        move = world.pick(moves)
        answers = filled(move.offer.fields, world.pick, world.today) or {}
        world.tries(world.act(move, spoiled(answers, world.pick)))


def do_something_illegal(world: World) -> None:
    """What is not offered is refused, and changes nothing."""
    option = world.pick(sorted(world.case.tracks))
    act = Act(option, any_name(world), any_key(world))
    if any(is_the_end(world, one) and (one.key, one.offer.name) == (act.by, act.name) for one in world.offers()):
        return  # allowed, and it would end the walk too soon
    offered = {(one.option, one.key, name) for one in world.offers() if one.offer.refusal is None for name in one.names}
    same_but_for(world, act)
    outcome = world.tries(act)
    if (act.option, act.by, act.name) not in offered:
        assert isinstance(outcome, Refusal), (act, outcome)


def enter_for_another(world: World) -> None:
    """Nobody enters what another says but the one whom the route names for it."""
    moves = [one for one in world.offers() if one.offer.refusal is None and not is_the_end(world, one)]
    if not moves:
        return
    move = world.pick(moves)
    act = with_helper(world, world.act(move, filled(move.offer.fields, world.pick, world.today) or {}))
    outcome = world.tries(act)
    helper = world.case.people.get(act.via)
    through = world.route.people[world.case.people[move.key].role].acts_through
    if move.offer.name != "reopen" and (through is None or helper is None or helper.role != through):
        assert isinstance(outcome, Refusal), (act, outcome)


def open_another(world: World) -> None:
    """Another option is opened, or it is said why not."""
    name = world.pick(sorted(world.route.tracks))
    answers = door_answers(world.route, world.route.options[name], world.pick)
    world.tries(Act(name, world.pick(["open", "ask", "ask:yes", "ask:no"]), any_key(world), answers))


def get_on(world: World) -> None:
    """People do what is expected of them, a few acts in a row."""
    for _ in range(4):
        forward(world)


ACTS = {
    "forward": get_on,
    "offer": take_an_offer,
    "spoil": spoil_an_offer,
    "illegal": do_something_illegal,
    "via": enter_for_another,
    "days": lambda world: world.days_pass(world.pick([1, 2, 7, 30])),
    "birthday": World.birthday,
    "open": open_another,
}


def walk(world: World, acts: int) -> None:
    if not world.begin():
        return
    for _ in range(acts):
        ACTS[world.pick(DO)](world)
        hanging = list(dead_ends(world))
        assert not hanging, hanging
    assert walk_to_the_end(world), {name: (one.step, one.pauses) for name, one in world.case.tracks.items()}


def walk_and_tell(world: World, acts: int) -> None:
    try:
        walk(world, acts)
    except Exception:
        note("\n".join(world.story))
        raise


@pytest.mark.parametrize("file", ["routes/sppoh.yaml", "routes/swv.yaml", "tests/third/drieluik.yaml"])
@settings(max_examples=15, **STEADY)
@given(data=st.data())
def test_whatever_people_do_the_route_holds(file, data):
    walk_and_tell(world_of(file, data), 20)


@pytest.mark.parametrize("name", SMALL)
@settings(max_examples=10, **STEADY)
@given(data=st.data())
def test_whatever_people_do_the_small_routes_hold(name, data):
    walk_and_tell(world_of(f"tests/routes/{name}.yaml", data), 12)
