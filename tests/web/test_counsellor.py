"""The education counsellor: that proceedings run is said with a warning on the page, and keeps nobody from asking."""

import pytest
from django.test import Client

from tests.cases.walking import Walk

pytestmark = pytest.mark.django_db
WARNS = "Onderwijsconsulenten nemen dan meestal niets aan"
RESULT = "Er is een plek gevonden."


@pytest.fixture
def asking():
    return Walk().join_all().on("counsellor").all_do([("samira", "open")])


def page_of(walk, who):
    visitor = Client()
    visitor.force_login(walk.party(who).user)
    return visitor.get(f"/waterrand/cases/{walk.case.reference}/").content.decode()


def test_it_warns_and_does_not_block(asking):
    assert WARNS not in page_of(asking, "samira")
    asking.do("samira", "proceedings")
    assert WARNS in page_of(asking, "samira")
    assert not asking.track.stands_still
    asking.do("samira", "asked")
    assert asking.track.step == "wait"
    asking.do("samira", "proceedings_over")
    assert WARNS not in page_of(asking, "samira")


def test_what_came_of_it_is_read_by_family_school_and_consultant(asking):
    asking.all_do([("samira", "asked"), ("samira", "taken")]).do("samira", "result", {"result": RESULT})
    assert asking.track.outcome == "helped"
    for who in ("joris", "tess", "annelies"):
        assert RESULT in page_of(asking, who)
    assert RESULT not in page_of(asking, "hanneke")
