"""A mediation that was completed, and everyone concerned asked how it was."""

import pytest
from django.utils import timezone

from samenspraak.cases.clock import tick
from tests.cases.walking import Walk

GIVEN = {"how": "good", "heard": "partly", "talking": "yes", "again": "no"}


def completed(**more):
    """A case at its end, today."""
    walk = Walk(now=timezone.now(), **more).to_talk()
    walk.do("mediator", "hold")
    walk.do("mediator", "complete")
    return walk


@pytest.fixture
def ended(db):
    """Noor's mediation is completed, and the clock asked how it was."""
    walk = completed()
    tick(walk.now)
    return walk


@pytest.fixture
def address(ended):
    return f"/waterrand/cases/{ended.case.reference}/mediation/how-was-it/0/"


@pytest.fixture
def answers(visit, address):
    """Answer as someone of the cast; gives what came of it."""

    def send(handle, **given):
        return visit(handle).post(address, {**GIVEN, **given})

    return send
