"""Each address answers to the methods that it is made for, and to no other: looking is GET, changing is POST."""

import pytest
from django.urls import get_resolver

KNOWN = {
    "slug": "nowhere", "reference": "X-1", "option": "mediation", "action": "sign", "asked": "r1", "language": "nl",
    "name": "who", "secret": "a" * 32, "deed": "advise", "key": "p1", "provider_id": "nowhere",
}  # fmt: skip
"""A value for whatever stands in an address; no view comes to look at it."""


def views():
    """Every view of the site with an address for it; what Django or a library brings is left out."""
    for pattern in _patterns(get_resolver().url_patterns):
        if pattern.callback.__module__.startswith("samenspraak."):
            yield pattern


def _patterns(patterns):
    for one in patterns:
        yield from _patterns(one.url_patterns) if hasattr(one, "url_patterns") else [one]


VIEWS = {one.name: one.callback for one in views()}


def test_all_pages_are_looked_at():
    assert len(VIEWS) > 30


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "CONNECT"])
def test_no_page_answers_to_a_method_that_it_is_not_made_for(rf, name, method):
    answer = VIEWS[name](rf.generic(method, "/"), **KNOWN)
    assert answer.status_code == 405, name
