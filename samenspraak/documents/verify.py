"""Verify documents against the events of their cases: none is missing, added, or has other readers in the database."""

from collections.abc import Iterator

from samenspraak.cases.models import Case
from samenspraak.cases.verify import Fault
from samenspraak.documents import store
from samenspraak.documents.models import Document
from samenspraak.route.changes import CASE
from samenspraak.route.state import Document as Known


def faults() -> Iterator[Fault]:
    """Every fault in the documents of every case that has some; such a case has a drawer."""
    cases = Case.objects.exclude(drawer=None).prefetch_related("documents").order_by("pk")
    for case in cases.iterator(chunk_size=200):
        known = {one.key: one for one in CASE.validate_json(case.state).documents}
        rows = {one.key: one for one in case.documents.all() if one.event_number}
        for key in known.keys() | rows.keys():
            sentence = _fault(known.get(key), rows.get(key))
            if sentence:
                yield Fault(case.reference, f"document {key[:8]}: {sentence}")


def _fault(known: Known | None, row: Document | None) -> str:
    if known is None:
        return "no event put it"
    if row is None:
        return "an event put it, and it is missing"
    if known.is_over != bool(row.taken_back_at):
        return "the events say otherwise whether it was taken back"
    if (known.told_in[0], list(known.readers)) != (row.event_number, row.audience):
        return "its event names other readers"
    if not known.is_over and row.scan != Document.Scan.REFUSED and not store.storage().exists(row.place):
        return "its content is missing"
    return ""
