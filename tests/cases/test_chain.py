"""The chain: what is changed, left out, added or made again is found, and named."""

import pytest
from django.db import connection

from samenspraak.cases import chain
from samenspraak.cases.models import Case, Event, Party, Track
from samenspraak.cases.verify import faults


@pytest.fixture
def told(noor):
    noor.join_all().declare_all()

    def tell():
        return [str(fault) for fault in faults()]

    assert tell() == []
    return tell


def test_one_byte_of_an_event_changed_is_named(noor, told):
    event = Event.objects.get(case=noor.case, number=3)
    changed = event.changes.replace("joined", "joinee")
    assert changed != event.changes
    Event.objects.filter(pk=event.pk).update(changes=changed)
    assert told() == [f"{noor.case.reference}: event 3 (join) was changed, or made without the key"]


@pytest.mark.parametrize("column", ["at", *chain.COLUMNS])
def test_every_column_of_an_event_is_guarded(noor, told, column):
    event = Event.objects.get(case=noor.case, number=2)
    value = getattr(event, column)
    if column == "at":
        other = value.replace(year=2001)
    else:
        other = 77 if column == "number" else ("y" if value.startswith("x") else "x") + value[1:]
    Event.objects.filter(pk=event.pk).update(**{column: other})
    assert "event 2" in told()[0]


def test_the_last_event_deleted_is_named(noor, told):
    last = Event.objects.filter(case=noor.case).last()
    last.delete()
    assert f"event {last.number} is missing" in told()[0]


def test_an_event_deleted_in_the_middle_is_named(noor, told):
    Event.objects.filter(case=noor.case, number=4).delete()
    assert "event 4 is missing" in told()[0]


def test_the_last_event_deleted_and_the_count_set_back_is_found(noor, told):
    last = Event.objects.filter(case=noor.case).last()
    last.delete()
    Case.objects.filter(pk=noor.case.pk).update(version=last.number - 1, head=last.previous)
    assert "the seal over the end of the chain is broken" in told()[0]


def test_a_chain_made_again_without_the_key_is_found(noor, told, settings):
    key, settings.CHAIN_KEY = settings.CHAIN_KEY, b"a key of one's own, of 32 bytes!"
    make_again(noor.case)
    settings.CHAIN_KEY = key
    assert "event 1 (open) was changed, or made without the key" in told()[0]


def make_again(case):
    case.refresh_from_db()
    previous = chain.START
    for event in Event.objects.filter(case=case).order_by("number"):
        event.previous = previous
        event.hash = previous = chain.event_hash(event, case.reference)
        event.save()
    case.head = previous
    case.seal = chain.seal(case)
    case.save()


def test_an_event_added_is_named(noor, told):
    last = Event.objects.filter(case=noor.case).last()
    last.pk, last.number, last.previous, last.submission = None, last.number + 1, last.hash, "added"
    last.save(force_insert=True)
    assert f"event {last.number}" in told()[0]


def test_a_case_moved_beside_the_door_is_found(noor, told):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET state = replace(state, 'apply', 'check')")
    assert "does not stand as its events say" in told()[0]


@pytest.mark.parametrize(
    ("rows", "values"), [(Party, {"custody": False}), (Party, {"status": "left"}), (Track, {"step": "talk"})]
)
def test_a_row_that_says_something_else_than_the_events_is_found(noor, told, rows, values):
    rows.objects.filter(case=noor.case).update(**values)
    assert "does not say what the events say" in told()[0]
