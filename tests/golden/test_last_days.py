"""last_days.md compared with the last days that the routes give, and with what a page says at midnight in Amsterdam."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from samenspraak.route.filing import last_day
from samenspraak.web import cast
from tests.golden.setting import route_of
from tests.golden.table import ROUTES

LINES = (Path(__file__).parent / "last_days.md").read_text("utf-8").splitlines()
CELLS = [[cell.strip() for cell in line.strip("| ").split("|")] for line in LINES if re.match(r"\| .*\d{4}-", line)]
DAYS = [cells for cells in CELLS if cells[0] in ("gpo", "lkc", "lbt")]
MOMENTS = [cells for cells in CELLS if cells not in DAYS]
SAYS = {
    "1 day left": "nog 1 dag",
    "42 days left": "nog 42 dagen",
    "today": "vandaag is de laatste dag",
    "over": "Die dag is voorbij.",
    "in the future": "Vul een dag in die is geweest",
}


def day(cell):
    """The day of a cell, of which the name is checked too."""
    name, written = cell.split()
    found = date.fromisoformat(written)
    assert f"{found:%A}" == name
    return found


def test_the_tables_are_read_whole():
    assert (len(DAYS), len(MOMENTS)) == (26, 33)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(("body", "decided", "last", "reckoning"), DAYS)
def test_the_last_day_is_the_one_reckoned_by_hand(route, body, decided, last, reckoning):
    found = last_day(route_of(route), body, day(decided), day(last))
    assert found.on == day(last), reckoning
    assert not found.is_over


@pytest.mark.parametrize("route", ROUTES)
def test_a_body_without_a_term_has_no_last_day(route):
    assert last_day(route_of(route), "school_complaint", date(2026, 1, 5), date(2026, 1, 5)) is None


@pytest.mark.django_db
@pytest.mark.parametrize("cells", MOMENTS)
def test_the_day_is_that_of_amsterdam(client, monkeypatch, cells):
    moment, there, body, decided, said = cells
    cast.make()
    monkeypatch.setattr(timezone, "now", lambda: datetime.fromisoformat(moment).replace(tzinfo=UTC))
    answers = {"who": "parent", "talked": "yes", "about": "opp", "home": "no", "legal": "no", "decided-on": decided}
    page = client.get("/waterrand/guide/nl/", answers).content.decode()
    items = (*re.findall(r"<li.*?</li>", page, re.DOTALL), "")
    item = next(it for it in items if f"({body.upper()})" in it and f"/option/{body}/" in it)
    page = " ".join(re.sub("<[^>]+>", " ", page if said == "in the future" else item).split())
    assert SAYS[said] in page, there
    if said == "over":
        assert not re.search(r"nog \d+ dag", page)
