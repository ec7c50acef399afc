"""Who looked at a case, as one person in it may know: by day and not by hour, and never which form was opened.

Others learn of a look no more than they see of the case: nobody whom they do not meet, no track that is hidden from
them, nothing that came after their place ended, and no hour, which would tell of a parent when they are at home.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from samenspraak.cases.language import in_language
from samenspraak.cases.models import Event
from samenspraak.cases.sight import View
from samenspraak.privacy.models import Look
from samenspraak.privacy.pages import OF_A_TRACK
from samenspraak.route.atoms import Text
from samenspraak.route.who import means

type Row = dict[str, object]
"""How often one person looked at one kind of page on one day, by the columns of the log."""

SHOWN = 60
"""So many days on which somebody looked are shown at first."""


def reads_log(seen: View) -> bool:
    """Whether this person may read who looked at the case: whom the route names, once they take part."""
    rules = seen.route.access_log
    return bool(rules) and seen.person.status == "joined" and means(
        seen.route, seen.as_it_was, None, rules.reads if rules else (), seen.me.key
    )  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One person who looked on one day, in one role."""

    name: str
    role: Text
    is_me: bool
    titles: tuple[str, ...]
    """The tracks that were looked at; nothing for the case as a whole."""
    times: int
    for_whom: str = ""
    """The name of somebody without an account for whom it was done."""


@dataclass(frozen=True)
class Day:
    """A day on which somebody looked."""

    on: date
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class WhoLooked:
    """The access log of a case for one person."""

    seen: View
    all_days: bool = False

    @cached_property
    def _days(self) -> dict[date, list[Row]]:
        rows = looks_of(self.seen).annotate(day=TruncDate("at", tzinfo=timezone.get_current_timezone()))
        counted = rows.values("day", "by", "helps", "role", "page", "option").annotate(times=Count("pk"))
        found: dict[date, list[Row]] = {}
        for row in counted.order_by("-day", "role", "by", "option"):
            found.setdefault(row["day"], []).append(dict(row))
        return found

    @property
    def is_more(self) -> bool:
        """Whether there are more days than are shown."""
        return not self.all_days and len(self._days) > SHOWN

    @property
    def days(self) -> list[Day]:
        """The days, newest first."""
        shown = list(self._days.items())[: None if self.all_days else SHOWN]
        return [Day(on, tuple(self._lines(rows))) for on, rows in shown]

    def _lines(self, rows: Iterable[Row]) -> list[Line]:
        """The rows of one day: one line for each person in one role."""
        people: dict[tuple[str, str, str], list[Row]] = {}
        for row in rows:
            people.setdefault((str(row["by"]), str(row["helps"]), str(row["role"])), []).append(row)
        return [self._line(*key, some) for key, some in people.items()]

    def _line(self, by: str, helps: str, role: str, rows: list[Row]) -> Line:
        seen, route = self.seen, self.seen.route
        options = {str(one["option"]) for one in rows if one["page"] in OF_A_TRACK}
        titles = tuple(in_language(route.options[one].title) for one in seen.state.tracks if one in options)
        return Line(
            seen.people[by].name,
            route.people[role].text if role in route.people else {},
            by in {one.key for one in seen.mine},
            titles,
            sum(int(str(one["times"])) for one in rows),
            seen.people[helps].name if helps in seen.people else "",
        )


def looks_of(seen: View) -> QuerySet[Look]:
    """The looks at a case of which this person may know."""
    looks = Look.objects.filter(case=seen.case, end_of=None, by__in=_met(seen))
    until = _ended(seen)
    return looks.filter(at__lte=until) if until else looks


def _met(seen: View) -> list[str]:
    """The keys of those whom I meet in this case, my own places among them."""
    return [key for key in seen.people if key in seen.whole.people and seen.meets(key)]


def _ended(seen: View) -> datetime | None:
    """When my sight of what comes ended, if it did."""
    if seen.limit is None:
        return None
    return Event.objects.get(case=seen.case, number=seen.limit).at
