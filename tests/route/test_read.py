"""Reading route files: what is refused, and how kindly. Each file in broken/ names its own problems."""

import hashlib
import time
from pathlib import Path

import pytest

from samenspraak.route import yamlparse
from samenspraak.route.atoms import Selector, Term
from samenspraak.route.read import Mark, RouteError, read_file, read_text

HERE = Path(__file__).parent
SMALL = (HERE / "small.yaml").read_text("utf-8")
BROKEN = sorted((HERE / "broken").glob("*.yaml"))


def problems(text):
    with pytest.raises(RouteError) as refused:
        read_text(text, "r.yaml")
    return [str(problem) for problem in refused.value.problems]


def changed(old, new):
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def test_a_sound_file_becomes_a_route():
    step = read_text(SMALL).route.options["mediation"].steps["apply"]
    assert step.term == Term(5, "working days")
    assert step.waits_for == (Selector("guardian", each=True, custody=True),)
    assert step.late[0].do == "stop"


def test_a_reading_keeps_the_text_and_its_digest(tmp_path):
    file = tmp_path / "r.yaml"
    file.write_text(SMALL, "utf-8")
    reading = read_file(file)
    assert reading.text == SMALL
    assert reading.file == str(file)
    assert reading.digest == hashlib.sha256(SMALL.encode()).hexdigest()


def test_a_place_is_that_of_the_word_or_the_item():
    reading = read_text(SMALL)
    assert reading.at("route") == Mark(1, 1)
    assert reading.at("languages", 1) == Mark(3, 17)
    assert reading.at("options", "mediation", "steps", "apply", "term") == Mark(26, 9)


def test_a_place_that_does_not_exist_is_that_of_the_nearest_part_around_it():
    reading = read_text(SMALL)
    step = reading.at("options", "mediation", "steps", "apply")
    assert reading.at("options", "mediation", "steps", "apply", "room", "for") == step
    assert reading.at("nothing") == Mark(1, 1)


def test_one_block_for_a_list_of_one_has_the_places_of_that_block():
    steps = ("options", "mediation", "steps")
    reading = read_text(SMALL)
    assert reading.at(*steps, "sign", "leaves_when", 0, "to") == reading.at(*steps, "sign", "leaves_when", "to")


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_file_is_refused_with_every_problem_in_its_place(file):
    expected = [line[2:] for line in file.read_text("utf-8").splitlines() if line.startswith("# ")]
    with pytest.raises(RouteError) as refused:
        read_file(file)
    assert str(refused.value).splitlines() == [f"{file}:{line}" for line in expected]


def test_there_are_broken_files():
    assert len(BROKEN) > 15


def test_yes_and_no_are_words_and_norway_is_a_country():
    route = read_text(changed("working_days: NL", "working_days: NO")).route
    assert route.calendar.working_days == "NO"
    assert route.options["mediation"].requests["more_time"].yes.extends is True


def test_an_alias_may_stand_for_a_value_and_has_its_own_place():
    text = changed("says: {nl: U vraagt, en: You ask}", "says: &ask {nl: U vraagt, en: You ask}")
    text = text.replace("says: {nl: U tekent, en: You sign}", "says: *ask")
    reading = read_text(text)
    assert reading.route.options["mediation"].steps["sign"].says["en"] == "You ask"
    assert reading.at("options", "mediation", "steps", "sign", "says") == Mark(33, 9)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "r.yaml:1:1: The file is empty."),
        ("# only a comment\n", "r.yaml:1:1: The file is empty."),
        ("~", "r.yaml:1:1: The file is empty."),
        (b"route: \xff\n", "r.yaml:1:8: The byte 0xff is not UTF-8. Save the file as UTF-8."),
        ("route: a\ntitle: \x07", "r.yaml:2:8: An invisible character stands here (U+0007). Remove it."),
        ("a: &a [*a]", "r.yaml:1:8: '*a' points at nothing: no '&a' ends before it."),
    ],
)
def test_what_is_no_route_at_all_is_refused_with_one_sentence(text, sentence):
    assert problems(text) == [sentence]


