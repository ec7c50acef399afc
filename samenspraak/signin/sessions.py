"""What a session knows of itself, so that no request asks the database: when it ends, and what it may show."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.utils import timezone

from samenspraak.cases.routes import newest
from samenspraak.people import sessions, tenants
from samenspraak.people.models import Membership, User

MARK = "signin"
STEP = 5 * 60
"""Seconds. That someone was here is written down at most so often."""


def begin(request: HttpRequest, user: User) -> None:
    """Write in a new session from when it counts, for whom, and with what the person signed in."""
    now = int(timezone.now().timestamp())
    records = get_authentication_records(request, user)
    # Who has just signed in need not do so again to change how.
    for one in records:
        one["reauthenticated"] = True
    second = any(one["method"] == "mfa" for one in records)
    request.session[MARK] = {"began": now, "seen": now, "works": works(user), "second": second}
    if request.META.get("REMOTE_ADDR"):
        UserSession.objects.create_from_request(request, user=user)


def works(user: User) -> bool:
    """Whether a user has work here: a membership with a role that no family brings along, as its route says."""
    mine = Membership.objects.filter(user=user, is_active=True).select_related("partnership")
    # Wherever this is, and whatever partnership the page is about: a wall would hide that a second factor is due.
    with tenants.within(tenants.of_user(user.pk)):
        roles = [newest(one.partnership).people.get(one.role) for one in mine]
    return any(role is None or role.comes_from != "case" for role in roles)


def is_over(session: SessionBase) -> bool:
    """Whether a session has lasted too long, or nobody was there for too long. One that knows nothing is over."""
    mark: dict[str, Any] | None = session.get(MARK)
    if mark is None:
        return True
    ends = settings.SESSION_ENDS["work" if mark["works"] else "family"]
    now = timezone.now().timestamp()
    return bool(now - mark["began"] >= ends.age.total_seconds() or now - mark["seen"] >= ends.idle.total_seconds())


def was_here(session: SessionBase) -> None:
    """Note that someone was here now."""
    now = int(timezone.now().timestamp())
    if now - session[MARK]["seen"] >= STEP:
        session[MARK]["seen"] = now
        session.modified = True


def lacks_second_factor(session: SessionBase) -> bool:
    """Whether this is a session of someone with work here who showed no second factor; nobody does in a demo."""
    mark = session[MARK]
    if settings.DEMO and session.get(sessions.DEMO):
        return False
    return bool(mark["works"] and not mark["second"])


def showed_second_factor(request: HttpRequest) -> None:
    """Note that the person showed a second factor, or has just made one."""
    if MARK in request.session:
        request.session[MARK]["second"] = True
        request.session.modified = True


def end_others(request: HttpRequest, user: User) -> None:
    """End every session of a user but this one: how one signs in has changed."""
    sessions.end_of([user.pk])
    user.refresh_from_db(fields=["session_version"])
    if request.user.is_authenticated and request.user.pk == user.pk:
        request.user.session_version = user.session_version
        update_session_auth_hash(request, request.user)
        UserSession.objects.create_from_request(request, user=user)


def end_one(listed: UserSession) -> None:
    """End one session, as it stands in the list of a user."""
    listed.end()
