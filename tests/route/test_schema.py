"""The JSON Schema says the same as the model."""

import json
import re

import pytest
from pydantic import BaseModel

from samenspraak.route import guidance, model, options, steps
from samenspraak.route.atoms import parse_selector, parse_term
from samenspraak.route.schema import json_schema, part_at, words_of

PIECES = sorted(
    {
        piece
        for module in (model, options, guidance, steps)
        for piece in vars(module).values()
        if isinstance(piece, type) and issubclass(piece, steps.Part) and piece is not steps.Part
    },
    key=lambda piece: piece.__name__,
)


def definition(piece: type[BaseModel]):
    return json_schema() if piece is model.Route else json_schema()["$defs"][piece.__name__]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.__name__)
def test_every_word_of_the_model_is_in_the_schema_and_no_other(piece):
    words = {field.alias or name for name, field in piece.model_fields.items()}
    found = definition(piece)
    assert set(found["properties"]) == words
    assert found["additionalProperties"] is False


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.__name__)
def test_the_same_words_must_be_there(piece):
    needed = {field.alias or name for name, field in piece.model_fields.items() if field.is_required()}
    assert set(definition(piece).get("required", ())) == needed


def test_people_are_one_selector_or_a_list():
    one, many = definition(steps.Action)["properties"]["by"]["anyOf"]
    assert one["type"] == "string"
    assert many["type"] == "array"
    assert many["items"]["pattern"] == one["pattern"]


def test_names_are_one_name_or_a_list():
    one, many = definition(steps.Action)["properties"]["declares"]["anyOf"]
    assert (one["type"], many["type"]) == ("string", "array")
    assert many["items"]["pattern"] == one["pattern"]


def test_gates_and_late_rules_are_one_block_or_a_list():
    for word, name in (("leaves_when", "Gate"), ("late", "Late")):
        one, many = definition(steps.Step)["properties"][word]["anyOf"]
        assert one == {"$ref": f"#/$defs/{name}"}
        assert many["items"] == one


def accepts(pattern, read, text):
    try:
        read(text)
    except ValueError:
        return re.search(pattern, text) is None
    return re.search(pattern, text) is not None


PEOPLE = (
    "guardian, each guardian with custody, one of school, pupil from 16, guardian joined, each side, "
    "who asked, who reported, clock, Guardian, each, pupil from, pupil from 160, a b, "
)
TERMS = (
    "5 working days, 1 working day, 30 calendar days, 3 months, 1 year, 2 calendar weeks, 0 days, "
    "2 working weeks, days, 5, 1000 days, five days, -1 days"
)


@pytest.mark.parametrize("text", PEOPLE.split(", "))
def test_the_schema_and_the_reader_agree_about_people(text):
    pattern = part_at(("groups", "x", "who"))["anyOf"][0]["pattern"]
    assert accepts(pattern, parse_selector, text)


@pytest.mark.parametrize("text", TERMS.split(", "))
def test_the_schema_and_the_reader_agree_about_terms(text):
    assert accepts(part_at(("options", "x", "aim"))["pattern"], parse_term, text)


def test_texts_are_described_and_nothing_may_be_left_empty():
    schema = json_schema()
    assert "in each language" in schema["properties"]["title"]["description"]
    assert '"null"' not in json.dumps(schema)


def test_the_schema_names_its_version_and_every_reference_leads_somewhere():
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for name in re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema)):
        assert name in schema["$defs"]


def test_a_schema_may_be_changed_by_who_asked_for_it():
    json_schema()["properties"].clear()
    assert "options" in json_schema()["properties"]


def test_the_words_of_a_place_are_found_by_its_path():
    assert "actions" in words_of(part_at(("options", "mediation", "steps", "apply")))
    assert "remind" in words_of(part_at(("options", "mediation", "steps", "apply", "late", 0)))
    assert part_at(("nothing", "there")) == {}
