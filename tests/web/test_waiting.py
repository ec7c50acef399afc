"""How long one waits for the national counsellors is their own to say: it stands there with its day, and may be old."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

SAID = "Hoeveel weken het wachten duurt, staat op de site van Onderwijsconsulenten zelf."
OLD = "Dat is een tijd geleden, dus het kan nu anders zijn."
PAGES = ("", "guide/nl/option/counsellor/?who=parent&talked=yes&about=support&home=no&legal=no")


@pytest.fixture(params=["waterrand", "heuvelland"])
def place(request, db):
    cast.make()
    return request.param


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("day", "is_old"), [((2027, 3, 1), False), ((2027, 3, 2), True)])
def test_it_stands_there_with_its_day_and_after_three_months_as_what_may_be_old(place, page, day, is_old, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(*day, 12, tzinfo=UTC))
    shown = text_of(Client().get(f"/{place}/{page}"))
    assert f"{SAID} Dat stond er op dinsdag 1 december 2026" in shown
    assert (OLD in shown) == is_old


def test_a_parent_reads_it_in_the_case_as_long_as_it_runs(visit, db):
    walk = Walk("heuvelland", cast.ELIF, "lotte").join_all().on("counsellor")
    walk.do("aylin", "open")
    address = f"/heuvelland/cases/{walk.case.reference}/"
    assert SAID in text_of(visit("aylin").get(address))
    walk.do("aylin", "withdraw")
    assert SAID not in text_of(visit("aylin").get(address))
