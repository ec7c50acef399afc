"""What is kept of an invitation: one row for each person, and neither the code nor the fact that is asked."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from samenspraak.cases.models import Party
from samenspraak.people.models import Partnership, User

LIVE = ("invited", "opened", "bounced")
"""The states in which a code that was given out can still be used."""
MOST_ATTEMPTS = 5
"""So often somebody may answer the question wrongly; after that a new code is needed."""


class Invitation(models.Model):
    """That somebody is invited into a case, and how far that is. A new code takes the place of the one before."""

    class Channel(models.TextChoices):
        """How the code goes to this person."""

        MAIL = "mail"
        LETTER = "letter"
        SMS = "sms"

    class State(models.TextChoices):
        """How far it is; `expired` is never written, since time alone makes it so: see `stands`."""

        INVITED = "invited"
        OPENED = "opened"
        JOINED = "joined"
        DECLINED = "declined"
        BOUNCED = "bounced"
        EXPIRED = "expired"
        WITHDRAWN = "withdrawn"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="case_invitations")
    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="invitation")
    role = models.CharField(max_length=40)
    """The role for which it is: in another one it leads nowhere."""
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="invited")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.LETTER)
    mail = models.EmailField(blank=True)
    """Seen by whoever invites, and by nobody else; read when a mail is sent and not before."""
    check_hash = models.CharField(max_length=64, blank=True)
    """Keyed hash of the fact that is asked the first time. Empty: nobody said it yet, and no code is given out."""
    state = models.CharField(max_length=10, choices=State, default=State.INVITED)
    salt = models.CharField(max_length=32, blank=True)
    """Out of it and the key of this site the code is made (see codes.py); empty: there is none."""
    code_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True)
    """When this code was made."""
    expires_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often the question was answered wrongly with this code."""
    used_at = models.DateTimeField(null=True)
    """When somebody got in with this code; it opens nothing after that."""
    send_at = models.DateTimeField(null=True)
    """The outbox: from when on a mail is to be sent, or sent again. Nothing: no mail waits."""
    tries = models.PositiveSmallIntegerField(default=0)
    """How often sending it was tried."""
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code_hash"], condition=~Q(code_hash=""), name="invitation_code_once"
            )
        ]
        indexes = [
            models.Index(fields=["send_at"], condition=Q(send_at__isnull=False), name="invitation_to_send"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.state}"

    def opens(self, now: datetime) -> bool:
        """Whether somebody can still get in with the code that was given out last."""
        return self.state in LIVE and bool(self.code_hash) and self.used_at is None and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        """Whether its code came to nothing: too old, or the question was answered wrongly too often."""
        is_late = self.expires_at is not None and self.expires_at <= now
        return self.used_at is None and (is_late or self.attempts >= MOST_ATTEMPTS)

    def stands(self, now: datetime) -> str:
        """How it stands: a word of `State`, or `unready` (nobody said how) or `unsent` (no letter was made yet)."""
        if self.state in (self.State.JOINED, self.State.DECLINED, self.State.WITHDRAWN):
            return self.state
        if not self.check_hash:
            return "unready"
        if not self.code_hash:
            return "unsent"
        if self.is_over(now):
            return self.State.EXPIRED
        return "sending" if self.send_at and self.state == self.State.INVITED else self.state
