"""What is kept of asking how it was: who is asked stands apart from what was answered, and nothing leads across.

docs/adr/0006-answers-are-counted-and-not-kept.md says why it is like this. In short: an answer is never a row. It is
one more in a count, and every count of a group is written anew with each answer, so that neither a key, a time nor
the order of rows tells what the last one said. Texts are shaken like papers in a box (samenspraak.insight.answers).
"""

import uuid

from django.db import models
from django.db.models import Q

from samenspraak.cases.models import Party
from samenspraak.people.models import Partnership, User


class Group(models.Model):
    """Everyone who stands alike: the same option with the same outcome, the same time of asking, the same side."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    """In which they were asked; a day or a month would point to a case."""
    option = models.CharField(max_length=40)
    outcome = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField()
    """Which of the times of the route it is, from 0."""
    side = models.CharField(max_length=40)
    asked = models.PositiveIntegerField(default=0)
    """How many people; how many answered is the sum of the counts of a question that must be answered."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year", "option", "outcome", "round", "side"], name="survey_group_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.option} {self.outcome} {self.year} {self.round} {self.side}"


class Tally(models.Model):
    """How often one answer was given in a group."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="tallies")
    question = models.CharField(max_length=40)
    value = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "question", "value"], name="survey_tally_once")]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}"


class Remark(models.Model):
    """Something that was said in own words: by nobody, about no case, at no time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    question = models.CharField(max_length=40)
    text = models.TextField()

    def __str__(self) -> str:
        return self.question


class Invitation(models.Model):
    """That someone is asked, and whether that was answered; never what. It is removed when the days are over."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    """The human being behind the party, who is asked once: lists look for it."""
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="invitations")
    visit = models.PositiveIntegerField()
    """Which visit of its last step the track was on; after a reopening everyone is asked anew."""
    until = models.DateField()
    answered = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["party", "group", "visit"], name="survey_invitation_once")]
        indexes = [
            models.Index(fields=["until"], name="survey_invitation_until"),
            models.Index(fields=["user", "until"], condition=Q(answered=False), name="survey_invitation_open"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} until {self.until}"
