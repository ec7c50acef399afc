"""Talking comes first (S1): each side records that they talked, and the other puts its own view beside it."""

from datetime import date, timedelta

import pytest

from samenspraak.cases.perform import Refused
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.web.test_dates import in_words
from tests.web.test_pages import text_of

EARLIER = date(2026, 10, 1)


@pytest.fixture(params=["waterrand", "heuvelland"])
def begun(request, db):
    family, starter = {"waterrand": (cast.NOOR, "annelies"), "heuvelland": (cast.ELIF, "lotte")}[request.param]
    return Walk(request.param, family, starter).join_all()


def record(walk, who, **answers):
    there = [walk.party(one).key for one in ("guardian", "care_coordinator")]
    return walk.try_to(who, "talked_together", {"on": EARLIER.isoformat(), "there": there, **answers})


def shown(walk, visit, who):
    partnership, reference = walk.case.partnership.slug, walk.case.reference
    return text_of(visit(walk.party(who).user.handle).get(f"/{partnership}/cases/{reference}/"))


def test_a_talk_before_the_case_is_recorded_by_one_side_and_seen_by_the_other(begun, visit):
    begun.case = record(begun, "guardian", about="Hoe Noor weer naar school kan.").case
    begun.do("care_coordinator", "view_of_talk", {"view": "Wij hoorden vooral zorgen."})
    for who in ("guardian", "care_coordinator", "consultant"):
        seen = shown(begun, visit, who)
        assert "gesprek met elkaar" in seen.lower()
        assert in_words(EARLIER) in seen
        is_between_them = who != "consultant"
        assert ("Hoe Noor weer naar school kan." in seen) == is_between_them
        assert ("Wij hoorden vooral zorgen." in seen) == is_between_them


def test_while_a_mediator_helps_they_record_it_too_and_staff_read_nothing_of_it(visit, db):
    walk = Walk().to_talk()
    walk.case = record(walk, "guardian", about="Hoe Noor weer naar school kan.").case
    assert "Hoe Noor weer naar school kan." in shown(walk, visit, "care_coordinator")
    for who in ("consultant", "coordinator"):
        seen = shown(walk, visit, who)
        assert in_words(EARLIER) in seen
        assert "Hoe Noor weer naar school kan." not in seen


def test_the_pupil_may_have_been_there(begun, visit):
    there = [begun.party(one).key for one in ("pupil", "care_coordinator")]
    begun.case = record(begun, "care_coordinator", there=there).case
    assert f"Erbij waren {begun.party('pupil').name} en {begun.party('care_coordinator').name}" in shown(
        begun, visit, "guardian"
    )


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"about": ""}, "field_missing"),
        ({"there": []}, "field_missing"),
        ({"on": "no day"}, "field_not_a_date"),
        ({"on": (EARLIER + timedelta(days=400)).isoformat()}, "field_in_future"),
    ],
)
def test_what_is_missing_or_cannot_be_is_said(begun, answers, code):
    refused = record(begun, "guardian", **answers)
    assert isinstance(refused, Refused)
    assert code in refused.refusal.codes


def test_staff_record_no_talk_that_was_not_theirs(begun):
    refused = record(begun, "consultant")
    assert refused.refusal.codes == {"not_yours"}
