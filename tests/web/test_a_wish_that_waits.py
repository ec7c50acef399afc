"""A parent who asked for another way sees for whom it waits, until when, and that it takes too long."""

import pytest
from django.test import Client
from django.utils import timezone

from samenspraak.cases import clock
from samenspraak.cases.models import Notice
from samenspraak.web import cast
from tests.cases.walking import Walk

pytestmark = pytest.mark.django_db
TITLE = "Een consulent bij het gesprek"
LATE = "De laatste dag ging voorbij"


@pytest.fixture
def asked():
    """Aylin asked the care coordinator to bring the consultant in."""
    walk = Walk("heuvelland", cast.ELIF, "lotte", now=timezone.now()).join_all().on("consultant_at_table")
    walk.do("aylin", "ask")
    return walk


def page_of(walk, handle):
    visitor = Client()
    visitor.force_login(walk.party(handle).user)
    return visitor.get(f"/heuvelland/cases/{walk.case.reference}/").content.decode()


def test_who_asked_reads_who_answers_and_until_when(asked):
    page = page_of(asked, "aylin")
    assert "Wat er is gevraagd" in page
    assert "We wachten op het antwoord van Lotte de Wilde" in page
    assert LATE not in page


def test_when_it_is_left_lying_who_asked_sees_it_and_the_consultant_is_told(asked, monkeypatch):
    later = asked.days(10).now
    clock.tick(later)
    told = Notice.objects.filter(option="consultant_at_table", kind="late").values_list("party__role", flat=True)
    assert set(told) == {"consultant"}
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert LATE in page_of(asked, "aylin")


def test_the_care_coordinator_says_why_not_and_the_parent_reads_it(asked):
    asked.do("lotte", "ask:no", {"reason": "De consulent is ziek tot vrijdag."})
    page = page_of(asked, "aylin")
    assert "De consulent is ziek tot vrijdag." in page
    assert "Wat er is gevraagd" not in page


def test_whoever_answers_reads_beforehand_who_reads_the_answer(asked):
    visitor = Client()
    visitor.force_login(asked.party("lotte").user)
    page = visitor.get(
        f"/heuvelland/cases/{asked.case.reference}/consultant_at_table/answer/ask/wish/"
    ).content.decode()
    assert "Alleen u leest dit" not in page
    assert "Dit lezen" in page


def test_it_is_taken_up_and_the_consultant_comes(asked):
    asked.do("lotte", "ask:yes")
    asked.all_do(
        [
            ("carola", "accept"),
            ("lotte", "plan"),
            ("lotte", "hold"),
            ("carola", "agree"),
            ("carola", "another"),
            ("lotte", "complete"),
        ]
    )
    assert asked.track.outcome == "agreed"
    assert "Wat er is gevraagd" not in page_of(asked, "aylin")


def test_an_mdo_with_the_consultant_counts_for_the_mediation_in_the_same_case():
    walk = Walk().to_check().declare_all().on("consultant_at_table")
    walk.all_do([("tess", "open"), ("annelies", "accept"), ("tess", "plan")])
    walk.on("mediation").do("annelies", "judge")
    assert "meeting_not_held" in walk.try_to("annelies", "pass").refusal.codes
    walk.on("consultant_at_table").do("tess", "hold")
    walk.on("mediation").do("annelies", "pass")
    assert walk.track.step == "decide"
