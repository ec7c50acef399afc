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


@pytest.fixture(autouse=True)
def _whoever_is_signed_in_showed_a_second_factor(monkeypatch):
    """`force_login` is for tests about something else: it stands for a whole sign-in, the second factor included."""
    from django.test import Client

    from samenspraak.signin import sessions

    signed_in = Client.force_login

    def force_login(self, user, backend=None):
        signed_in(self, user, backend or "django.contrib.auth.backends.ModelBackend")
        session = self.session
        session[sessions.MARK]["second"] = True
        session.save()

    monkeypatch.setattr(Client, "force_login", force_login)
