"""The case with which most tests begin."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from walking import Walk


@pytest.fixture
def noor(db):
    """Mediation about Noor, just begun; nobody joined yet."""
    return Walk()
