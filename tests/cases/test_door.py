"""The door: one effect for one submission, decided on the case of now, all of it or nothing."""

import secrets
from datetime import timedelta
from types import SimpleNamespace

import pytest

from samenspraak.cases.models import Answer, Case, Event, Notice
from samenspraak.cases.perform import Done, Refused
from samenspraak.cases.verify import faults
from samenspraak.web import cast
from tests.cases.walking import Walk


def test_a_case_that_begins_has_one_event_and_verifies(noor):
    assert noor.case.version == 1
    assert list(faults()) == []


def test_everyone_who_is_invited_is_told_that_a_case_began(noor):
    told = set(Notice.objects.filter(case=noor.case).values_list("party__role", flat=True))
    assert {"guardian", "pupil", "care_coordinator"} <= told


def test_mediation_goes_from_application_to_closing(noor):
    noor.to_talk()
    noor.do("mediator", "plan")
    noor.do("mediator", "hold")
    noor.do("mediator", "complete")
    assert noor.track.outcome == "completed"
    assert list(faults()) == []


def test_the_same_submission_twice_has_one_effect(noor):
    noor.to_sign()
    first = noor.do("samira", "sign", submission="double-click")
    again = noor.try_to("samira", "sign", submission="double-click")
    assert isinstance(again, Done)
    assert again.again
    assert again.event.pk == first.event.pk
    assert Event.objects.filter(case=noor.case, action="sign").count() == 1


def test_a_refusal_writes_nothing_and_gives_the_text_back(noor):
    noor.join_all()
    before = (Event.objects.count(), Answer.objects.count(), Notice.objects.count())
    result = noor.try_to("samira", "done", {"our_view": "x" * 30000})
    assert isinstance(result, Refused)
    assert result.answers["our_view"] == "x" * 30000
    assert before == (Event.objects.count(), Answer.objects.count(), Notice.objects.count())


def test_a_page_from_before_a_change_is_decided_on_the_case_of_now(noor):
    noor.join_all()
    seen = noor.case.version
    noor.do("joris", "declare")
    result = noor.try_to("samira", "declare", seen_version=seen)
    assert isinstance(result, Done)


def test_a_page_that_has_become_impossible_is_refused_with_what_changed(noor):
    noor.to_sign()
    seen = noor.case.version
    noor.do("joris", "decline")
    result = noor.try_to("samira", "sign", seen_version=seen)
    assert isinstance(result, Refused)
    assert result.refusal.codes == {"ended"}
    assert [event.action for event in result.since] == ["decline"]


def test_nobody_signs_a_text_other_than_the_one_that_was_shown(noor):
    noor.to_sign()
    result = noor.try_to("samira", "sign", read="digest of something else")
    assert isinstance(result, Refused)
    assert result.refusal.codes == {"text_changed"}


def test_a_changed_application_voids_every_signature_and_says_so(noor):
    noor.to_sign()
    noor.do("samira", "sign")
    noor.do("joris", "change")
    assert noor.track.signed["application"] == {}
    assert Notice.objects.filter(kind="voided", party__user__handle="samira").exists()


def test_events_hold_no_typed_text(noor):
    noor.join_all().declare_all()
    noor.do("samira", "done", {"our_view": "een zin die nergens mag staan"})
    event = Event.objects.get(case=noor.case, action="done")
    columns = "".join(str(value) for value in vars(event).values())
    assert "een zin" not in columns
    assert "een zin" not in Case.objects.get(pk=noor.case.pk).state


def test_who_asks_for_an_option_is_still_waited_for_until_someone_answers(noor):
    noor.join_all().do("joris", "decline")
    noor.do("samira", "ask")
    assert noor.view("annelies").state.wishes["mediation"].by == noor.party("samira").key
    assert list(faults()) == []
    noor.do("annelies", "ask:no", {"reason": "Eerst een gesprek."})
    assert noor.view("annelies").state.wishes == {}


def test_a_fact_is_so_since_the_day_that_was_said(noor):
    since = noor.now.date() - timedelta(days=20)
    noor.join_all().do("samira", "at_home", {"since": since.isoformat()})
    assert noor.view("annelies").state.since == {"pupil_at_home": since}
    assert list(faults()) == []


@pytest.mark.django_db
def test_no_two_cases_of_a_partnership_have_one_reference(monkeypatch):
    drawn = iter("AAAAAA" + "AAAAAA" + "CDEFGH")
    chance = SimpleNamespace(
        choice=lambda _letters: next(drawn), token_hex=secrets.token_hex, token_urlsafe=secrets.token_urlsafe
    )
    monkeypatch.setattr("samenspraak.cases.perform.secrets", chance)
    references = [Walk().case.reference, Walk(family=cast.DAAN, starter="yusuf").case.reference]
    assert [one.rpartition("-")[2] for one in references] == ["AAAAAA", "CDEFGH"]
