"""Writing the access log: one statement for each request that read a case, before its answer leaves."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError
from django.db.models import OuterRef, QuerySet, Subquery

from samenspraak.cases.effects import Writing
from samenspraak.cases.models import Case, Event
from samenspraak.cases.sight import View
from samenspraak.privacy import chain
from samenspraak.privacy.models import Look

TRIES = 10
"""How often it is tried when others look at the same case at the same moment."""

type End = tuple[int, str]
"""Of the log of a case: the number and the hash of the last look."""


@dataclass(frozen=True)
class Page:
    """What was asked for, as far as the log tells it."""

    name: str
    option: str = ""
    sends: bool = False


@dataclass
class Looks:
    """What was read while one request was answered: a watch for samenspraak.cases.looking."""

    seen: dict[tuple[int, str], View] = field(default_factory=dict)

    def along(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """The cases with the end of their log, which would else be one more question to the database."""
        last = Look.objects.filter(case=OuterRef("pk")).order_by("-number")
        return cases.annotate(
            last_look=Subquery(last.values("number")[:1]), head_look=Subquery(last.values("hash")[:1])
        )

    def saw(self, seen: View) -> None:
        """Keep it; the same case read twice in one request is one look."""
        self.seen[seen.case.pk, seen.me.key] = seen

    def write(self, page: Page, now: datetime) -> None:
        """Write what was seen. Whoever cannot be written down has not looked: an error here is no page."""
        views = [self.seen[key] for key in sorted(self.seen)]
        ends = {view.case.pk: _end(view.case) for view in views}
        for left in reversed(range(TRIES)):
            try:
                _insert(views, ends, page, now)
            except IntegrityError:
                if not left:
                    raise
                ends = _ends_now(ends)
            else:
                return


def begin(writing: Writing, event: Event, **_more: object) -> None:
    """Begin the log of a case with its first event, so that a log that is gone altogether is missed."""
    if event.number == 1:
        _row_of_end(writing.case, 0, chain.START, writing.now).save(force_insert=True)


def _insert(views: list[View], ends: dict[int, End], page: Page, now: datetime) -> None:
    """The looks, and the new end of each log, in one statement: another writer's number makes it fail as a whole."""
    rows, ends = [], dict(ends)
    for view in views:
        number, head = ends[view.case.pk]
        look = _look(view, number + 1, head, page, now)
        ends[view.case.pk] = (look.number, look.hash)
        rows.append(look)
    cases = {view.case.pk: view.case for view in views}
    rows += [_row_of_end(cases[pk], number, head, now) for pk, (number, head) in ends.items()]
    Look.objects.bulk_create(rows, update_conflicts=True, unique_fields=["end_of"], update_fields=["at", "hash"])


def _look(view: View, number: int, head: str, page: Page, now: datetime) -> Look:
    helps = view.helps.key if view.helps else ""
    # An address can hold any word: what is no option of the route is not kept.
    option = page.option if page.option in view.route.options else ""
    look = Look(
        partnership_id=view.case.partnership_id, case=view.case, number=number, at=now, user_id=view.me.user_id,
        by=view.me.key, helps=helps, role=view.me.role, page=page.name, option=option, sends=page.sends,
        previous=head,
    )  # fmt: skip
    look.hash = chain.look_hash(look)
    return look


def _row_of_end(case: Case, count: int, head: str, now: datetime) -> Look:
    sealed = chain.seal(case.partnership_id, case.pk, count, head)
    return Look(
        partnership_id=case.partnership_id, case=case, end_of=case, number=0, at=now, previous=chain.START, hash=sealed
    )


def _end(case: Case) -> End:
    """The end of a log, as it was read along with the case."""
    number = vars(case)["last_look"]
    return (number, vars(case)["head_look"]) if number else (0, chain.START)


def _ends_now(cases: dict[int, End]) -> dict[int, End]:
    found = dict.fromkeys(cases, (0, chain.START))
    rows = Look.objects.filter(case__in=cases, end_of=None).order_by("number")
    return found | {case: (number, head) for case, number, head in rows.values_list("case", "number", "hash")}
