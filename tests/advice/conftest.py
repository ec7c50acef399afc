"""Both partnerships of the cast, and nothing that was counted before."""

import pytest
from django.core.cache import cache

from samenspraak.people.models import User
from samenspraak.web import cast


@pytest.fixture(autouse=True)
def partnerships(db):
    cast.make()
    cache.clear()


@pytest.fixture
def visit(client):
    """Sign in as someone of the cast."""

    def as_someone(handle):
        client.force_login(User.objects.get(handle=handle))
        return client

    return as_someone
