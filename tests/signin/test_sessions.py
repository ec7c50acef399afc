"""When a session ends, by itself or since something changed (incidents 14, 15, 18), and what its owner sees of it."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.utils import timezone

from samenspraak.cases.models import Case
from samenspraak.cases.perform import Done, perform
from samenspraak.people.models import Membership, User
from samenspraak.signin.sessions import MARK
from samenspraak.web import cast, demo
from tests.signin.conftest import mailed_code


def is_in(browser):
    browser.get("/waterrand/route/")
    return "_auth_user_id" in browser.session


def aged(browser, **back):
    session = browser.session
    for name, delta in back.items():
        session[MARK][name] -= int(delta.total_seconds())
    session.save()
    return browser


@pytest.mark.parametrize(
    ("handle", "back", "stays"),
    [
        ("samira", {"seen": timedelta(minutes=239)}, True),
        ("samira", {"seen": timedelta(minutes=241)}, False),
        ("samira", {"began": timedelta(hours=23)}, True),
        ("samira", {"began": timedelta(hours=25)}, False),
        ("annelies", {"seen": timedelta(minutes=59)}, True),
        ("annelies", {"seen": timedelta(minutes=61)}, False),
        ("annelies", {"began": timedelta(hours=11)}, True),
        ("annelies", {"began": timedelta(hours=13)}, False),
    ],
)
def test_a_session_ends_by_role(sign_in, handle, back, stays):
    assert is_in(aged(sign_in(handle), **back)) is stays


def test_who_is_here_stays(sign_in):
    browser = aged(sign_in("samira"), seen=timedelta(minutes=200))
    browser.get("/")
    assert timezone.now().timestamp() - browser.session[MARK]["seen"] < 60


def test_being_here_is_written_down_seldom(sign_in, django_assert_num_queries):
    browser = sign_in("samira")
    browser.get("/waterrand/route/")
    with django_assert_num_queries(3):  # the session, the user, the partnership
        browser.get("/waterrand/route/")


def test_a_session_without_its_mark_is_over(sign_in):
    browser = sign_in("samira")
    session = browser.session
    del session[MARK]
    session.save()
    assert not is_in(browser)


@pytest.mark.parametrize("change", ["ended", "removed", "another"])
def test_a_membership_that_changes_ends_the_sessions(sign_in, change):
    browser = sign_in("annelies")
    assert is_in(browser)
    one = Membership.objects.get(user__handle="annelies")
    if change == "ended":
        one.is_active = False
        one.save()
    elif change == "removed":
        one.delete()
    else:
        Membership.objects.create(partnership=one.partnership, user=one.user, role="manager", region="elsewhere")
    assert not is_in(browser)


def test_who_leaves_a_case_is_signed_out_and_nobody_else(sign_in):
    case = demo.begin("waterrand", cast.NOOR, "annelies")
    gone, stays = sign_in("samira"), sign_in("joris")
    party = case.parties.get(user__handle="samira")
    done = perform(Case.objects.get(pk=case.pk), "mediation", "join", by=party, answers={})
    assert isinstance(done, Done)
    assert is_in(gone)
    case.parties.filter(pk=party.pk).update(status="joined")
    writing_of_a_departure(case, party)
    assert not is_in(gone)
    assert is_in(stays)


def writing_of_a_departure(case, party):
    """Let the room hear what the door says when someone has left."""
    from types import SimpleNamespace

    from samenspraak.cases.models import Event
    from samenspraak.cases.signals import written

    party.status = "left"
    before = SimpleNamespace(people={party.key: SimpleNamespace(status="joined")})
    from samenspraak.signin import listening

    listening._written(writing=SimpleNamespace(people={party.key: party}, before=before))
    assert written.has_listeners(Event)


def test_signing_out_goes_by_post_only_and_not_from_another_site(sign_in):
    browser = sign_in("samira")
    assert browser.get("/sign-out/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post("/sign-out/", headers={"Origin": "https://evil.example"}).status_code == 403
    assert is_in(browser)
    browser.post("/sign-out/")
    assert not is_in(browser)


def test_i_see_my_own_sessions_and_end_one_of_them(sign_in):
    here, there = sign_in("samira"), sign_in("samira")
    page = here.get("/my-sign-in/sessions/").content.decode()
    assert page.count("/end/") == 3
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(f"/my-sign-in/sessions/{other.pk}/end/")
    assert is_in(here)
    assert not is_in(there)


def test_another_s_session_is_not_there(sign_in):
    mine, theirs = sign_in("samira"), sign_in("joris")
    other = UserSession.objects.get(session_key=theirs.session.session_key)
    assert mine.post(f"/my-sign-in/sessions/{other.pk}/end/").status_code == 404
    assert is_in(theirs)


def test_signing_out_everywhere(sign_in):
    here, there = sign_in("samira"), sign_in("samira")
    assert here.get("/my-sign-in/sessions/end/").status_code == 405
    here.post("/my-sign-in/sessions/end/")
    assert not is_in(here)
    assert not is_in(there)


def test_a_new_address_is_proven_the_old_one_is_warned_and_other_sessions_end(sign_in):
    here, there = sign_in("samira"), sign_in("samira")
    here.post("/my-sign-in/mail/", {"action_add": "", "email": "new@example.org"})
    assert mail.outbox[-1].to == ["new@example.org"]
    assert EmailAddress.objects.get(user__handle="samira", verified=True).email == "samira@example.org"
    here.post("/my-sign-in/mail/code/", {"code": mailed_code()})
    assert [one.email for one in EmailAddress.objects.filter(user__handle="samira")] == ["new@example.org"]
    warned = mail.outbox[-1]
    assert warned.to == ["samira@example.org"]
    assert "new@example.org" not in warned.body
    assert is_in(here)
    assert not is_in(there)


def test_an_address_is_changed_only_after_a_fresh_sign_in(sign_in, monkeypatch):
    browser = sign_in("samira")
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr("time.time", later.timestamp)
    answer = browser.post("/my-sign-in/mail/", {"action_add": "", "email": "new@example.org"})
    assert answer["Location"].startswith("/my-sign-in/again/")
    assert not EmailAddress.objects.filter(email="new@example.org").exists()


def test_of_two_changes_at_once_one_wins(sign_in):
    here, there = sign_in("samira"), sign_in("joris")
    for browser in (here, there):
        browser.post("/my-sign-in/mail/", {"action_add": "", "email": "new@example.org"})
    theirs = mailed_code()
    here_code = next(one.body for one in mail.outbox if one.to == ["new@example.org"])
    import re

    here.post("/my-sign-in/mail/code/", {"code": re.search(r"[A-Z]{4}-[A-Z]{4}", here_code)[0]})
    there.post("/my-sign-in/mail/code/", {"code": theirs})
    assert EmailAddress.objects.filter(email="new@example.org", verified=True).count() == 1
    assert User.objects.get(emailaddress__email="new@example.org", emailaddress__verified=True).handle == "samira"
