"""A list of work, and a case in it, cost the same for who has two hundred cases and for who has twenty thousand.

Both are asked in turn, so that a busy machine slows them alike; their medians are compared.
"""

import math
import time
from statistics import median

import pytest
from django.utils import timezone

from samenspraak.people.models import User
from samenspraak.web import cast, demo
from tests.speed.many import copy

pytestmark = [pytest.mark.speed, pytest.mark.django_db, pytest.mark.timeout(300)]
FEW, MANY, ROUNDS = 200, 20_000, 60
MOST, GOES = 1.1, 3


@pytest.fixture
def people(db, client):
    """Somebody with few cases and somebody with many, each with a browser and a case of their own."""
    cast.make()
    found = {}
    family = cast.NOOR
    for handle, count in (("yusuf", FEW), ("annelies", MANY)):
        case = demo.begin("waterrand", family, handle)
        copy(case, count - 1, timezone.localdate(), {handle, family.members[0].handle, family.members[-1].handle})
        browser = type(client)()
        browser.force_login(User.objects.get(handle=handle))
        found[count] = (browser, f"/waterrand/cases/{case.reference}/")
    return found


def seconds(browser, address):
    begun = time.perf_counter()
    assert browser.get(address).status_code == 200
    return time.perf_counter() - begun


def ratio(people, address):
    """How much longer it takes for who has many; looked at again, some times, when it seems too much."""
    found = math.inf
    for _ in range(GOES):
        found = min(found, _ratio(people, address))
        if found <= MOST:
            break
    return found


def _ratio(people, address):
    taken = {FEW: [], MANY: []}
    for turn in range(ROUNDS):
        for count in (FEW, MANY) if turn % 2 else (MANY, FEW):
            browser, case = people[count]
            taken[count].append(seconds(browser, address or case))
    return median(taken[MANY]) / median(taken[FEW])


def test_time_does_not_grow_with_the_number_of_cases(people):
    found = {
        "list": ratio(people, "/waterrand/work/"),
        "step": ratio(people, "/waterrand/work/?step=mediation.talk"),
        "case": ratio(people, ""),
    }
    print({name: round(value, 2) for name, value in found.items()})  # noqa: T201 - the figures, for who runs with -s
    assert [name for name, value in found.items() if value > MOST] == []
