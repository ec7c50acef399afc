"""What is kept of a request to be called back. What may be done with it stands in rules.py; door.py alone writes it."""

from django.db import models
from django.db.models import Q

from samenspraak.advice.rules import OPEN, Stands
from samenspraak.cases.models import Case
from samenspraak.people.models import Partnership, School, User


class CallRequest(models.Model):
    """Someone who asks to be called back about a school.

    Name, number, words and record are for the time being: the clock empties them `forget_on`. The rest stays, to count.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="call_requests")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="call_requests")
    option = models.CharField(max_length=40)
    """The option of the route by which one is called back, or for which one asks."""
    is_wish = models.BooleanField(default=False)
    """Whether that way is asked for by somebody who has no case, and not a call."""
    reference = models.CharField(max_length=12)
    """Names it in an address of staff. By itself it opens nothing."""
    version = models.PositiveIntegerField(default=0)
    """How many deeds there are; every change compares it and sets it."""
    status = models.CharField(max_length=12, default="waiting")
    tries = models.PositiveSmallIntegerField(default=0)
    """Calls that were not answered."""
    handler = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="call_requests")
    """In whose list it stands; nobody's when nobody of the role works near the school."""
    asked_at = models.DateTimeField()
    due = models.DateField(null=True, blank=True)
    """Until when somebody has to call, or to write; empty when that was done."""
    told = models.JSONField(default=list, blank=True)
    """Which rules around the end of the term were done since `due` was set, by number."""
    closes_on = models.DateField(null=True, blank=True)
    """After this day the clock closes it."""
    ended_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True)
    """Why it was closed: a word of samenspraak.advice.rules.REASONS, or what came of a wish: `begun`, `declined`."""
    forget_on = models.DateField(null=True, blank=True)
    """The last day on which what they gave is kept."""
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="call_requests")
    """The case that grew out of it."""

    # What somebody gave, and what they were told.
    name = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=20, blank=True)
    """As telephones dial it everywhere: +31850000041."""
    days = models.JSONField(default=list, blank=True)
    parts = models.JSONField(default=list, blank=True)
    """Parts of the day."""
    words = models.CharField(max_length=200, blank=True)
    """When it suits, in their own words."""
    wants_record = models.BooleanField(null=True, blank=True)
    asked = models.TextField(blank=True)
    advised = models.TextField(blank=True)
    next = models.TextField(blank=True)

    # Only digests of the secret addresses: whoever reads the database opens no page with it.
    own_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    share_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    shares = models.PositiveSmallIntegerField(default=0)
    """How often the advice was shared: each time at another address."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "reference"], name="call_request_reference_once"),
        ]
        indexes = [
            models.Index(fields=["partnership", "due"], condition=Q(status__in=OPEN), name="call_request_open"),
            models.Index(fields=["handler", "partnership"], condition=Q(status__in=OPEN), name="call_request_mine"),
            models.Index(fields=["forget_on"], condition=Q(own_key__isnull=False), name="call_request_forget"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def stands(self) -> Stands:
        """How it stands, as the rules count it."""
        return Stands(
            status=self.status,
            tries=self.tries,
            has_record=bool(self.advised),
            is_shared=self.share_key is not None,
            has_case=self.case_id is not None,
            is_wish=self.is_wish,
        )


class CallDeed(models.Model):
    """One thing that was done with a request: its history. It holds nothing that was typed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    request = models.ForeignKey(CallRequest, on_delete=models.CASCADE, related_name="deeds")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="call_deeds")
    """Who of the staff did it; nobody for the caller and the clock."""
    deed = models.CharField(max_length=20)
    about = models.CharField(max_length=80, blank=True)
    """A word that belongs to it: the way one wrote, the reason of a closing, or which roles were told."""
    status = models.CharField(max_length=12)
    """Where it stood after that."""
    submission = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="call_deed_number_once"),
            models.UniqueConstraint(fields=["request", "submission"], name="call_deed_submission_once"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.deed}"
