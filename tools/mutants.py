#!/usr/bin/env python3
"""Break what decides who sees what, one place at a time, and name each break that no test notices.

Usage: tools/mutants.py [FILE...]   (samenspraak/cases/sight.py when none is given)
Works on a copy, so that nothing is broken here. Takes minutes: each break is a run of the tests until one fails.
"""

import ast
import copy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILES = ["samenspraak/cases/sight.py"]
TESTS = [
    "tests/cases/test_sight.py",
    "tests/walls/test_custody.py",
    "tests/walls/test_matrix.py",
    "tests/cases/test_from_a_pool.py",
    "tests/cases/test_handover.py",
    "tests/cases/test_drafts.py",
    "tests/web/test_last_days.py",
    "tests/web/test_for_someone_without_an_account.py",
]
"""What looks at who sees what, from the quickest on."""
NEEDED = ["samenspraak", "tests", "routes", "docs", "pyproject.toml"]
OTHER: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
}  # fmt: skip


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Each broken text of a module, with a sentence that says where and how."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for way in _ways(node):
            broken = copy.deepcopy(tree)
            target = next(one for at, one in enumerate(ast.walk(broken)) if at == number)
            before = ast.unparse(node)
            _break(target, way)
            yield ast.unparse(ast.fix_missing_locations(broken)), f"{node.lineno}: {before[:70]} -> {way}"  # type: ignore[attr-defined]


def _ways(node: ast.AST) -> list[str]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in OTHER:
            return ["the other comparison"]
        case ast.BoolOp():
            return ["and for or, or for and", *(f"without part {number}" for number in range(len(node.values)))]
        case ast.UnaryOp(op=ast.Not()):
            return ["without not"]
        case ast.Return(value=ast.Constant(value=bool())):
            return ["the other answer"]
    return []


def _break(node: ast.AST, way: str) -> None:
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [OTHER[type(op)]()]
        case ast.BoolOp() if way.startswith("without part"):
            del node.values[int(way.rpartition(" ")[2])]
        case ast.BoolOp(op=op):
            node.op = ast.Or() if isinstance(op, ast.And) else ast.And()
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        case ast.Return(value=ast.Constant(value=bool(answer))):
            node.value = ast.Constant(not answer)


def survives(place: Path) -> bool:
    """Whether every test passes on what stands in this place."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", *TESTS]
    return not subprocess.run(command, cwd=place, capture_output=True, check=False).returncode


def main(files: list[str]) -> int:
    """Break them all; one if any break was not noticed."""
    left = []
    with tempfile.TemporaryDirectory(prefix="samenspraak-mutants-") as made:
        place = Path(made)
        for name in NEEDED:
            copying = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copying(ROOT / name, place / name)
        if not survives(place):
            raise SystemExit("The tests fail before anything was broken.")
        for file in files or FILES:
            source = (ROOT / file).read_text("utf-8")
            for broken, what in mutants(source):
                (place / file).write_text(broken, "utf-8")
                noticed = not survives(place)
                print("." if noticed else "", end="", flush=True)
                if not noticed:
                    left.append(f"{file}:{what}")
                    print("Nobody noticed", left[-1], flush=True)
            (place / file).write_text(source, "utf-8")
    print(f"{len(left)} breaks were not noticed.")
    return bool(left)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
