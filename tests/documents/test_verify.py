"""What somebody changes about documents in the database or on the disk is found."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.documents import store
from samenspraak.documents.models import Document
from samenspraak.documents.verify import faults


def deleted(document):
    document.delete()


def opened_to_everyone(document):
    Document.objects.filter(pk=document.pk).update(audience=["everyone"])


def gone_from_the_disk(document):
    store.discard(document)


def added(document):
    other = Document.objects.get(pk=document.pk)
    other.pk, other.event_number = "a" * 32, 99
    other.save(force_insert=True)


def taken_back(document):
    Document.objects.filter(pk=document.pk).update(taken_back_at=timezone.now() - timedelta(days=1))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (deleted, "missing"),
        (opened_to_everyone, "other readers"),
        (gone_from_the_disk, "its content is missing"),
        (added, "no event put it"),
        (taken_back, "whether it was taken back"),
    ],
)
def test_each_change_is_found(desk, change, sentence):
    document = desk.put(readers="mediation:family")
    assert list(faults()) == []
    change(document)
    (fault,) = faults()
    assert sentence in fault.sentence
