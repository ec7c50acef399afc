"""Fixtures for every test. The network is closed but for this machine: see addopts in pyproject.toml."""

import pytest
from django.conf import settings
from django.db import connection

from samenspraak.people.tenants import everywhere

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
def about_all_partnerships():
    """What a test itself looks up is about all partnerships; what it asks of a page is about those of that page."""
    with everywhere():
        yield


@pytest.fixture
def visit(client):
    """Sign in as someone of the cast."""

    def as_someone(handle):
        from samenspraak.people.models import User

        client.force_login(User.objects.get(handle=handle))
        return client

    return as_someone


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """The tables of the tests are made by their owner, where there is one beside the role of the site."""
    from samenspraak.people.rowsecurity import as_owner

    with as_owner():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Then every test comes as the site does; between tests the tables are emptied, for which the site has no right."""
    if not settings.DATABASE_OWNER:
        yield
        return
    owner = {name: connection.settings_dict[name] for name in settings.DATABASE_OWNER}
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f'GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO "{settings.DATABASE_ROLE}"')
    connection.close()
    connection.settings_dict.update(USER=settings.DATABASE_ROLE, PASSWORD="")
    yield
    connection.close()
    connection.settings_dict.update(owner)


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
