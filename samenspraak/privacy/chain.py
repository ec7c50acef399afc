"""The chain of the access log of a case: a keyed hash over every column, and a seal over its end.

As with the events of a case (samenspraak.cases.chain), the key stands outside the database. The end is a row of its
own, which the same statement writes that adds a look: so a last look that was removed is found, too.
"""

from datetime import UTC

from samenspraak.cases.chain import START, keyed
from samenspraak.privacy.models import Look

COLUMNS = ("number", "user_id", "by", "helps", "role", "page", "option", "sends", "previous")

__all__ = ["START", "look_hash", "seal"]


def look_hash(look: Look) -> str:
    """The hash of a look: over its columns, its case and its partnership, and the hash before it."""
    columns = {name: getattr(look, name) for name in COLUMNS}
    return keyed(["look", look.partnership_id, look.case_id, look.at.astimezone(UTC).isoformat(), columns])


def seal(partnership: int, case: int, count: int, head: str) -> str:
    """The seal over the end of a log: how many looks there are, and the hash of the last one."""
    return keyed(["looks", partnership, case, count, head])
