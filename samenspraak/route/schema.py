"""The route language as a JSON Schema, made from the model, so that editors complete and check as you type.

Put `# yaml-language-server: $schema=route.schema.json` on the first line of a route file to use it.
"""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from samenspraak.route import atoms
from samenspraak.route.model import Route

_NAME = r"^[a-z][a-z0-9_]{0,39}$"
_SELECTOR: JsonSchemaValue = {
    "type": "string",
    "pattern": (
        r"^((each|one of) )?([a-z][a-z0-9_]*|who reported|who asked|each side)"
        r"( with custody| without custody| (from|under) [0-9]{1,2}| invited| joined| out| at the table)?$"
    ),
    "description": "people, such as consultant, 'each guardian with custody' or 'pupil from 16'",
    "examples": ["each guardian with custody", "one of school", "pupil from 16", "everyone", "clock"],
}
_WHO: JsonSchemaValue = {
    "anyOf": [_SELECTOR, {"type": "array", "items": _SELECTOR, "minItems": 1}],
    "description": "people, such as consultant, or a list of them, such as [each guardian, school]",
}
_TERM: JsonSchemaValue = {
    "type": "string",
    "pattern": r"^[0-9]{1,3} (working days?|(calendar )?(day|week|month|year)s?)$",
    "description": "a term, such as '5 working days', '30 calendar days' or '3 months'",
    "examples": ["5 working days", "30 calendar days", "6 weeks", "3 months"],
}
_AMOUNT: JsonSchemaValue = {
    "type": "number",
    "minimum": 0,
    "description": "a number with two decimals at most, such as 110 or 0.23",
}
_DAY: JsonSchemaValue = {
    "type": "string",
    "format": "date",
    "description": "a day, such as 2026-12-01",
    "examples": ["2026-12-01"],
}
_TEXT: JsonSchemaValue = {
    "type": "object",
    "additionalProperties": {"type": "string", "description": "a text"},
    "description": "a text in each language of the route, such as {nl: …, en: …}",
}
_ONE_NAME: JsonSchemaValue = {
    "type": "string",
    "pattern": _NAME,
    "description": "a name of small letters, digits and underscores",
}
_NAMES: JsonSchemaValue = {
    "anyOf": [_ONE_NAME, {"type": "array", "items": _ONE_NAME}],
    "description": "a name, or a list of names",
}


_SMALLEST = {
    atoms.parse_term: _TERM,
    atoms.parse_amount: _AMOUNT,
    atoms.parse_day: _DAY,
    atoms.parse_who: _WHO,
    atoms._one_or_many: _NAMES,  # noqa: SLF001 - the schema is the other half of these words
}
"""What reads one of the smallest words -> how the schema says it."""


class _Words(GenerateJsonSchema):
    """Writes the route's own words where pydantic would describe Python's classes."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        function = schema["function"]["function"]
        if function in _SMALLEST:
            return deepcopy(_SMALLEST[function])
        inner = super().function_before_schema(schema)
        if function is atoms.one_as_list:
            return {"anyOf": [inner["items"], inner]}
        return inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        values = schema.get("values_schema", {})
        if values.get("type") == "str" and "pattern" not in schema.get("keys_schema", {}):
            return deepcopy(_TEXT)
        made = super().dict_schema(schema)
        if "patternProperties" in made:
            made["additionalProperties"] = False
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return deepcopy(_ONE_NAME) if schema.get("pattern") == _NAME else super().str_schema(schema)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # A word with nothing after it is always a mistake in a route file, so null is not offered.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        # Defaults are Python values; an editor would write them out for no gain.
        return self.generate_inner(schema["schema"])


@cache
def _schema() -> dict[str, Any]:
    made = Route.model_json_schema(schema_generator=_Words)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a route file. Each call gives a copy that may be changed."""
    return deepcopy(_schema())


def part_at(path: tuple[str | int, ...]) -> dict[str, Any]:
    """The piece of the schema that describes this place of a file; empty when there is none."""
    part = _schema()
    for item in path:
        part = next((found for branch in _branches(part) if (found := _child(branch, item))), {})
    return part


def words_of(part: dict[str, Any]) -> list[str]:
    """The words that may stand in this piece of the schema."""
    return [word for branch in _branches(part) for word in branch.get("properties", {})]


def values_of(part: dict[str, Any]) -> list[str]:
    """The values that may be chosen in this piece of the schema."""
    return [
        str(value)
        for branch in _branches(part)
        for value in (*branch.get("enum", ()), *([branch["const"]] if "const" in branch else ()))
    ]


def form_of(part: dict[str, Any]) -> str:
    """What is expected in this piece of the schema, in words."""
    first = next(_branches(part), {})
    if values := values_of(part):
        return " or ".join(f"'{value}'" for value in values)
    if words := words_of(part):
        return "a block with words such as " + ", ".join(f"'{word}'" for word in words[:4])
    if "description" in part:
        return str(part["description"])
    names = {"boolean": "true or false", "integer": "a whole number", "array": "a list", "string": "a text"}
    return names.get(first.get("type", ""), "a block of names, each with what belongs to it")


def _branches(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The alternatives of a piece, with references followed."""
    if "$ref" in part:
        yield from _branches(_schema()["$defs"][part["$ref"].rsplit("/", 1)[-1]])
    elif "anyOf" in part:
        for branch in part["anyOf"]:
            yield from _branches(branch)
    elif part:
        yield part


def _child(branch: dict[str, Any], item: str | int) -> dict[str, Any]:
    if isinstance(item, int):
        found = branch.get("items", branch if "properties" in branch else {})
    elif "properties" in branch:
        found = branch["properties"].get(item, {})
    else:
        patterns = branch.get("patternProperties", {})
        found = next(iter(patterns.values()), branch.get("additionalProperties", {}))
    return found if isinstance(found, dict) else {}
