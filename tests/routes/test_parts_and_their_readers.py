"""Shared questions and own parts, and per question who reads the answer."""

from datetime import date

import pytest

from tests.routes.driver import Walk, proves


def form() -> Walk:
    people = {"mother": "guardian", "father": "guardian", "noor": "pupil", "tess": "teacher", "lea": "leader"}
    return Walk("parts", ann="consultant", **people)


def checked() -> Walk:
    walk = form()
    for who in ("mother", "father"):
        walk.does(who, "done", wish="Talk again", view="It is tense")
    return walk.does("tess", "done", wish="Talk again", offer="Much")


@proves("Step.parts", "parts", "          view: ", "          vies: ")
@proves("Step.together", "parts", "          wish: ", "          wisp: ")
def test_each_role_and_each_side_has_questions_of_its_own():
    walk = form()
    assert set(walk.asked("mother", "done")) == {"wish", "view", "alone"}
    assert set(walk.asked("tess", "done")) == {"wish", "offer"}
    assert set(walk.asked("lea", "done")) == {"offer"}  # the shared question is for those who are waited for
    assert set(walk.asked("noor", "done")) == {"voice", "voice_readers"}


@proves("Ask.reads", "parts", ", reads: [guardian, consultant]")
@proves("Step.waits_for", "parts", "waits_for: [each guardian, teacher]", "waits_for: [guardian, teacher]")
def test_each_question_says_who_reads_the_answer():
    walk = form().does("mother", "done", wish="Talk again", view="It is tense", alone="I am afraid")
    readers = {"wish": ("each guardian", "teacher"), "view": ("guardian", "consultant"), "alone": ("consultant",)}
    assert walk.kept == readers


def test_own_parts_are_read_once_the_step_is_left_and_the_shared_question_at_once():
    walk = form().does("mother", "done", wish="Talk again", view="It is tense")
    assert {one.name: (one.later, one.shared) for one in walk.last.typed} == {
        "wish": (False, True),
        "view": (True, False),
    }


def test_each_parent_has_a_part_of_their_own():
    walk = form().does("mother", "done", wish="Talk again", view="It is tense").does("tess", "done", wish="Talk again",
                                                                                     offer="Much")  # fmt: skip
    assert (walk.step, walk.waits_for) == ("write", {"father"})
    assert checked().step == "check"


def test_a_new_wording_of_the_shared_question_asks_everyone_again():
    walk = form().does("mother", "done", wish="Talk again", view="It is tense")
    walk.does("tess", "done", wish="Talk calmly", offer="Much")
    assert walk.told["reworded"] == {"mother"}
    assert walk.waits_for == {"mother", "father"}


@proves("Ask.readers_chosen_from", "parts", "readers_chosen_from: [guardian, school]", "reads: [guardian, school]")
def test_the_pupil_chooses_who_reads():
    walk = form().does("noor", "done", voice="Quiet", voice_readers=["school"])
    assert walk.kept["voice"] == ("school",)
    walk = form().does("noor", "done", voice="Quiet")
    assert walk.kept["voice"] == ()
    assert form().refused("noor", "done", voice="Q", voice_readers=["consultant"]) == {"field_not_a_choice"}


@proves("Ask.per_side", "parts", ", per_side: true, at_least_one: true")
def test_a_question_per_side_is_read_by_that_side():
    walk = checked().does("ann", "back", note_parents="Say more", note_school="Say less")
    assert walk.kept == {"note_parents": ("parents",), "note_school": ("school",)}
    assert walk.step == "write"


@proves("Ask.at_least_one", "parts", ", at_least_one: true")
def test_of_what_is_asked_per_side_at_least_one_is_answered():
    for nothing in ({}, {"note_parents": "", "note_school": "  "}):
        assert checked().refused("ann", "back", **nothing) == {"one_missing"}
    assert [one.field for one in checked().tries("ann", "back").reasons] == ["note_parents"]
    assert checked().refused("ann", "back", note_school="x" * 2001) == {"field_too_long"}
    assert checked().does("ann", "back", note_school="Say less").kept == {"note_school": ("school",)}


@proves("Ask.process_only", "parts", ", process_only: true")
@proves("Action.reads", "parts", "            reads: teacher\n            asks:", "            asks:")
def test_the_form_says_that_only_process_facts_belong_there_and_who_reads():
    field = checked().asked("ann", "note")["kept"]
    assert (field.process_only, field.readers) == (True, ("teacher",))


@proves("Ask.optional", "parts", "optional: true, reads: consultant", "reads: consultant")
@proves("Ask.max", "parts", ", max: 60")
def test_an_answer_is_asked_unless_it_is_optional_and_has_a_length():
    assert form().refused("mother", "done", wish="Talk again") == {"field_missing"}
    assert form().refused("mother", "done", wish="x" * 61, view="Tense") == {"field_too_long"}
    form().does("mother", "done", wish="x" * 60, view="Tense")


GOOD = {
    "kept": "ok", "level": "low", "since": "2026-09-01", "hours": "3,5", "agreed": "yes", "spoken_on": "2026-09-01",
    "spoken_there": ["mother"], "with_whom": "father", "other_ways": ["lkc"],
}  # fmt: skip


@proves("Ask.type", "parts", "type: number, ")
@proves("Ask.type", "parts", "type: yes_no, ")
@proves("Ask.type", "parts", "since: {type: date, ", "since: {")
@proves("Ask.choice", "parts", "low: {en: Low}", "law: {en: Low}")
@proves("Ask.kind", "parts", "kind: visit, ")
@proves("Ask.role", "parts", "role: guardian, ", "role: teacher, ")
@proves("Ask.asks", "parts", "hours: {type: number", "years: {type: number")
def test_every_type_of_question_takes_its_answer():
    walk = checked().does("ann", "note", **GOOD)
    values = {one.name: one.value for one in walk.last.typed}
    assert (values["agreed"], values["since"], str(values["hours"])) == (True, date(2026, 9, 1), "3.5")


BAD = [
    ("level", "middling", "field_not_a_choice"),
    ("since", "soon", "field_not_a_date"),
    ("hours", "many", "field_not_a_number"),
    ("hours", "41", "field_too_high"),
    ("hours", "-1", "field_not_a_number"),
    ("agreed", "perhaps", "field_not_a_choice"),
    ("spoken_on", "2026-12-01", "field_in_future"),
    ("with_whom", "tess", "field_not_a_choice"),
    ("other_ways", ["nowhere"], "field_not_a_choice"),
    ("kept", "", "field_missing"),
]


@pytest.mark.parametrize(("name", "value", "code"), BAD)
def test_every_type_of_question_refuses_what_does_not_fit(name, value, code):
    walk = checked()
    assert walk.refused("ann", "note", **{**GOOD, name: value}) == {code}
    assert walk.last.reasons[0].field == name


def test_the_other_end():
    walk = checked().does("ann", "refuse", reason="Too early")
    assert (walk.step, walk.kept) == ("refused", {"reason": ("guardian",)})
    assert checked().does("ann", "pass").step == "passed"
