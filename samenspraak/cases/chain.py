"""The chain of events of a case: a keyed hash over every column, and a seal over its end.

The key stands outside the database. Without it nobody can change an event, leave out the last one, or make the whole
chain again, and have it verify (N15).
"""

import hashlib
import hmac
import json
from datetime import UTC

from django.conf import settings

from samenspraak.cases.models import Case, Event

START = "0" * 64
COLUMNS = (
    "number", "by", "via", "option", "action", "step_before", "step_after", "route_digest", "changes", "typed",
    "submission", "previous",
)  # fmt: skip


def keyed(words: object) -> str:
    """The keyed hash of something that can be written as JSON."""
    text = json.dumps(words, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hmac.new(settings.CHAIN_KEY, text.encode(), hashlib.sha256).hexdigest()


def event_hash(event: Event, reference: str) -> str:
    """The hash of an event: over its columns, its case and its partnership, and the hash before it."""
    columns = {name: getattr(event, name) for name in COLUMNS}
    return keyed(["event", event.partnership_id, reference, event.at.astimezone(UTC).isoformat(), columns])


def seal(case: Case) -> str:
    """The seal over the end of the chain: how many events there are, and the hash of the last one."""
    return keyed(["seal", case.partnership_id, case.reference, case.version, case.head])


def digest(value: object) -> str:
    """A plain digest of something typed. Keyed too: a short answer must not be guessed from it."""
    return keyed(["typed", value])
