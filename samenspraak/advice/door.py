"""The one door of call-backs: every change of a request goes through here, each with a row in its history.

One function for each change. Each says who does it (`Act`), and gives what came of it or why it cannot be done. A
change that meets another one is refused, and what was sent twice is done once.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.advice import addresses
from samenspraak.advice.models import CallDeed, CallRequest
from samenspraak.advice.numbers import dialled
from samenspraak.advice.rules import CLOCK, WAYS, after_a_try, reasons, why_not
from samenspraak.advice.sight import Desk, Seen, callers, is_heard
from samenspraak.cases.models import Case
from samenspraak.people.models import School, User
from samenspraak.route.workdays import due as day_after

LETTERS = "acdefghjkmnpqrtuvwxy34679"
"""None that looks like another one."""
NOTHING: Mapping[str, Any] = {"name": "", "number": "", "days": [], "parts": [], "words": ""}
NO_RECORD: Mapping[str, Any] = {"asked": "", "advised": "", "next": "", "share_key": None}


@dataclass(frozen=True)
class Wish:
    """What somebody gives who asks to be called back: nothing more is asked."""

    name: str
    number: str
    days: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Record:
    """An advice in writing: what was asked, what was advised, and what comes next."""

    asked: str = ""
    advised: str = ""
    next: str = ""


@dataclass(frozen=True)
class Act:
    """Who does something with a request as they see it, on which version of it, and under which name it was sent."""

    seen: Seen
    by: User | None = None
    version: int | None = None
    submission: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    now: datetime = field(default_factory=timezone.now)

    @property
    def today(self) -> date:
        """The day on which it is done."""
        return timezone.localdate(self.now)

    @property
    def request(self) -> CallRequest:
        """The request with which it is done."""
        return self.seen.request

    @property
    def roles(self) -> frozenset[str]:
        """In which roles it is done."""
        return self.seen.roles


@dataclass(frozen=True)
class Done:
    """It happened. `again`: it had happened before, by the same submission, and was not done twice."""

    request: CallRequest
    again: bool = False


@dataclass(frozen=True)
class Refused:
    """It cannot be done: a word for why, and the question that is about, if any.

    Beside the words of samenspraak.advice.rules.why_not: `moved` (somebody else did something meanwhile), `empty`,
    `wrong`, `nobody` (a request would come to nobody).
    """

    why: str
    field: str = ""


type Outcome = Done | Refused


def ask(desk: Desk, school: School, wish: Wish, *, ticket: str, now: datetime | None = None) -> Outcome:
    """Ask to be called back. Raises addresses.BadTicket; one request comes of a ticket, however often it is sent."""
    now = now or timezone.now()
    own_key = addresses.key(addresses.secret_of(ticket))
    nearest = callers(desk, school)
    refused = _refused(desk, school, wish) or (None if nearest or is_heard(desk, school) else Refused("nobody"))
    if refused:
        return refused
    given = {
        "partnership": desk.partnership, "school": school, "option": desk.option, "is_wish": desk.is_wish,
        "reference": _reference(desk),
        "handler": nearest[0].user if nearest else None, "asked_at": now,
        "due": _due(desk, timezone.localdate(now)), "name": wish.name.strip(), "number": dialled(wish.number),
        "days": list(wish.days), "parts": list(wish.parts), "words": wish.words.strip(),
    }  # fmt: skip
    with transaction.atomic(durable=True):
        request, is_first = CallRequest.objects.get_or_create(own_key=own_key, defaults=given)
        if is_first:
            CallDeed.objects.create(
                partnership=desk.partnership, request=request, number=0, at=now, deed="ask", status=request.status,
                submission="ask",
            )  # fmt: skip
    return Done(request, again=not is_first)


def not_reached(act: Act) -> Outcome:
    """A call was not answered. After as many as the route says, one has to write."""
    tries = act.request.tries + 1
    status = after_a_try(act.seen.desk.rule, tries)
    columns = {"status": status, "tries": tries, "due": _due(act.seen.desk, act.today), "told": []}
    return _change(act, "not_reached", columns)


def write(act: Act, way: str) -> Outcome:
    """A letter, a mail or a text message was sent, since no call was answered."""
    wrong = None if way in WAYS else Refused("empty", "way")
    return _change(act, "write", {"status": "written", **_nobody_waits(act)}, wrong, about=way)


def advise(act: Act, *, wants_record: bool | None, record: Record) -> Outcome:
    """Somebody was reached and advised. It is written down only when they want that; done again, it is corrected."""
    wrong = Refused("empty", "wants_record") if wants_record is None else None
    if wants_record:
        empty = next((name for name in ("asked", "advised") if not getattr(record, name).strip()), "")
        wrong = Refused("empty", empty) if empty else None
    kept = {name: text.strip() for name, text in vars(record).items()} if wants_record else NO_RECORD
    columns = {"status": "advised", "wants_record": wants_record, **kept, **_nobody_waits(act)}
    return _change(act, "advise", columns, wrong)


def pass_on(act: Act, to: User | None) -> Outcome:
    """Somebody else of those who call about this school takes it over."""
    able = {one.user_id for one in callers(act.seen.desk, act.request.school)} - {act.request.handler_id}
    wrong = None if to and to.pk in able else Refused("empty", "to")
    return _change(act, "pass_on", {"handler": to}, wrong)


def begin(act: Act, case: Case) -> Outcome:
    """A case was begun, since somebody asked for it."""
    wrong = None if case.partnership_id == act.request.partnership_id else Refused("wrong", "case")
    # What was asked for has begun: the rest is seen in the case.
    ends = {"status": "closed", "outcome": "begun", **_ends(act)} if act.request.is_wish else {}
    return _change(act, "begin", {"case": case, **ends}, wrong)


def decline(act: Act, why: str) -> Outcome:
    """The way that was asked for is not taken up; whoever asked reads why, and what is possible instead."""
    wrong = None if why.strip() else Refused("empty", "why")
    given = {"status": "closed", "outcome": "declined", "advised": why.strip(), **_ends(act)}
    return _change(act, "decline", given, wrong)


def close(act: Act, reason: str) -> Outcome:
    """Nothing more is to be done with it."""
    wrong = None if reason in reasons(act.request.stands) else Refused("wrong" if reason else "empty", "reason")
    return _change(act, "close", {"status": "closed", "outcome": reason, **_ends(act)}, wrong, about=reason)


def take_back(act: Act) -> Outcome:
    """Whoever asked wants no call any more. What they gave is gone at once."""
    return _change(act, "take_back", {"status": "withdrawn", **_ends(act), **NOTHING})


def share(act: Act, secret: str) -> Outcome:
    """Share the advice, at a new address. `secret` is the caller's own one, out of which the new one is made."""
    times = act.request.shares + 1
    return _change(act, "share", {"shares": times, "share_key": addresses.key(addresses.shared(secret, times))})


