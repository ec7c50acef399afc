"""options.md compared with the options of each route: the same options, prices, terms and links."""

import re

import pytest

from samenspraak.route.atoms import parse_term
from tests.golden.setting import OPTION, route_of
from tests.golden.table import ROUTES, options

WRITTEN = [(route, key) for route, keys in options().items() for key in keys]
FORMAL = re.compile("gpo|lkc|lbt|.*_complaint")
NO_PRICE = re.compile(r"nothing|free|€|\d", re.IGNORECASE)
ROLES = "guardian", "pupil", "care_coordinator", "consultant"
AS_WRITTEN = {
    "guardian": "parent",
    "pupil": "pupil",
    "care_coordinator": "school|care coordinator",
    "consultant": "consultant",
}


def option(route, key):
    return route_of(route).options[key]


@pytest.mark.parametrize("route", ROUTES)
def test_a_route_lists_these_options_and_no_others(route):
    assert set(route_of(route).options) == set(options()[route])


@pytest.mark.parametrize(("route", "key"), WRITTEN)
def test_a_formal_body_is_marked_as_formal_and_nothing_else_is(route, key):
    assert option(route, key).formal == bool(FORMAL.fullmatch(key))


@pytest.mark.parametrize(("route", "key"), WRITTEN)
def test_the_term_to_file_is_the_same(route, key):
    term = options()[route][key]["term"]
    files = option(route, key).files
    if term in ("-", "not stated"):
        assert files is None
    else:
        assert files.within == parse_term(term)


@pytest.mark.parametrize(("route", "key"), WRITTEN)
def test_a_link_of_the_source_is_there(route, key):
    for address in re.findall(r"www\.[a-z.]+", options()[route][key]["contact"]):
        assert address in (option(route, key).link or "")


@pytest.mark.parametrize(("route", "key"), WRITTEN)
def test_no_price_is_shown_that_nobody_stated(route, key):
    cost = options()[route][key]["cost"]
    shown = option(route, key).costs.text["en"]
    assert bool(NO_PRICE.search(shown)) == (cost != "not stated")
    assert bool(option(route, key).costs.paid_by) == ("pays" in cost)


@pytest.mark.parametrize(("route", "key"), WRITTEN)
def test_who_may_ask_is_said(route, key):
    who, said = options()[route][key]["who"], option(route, key).who_may_ask["en"].lower()
    asked = ROLES if who.startswith("everyone") else [role for role in ROLES if re.search(rf"\b{role}\b", who)]
    if who.startswith("everyone"):
        assert "everyone" in said
    else:
        assert [role for role in asked if not re.search(AS_WRITTEN[role], said)] == []


@pytest.mark.parametrize("route", ROUTES)
def test_mediation_keeps_every_formal_body_open(route):
    formal = {key for key in options()[route] if FORMAL.fullmatch(key)}
    assert set(option(route, OPTION).keeps_open) == formal


@pytest.mark.parametrize("route", ROUTES)
def test_a_mediation_without_success_points_to_the_counsellor_and_a_formal_body(route):
    for name in ("stopped", "declined", "withdrawn", *(["refused"] if route == "sppoh" else [])):
        offers = set(option(route, OPTION).steps[name].offers)
        assert "counsellor" in offers
        assert any(FORMAL.fullmatch(key) for key in offers)
