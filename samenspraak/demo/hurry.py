"""Writing without waiting for the disk: what is made up can be made again."""

from django.db import connection

_STATEMENTS = {
    # With a write-ahead log nothing breaks when the power fails: the last cases are gone, and are made again.
    "sqlite": "PRAGMA synchronous=NORMAL",
    "postgresql": "SET synchronous_commit TO off",
}


def hurry() -> None:
    """From now on this connection does not wait until what it writes is on the disk."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS[connection.vendor])
