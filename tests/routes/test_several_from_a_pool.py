"""Several people of one role are chosen from a pool one by one; each has to do with that track alone."""

from samenspraak.route.state import Candidate
from samenspraak.route.who import members, part_for
from samenspraak.route.worklist import place_for, place_of
from tests.routes.driver import Walk, proves


def beside() -> Walk:
    """A table beside a talk, at which two experts sit."""
    walk = Walk("table", ann="consultant", mother="guardian", tess="teacher").opens("ann", "table")
    walk.pool = (Candidate("ada", "Ada"), Candidate("bob", "Bob"))
    walk.does("ann", "invite", candidate="ada").does("p4", "accept")
    return walk.does("ann", "invite", candidate="bob").does("p5", "accept")


@proves("Role.many", "table", "comes_from: pool, many: true,", "comes_from: pool,")
def test_everyone_who_was_asked_and_came_takes_part():
    walk = beside()
    assert walk.track.included == ("p4", "p5")
    assert {"advise"} <= walk.can("p4") & walk.can("p5")


def test_who_cannot_come_leaves_and_is_not_counted():
    walk = Walk("table", ann="consultant", mother="guardian", tess="teacher").opens("ann", "table")
    walk.does("ann", "invite", candidate="ada").does("p4", "excuse")
    everyone = walk.route.options["table"].steps["meet"].actions["advise"].tells
    assert members(walk.route, walk.case, walk.track, everyone) == ("ann", "mother", "tess")
    assert walk.can("p4") == set()


def test_everyone_of_another_track_does_not_mean_them():
    walk = beside().on("talk").does("ann", "note", said="Words")
    assert walk.told["did"] == {"mother", "tess"}
    assert walk.can("p4") == set()
    assert walk.on("table").does("p4", "advise").told["did"] == {"ann", "mother", "tess", "p5"}


def test_they_have_to_do_with_no_other_track():
    walk = beside()
    expert, ann = walk.case.people["p4"], walk.case.people["ann"]
    assert set(part_for(walk.route, walk.case, expert).tracks) == {"table"}
    assert part_for(walk.route, walk.case, ann) is walk.case


def test_in_their_list_of_work_stands_their_own_step():
    walk = beside()
    whole = place_of(walk.route, walk.case)
    assert place_for(walk.route, walk.case, "ann", whole) is whole
    assert place_for(walk.route, walk.case, "p4", whole).step == "table.meet"
    walk.on("talk").does("ann", "close").on("table").does("p4", "advise")
    assert place_for(walk.route, walk.case, "p5", place_of(walk.route, walk.case)).step == "table.advised"


def test_their_roles_are_known_by_the_option_for_which_they_are_chosen():
    route = beside().route
    assert (route.chosen_in("expert"), route.chosen_in("guardian")) == (frozenset({"table"}), frozenset())
