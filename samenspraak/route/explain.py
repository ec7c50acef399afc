"""What the model refuses, said kindly: which word, where, and what may stand there instead."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from samenspraak.route.atoms import parse_selector
from samenspraak.route.problem import MOST_TOLD, Mark, Problem
from samenspraak.route.schema import form_of, part_at, values_of, words_of
from samenspraak.route.yamlnodes import Mapping, Node, Path, Scalar, Sequence, mark_at, node_at

_MOST_SHOWN = 60
_UNION_TAG = re.compile(r"^(literal|tuple)\[.*\]$|^\[key\]$")
_LIMITS = {
    "greater_than_equal": ("ge", "At least {limit} is expected here, not {found}."),
    "less_than_equal": ("le", "At most {limit} is expected here, not {found}."),
    "too_long": ("max_length", "At most {limit} may stand here."),
    "too_short": ("min_length", "At least {limit} must stand here."),
}
_WRONG_FORM = {
    "string_type",
    "dict_type",
    "model_type",
    "model_attributes_type",
    "tuple_type",
    "list_type",
    "bool_type",
    "int_type",
}


def problems_of(errors: list[ErrorDetails], root: Node, file: str) -> list[Problem]:
    """Every error of the model as a sentence with its place. Each place is named once."""
    told: dict[tuple[Mark, str], Problem] = {}
    for error in errors:
        for mark, sentence in _explain(error, root):
            told[(mark, sentence)] = Problem(file, mark.line, mark.column, sentence)
        if len(told) > MOST_TOLD:  # enough to know that not all will be told
            break
    return list(told.values())


def nothing_written_here(path: Path) -> str:
    """The sentence for a word after which nothing stands."""
    if part := part_at(path):
        return f"Nothing is written after {_name(path)}. Expected here: {form_of(part)}."
    return f"Nothing is written after {_name(path)}. Write it, or remove the word."


def _explain(error: ErrorDetails, root: Node) -> Iterator[tuple[Mark, str]]:
    kind, found = error["type"], error["input"]
    bad_name = error["loc"][-1:] == ("[key]",)
    path = tuple(item for item in error["loc"] if not (isinstance(item, str) and _UNION_TAG.match(item)))
    if kind == "missing":
        yield mark_at(root, path[:-1]), f"{_name(path)} is missing here. Expected: {form_of(part_at(path))}."
    elif found is None or _is_list_of_names(error, path):
        return  # told by nothing_written, or at the name that is wrong
    elif kind == "extra_forbidden":
        yield mark_at(root, path), _unknown_word(str(path[-1]), words_of(part_at(path[:-1])))
    elif bad_name or kind == "string_pattern_mismatch":
        yield mark_at(root, path) if bad_name else node_at(root, path).mark, _no_name(found)
    elif kind == "value_error" and isinstance(found, tuple) and found and part_at(path).get("type") != "number":
        yield from _unclear_people(node_at(root, path), found)
    else:
        yield node_at(root, path).mark, _wrong_value(error, path, node_at(root, path))


def _is_list_of_names(error: ErrorDetails, path: Path) -> bool:
    """Of `requires` both forms are told: that a list is not the word 'conditions' helps nobody."""
    return path[-1:] == ("requires",) and error["type"] == "literal_error" and isinstance(error["input"], tuple)


def _wrong_value(error: ErrorDetails, path: Path, node: Node) -> str:
    kind, part = error["type"], part_at(path)
    if kind == "value_error":
        sentence = error["msg"].removeprefix("Value error, ")
        return sentence[:1].upper() + sentence[1:] + "."
    if path[-1:] == ("requires",):
        return "Expected here: 'conditions', for all conditions of the option, or a list of them."
    if kind == "literal_error" and isinstance(node, Scalar) and isinstance(node.value, str):
        return _unknown_word(node.raw, values_of(part))
    if kind in _LIMITS:
        limit, sentence = _LIMITS[kind]
        return sentence.format(limit=error["ctx"][limit], found=error["input"])
    if kind in _WRONG_FORM or kind == "literal_error":
        return f"Expected here: {form_of(part)}. Found: {_found(node)}.{_quotes(kind, node)}"
    return f"This is not understood: {error['msg']}. Expected here: {form_of(part)}."


def _unclear_people(node: Node, found: tuple[object, ...]) -> Iterator[tuple[Mark, str]]:
    """The reader of people sees a list as one value; say which of them it is."""
    for number, item in enumerate(found):
        try:
            parse_selector(item)
        except ValueError as error:
            sentence = str(error)
            yield node_at(node, (number,)).mark, sentence[:1].upper() + sentence[1:] + "."


def _unknown_word(word: str, known: list[str]) -> str:
    close = get_close_matches(word[:_MOST_SHOWN], known, n=1)
    if close:
        return f"The word '{_short(word)}' is not known here. Did you mean '{close[0]}'?"
    return f"The word '{_short(word)}' is not known here. Here may stand: {', '.join(known)}."


def _no_name(found: object) -> str:
    return (
        f"'{_short(str(found))}' cannot be a name. "
        "A name starts with a small letter and has small letters, digits and underscores, 40 at most."
    )


def _quotes(kind: str, node: Node) -> str:
    if kind == "string_type" and isinstance(node, Scalar):
        return f" Put quotes around it: '{_short(node.raw)}'."
    if kind == "bool_type" and isinstance(node, Scalar) and node.raw.lower() in {"yes", "on", "no", "off"}:
        return f" Write {'true' if node.raw.lower() in {'yes', 'on'} else 'false'}."
    return ""


def _found(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a block of words"
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node.value, str):
        return f"'{_short(node.raw)}'"
    return node.raw if isinstance(node.value, bool) else f"the number {_short(node.raw)}"


def _name(path: Path) -> str:
    """The last word of a path, in quotes; of a list the item is counted from 1, as people do."""
    if not path:
        return "the file"
    return f"'{path[-1]}'" if isinstance(path[-1], str) else f"item {path[-1] + 1}"


def _short(text: str) -> str:
    line = " ".join(text[:200].split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
