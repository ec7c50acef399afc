"""The clock: reminders, terms, escalations and birthdays; doing it twice is doing it once."""

from datetime import date

import pytest
from walking import Walk, at

from samenspraak.cases.clock import tick
from samenspraak.cases.models import Event, Notice
from samenspraak.cases.verify import faults
from samenspraak.web import cast


def told(kind):
    return {notice.party.user.handle for notice in Notice.objects.filter(kind=kind).select_related("party__user")}


def test_nothing_is_due_on_the_first_day(noor):
    assert tick(noor.now).acts == 0


def test_whoever_did_not_join_is_reminded_and_then_the_consultant_told(noor):
    noor.do("samira", "join")
    tick(noor.days(3).now)
    assert "joris" in told("remind")
    assert "samira" not in told("remind")
    tick(noor.days(6).now)
    assert "annelies" in told("late")


def test_a_second_pass_does_nothing(noor):
    noor.days(40)
    assert tick(noor.now).acts > 0
    events = Event.objects.count()
    assert tick(noor.now).acts == 0
    assert Event.objects.count() == events
    assert list(faults()) == []


def test_a_mediator_who_does_not_answer_makes_room_for_another(noor):
    noor.to_accept()
    tick(noor.days(14).now)
    assert noor.track.step == "assign"
    assert Event.objects.filter(case=noor.case, by="clock", step_after="assign").exists()


def test_a_pupil_who_turns_sixteen_becomes_a_signer(db):
    walk = Walk(family=cast.DAAN, starter="wim")
    assert walk.view("daan").person.age == 15
    tick(at(date(2026, 12, 12)))
    assert walk.view("daan").person.age == 16
    assert Event.objects.filter(case=walk.case, action="birthday", by="clock").count() == 1
    tick(at(date(2026, 12, 13)))
    assert Event.objects.filter(case=walk.case, action="birthday").count() == 1


@pytest.mark.parametrize(("day", "acts"), [(date(2026, 12, 11), 0), (date(2026, 12, 12), 1)])
def test_a_birthday_counts_on_the_day_itself(db, day, acts):
    walk = Walk(family=cast.DAAN, starter="wim")
    tick(at(day))
    assert Event.objects.filter(case=walk.case, action="birthday").count() == acts
