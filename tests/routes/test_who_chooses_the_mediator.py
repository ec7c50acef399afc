"""Who chooses the mediator: the coordinator, both sides together, or nobody, since it is whose turn it is."""

from datetime import date

from samenspraak.route.people import rank
from samenspraak.route.state import Candidate
from tests.routes.driver import Walk, proves

BUSY = Candidate("bob", "Bob", frozenset({"nl", "ar"}), "noord", 3, date(2026, 1, 5))
FREE = Candidate("ada", "Ada", frozenset({"nl"}), "zuid", 0, date(2026, 6, 1))
AUNT = Candidate("eve", "Eve", frozenset({"nl"}), "noord", 0, None, "is_in_the_case")


def find(option: str) -> Walk:
    people = {"mother": "guardian", "father": "guardian", "tess": "teacher", "lea": "leader"}
    walk = Walk("mediator", option=option, ilse="coordinator", **people)
    walk.pool = (FREE, BUSY, AUNT)
    return walk


def chosen(walk: Walk) -> str:
    return walk.case.people[walk.track.assigned["mediator"]].who


@proves("Action.assigns", "mediator", "            assigns: mediator\n")
@proves("Action.unless", "mediator", "            unless: [conflict_of_interest]\n")
@proves("Action.pool", "mediator", "            pool: roster\n")
def test_the_coordinator_chooses_and_never_someone_with_a_conflict_of_interest():
    walk = find("by_coordinator")
    assert [value for value, _ in walk.asked("ilse", "take")["candidate"].choices] == ["ada", "bob"]
    assert walk.refused("ilse", "take", candidate="eve") == {"field_not_a_choice"}
    assert walk.refused("mother", "take", candidate="ada") == {"not_yours"}
    assert chosen(walk.does("ilse", "take", candidate="bob")) == "bob"


def test_ranking_follows_the_order_in_which_the_route_names_the_reasons():
    pool = (AUNT, BUSY, FREE)
    assert [one.who for one in rank(pool, ("language", "load"), frozenset({"ar"}), "")] == ["bob", "ada", "eve"]
    assert [one.who for one in rank(pool, ("load", "language"), frozenset({"ar"}), "")] == ["ada", "bob", "eve"]
    assert [one.who for one in rank(pool, ("region",), frozenset(), "noord")] == ["bob", "ada", "eve"]
    assert [one.who for one in rank(pool, ("fairness",), frozenset(), "")] == ["bob", "ada", "eve"]


@proves("Action.ranked_by", "mediator", "            ranked_by: [language, load]\n")
def test_a_route_says_by_what_it_ranks():
    action = find("by_coordinator").route.options["by_coordinator"].steps["find"].actions["take"]
    assert action.ranked_by == ("language", "load")


@proves("Action.chooses", "mediator", "chooses: mediator, ", "assigns: mediator, ")
def test_both_sides_together_choose_when_they_name_the_same():
    walk = find("by_sides").does("mother", "name", candidate="ada")
    assert walk.step == "find"
    assert chosen(walk.does("lea", "name", candidate="ada")) == "ada"
    assert walk.step == "found"


def test_sides_that_do_not_agree_choose_nobody_until_one_names_another():
    walk = find("by_sides").does("mother", "name", candidate="ada").does("tess", "name", candidate="bob")
    assert (walk.step, walk.track.assigned) == ("find", {})
    assert chosen(walk.does("father", "name", candidate="bob")) == "bob"


@proves("Action.pool", "mediator", "pool: national")
def test_the_route_says_from_which_pool():
    steps = {name: option.steps["find"] for name, option in find("by_turn").route.tracks.items()}
    assert steps["by_sides"].actions["name"].pool == "national"
    assert steps["by_turn"].actions["turn"].pool == "roster"


@proves("Action.rotation", "mediator", ", rotation: true")
def test_in_rotation_nobody_chooses_and_it_is_whoever_came_longest_ago():
    walk = find("by_turn")
    assert walk.asked("ilse", "turn") == {}
    assert chosen(walk.does("ilse", "turn")) == "bob"


def test_in_rotation_nobody_may_be_free():
    walk = find("by_turn")
    walk.pool = (AUNT,)
    assert walk.refused("ilse", "turn") == {"nobody_free"}
    assert (walk.step, walk.track.assigned) == ("find", {})


def test_all_three_ways_run_beside_each_other():
    walk = find("by_turn").opens("ilse", "by_sides").opens("ilse", "by_coordinator")
    walk.does("ilse", "take", candidate="ada").on("by_turn").does("ilse", "turn")
    assert chosen(walk.on("by_coordinator")) == "ada"
    assert chosen(walk.on("by_turn")) == "bob"
