"""Documents: put by whom the route names, for whom they choose; replaced and taken back from their own place alone."""

import pytest

from samenspraak.route.documents import is_replaced
from tests.routes.driver import Walk, proves

WHOLE = """documents:
  by: [guardian, teacher]
  readers:
    school: {text: {en: School}, who: school}
    own: {text: {en: Nobody else}}
  watched_by: consultant
"""


def talk() -> Walk:
    return Walk("documents", ann="consultant", mother="guardian", father="guardian invited", tess="teacher")


def put(walk: Walk, who: str, document: str, **more) -> Walk:
    return walk.does(who, "put_document", document=document, name="n", content="c", **more)


@proves("Route.documents", "documents", WHOLE)
@proves("Documents.by", "documents", "by: [guardian, teacher]", "by: teacher")
@proves("Documents.readers", "documents", "    school: {text: {en: School}, who: school}\n")
@proves("Readers.who", "documents", ", who: school}", "}")
def test_whom_the_route_names_puts_one_for_whom_they_choose():
    walk = put(talk(), "mother", "d1", readers="school")
    (document,) = walk.case.documents
    assert (document.option, document.by, document.readers) == ("talk", "mother", ("school",))
    assert document.told_in == (walk.case.number,)
    assert (walk.last.typed, walk.told) == ((), {})


def test_the_event_holds_digests_and_the_state_holds_neither():
    walk = put(talk(), "mother", "d1", readers="own")
    (change,) = walk.last.changes
    assert (change.name, change.content) == ("n", "c")
    assert walk.case.documents[0].readers == ()


def test_nobody_else_puts_one():
    walk = talk()
    asked = {"document": "d1", "readers": "school"}
    assert walk.refused("ann", "put_document", **asked) == {"not_yours"}
    assert walk.refused("clock", "put_document", **asked) == {"not_yours"}
    assert walk.refused("father", "put_document", **asked) == {"join_first"}
    assert walk.refused("mother", "put_document", option="board", **asked) == {"no_track"}
    walk.does("mother", "end")
    assert walk.refused("mother", "put_document", **asked) == {"ended"}


def test_readers_are_chosen_from_those_of_the_route():
    walk = talk()
    assert walk.refused("mother", "put_document", document="d1") == {"field_missing"}
    assert walk.refused("mother", "put_document", document="d1", readers="everyone") == {"field_not_a_choice"}


def test_a_key_names_one_document():
    walk = put(talk(), "mother", "d1", readers="own")
    assert walk.refused("mother", "put_document", document="d1", readers="own") == {"already_done"}
    assert walk.refused("mother", "put_document", readers="own") == {"already_done"}


def test_a_newer_one_has_the_readers_of_the_older_and_comes_from_the_same_place():
    walk = put(talk(), "mother", "d1", readers="school")
    assert walk.refused("tess", "put_document", document="d2", replaces="d1") == {"not_yours"}
    put(walk, "mother", "d2", replaces="d1", readers="own")
    assert walk.case.documents[1].readers == ("school",)
    assert is_replaced(walk.case, "d1")
    assert walk.refused("mother", "put_document", document="d3", replaces="d1") == {"not_yours"}
    walk.does("mother", "take_back_document", document="d2")
    assert not is_replaced(walk.case, "d1")


@pytest.mark.parametrize("who", ["tess", "ann", "father", "clock"])
def test_nobody_takes_back_what_another_put(who):
    walk = put(talk(), "mother", "d1", readers="school")
    assert walk.refused(who, "take_back_document", document="d1") == {"not_yours"}


def test_its_own_place_takes_it_back_once_also_after_the_end():
    walk = put(talk(), "mother", "d1", readers="school").does("mother", "end")
    walk.does("mother", "take_back_document", document="d1")
    assert walk.case.documents[0].is_over
    assert len(walk.case.documents[0].told_in) == 2
    assert walk.refused("mother", "take_back_document", document="d1") == {"not_yours"}
    assert walk.refused("mother", "take_back_document", document="d9") == {"not_yours"}
