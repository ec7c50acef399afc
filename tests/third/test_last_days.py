"""A third route with other words: last days for those whom it names, and no page about what it does not ask."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from samenspraak.cases.perform import Done, Newcomer, perform, start
from samenspraak.people.models import Membership, School, User
from samenspraak.web.lastdays import decided
from tests.cases.walking import Walk
from tests.third.test_third import bovenwater  # noqa: F401 - a fixture


def begin():
    """A case of the first talk in which everyone takes part."""
    people = [
        Newcomer("guardian", "Iemand", User.objects.make("ouder", "Iemand"), custody=True, joined=True),
        *(Newcomer(one.role, one.user.name, one.user, joined=True) for one in Membership.objects.filter(pool="")),
    ]
    school = School.objects.get()
    done = start(
        school.partnership, "signpost_talk", school=school, people=people, by=User.objects.get(handle="location_head")
    )
    assert isinstance(done, Done), done
    return done.case


def act(case, role, action, **answers):
    by = case.parties.get(role=role)
    done = perform(case, "signpost_talk", action, by=by, answers=answers)
    assert isinstance(done, Done), done.refusal
    return done.case


def seen(case, role):
    walk = Walk.__new__(Walk)
    walk.case, walk.keys = case, {}
    return decided(walk.view(role), timezone.localdate())


def test_whom_the_route_names_sees_the_last_day_of_every_body_and_all_others_nothing(bovenwater):  # noqa: F811
    case = begin()
    on = timezone.localdate() - timedelta(days=2)
    case = act(case, "guardian", "note_it", decided_on=on.isoformat())
    for role in ("guardian", "location_head", "delegate", "signpost"):
        (one,) = seen(case, role)
        assert [(last.body, last.on) for last in one.days] == [("dispute_body", on + timedelta(days=42))]
        assert one.about is None
    for role in ("director", "secretariat", "trustee"):
        assert seen(case, role) == []
    case = act(case, "guardian", "strike_it")
    assert seen(case, "guardian") == []


def test_a_route_that_does_not_ask_what_it_is_about_has_no_such_page(bovenwater, client):  # noqa: F811
    assert client.get("/bovenwater/complaint/nl/").status_code == 404
    assert "complaint/" not in client.get(reverse("partnership", args=["bovenwater"])).content.decode()
    answers = {"stuck": "decision", "home": "at_school"}
    assert "complaint/" not in client.get("/bovenwater/guide/nl/", answers).content.decode()
