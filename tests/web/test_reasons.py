"""Every reason for which something cannot be done is said in a sentence."""

import ast
import itertools
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

import samenspraak

SOURCE = Path(samenspraak.__file__).parent
ROOMS = ("route", "cases")


def codes_in(tree):
    """The codes that a module gives: written in the call, or in a variable that the call uses."""
    for function in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]:
        calls = [
            node
            for node in ast.walk(function)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("refuse", "Reason")
        ]
        named = {call.args[0].id for call in calls if call.args and isinstance(call.args[0], ast.Name)}
        chosen = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in named
        ]
        yield from itertools.chain.from_iterable(strings(call.args[0]) for call in calls if call.args)
        yield from itertools.chain.from_iterable(strings(value) for value in chosen)


def strings(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return [*strings(node.body), *strings(node.orelse)] if isinstance(node, ast.IfExp) else []


def all_codes():
    files = (path for room in ROOMS for path in (SOURCE / room).rglob("*.py"))
    return sorted({code for path in files for code in codes_in(ast.parse(path.read_text()))})


def said(code, **more):
    with override("nl"):
        return " ".join(render_to_string("web/_reason.html", {"code": code, **more}).split())


def test_the_codes_are_found():
    assert {"judged_not_met", "not_judged", "paused", "busy", "field_missing"} <= set(all_codes())


@pytest.mark.parametrize("code", all_codes())
def test_a_reason_has_a_sentence_of_its_own(code):
    sentence = said(code, name="Dit is zo.", who="Joris Velden", limit=10)
    assert sentence != said("no such code")
    assert code not in sentence
    assert sentence.endswith(".")


def test_a_reason_names_who_can_open_it():
    assert "Wie kan dit openen: Joris Velden." in said("not_declared", name="Er loopt niets.", opens="Joris Velden")
    assert "Alleen u kunt dit openen." in said("not_declared", name="Er loopt niets.", opens="u", only_me=True)


def test_a_name_is_never_taken_for_a_tag():
    assert "<script>" not in said("not_declared", name="Er loopt niets.", who="<script>")
