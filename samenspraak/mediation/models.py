"""What is kept of a sealed room: who wrote, when, for whom; and blobs that only the keeper's key opens (S4, N7).

No row holds a sentence in clear, and no event of the case tells that something was written: see docs/adr/0031.
Only samenspraak.mediation.door writes these.
"""

import uuid

from django.db import models

from samenspraak.cases.models import Case, Party
from samenspraak.people.models import Partnership


class Room(models.Model):
    """The room of one track of a case. Its id is its name at the keeper."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="rooms")
    option = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "option"], name="room_of_track_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Epoch(models.Model):
    """The time in which the same people could read along. Its key is sealed under that of the room, by the keeper."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="epochs")
    number = models.PositiveIntegerField()
    owner = models.CharField(max_length=10, blank=True)
    """Whose own notes these are; the key of a person in the case. Empty for what is said to others."""
    people = models.JSONField()
    """The keys of the people who were in the room."""
    sealed_key = models.BinaryField()
    began_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "number"], name="epoch_number_once")]

    def __str__(self) -> str:
        return f"{self.room_id} {self.number}"


class Item(models.Model):
    """Something that was written in a room. It is never changed: a new wording is a new version in the same series."""

    class Kind(models.TextChoices):
        """What it is."""

        NOTE = "note"
        MESSAGE = "message"
        PROPOSAL = "proposal"
        SETTLEMENT = "settlement"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="items")
    epoch = models.ForeignKey(Epoch, on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind)
    author = models.ForeignKey(Party, on_delete=models.PROTECT)
    audience = models.CharField(max_length=60)
    """See samenspraak.mediation.audiences."""
    series = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    sealed_key = models.BinaryField()
    sealed_text = models.BinaryField()
    written_at = models.DateTimeField()
    submission = models.CharField(max_length=64)

    class Meta:
        ordering = ["written_at"]
        constraints = [
            models.UniqueConstraint(fields=["room", "submission"], name="item_submission_once"),
            models.UniqueConstraint(fields=["series", "version"], name="item_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Yes(models.Model):
    """Somebody said yes to a version of a proposal, or signed a settlement: bound to the text that was read."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="yeses")
    party = models.ForeignKey(Party, on_delete=models.PROTECT)
    digest = models.CharField(max_length=64)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "party"], name="yes_once")]

    def __str__(self) -> str:
        return f"{self.party_id} {self.item_id}"
