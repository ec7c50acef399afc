"""What is kept of a code: that it was tried, and whether it was used."""

from django.db import models
from django.utils import timezone


class Code(models.Model):
    """A code that was sent or shown, known by a keyed hash of it; the code itself stands nowhere here."""

    key = models.CharField(max_length=64, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    is_used = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.key[:8]
