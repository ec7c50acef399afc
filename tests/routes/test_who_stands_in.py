"""Who takes the place of someone: of a role that is not there, of one who asks, of a parent of a pupil of age."""

from tests.routes.driver import Walk, proves


def talk(**more: str) -> Walk:
    people = {"ann": "consultant", "mother": "guardian", "boss": "manager", **more}
    return Walk("stand_in", tess="teacher", **people)


@proves("Role.instead", "stand_in", ", instead: consultant")
def test_another_role_takes_the_place_of_one_that_nobody_holds():
    assert talk(pim="planner").waits_for == {"pim"}
    assert talk(pim="planner").refused("ann", "plan") == {"not_yours"}
    assert talk().waits_for == {"ann"}
    assert talk().does("ann", "plan").track.outcome == "done"


@proves("Request.otherwise", "stand_in", "        otherwise: manager\n")
def test_another_answers_the_request_of_the_only_one_who_could():
    walk = talk().does("ann", "stop")
    assert "boss" in walk.waits_for
    assert walk.does("boss", "stop:yes").track.outcome == "stopped"
    walk = talk().does("mother", "stop")
    assert walk.refused("boss", "stop:yes") == {"not_yours"}
    assert walk.does("ann", "stop:yes").track.outcome == "stopped"


@proves("Action.yields_to", "stand_in", ", yields_to: pupil from 16")
def test_a_parent_leaves_it_to_a_pupil_of_age():
    assert talk(noor="pupil aged 15").does("mother", "speak").step == "plan"
    walk = talk(noor="pupil aged 16")
    assert (walk.refused("mother", "speak"), walk.who_can_help()) == ({"not_yours"}, {"noor"})
    assert walk.does("noor", "speak").step == "plan"
