"""What ends sessions: allauth and the rooms below say that something changed, here it is heard."""

from typing import Any

import structlog
from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest

from samenspraak.cases.effects import Writing
from samenspraak.cases.sight import PRESENT
from samenspraak.cases.signals import written
from samenspraak.people import sessions as everyones
from samenspraak.people.models import Membership, User
from samenspraak.signin import sessions

log = structlog.get_logger(__name__)


def listen() -> None:
    """Hear all that begins or ends a session."""
    user_logged_in.connect(_begin, dispatch_uid="signin.begin")
    mfa.authenticator_added.connect(_added, dispatch_uid="signin.added")
    mfa.authenticator_used.connect(_used, dispatch_uid="signin.used")
    for changed in (mfa.authenticator_removed, mfa.authenticator_reset, account.email_changed):
        changed.connect(_changed, dispatch_uid="signin.changed")
    for of_membership in (post_save, post_delete):
        of_membership.connect(_membership, sender=Membership, dispatch_uid="signin.membership")
    for refused in (account.login_code_rejected, mfa.authentication_failed):
        refused.connect(_refused, dispatch_uid="signin.refused")
    written.connect(_written, dispatch_uid="signin.written")


def _begin(*, request: HttpRequest, user: User, **_: Any) -> None:  # noqa: ANN401 - a signal names its sender too
    sessions.begin(request, user)
    log.info("signed_in", user=user.pk, second_factor=request.session[sessions.MARK]["second"])


def _refused(*, user: User, **_: Any) -> None:  # noqa: ANN401
    log.warning("sign_in_refused", user=user.pk)


def _added(*, request: HttpRequest, user: User, **_: Any) -> None:  # noqa: ANN401
    sessions.showed_second_factor(request)
    sessions.end_others(request, user)


def _used(*, request: HttpRequest, user: User, **_: Any) -> None:  # noqa: ANN401
    if request.user.is_authenticated and request.user.pk == user.pk:
        sessions.showed_second_factor(request)


def _changed(*, request: HttpRequest, user: User, **_: Any) -> None:  # noqa: ANN401
    log.info("sign_in_changed", user=user.pk)
    sessions.end_others(request, user)


def _membership(*, instance: Membership, **_: Any) -> None:  # noqa: ANN401
    everyones.end_of([instance.user_id])


def _written(*, writing: Writing, **_: Any) -> None:  # noqa: ANN401
    """Who left the case with this event is signed out everywhere."""
    gone = {
        party.user_id
        for key, party in writing.people.items()
        if party.user_id and party.status not in PRESENT and _was_in(writing, key)
    }
    if gone:
        everyones.end_of(gone)


def _was_in(writing: Writing, key: str) -> bool:
    person = writing.before.people.get(key)
    return person is not None and person.status in PRESENT
