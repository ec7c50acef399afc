"""What is due with call-backs: who is told, what is closed, what is removed. Twice is once."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from samenspraak.advice import door
from samenspraak.advice.models import CallRequest
from samenspraak.advice.rules import OPEN
from samenspraak.advice.sight import Seen, desks_of
from samenspraak.people.models import Partnership
from samenspraak.route.callback import to_tell


def tick(now: datetime | None = None) -> int:
    """Do all that is due; gives how many things were done."""
    now = now or timezone.now()
    return sum(1 for partnership in Partnership.objects.order_by("pk") for _ in _tick(partnership, now))


def _tick(partnership: Partnership, now: datetime) -> Iterator[door.Done]:
    desks, today = desks_of(partnership), timezone.localdate(now)
    kept = CallRequest.objects.filter(partnership=partnership, own_key__isnull=False).select_related("school")
    for request in kept.filter(status__in=OPEN).order_by("pk") | kept.filter(forget_on__lt=today).order_by("pk"):
        desk = desks.get(request.option)
        outcome = _do(Seen(request, desk, frozenset()), today, now) if desk else None
        if isinstance(outcome, door.Done):
            yield outcome


def _do(seen: Seen, today: date, now: datetime) -> door.Outcome | None:
    request, desk = seen.request, seen.desk
    if request.forget_on and request.forget_on < today:
        return door.forget(door.by_clock(seen, now, "forget"))
    if request.closes_on and request.closes_on < today:
        reason = "advised" if request.status == "advised" else "no_reaction"
        return door.close(door.by_clock(seen, now, "close"), reason)
    if request.due is None:
        return None
    told = dict(to_tell(desk.route, desk.rule, request.due, request.told, today))
    if not told:
        return None
    roles = frozenset[str]().union(*told.values())
    return door.tell(door.by_clock(seen, now, "tell"), [*told], roles)
