"""The route decides: no partnership, and nothing that only one route has, stands in Python or in a template."""

import ast
import re
from pathlib import Path

import pytest

import samenspraak
from samenspraak.route.read import read_file
from samenspraak.web import cast

HERE = Path(samenspraak.__file__).parent
ROUTES = sorted((HERE.parent / "routes").glob("*.yaml"))
DEMO = ("cast", "demo")
"""The invented people of the demo have to live somewhere."""


def files(ending):
    inside = sorted(HERE.rglob(f"*.{ending}"))
    found = [path for path in inside if not set(path.relative_to(HERE).with_suffix("").parts) & set(DEMO)]
    assert len(found) > 10
    return found


def texts(path):
    """What a Python file says in quotes, its docstrings left out."""
    tree = ast.parse(path.read_text())
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    explained = {id(one.body[0].value) for one in ast.walk(tree) if isinstance(one, kinds) and _explains(one)}
    found = (one for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return [one.value for one in found if id(one) not in explained]


def _explains(one):
    return one.body and isinstance(one.body[0], ast.Expr)


def names_of(route):
    """Every name that a route gives to something of its own, and that is no common word."""
    names = {*route.people, *route.groups, *route.pools, *route.facts, *route.options}
    for option in route.options.values():
        names |= {*option.conditions, *option.consents, *option.steps, *option.requests, *option.always, *option.pauses}
        for step in option.steps.values():
            names |= {*step.actions, *step.together, *(name for part in step.parts.values() for name in part)}
    return {name for name in names if "_" in name or name in route.people}


@pytest.fixture(scope="module")
def own_names():
    names = set().union(*(names_of(read_file(path).route) for path in ROUTES))
    assert len(names) > 40
    return names


def test_no_name_of_a_route_stands_in_python(own_names):
    found = [(path.name, text) for path in files("py") for text in texts(path) if text in own_names]
    assert found == []


def test_no_name_of_a_route_stands_in_a_template(own_names):
    word = re.compile(r"\b[a-z]+(?:_[a-z]+)*\b")
    tags = re.compile(r"{[{%].*?[%}]}|\sclass=\"[^\"]*\"|\sname=\"[^\"]*\"", re.DOTALL)
    quoted = re.compile(r"['\"]([a-z_]+)['\"]")
    for path in files("html"):
        inside = " ".join(tags.findall(path.read_text()))
        assert set(quoted.findall(inside)) & own_names == set(), path.name
        assert {name for name in word.findall(inside) if "_" in name} & own_names == set(), path.name


def test_no_page_calls_somebody_by_a_role_that_only_some_routes_have():
    third = read_file(HERE.parent / "tests" / "third" / "drieluik.yaml").route
    roles = {one.text["en"] for path in ROUTES for one in read_file(path).route.people.values()}
    roles -= {one.text["en"] for one in third.people.values()}
    assert len(roles) > 5
    called = re.compile(rf"\b({'|'.join(sorted(roles))})\b", re.IGNORECASE)
    assert [path.name for path in files("html") if called.search(path.read_text())] == []


def test_no_partnership_stands_anywhere():
    names = {path.stem for path in ROUTES} | {slug for slug, *_ in cast.PARTNERSHIPS}
    named = re.compile(rf"\b({'|'.join(sorted(names))})\b", re.IGNORECASE)
    found = [(path.name, text) for path in files("py") for text in texts(path) if named.search(text)]
    found += [(path.name, "") for path in files("html") if named.search(path.read_text())]
    assert found == []
