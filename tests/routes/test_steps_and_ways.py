"""A step that one usually skips is a detour: the picture of the route shows it only to who was there."""

from pathlib import Path

from samenspraak.route.read import read_file, read_text

ROUTES = Path(__file__).parents[2] / "routes"
SMALL = (Path(__file__).parents[1] / "route" / "small.yaml").read_text("utf-8")


def test_a_step_that_waits_and_comes_back_is_a_detour():
    option = read_file(ROUTES / "swv.yaml").route.options["mediation"]
    assert option.detours == {"rests"}


def test_a_step_to_which_one_is_sent_back_is_none():
    option = read_file(ROUTES / "sppoh.yaml").route.options["mediation"]
    assert option.detours == set()
    assert option.steps["accept"].leads_to >= {"assign", "agree"}


def test_the_only_way_on_is_none_though_it_may_lead_back():
    option = read_file(ROUTES / "sppoh.yaml").route.options["breakthrough_table"]
    assert option.steps["agenda"].leads_to == {"follow"}
    assert "agenda" in option.steps["follow"].leads_to
    assert option.detours == set()


def test_the_first_step_and_the_ends_are_none():
    for option in read_text(SMALL, "small.yaml").route.tracks.values():
        assert option.first_step not in option.detours
        assert not {name for name, step in option.steps.items() if step.is_final} & option.detours
