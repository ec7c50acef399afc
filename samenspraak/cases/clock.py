"""The clock: one pass over what is due. It goes through the same door as people do, and twice is once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from samenspraak.cases import routes
from samenspraak.cases.drafts import destroy_sent
from samenspraak.cases.models import Case, Party, Track
from samenspraak.cases.perform import Done, age_on, perform
from samenspraak.route.changes import CASE
from samenspraak.route.clock import birthdays, first_day, overdue
from samenspraak.route.decision import Act


@dataclass(frozen=True)
class Passed:
    """What one pass did."""

    cases: int
    acts: int


def tick(now: datetime | None = None) -> Passed:
    """Do everything that is due: terms, escalations, actions by the clock, birthdays, questions afterwards.

    Drafts of what was sent meanwhile are destroyed along with it.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    acts, seen = 0, 0
    for case_id in _to_look_at(today):
        seen += 1
        acts += len(tick_case(case_id, now))
    destroy_sent()
    return Passed(seen, acts)


def _to_look_at(today: date) -> list[int]:
    due = Case.objects.filter(wake_on__lte=today).values_list("pk", flat=True)
    open_track = Track.objects.filter(case=OuterRef("case"), outcome="")
    # Every age counts, so this reads all minors with a birthday since; the route says which ones matter.
    born = Party.objects.filter(Exists(open_track), birth_date__isnull=False).only("case_id", "birth_date", "age")
    older = {
        one.case_id for one in born.iterator() if one.birth_date and age_on(one.birth_date, today) > (one.age or 0)
    }
    return sorted({*due, *older})


def tick_case(case_id: int, now: datetime) -> list[Done]:
    """Do all that is due in one case, and give what was done."""
    case = Case.objects.select_related("partnership", "school", "route_version").get(pk=case_id)
    today = timezone.localdate(now)
    done = []
    for act in _due(case, today):
        submission = f"clock:{act.option}:{act.name}:{case.version}"
        result = perform(case, act.option, act.name, by=None, answers=act.answers, submission=submission[:64], now=now)
        done += [result] if isinstance(result, Done) else []
    _look_again(done[-1].case if done else case, today)
    return done


def _due(case: Case, today: date) -> Iterator[Act]:
    route, state = routes.route_of(case), CASE.validate_json(case.state)
    born = Party.objects.filter(case=case, birth_date__isnull=False)
    yield from birthdays(route, state, {one.key: age_on(one.birth_date, today) for one in born if one.birth_date})
    yield from overdue(route, state, today)


def _look_again(case: Case, today: date) -> None:
    """When nothing was due yet, look again tomorrow at the earliest. Only a hint: no fact of the case."""
    wake_on = first_day(routes.route_of(case), CASE.validate_json(case.state))
    if wake_on and wake_on <= today:
        wake_on = today + timedelta(days=1)
    if wake_on != case.wake_on:
        Case.objects.filter(pk=case.pk, version=case.version).update(wake_on=wake_on)
