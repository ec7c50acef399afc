"""What somebody is typing is a draft until it is sent; then it is nowhere a draft, and soon it is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from walking import Walk

from samenspraak.cases import drafts
from samenspraak.cases.clock import tick
from samenspraak.cases.models import Draft

pytestmark = pytest.mark.slow

DONE, FOURTH = ("mediation", "done"), ("mediation", "fourth_talk")


@pytest.fixture
def today(db):
    """Noor's case, in which things are done now and not on a day of the past."""
    return Walk(now=timezone.now())


def kept(walk, who, action, **values):
    drafts.save(walk.view(who), "mediation", action, values)


def test_a_draft_is_there_for_its_writer_until_it_is_sent(today):
    today.join_all().declare_all()
    kept(today, "samira", "done", our_view="half een zin")
    today.now = timezone.now()
    assert today.view("samira").drafts == {DONE: {"our_view": "half een zin"}}
    assert today.view("joris").drafts == {}
    today.do("samira", "done")
    assert today.view("samira").drafts == {}
    assert drafts.begun(today.view("joris"), *DONE) == frozenset()


def test_what_others_send_leaves_my_draft_alone(today):
    today.join_all().declare_all()
    kept(today, "samira", "done", our_view="half een zin")
    today.now = timezone.now()
    today.do("joris", "done")
    assert today.view("samira").drafts == {DONE: {"our_view": "half een zin"}}
    assert drafts.begun(today.view("joris"), *DONE) == {today.party("samira").key}


def test_what_is_typed_after_sending_is_a_new_draft(today):
    today.join_all().declare_all()
    today.do("samira", "done")
    kept(today, "samira", "done", our_view="toch anders")
    assert today.view("samira").drafts == {DONE: {"our_view": "toch anders"}}


def test_an_answer_to_a_request_is_sent_too(today):
    today.to_talk()
    for _ in range(3):
        today.do("mediator", "hold")
    today.do("mediator", "fourth_talk")
    kept(today, "hanneke", "fourth_talk", reason="omdat")
    today.now = timezone.now()
    assert today.view("hanneke").drafts == {FOURTH: {"reason": "omdat"}}
    today.do("hanneke", "fourth_talk:no")
    assert today.view("hanneke").drafts == {}


def test_the_clock_destroys_what_was_sent_and_nothing_else(today):
    today.join_all().declare_all()
    for who in ("samira", "joris"):
        kept(today, who, "done", our_view=f"van {who}")
    today.now = timezone.now()
    today.do("samira", "done")
    tick(timezone.now() + timedelta(minutes=1))
    assert [one.party.user.handle for one in Draft.objects.all()] == ["joris"]