def stop_sharing(act: Act) -> Outcome:
    """The address at which the advice was shared leads nowhere any more."""
    return _change(act, "stop_sharing", {"share_key": None})


def remove_record(act: Act) -> Outcome:
    """Whoever asked wants nothing in writing any more."""
    return _change(act, "remove_record", {"wants_record": False, **NO_RECORD})


def tell(act: Act, numbers: Iterable[int], roles: frozenset[str]) -> Outcome:
    """The clock tells those whom the route names around the end of the term: it comes up in their lists."""
    told = sorted({*act.request.told, *numbers})
    return _change(act, "tell", {"told": told}, about=" ".join(sorted(roles))[:80])


def forget(act: Act) -> Outcome:
    """The clock removes what somebody gave and was told, and both addresses. What stays is for counting."""
    return _change(act, "forget", {**NOTHING, **NO_RECORD, "own_key": None, "case": None})


def by_clock(seen: Seen, now: datetime, name: str) -> Act:
    """The clock as who does something; `name` is the same for the same thing on the same version."""
    clock = Seen(seen.request, seen.desk, frozenset({CLOCK}))
    return Act(clock, version=seen.request.version, submission=f"{name}:{seen.request.version}", now=now)


def _change(
    act: Act, deed: str, columns: Mapping[str, Any], wrong: Refused | None = None, *, about: str = ""
) -> Outcome:
    """Write a deed and its row of history together: all or nothing, and only on the version that was seen."""
    request = act.request
    with transaction.atomic(durable=True):
        if _was_sent(act):
            return Done(request, again=True)
        whys = [why_not(request.stands, role, deed) for role in act.roles]
        refused = wrong if "" in whys else Refused(_telling(whys))
        if refused:
            return refused
        if act.version not in (None, request.version) or not _moved(request, columns):
            # The same form may have come in between, which is known only now.
            return Done(request, again=True) if _was_sent(act) else Refused("moved")
        CallDeed.objects.create(
            partnership_id=request.partnership_id, request=request, number=request.version + 1, at=act.now, by=act.by,
            deed=deed, about=about, status=columns.get("status", request.status), submission=act.submission,
        )  # fmt: skip
    for name, value in columns.items():
        setattr(request, name, value)
    request.version += 1
    return Done(request)


def _was_sent(act: Act) -> bool:
    return CallDeed.objects.filter(request=act.request, submission=act.submission).exists()


def _telling(whys: list[str]) -> str:
    """Of why it may not be done in one role or the other, what tells most."""
    return next((why for why in whys if why != "not_yours"), "not_yours")


def _moved(request: CallRequest, columns: Mapping[str, Any]) -> bool:
    here = CallRequest.objects.filter(pk=request.pk, version=request.version)
    return bool(here.update(version=request.version + 1, **columns))


def _refused(desk: Desk, school: School, wish: Wish) -> Refused | None:
    """What is wrong with a request before it is made."""
    if not wish.name.strip():
        return Refused("empty", "name")
    if not wish.number.strip():
        return Refused("empty", "number")
    try:
        dialled(wish.number)
    except ValueError:
        return Refused("wrong", "number")
    return None if school.partnership_id == desk.partnership.pk else Refused("wrong", "school")


def _nobody_waits(act: Act) -> dict[str, Any]:
    """Nobody has to call or write any more; it closes by itself after a while."""
    rule, calendar = act.seen.desk.rule, act.seen.desk.route.calendar
    return {"due": None, "told": [], "closes_on": day_after(act.today, rule.closes, calendar)}


def _ends(act: Act) -> dict[str, Any]:
    rule, calendar = act.seen.desk.rule, act.seen.desk.route.calendar
    kept = day_after(act.today, rule.kept, calendar)
    return {"due": None, "told": [], "closes_on": None, "ended_on": act.today, "forget_on": kept}


def _due(desk: Desk, today: date) -> date:
    return day_after(today, desk.rule.within, desk.route.calendar)


def _reference(desk: Desk) -> str:
    """A short name that can be read out over the telephone, and that no other request has."""
    name = "".join(secrets.choice(LETTERS) for _ in range(8))
    taken = CallRequest.objects.filter(partnership=desk.partnership, reference=name).exists()
    return _reference(desk) if taken else name
