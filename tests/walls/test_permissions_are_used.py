"""Whoever asks whether something may be seen or done uses the answer (incident 2: a check whose result was dropped)."""

import ast
from pathlib import Path

import pytest

import samenspraak

HOUSE = Path(samenspraak.__file__).parent
ANSWERS = {
    "cases/sight.py", "advice/sight.py", "route/who.py", "route/permit.py", "route/gates.py", "cases/pools.py",
}  # fmt: skip
"""Where functions answer such a question: what they give back is what may be seen, or why something may not be done."""


def defined(path):
    """The public functions and methods that give something back."""
    for node in ast.walk(ast.parse((HOUSE / path).read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and not (
            isinstance(node.returns, ast.Constant) and not node.returns.value
        ):
            yield node.name


ASKING = {name for path in ANSWERS for name in defined(path) if not name.startswith("_")}


def dropped(source):
    """The lines on which such a function is called and its answer goes nowhere: a statement that is a call alone."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            called = node.value.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in ASKING:
                yield node.lineno, name


def test_the_questions_are_known():
    assert {"view", "cases_of", "sees", "may_read", "means", "for_staff", "people_for"} <= ASKING


@pytest.mark.parametrize(
    "source", ["view(user, reference)", "def f():\n    sight.may_read(seen, answer)\n    return 1"]
)
def test_a_dropped_answer_is_found(source):
    assert list(dropped(source))


def test_no_answer_is_dropped():
    paths = (path for path in sorted(HOUSE.rglob("*.py")) if not {"migrations", "for_tests.py"} & {*path.parts})
    found = [(path.relative_to(HOUSE).as_posix(), *one) for path in paths for one in dropped(path.read_text("utf-8"))]
    assert found == []