def test_a_list_or_a_number_is_no_route():
    for text in ("[]", "3", "words"):
        (problem,) = problems(text)
        assert problem.startswith("r.yaml:1:1: Expected here: a block with words such as 'route', 'title'")


def test_words_that_are_like_nothing_known_get_the_list_of_what_may_stand_there():
    (problem,) = problems(changed("term: 2 weeks", "term: 2 weeks\n        qqq: 1"))
    assert "'qqq' is not known here. Here may stand: title, says, then," in problem


@pytest.mark.parametrize(("value", "wrong"), [("all", "all"), ("{a: b}", "{a: b}"), ("[ok, Not ok]", "Not ok")])
def test_requires_wants_the_word_conditions_or_a_list_of_names(value, wrong):
    text = changed("by: teacher, to: apply}", f"by: teacher, to: apply, requires: {value}}}")
    (problem,) = problems(text)
    _, line, column, _ = problem.split(":", 3)
    assert text.splitlines()[int(line) - 1][int(column) - 1 :].startswith(wrong)
    assert "'conditions', for all conditions of the option, or a list" in problem or "cannot be a name" in problem


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
TWO = "a: &a [" + "x, " * 9000 + "]\nb: [*a, *a, *a, *a, *a, *a]\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"x" * 10_000_000, "The file is larger than 512 kB"),
        ("[" * 400_000, "more than 20 levels deep"),
        ("- " * 200_000, "more than 20 levels deep"),
        ("{" * 400_000, "more than 20 levels deep"),
        ("[" + "a," * 250_000 + "]", "more than 50000 values"),
        (LAUGHS, "More than 20 aliases"),
        (TWO, "With aliases written out, this has more than 50000 values"),
        ("\n".join(f"a{number}: 1" for number in range(20_000)), "is not known here"),
        ("a: 1\n" * 20_000, "There is more to mend from here on"),
        ('"' + "a" * 500_000, "quotation mark"),
        ("a: " + "9" * 500_000, "is missing here"),
    ],
    ids=[
        "large",
        "lists",
        "items",
        "blocks",
        "wide",
        "laughs",
        "aliases",
        "unknown",
        "twice",
        "quote",
        "digits",
    ],
)
def test_a_hostile_file_is_refused_at_once(text, sentence):
    # Of the processor: on a machine that does other things as well, the clock on the wall says little.
    start = time.process_time()
    found = problems(text)
    assert time.process_time() - start < 2
    assert any(sentence in problem for problem in found)
    assert len(found) <= 101
    assert all(len(problem) < 700 for problem in found)


def test_a_deep_value_cannot_hide_behind_an_alias():
    text = "a: &a " + "[" * 15 + "]" * 15 + "\nb: " + "[" * 10 + "*a" + "]" * 10
    assert "more than 20 levels deep" in problems(text)[0]


def large_route(steps):
    one = SMALL[SMALL.index("      sign:\n") : SMALL.index("      stopped:")]
    more = "".join(one.replace("sign:", f"sign{number}:", 1) for number in range(steps))
    return changed("      stopped:", f"{more}      stopped:")


def test_a_route_of_1500_lines_is_read_in_well_under_half_a_second():
    text = large_route(190)
    assert text.count("\n") > 1500
    start = time.process_time()
    read_text(text)
    assert time.process_time() - start < 0.5


def test_without_the_fast_parser_the_same_is_read_and_the_same_is_refused(monkeypatch):
    fast = read_text(SMALL)
    monkeypatch.setattr(yamlparse, "CParser", None)
    slow = read_text(SMALL)
    assert slow.route == fast.route
    assert slow.marks == fast.marks
    assert problems("a: &a [*a]") == ["r.yaml:1:8: '*a' points at nothing: no '&a' ends before it."]
    assert any("'!x' are not used" in problem for problem in problems("a: !x b"))
