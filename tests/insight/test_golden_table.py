"""tests/golden/experiences.md compared with the routes, and with who can answer when."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.insight.answers import save
from samenspraak.insight.models import Invitation
from samenspraak.insight.rounds import standing
from samenspraak.route.read import read_file
from samenspraak.route.surveys import values_of
from tests.insight.conftest import GIVEN

TABLES = Path(__file__).parents[1] / "golden" / "experiences.md"
ROUTES = Path(__file__).parents[2] / "routes"
DAYS = {"after the last day": 1, "last day": 0}


def table(first):
    """The rows of the table with this first column."""
    lines = [[cell.strip() for cell in line.strip("| ").split("|")] for line in TABLES.read_text().splitlines()]
    start = next(number for number, cells in enumerate(lines) if cells[0] == first)
    rows = []
    for cells in lines[start + 2 :]:
        if len(cells) < 2:
            break
        rows.append(cells)
    return rows


@pytest.mark.parametrize("route", ["sppoh", "swv"])
def test_a_route_asks_these_questions_and_no_others(route):
    asks = read_file(ROUTES / f"{route}.yaml").route.options["mediation"].experiences.asks
    found = {name: (", ".join(values_of(one)) or "-", "yes" if one.optional else "no") for name, one in asks.items()}
    assert found == {question: (counted, empty) for question, _asks, counted, empty, _source in table("question")}
    assert [name for name, one in asks.items() if "pupil" not in one.wording] == []


@pytest.mark.parametrize(("who", "when", "following"), [row[:3] for row in table("who")])
def test_an_answer_counts_or_is_refused_as_the_row_says(ended, who, when, following):
    index, today = 0, timezone.localdate(ended.now)
    if when in ("after 3 months", "too early"):
        index = 1
    if when == "after 3 months":
        today += timedelta(days=92)
        tick(ended.now + timedelta(days=92))
    if when in DAYS:
        today = Invitation.objects.first().until + timedelta(days=DAYS[when])
    if when == "answered before":
        assert answer(ended, who, index, today) == "counted"
    assert answer(ended, who, index, today) == following


def answer(ended, who, index, today):
    seen = ended.view(who)
    with transaction.atomic():
        stands = standing(seen, "mediation", index, today, lock=True)
        if stands.why_not:
            return stands.why_not
        return "counted" if save(stands.invitation, stands.option.experiences, GIVEN, today) else "not kept"
