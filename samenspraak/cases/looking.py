"""That a case was read: whoever answers a request can have it kept (see samenspraak.privacy), and reading tells it.

A room below knows nothing of the room that keeps it. Without a watch, as in a command or the clock, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol

from django.db.models import QuerySet

from samenspraak.cases.models import Case

if TYPE_CHECKING:
    from samenspraak.cases.sight import View


class Watch(Protocol):
    """What is told of every case that is read while it is there."""

    def along(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """The same cases, with what the watch reads along with them, so that it need not ask once more."""

    def saw(self, seen: View) -> None:
        """Somebody reads this case, in this place."""


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Tell this watch of every case that is read meanwhile."""
    before = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(before)


def along(cases: QuerySet[Case]) -> QuerySet[Case]:
    """These cases, with what the watch of now reads along."""
    watch = _watch.get()
    return watch.along(cases) if watch else cases


def saw(seen: View) -> View:
    """Tell the watch of now; gives back what is seen."""
    watch = _watch.get()
    if watch:
        watch.saw(seen)
    return seen
