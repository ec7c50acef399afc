"""What the source of the program may not hold. Ruff looks at Python too; here a comment makes no exception."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import samenspraak

HOUSE = Path(samenspraak.__file__).parent
TEMPLATES = sorted(HOUSE.rglob("*.html"))

IMPORTED = {
    "reads objects from bytes": {"pickle", "marshal", "shelve", "dill"},
    "starts other programs": {"subprocess", "pty", "os.system", "os.popen"},
    "fetches addresses": {"requests", "urllib.request", "http.client", "httpx", "aiohttp"},
    "trusts HTML": {"django.utils.safestring.mark_safe", "django.utils.safestring.SafeString"},
    "leaves out the token of a form": {"django.views.decorators.csrf.csrf_exempt"},
    "makes templates of texts": {"django.template.Template", "django.template.engines"},
}
CALLED = {
    "runs text as code": {"eval", "exec", "compile", "__import__"},
    "writes SQL by hand": {"raw", "extra", "RawSQL", "cursor"},
}
_NO_TOKEN = "django.views.decorators.csrf.csrf_exempt"
_HTML = "django.utils.safestring.SafeString"
ALLOWED = {
    ("demo/hurry.py", "cursor"): "tells SQLite not to wait for the disk while the demo is filled; no text of anyone",
    ("people/rowsecurity.py", "cursor"): "policies and rights, from what the models say; no text of anyone",
    ("web/views/case.py", _HTML): "what draw.py makes of a route, of escaped words",
    ("documents/views.py", _NO_TOKEN): "the token is asked before a file is read, by the view itself",
    ("invitations/views/entering.py", _NO_TOKEN): "no cookie, so no token: adr 0026",
    ("web/views/call_back.py", _NO_TOKEN): "no cookie, so no token: adr 0015",
}
"""File and name -> why it may be there."""


@cache
def imports():
    """Each file with each name that it imports, in full and each module above it."""
    found = set()
    for where, node in nodes():
        if isinstance(node, ast.Import):
            found |= {(where, one.name) for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {(where, node.module), *((where, f"{node.module}.{one.name}") for one in node.names)}
    return found


@cache
def calls():
    """Each file with the last word of each thing that it calls; `re.compile` is none of them."""
    found = set()
    for where, node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add((where, node.func.id))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr != "compile":
            found.add((where, node.func.attr))
    return found


def nodes():
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" not in path.parts:
            where = path.relative_to(HOUSE).as_posix()
            yield from ((where, node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize("danger", IMPORTED)
def test_nothing_is_imported_that(danger):
    assert {one for one in imports() if one[1] in IMPORTED[danger]} - ALLOWED.keys() == set()


@pytest.mark.parametrize("danger", CALLED)
def test_nothing_is_called_that(danger):
    assert {one for one in calls() if one[1] in CALLED[danger]} - ALLOWED.keys() == set()


def test_every_exception_is_still_needed():
    assert set(ALLOWED) <= imports() | calls()


def test_templates_escape_everything_and_hold_no_script():
    event = r"\son(click|load|error|change|submit|input|key\w+|mouse\w+|pointer\w+|focus|blur)="
    unsafe = re.compile(rf"\|\s*safe(seq)?\b|autoescape|<script(?![^>]*\bsrc=)|{event}|javascript:", re.IGNORECASE)
    assert [path.name for path in TEMPLATES if unsafe.search(path.read_text("utf-8"))] == []
