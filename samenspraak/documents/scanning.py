"""What becomes of a document that waits for the scanner: clean, refused, or it waits on."""

from collections.abc import Iterable

import structlog
from django.utils import timezone

from samenspraak.documents import scan, store
from samenspraak.documents.models import Document
from samenspraak.keeper.sealing import UnreadableError

log = structlog.get_logger(__name__)
AT_ONCE = 200
MOST_TRIES = 5
"""So often may the scanner break off while it looks at one file; then there is doubt, and the file is refused."""
UNREADABLE = "unreadable"
BREAKS_SCANNER = "breaks the scanner"


def look(document: Document) -> bool:
    """Have a document scanned, and write down what came of it. False when the scanner is not there.

    `document` comes with its case. Asked twice, also at the same moment, it has one effect.
    """
    try:
        with store.drawer_of(document.case).open(document) as opened:
            verdict = scan.ask(opened.chunks())
    except scan.ScannerBroke:
        return _broke(document)
    except scan.ScannerAway:
        return False
    except (UnreadableError, FileNotFoundError):
        log.exception("document_unreadable", document=document.key)
        verdict = scan.Verdict(UNREADABLE)
    _settle(document, verdict)
    return True


def look_at_waiting() -> int:
    """Have scanned what waits, oldest first; how many were looked at."""
    waiting = Document.objects.filter(scan=Document.Scan.WAITS, event_number__isnull=False, taken_back_at=None)
    return look_at(waiting.select_related("case").order_by("arrived_at")[:AT_ONCE])


def look_at(documents: Iterable[Document]) -> int:
    """Have these scanned, each with its case; nobody waits once the scanner is away. How many were looked at."""
    done = 0
    for one in documents:
        if not look(one):
            break
        done += 1
    return done


def _broke(document: Document) -> bool:
    document.tries += 1
    Document.objects.filter(pk=document.pk, scan=Document.Scan.WAITS).update(tries=document.tries)
    if document.tries < MOST_TRIES:
        return False
    _settle(document, scan.Verdict(BREAKS_SCANNER))
    return True


def _settle(document: Document, verdict: scan.Verdict) -> None:
    waiting = Document.objects.filter(pk=document.pk, scan=Document.Scan.WAITS)
    if verdict.is_clean:
        waiting.update(scan=Document.Scan.CLEAN, scanned_at=timezone.now())
        return
    refused = {"scan": Document.Scan.REFUSED, "finding": verdict.finding, "sealed_key": b""}
    if waiting.update(scanned_at=timezone.now(), **refused):
        store.discard(document)
