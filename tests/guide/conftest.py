"""The cast of the demo, without a case."""

import pytest

from samenspraak.web import cast


@pytest.fixture
def partnerships(db):
    """Both partnerships with their people."""
    cast.make()
