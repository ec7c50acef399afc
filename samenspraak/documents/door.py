"""Putting a document on a case, and taking it back: the case's own door decides, and its event makes it so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from samenspraak.cases.chain import digest
from samenspraak.cases.effects import Writing
from samenspraak.cases.models import Event
from samenspraak.cases.perform import Done, Refused, perform_as
from samenspraak.cases.sight import View
from samenspraak.documents import store
from samenspraak.documents.models import Document
from samenspraak.documents.names import ending_of
from samenspraak.documents.store import OpenDrawer
from samenspraak.documents.uploads import Arrived
from samenspraak.people.models import User
from samenspraak.route.changes import DocumentPut, DocumentTakenBack
from samenspraak.route.documents import PUT, TAKE_BACK
from samenspraak.route.reasons import Refusal

AN_HOUR = timedelta(hours=1)
AT_ONCE = 200


@dataclass(frozen=True)
class Choice:
    """Where a document goes: a track, and who reads it or which older document it replaces."""

    option: str
    readers: str = ""
    replaces: str = ""


def put(
    user: User, seen: View, drawer: OpenDrawer, file: Arrived, choice: Choice, submission: str
) -> Document | Refusal | None:
    """Put a file that arrived on the case, or say why the route refuses it; None when it had been put before.

    It waits for the scanner then. Raises NotVisible.
    """
    document = _staged(seen, drawer, file)
    answers = {
        "document": document.key,
        "readers": choice.readers,
        "replaces": choice.replaces,
        "name": digest(["name", document.key, file.name]),
        "content": digest(["content", file.digest]),
    }
    done = _perform(user, seen, choice.option, PUT, answers, f"{submission}-{file.number}"[:64])
    if isinstance(done, Refused) or done.again:
        remove(document)
        return done.refusal if isinstance(done, Refused) else None
    return document


def take_back(user: User, seen: View, document: Document, option: str, submission: str) -> Refusal | None:
    """Take a document back: its content and its name are destroyed. Raises NotVisible."""
    done = _perform(user, seen, option, TAKE_BACK, {"document": document.key}, submission)
    return done.refusal if isinstance(done, Refused) else None


def _perform(
    user: User, seen: View, option: str, action: str, answers: dict[str, str], submission: str
) -> Done | Refused:
    return perform_as(
        user, seen.case.partnership.slug, seen.case.reference, option, action,
        key=seen.me.key, helps=seen.helps.key if seen.helps else None, answers=answers, submission=submission,
    )  # fmt: skip


def _staged(seen: View, drawer: OpenDrawer, file: Arrived) -> Document:
    """The row first, then the content: what is cut off in between, the clock finds and removes."""
    document = Document.objects.create(
        id=file.document, partnership_id=seen.case.partnership_id, case=seen.case, author=seen.actor,
        sealed_key=drawer.seal_key(file.key, file.document),
        sealed_name=drawer.seal_name(file.name, file.document),
        kind=ending_of(file.name), size=file.size,
    )  # fmt: skip
    document.refresh_from_db()
    if file.sealed is None:
        raise TypeError(file.name)
    with file.sealed.open("rb") as sealed:
        store.storage().save(document.place, File(sealed))
    file.drop()
    return document


def remove(document: Document) -> None:
    """Remove a document that was never put."""
    store.discard(document)
    document.delete()


def follow(*, writing: Writing, event: Event, **_: Any) -> None:  # noqa: ANN401 - a signal names its sender too
    """Do what an event of a case means here, in its transaction."""
    for change in writing.decision.changes:
        if isinstance(change, DocumentPut):
            put_now = Document.objects.filter(pk=change.document.key, case=writing.case, event_number=None)
            readers = list(change.document.readers)
            if not put_now.update(event_number=event.number, audience=readers, arrived_at=writing.now):
                raise LookupError(f"there is no document {change.document.key} that could be put")
        elif isinstance(change, DocumentTakenBack):
            _destroy(change.key, writing.now)


def _destroy(key: str, now: datetime) -> None:
    found = Document.objects.filter(pk=key)
    found.update(sealed_key=b"", sealed_name=b"", taken_back_at=now)
    for one in found:
        transaction.on_commit(lambda one=one: store.discard(one))  # type: ignore[misc]


def forget_staged(now: datetime) -> int:
    """Remove what was taken in and never put, as after a machine that stopped; how many."""
    left = list(Document.objects.filter(event_number=None, arrived_at__lt=now - AN_HOUR)[:AT_ONCE])
    for one in left:
        remove(one)
    for file in store.incoming().iterdir():
        if datetime.fromtimestamp(file.stat().st_mtime, tz=timezone.get_current_timezone()) < now - AN_HOUR:
            file.unlink(missing_ok=True)
    return len(left)
