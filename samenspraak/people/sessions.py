"""What anyone may do with the sessions of a person: end them all. They end at the next request of each."""

from collections.abc import Iterable

from django.db.models import F

from samenspraak.people.models import User

DEMO = "demo"
"""The key in a session that says: somebody plays this person in a demo. It counts only where the demo is on."""


def end_of(users: Iterable[int]) -> None:
    """End every session of the users with these keys."""
    User.objects.filter(pk__in=users).update(session_version=F("session_version") + 1)
