"""Both partnerships of the cast, and nothing that was counted before."""

import pytest
from django.core.cache import cache

from samenspraak.web import cast


@pytest.fixture(autouse=True)
def partnerships(db):
    cast.make()
    cache.clear()
