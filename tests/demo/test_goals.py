"""What there is to see in a route is read from its file, and from nothing else."""

from pathlib import Path

import pytest

from samenspraak.demo.goals import Goal, goals, shown
from samenspraak.demo.texts import ANYWHERE, MATTERS
from samenspraak.demo.ways import Ways
from samenspraak.route.fields import ask_fields
from samenspraak.route.read import read_file
from samenspraak.route.state import Case

ROOT = Path(__file__).parents[2]
FILES = ("routes/sppoh.yaml", "routes/swv.yaml", "tests/third/drieluik.yaml")


def route_of(file):
    return read_file(ROOT / file).route


@pytest.mark.parametrize("file", FILES)
def test_every_step_action_and_request_of_a_route_is_a_goal(file):
    route = route_of(file)
    found = set(goals(route))
    for option, rules in route.tracks.items():
        for name, step in rules.steps.items():
            assert Goal(option, "end" if step.is_final else "stand", name) in found
            assert {Goal(option, "deed", action, name) for action in step.actions} <= found
        beside = [*rules.always, *(f"{name}:{answer}" for name in rules.requests for answer in ("yes", "no"))]
        assert {Goal(option, "deed", name) for name in beside} <= found


def test_an_action_counts_for_its_own_step():
    route = route_of("routes/sppoh.yaml")
    assert set(shown(route, "mediation", "decline", "sign", "declined")) == {
        Goal("mediation", "deed", "decline", "sign"),
        Goal("mediation", "end", "declined"),
    }
    assert set(shown(route, "mediation", "more_time:no", "sign", "sign")) == {Goal("mediation", "deed", "more_time:no")}


@pytest.mark.parametrize("file", FILES)
def test_to_every_goal_there_is_a_way(file):
    ways = Ways(route_of(file))
    for goal in goals(ways.route):
        first = ways.route.options[goal.option].first_step
        assert ways.where(goal), goal
        assert first in ways.distances(goal.option, ways.where(goal)), goal


def test_no_text_is_longer_than_the_shortest_question_with_that_name():
    for file in FILES:
        for name, limit in shortest(route_of(file)).items():
            for words in (ANYWHERE, *MATTERS):
                said = [text for key, texts in words.items() if name in key.split(".") for text in texts]
                assert all(len(text) <= limit for text in said), (file, name)


def shortest(route):
    """Question -> how many characters fit where that is least."""
    asks = [
        part
        for option in route.tracks.values()
        for step in option.steps.values()
        for part in (step.together, *step.parts.values(), *(action.asks for action in step.actions.values()))
    ]
    fields = [field for part in asks for field in ask_fields(route, Case(), part) if field.type == "text"]
    return {one.name: min(other.max for other in fields if other.name == one.name) for one in fields}
