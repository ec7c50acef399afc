"""The one door of invitations: a code is given out, and somebody gets in with it, here and nowhere else."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from samenspraak.invitations import codes, outbox
from samenspraak.invitations.models import LIVE, MOST_ATTEMPTS, Invitation
from samenspraak.people.models import Partnership, User

RENEWED = (
    "channel", "mail", "check_hash", "invited_by", "state", "salt", "code_hash", "made_at", "expires_at", "attempts",
    "used_at", "send_at", "tries", "sent_at",
)  # fmt: skip


@dataclass(frozen=True)
class Way:
    """How somebody is invited anew: by whom, how, with which fact. Without a new fact the one of before is asked."""

    by: User
    channel: Invitation.Channel
    mail: str = ""
    check: str = ""


def find(partnership: Partnership, typed: str, now: datetime) -> Invitation | None:
    """The invitation that a code opens at this partnership; nothing for one that is wrong, used, too old or replaced.

    Looking changes nothing.
    """
    known = codes.code_hash(partnership.pk, codes.normal(typed))
    related = (
        "party__user",
        "party__case__partnership",
        "party__case__school",
        "party__case__route_version",
        "invited_by",
    )
    rows = Invitation.objects.select_related(*related).defer("party__case__route_version__text")
    found = rows.filter(partnership=partnership, code_hash=known).first()
    return found if found and found.opens(now) and _is_awaited(found) else None


def _is_awaited(invitation: Invitation) -> bool:
    """Whether the person whom it is for is still waited for, in the role for which it was given."""
    party = invitation.party
    return party.status == "invited" and party.role == invitation.role and party.user_id is not None


def enter(invitation: Invitation, fact: str, now: datetime) -> bool:
    """Spend a code with the fact that belongs to it. False for a wrong fact, which counts, and for who comes too late.

    Of any number of people at once, one gets in. Whoever has a code that went by mail reads that mailbox: with that
    address they sign in from now on.
    """
    mine = Invitation.objects.filter(
        pk=invitation.pk, code_hash=invitation.code_hash, state__in=LIVE, used_at=None, attempts__lt=MOST_ATTEMPTS,
        expires_at__gt=now, party__status="invited",
    )  # fmt: skip
    if not codes.fits(invitation.check_hash, invitation.party_id, fact):
        mine.update(attempts=F("attempts") + 1)
        return False
    with transaction.atomic():
        is_in = bool(mine.update(state=Invitation.State.OPENED, used_at=now, send_at=None))
        if is_in and invitation.channel == Invitation.Channel.MAIL:
            _proven(invitation.party.user, invitation.mail.lower())
    return is_in


def _proven(user: User | None, mail: str) -> None:
    """Keep an address to sign in with, unless it is another's: parents may share a mailbox, and never an account."""
    if EmailAddress.objects.filter(email=mail, verified=True).exclude(user=user).exists():
        return
    # Of two who share a mailbox and come in at once, the first one has the address.
    with suppress(IntegrityError), transaction.atomic():
        address, _new = EmailAddress.objects.get_or_create(user=user, email=mail)
        address.set_verified()
        address.set_as_primary(conditional=True)


def invite_again(invitation: Invitation, way: Way, now: datetime) -> str:
    """Give out a new code, by which the one of before opens nothing any more; gives the code, for a letter.

    Raises ValueError when nobody said which fact is asked, or there is no address for a mail.
    """
    if way.check:
        invitation.check_hash = codes.check_hash(invitation.party_id, way.check)
    if not invitation.check_hash or (way.channel == Invitation.Channel.MAIL and not way.mail):
        raise ValueError(way.channel)
    invitation.invited_by, invitation.channel = way.by, way.channel
    invitation.state, invitation.mail, invitation.send_at = Invitation.State.INVITED, way.mail, None
    by_mail = way.channel == Invitation.Channel.MAIL
    if by_mail:
        mailed(invitation, way.mail, now)
    else:
        made(invitation, now)
    with transaction.atomic(durable=True):
        invitation.save(update_fields=RENEWED)
        if by_mail:
            transaction.on_commit(outbox.send, robust=True)
    return codes.code(invitation.salt)


def mailed(invitation: Invitation, mail: str, now: datetime) -> None:
    """Give it a new code that waits in the outbox for a mail to this address. The caller saves it."""
    made(invitation, now)
    invitation.channel, invitation.mail = Invitation.Channel.MAIL, mail
    invitation.send_at = now


def made(invitation: Invitation, now: datetime) -> None:
    """Give it a new code, good for as long as the settings say. The caller saves it."""
    invitation.salt = codes.new_salt()
    invitation.code_hash = codes.code_hash(invitation.partnership_id, codes.code(invitation.salt))
    invitation.made_at, invitation.expires_at = now, now + settings.INVITATION_GOOD_FOR
    invitation.attempts, invitation.tries = 0, 0
    invitation.used_at = invitation.sent_at = None
