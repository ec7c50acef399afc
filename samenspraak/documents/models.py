"""What is kept of documents: rows without a name or a sentence in clear, and no content. See docs/adr/0027.

Who may know of a document stands in the state of its case (`samenspraak.route.state.Document`, by `key`).
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from samenspraak.cases.models import Case, Party
from samenspraak.people.models import Partnership


class Drawer(models.Model):
    """The key under which the keys of the documents of one case are sealed; itself sealed by the keeper."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="drawer")
    room = models.UUIDField(unique=True)
    """Its name at the keeper."""
    sealed_key = models.BinaryField()

    def __str__(self) -> str:
        return str(self.room)


class Document(models.Model):
    """One file. Without an event it is not put yet: nobody sees it, and the clock removes it."""

    class Scan(models.TextChoices):
        """What the scanner said."""

        WAITS = "waits"
        CLEAN = "clean"
        REFUSED = "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    author = models.ForeignKey(Party, on_delete=models.PROTECT)
    audience = models.JSONField(default=list)
    """Selectors of the route, as the event has them."""
    event_number = models.PositiveIntegerField(null=True, blank=True)
    sealed_key = models.BinaryField()
    """Empty once it was refused or taken back: then nothing opens the file, and no copy of it."""
    sealed_name = models.BinaryField()
    kind = models.CharField(max_length=10)
    """The ending of its name, one of `DOCUMENT_KINDS`."""
    size = models.PositiveBigIntegerField()
    """Bytes of the clear content."""
    arrived_at = models.DateTimeField(default=timezone.now)
    scan = models.CharField(max_length=10, choices=Scan, default=Scan.WAITS)
    finding = models.CharField(max_length=100, blank=True)
    """What the scanner calls what it found."""
    tries = models.PositiveSmallIntegerField(default=0)
    """How often the scanner broke off halfway."""
    scanned_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["arrived_at"], condition=Q(scan="waits"), name="document_waits"),
            models.Index(fields=["partnership", "-scanned_at"], condition=Q(scan="refused"), name="document_refused"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def key(self) -> str:
        """Its name in the state of the case, and in addresses."""
        return self.pk.hex

    @property
    def place(self) -> str:
        """Where its sealed content is stored."""
        return f"{self.key[:2]}/{self.key}"
