"""Own papers are put together by whom the route names, with a track or without one; it changes nothing."""

from tests.routes.driver import Walk, proves


def talk() -> Walk:
    return Walk("contesting", ann="consultant", mother="guardian", father="guardian invited", tess="teacher")


@proves("Option.own_papers", "contesting", "    own_papers: {by: guardian, says: {en: Take them along.}}\n")
@proves("OwnPapers.by", "contesting", "own_papers: {by: guardian", "own_papers: {by: teacher")
def test_whom_the_route_names_puts_papers_together_for_a_way_without_a_track():
    walk = talk()
    before = walk.case
    walk.does("mother", "own_papers", option="lkc")
    assert (walk.last.changes, walk.last.typed, walk.told) == ((), (), {})
    assert walk.case.tracks == before.tracks


def test_nobody_else_does():
    walk = talk()
    assert walk.refused("tess", "own_papers", option="lkc") == {"not_yours"}
    assert walk.refused("clock", "own_papers", option="lkc") == {"not_yours"}
    assert walk.refused("father", "own_papers", option="lkc") == {"join_first"}


def test_a_way_that_takes_none_refuses_it():
    assert talk().refused("mother", "own_papers", option="board") == {"unknown_action"}
    assert talk().refused("mother", "own_papers", option="nothing") == {"unknown_action"}
