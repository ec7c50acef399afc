"""Whoever the route names is asked, each human being once; and the list is removed when the days are over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.cases.models import Event
from samenspraak.insight.models import Group, Invitation, Tally
from samenspraak.insight.rounds import forget
from samenspraak.people.models import User
from samenspraak.route.atoms import parse_term
from samenspraak.route.workdays import due
from tests.insight.conftest import completed

ASKED = ["joris", "marijke", "noor", "samira", "tess"]


def asked():
    return sorted(Invitation.objects.values_list("party__user__handle", flat=True))


def test_everyone_of_family_and_school_is_asked_and_nobody_of_the_staff(ended):
    assert asked() == ASKED
    sides = {one.side: (one.asked, one.outcome, one.round, one.year) for one in Group.objects.all()}
    year = timezone.localdate().year
    assert sides == {"parents": (3, "completed", 0, year), "school": (2, "completed", 0, year)}


def test_it_can_be_answered_for_as_many_working_days_as_the_route_says(ended):
    calendar = ended.view("samira").route.calendar
    expected = due(timezone.localdate(ended.now), parse_term("10 working days"), calendar)
    assert set(Invitation.objects.values_list("until", flat=True)) == {expected}


def test_when_the_clock_looks_again_nobody_is_asked_twice(ended):
    tick(ended.now + timedelta(hours=1))
    assert asked() == ASKED


def test_after_three_months_everyone_is_asked_once_more_and_longer(ended):
    later = ended.now + timedelta(days=92)
    forget(later)
    tick(later)
    assert asked() == ASKED
    assert set(Invitation.objects.values_list("group__round", flat=True)) == {1}
    days = (Invitation.objects.first().until - timezone.localdate(later)).days
    assert days >= 21


def test_someone_with_two_places_is_asked_once(db):
    walk = completed()
    leader = walk.party("marijke")
    leader.user = User.objects.get(handle="tess")
    leader.save()
    tick(walk.now)
    assert asked() == ["joris", "noor", "samira", "tess"]


def test_who_has_no_account_is_told_and_cannot_answer_here(db):
    walk = completed()
    walk.case.parties.filter(user__handle="joris").update(user=None)
    tick(walk.now)
    assert asked() == ["marijke", "noor", "samira", "tess"]
    assert walk.case.notices.filter(kind="survey").count() == len(ASKED)


def test_when_the_days_are_over_nothing_is_left_of_who_was_asked_and_who_answered(ended, answers):
    answers("samira")
    last = Invitation.objects.first().until
    assert forget(ended.now) == 0
    assert forget(ended.now + (last - timezone.localdate(ended.now))) == 0
    assert forget(ended.now + (last - timezone.localdate(ended.now)) + timedelta(days=1)) == len(ASKED)
    assert not Invitation.objects.exists()
    assert sum(Tally.objects.values_list("count", flat=True)) == 4


def test_the_clock_on_the_command_line_removes_what_is_over(ended, monkeypatch, capsys):
    from samenspraak.cli import main

    monkeypatch.setattr(timezone, "now", lambda: ended.now + timedelta(days=40))
    assert main(["tick"]) == 0
    assert not Invitation.objects.exists()


def test_an_application_that_was_refused_asks_nobody(db):
    from tests.cases.walking import Walk

    walk = Walk(now=timezone.now()).to_check()
    walk.do("annelies", "refuse")
    tick(walk.now + timedelta(days=5))
    assert not Invitation.objects.exists()


def test_what_fails_here_undoes_the_asking(db, monkeypatch):
    walk = completed()
    monkeypatch.setattr(Invitation.objects, "bulk_create", lambda _rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tick(walk.now)
    assert not Event.objects.filter(case=walk.case, action="survey:0").exists()
    assert not walk.case.notices.filter(kind="survey").exists()
