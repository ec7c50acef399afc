"""What is kept of a case. Every row names its partnership; every row with content names its audience.

Only perform.py and effects.py write these. `Case.state` is the fold of the events (see samenspraak.route.changes); the
rows of Track and Party repeat what lists must search. `verify` compares all of them with the chain.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from samenspraak.people.models import Partnership, School, User


class RouteVersion(models.Model):
    """The text of a route by its digest. Editing a file makes a new version; a case stays on the one it began with."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    stored_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "digest"], name="route_version_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"


class Case(models.Model):
    """A difference of view about one pupil, from the first step to the last."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="cases")
    school = models.ForeignKey(School, on_delete=models.PROTECT)
    route_version = models.ForeignKey(RouteVersion, on_delete=models.PROTECT)
    reference = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=0)
    """How many events there are; every change compares it and sets it."""
    head = models.CharField(max_length=64)
    """The hash of the last event."""
    seal = models.CharField(max_length=64)
    """Keyed hash over reference, version and head: finds a deleted last event and a chain that was made again."""
    state = models.TextField()
    """JSON of samenspraak.route.state.Case: process facts only."""
    opened_at = models.DateTimeField()
    search = models.CharField(max_length=600, blank=True)
    """Reference, school, place and the names of the family, folded (see folding.py): what a list of work searches."""
    urgent_since = models.DateField(null=True, blank=True)
    """From when the days are counted that the pupil comes first, such as those at home; from the state, for lists."""
    counted_to = models.DateField(null=True, blank=True)
    """The day on which that counting stands still, as while the pupil is at school for some hours."""
    wake_on = models.DateField(null=True, blank=True)
    """The first day on which the clock may have something to do."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "reference"], name="case_reference_once")]
        indexes = [models.Index(fields=["wake_on"], name="case_wake_on")]

    def __str__(self) -> str:
        return self.reference


class Party(models.Model):
    """A person in a case. What the route counts is in the state; here stand the name and how to reach this person."""

    class Reach(models.TextChoices):
        """How this person is reached."""

        ACCOUNT = "account"
        MAIL = "mail"
        LETTER = "letter"
        PHONE = "phone"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    key = models.CharField(max_length=10)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="parties")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=40)
    side = models.CharField(max_length=40)
    custody = models.BooleanField(default=False)
    status = models.CharField(max_length=10)
    birth_date = models.DateField(null=True, blank=True)
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    """The age that the route knows of; the clock looks for birthdays that matter."""
    since = models.DateField()
    """The day on which this person came into the case; for a mediator the day of the assignment."""
    reach = models.CharField(max_length=10, choices=Reach, default=Reach.ACCOUNT)
    language = models.CharField(max_length=10, blank=True)
    """The language in which this person likes to talk, when it is not the first one of the route."""
    opened_at = models.DateTimeField(null=True, blank=True)
    """When an invited person looked at the case for the first time: a receipt, no event (see receipts.py)."""

    folded_name = models.CharField(max_length=120, blank=True)
    work_order = models.CharField(max_length=11, blank=True)
    """Where the case stands in this person's list of work: see samenspraak.route.worklist. Empty for a second place."""
    work_step = models.CharField(max_length=90, blank=True)
    is_waited_for = models.BooleanField(default=False)
    """Whether a running track of the case waits for this person."""
    meets_on = models.DateField(null=True, blank=True)
    """The first day on which a meeting is planned that is held for several cases at once, for lists."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="party_key_once")]
        indexes = [
            models.Index(fields=["user", "status"], name="party_of_user"),
            models.Index(fields=["user", "partnership", "work_order", "case"], name="party_by_work_order"),
            models.Index(
                fields=["user", "partnership", "work_step", "work_order", "case", "status"],
                name="party_by_step_and_order",
            ),
            models.Index(
                fields=["user", "partnership", "status"], condition=Q(is_waited_for=True), name="party_waited_for"
            ),
            models.Index(
                fields=["user", "partnership", "meets_on"], condition=Q(meets_on__isnull=False), name="party_meets_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"


class Track(models.Model):
    """One option being walked: what work lists search. The truth about it is in the state of the case."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tracks")
    option = models.CharField(max_length=40)
    step = models.CharField(max_length=40)
    due = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=60, blank=True)
    waits_for = models.JSONField(default=list)
    """The keys of the people who are waited for."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "option"], name="track_once")]
        indexes = [
            models.Index(fields=["partnership", "step", "due"], condition=Q(outcome=""), name="track_open_by_step"),
        ]

    def __str__(self) -> str:
        return f"{self.option}: {self.step}"


class Event(models.Model):
    """One thing that happened: names, keys and digests, never a typed text. Chained by a keyed hash."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=10)
    via = models.CharField(max_length=10, blank=True)
    option = models.CharField(max_length=40)
    action = models.CharField(max_length=90)
    step_before = models.CharField(max_length=40, blank=True)
    step_after = models.CharField(max_length=40)
    route_digest = models.CharField(max_length=64)
    changes = models.TextField()
    """JSON of samenspraak.route.changes."""
    typed = models.TextField(default="[]")
    """JSON: the name and digest of each answer that was typed."""
    submission = models.CharField(max_length=64)
    """Named by the form that was sent: the same form sent twice has one effect."""
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="event_number_once"),
            models.UniqueConstraint(fields=["case", "submission"], name="event_submission_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class Answer(models.Model):
    """Something that was typed: a part of an application, a reason, a note. Older wordings stay until destroyed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="answers")
    option = models.CharField(max_length=40)
    step = models.CharField(max_length=40)
    name = models.CharField(max_length=90)
    author = models.ForeignKey(Party, on_delete=models.PROTECT)
    value = models.JSONField()
    audience = models.JSONField()
    """Selectors of the route: who may read it beside the writer, counted over the people of now."""
    later = models.BooleanField(default=False)
    """Others read it once the step is left."""
    shared = models.BooleanField(default=False)
    """One wording for all who answer together."""
    visit = models.PositiveIntegerField()
    event_number = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["case", "option", "step"], name="answer_of_step")]

    def __str__(self) -> str:
        return f"{self.step}.{self.name}"


class Draft(models.Model):
    """What one person is still typing: no event, no version, nobody else's."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="drafts")
    option = models.CharField(max_length=40)
    action = models.CharField(max_length=90)
    values = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "option", "action"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.party_id} {self.action}"


class Notice(models.Model):
    """Someone has to be told of an event. Written with it, sent after it; it carries no content of the case."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notices")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="notices")
    event_number = models.PositiveIntegerField()
    option = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=90)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(F("at"), condition=Q(sent_at=None), name="notice_to_send")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
