"""Invented people who ask to be called back, and what was done with it: all of it through its door."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from samenspraak.advice import addresses, clock, door
from samenspraak.advice.models import CallRequest
from samenspraak.advice.sight import Desk, desk_of, for_caller, for_staff
from samenspraak.people.models import Partnership, School
from samenspraak.web.cast import CALLS, number_of


def ask_to_be_called(now: datetime | None = None) -> int:
    """Let everyone of the cast ask who did not yet, and give how many did. Twice is once."""
    now = timezone.localtime(now)
    asked = sum(_asks(call, now) for call in CALLS)
    if asked:
        clock.tick(now)
    return asked


def _asks(call: Mapping[str, Any], now: datetime) -> bool:
    desk = desk_of(Partnership.objects.get(slug=call["partnership"]))
    if desk is None:
        return False
    ticket = addresses.ticket(number_of(call))
    secret = addresses.secret_of(ticket)
    if CallRequest.objects.filter(own_key=addresses.key(secret)).exists():
        return False
    school = School.objects.get(partnership=desk.partnership, name=call["school"])
    days, parts = tuple(call.get("days", ())), tuple(call.get("parts", ()))
    wish = door.Wish(call["name"], call["number"], days, parts, call.get("words", ""))
    _done(door.ask(desk, school, wish, ticket=ticket, now=_days_before(now, call["asked"])))
    for deed in call.get("deeds", ()):
        _done(_does(desk, secret, call, deed, _days_before(now, deed["ago"])))
    return True


def _does(desk: Desk, secret: str, call: Mapping[str, Any], deed: Mapping[str, Any], at: datetime) -> door.Outcome:
    """One deed, by the caller or by whoever it stands in the list of."""
    mine = for_caller(desk.partnership, secret)
    by = mine.request.handler
    if deed["deed"] in ("take_back", "share") or by is None:
        act = door.Act(mine, now=at)
        return door.share(act, secret) if deed["deed"] == "share" else door.take_back(act)
    act = door.Act(for_staff(by, desk.partnership.slug, mine.request.reference), by, now=at)
    record = call.get("record")
    match deed["deed"]:
        case "not_reached":
            return door.not_reached(act)
        case "write":
            return door.write(act, deed["way"])
        case "close":
            return door.close(act, deed["reason"])
        case _:
            return door.advise(act, wants_record=record is not None, record=door.Record(**(record or {})))


def _days_before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _done(outcome: door.Outcome) -> None:
    if isinstance(outcome, door.Refused):
        raise RuntimeError(outcome)  # noqa: TRY004  (not a wrong type: the door refuses its own demo)
