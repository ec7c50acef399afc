"""Mails of invitations: sent after the case is written, and again by the clock, with growing pauses.

A mail is claimed before it is sent, so that two processes do not send it twice. Whoever is killed between handing it
over and noting that leaves a claim that ends by itself; then it goes out once more, with the same code and the same
number, by which mail programs know it for the same.
"""

import smtplib
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.db.models import F, QuerySet
from django.utils import timezone

from samenspraak.invitations.models import LIVE, Invitation
from samenspraak.invitations.writing import mail_of

log = structlog.get_logger(__name__)

PAUSES = tuple(timedelta(minutes=one) for one in (5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 48 * 60))
"""How long to wait after each try; after the last one it counts as not delivered."""
AT_ONCE = 100
PERMANENT = 500
"""From here on, what a mail server answers is said for good."""


def send(now: datetime | None = None) -> int:
    """Send the mails that wait; how many went out. A server that does not answer is asked again at the next time."""
    now = now or timezone.now()
    waiting = Invitation.objects.filter(send_at__lte=now, state__in=LIVE).order_by("send_at", "pk")
    sent = 0
    for pk in waiting.values_list("pk", flat=True)[:AT_ONCE]:
        if (invitation := _claimed(pk, now)) is None:
            continue
        try:
            _hand_over(invitation)
        except (OSError, smtplib.SMTPException) as error:
            _failed(invitation, error)
            if not isinstance(error, smtplib.SMTPRecipientsRefused):
                break
        else:
            _still(invitation).update(send_at=None, sent_at=timezone.now())
            sent += 1
    return sent


def _claimed(pk: int, now: datetime) -> Invitation | None:
    """One that no other process sends at this moment. The address and the code are those of now."""
    related = ("party__case__partnership", "party__case__school", "party__case__route_version", "invited_by")
    one = Invitation.objects.select_related(*related).defer("party__case__route_version__text").get(pk=pk)
    if one.send_at is None or one.send_at > now:
        return None
    pause = PAUSES[min(one.tries, len(PAUSES) - 1)]
    same = Invitation.objects.filter(pk=pk, send_at=one.send_at, salt=one.salt, state__in=LIVE)
    one.tries += 1
    return one if same.update(send_at=now + pause, tries=F("tries") + 1) else None


def _hand_over(invitation: Invitation) -> None:
    subject, text = mail_of(invitation)
    number = f"<{invitation.salt[:16]}.invitation@{settings.SITE_ADDRESS.partition('://')[2].partition(':')[0]}>"
    headers = {"Message-ID": number, "Auto-Submitted": "auto-generated"}
    message = EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [invitation.mail], headers=headers)
    mailers.default.send_messages([message])


def _failed(invitation: Invitation, error: Exception) -> None:
    """Not delivered when the address is refused for good, or nothing helped; else it is tried again after the pause."""
    refused = isinstance(error, smtplib.SMTPRecipientsRefused) and all(
        code >= PERMANENT for code, _said in error.recipients.values()
    )
    log.warning("invitation_not_sent", invitation=invitation.pk, kind=type(error).__name__, tries=invitation.tries)
    if refused or invitation.tries > len(PAUSES):
        _still(invitation).update(state=Invitation.State.BOUNCED, send_at=None)


def _still(invitation: Invitation) -> QuerySet[Invitation]:
    """The same row, as long as nobody was invited anew meanwhile."""
    return Invitation.objects.filter(pk=invitation.pk, salt=invitation.salt, state__in=LIVE)
