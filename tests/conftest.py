"""Fixtures for every test. The network is closed but for this machine: see addopts in pyproject.toml."""

import pytest

ASKING = frozenset({"db", "transactional_db", "live_server"})
"""Fixtures with which a test comes to use the database, without a mark of its own."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what uses the database: only that has to be run again on another one; and what walks a case to its end."""
    for item in items:
        if "ended" in item.fixturenames:
            item.add_marker("slow")
        uses_it = item.get_closest_marker("django_db") or not ASKING.isdisjoint(item.fixturenames)
        if uses_it and not item.get_closest_marker("once"):
            item.add_marker("database")
