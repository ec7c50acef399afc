"""What is kept of looking at a case: who, in which place and role, when, which kind of page. Never a typed text."""

from django.db import models
from django.db.models import F, Q

from samenspraak.cases.models import Case
from samenspraak.people.models import Partnership, User


class Look(models.Model):
    """One request that read a case; or, with number 0, the end of the log of a case (see chain.py).

    The looks of a case are numbered from 1. Only log.py writes here.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="looks")
    end_of = models.OneToOneField(Case, on_delete=models.CASCADE, null=True, related_name="+")
    """Of the end the case; of a look nothing."""
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    by = models.CharField(max_length=10)
    """The key of the place in the case from which it was read."""
    helps = models.CharField(max_length=10, blank=True)
    """The key of somebody without an account for whom it was done."""
    role = models.CharField(max_length=40)
    page = models.CharField(max_length=40)
    """Which kind of page: one of `samenspraak.privacy.pages.PAGES`."""
    option = models.CharField(max_length=40, blank=True)
    sends = models.BooleanField(default=False)
    """Whether a form was sent, which may have changed something: what it did is an event of the case."""
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="look_number_once")]
        indexes = [
            models.Index("partnership", F("at").desc(), condition=Q(end_of=None), name="look_by_day"),
            models.Index("user", F("at").desc(), name="look_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.by} {self.page}"
