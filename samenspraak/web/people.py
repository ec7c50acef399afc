"""Lists of people and of their cases, for the first pages."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samenspraak.cases.language import spoken_to
from samenspraak.cases.models import Case, Party, Track
from samenspraak.cases.routes import newest, route_of
from samenspraak.cases.sight import PRESENT
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.atoms import Text
from samenspraak.route.model import Route
from samenspraak.route.options import Option


@dataclass(frozen=True)
class Row:
    """One track of one of my cases."""

    case: Case
    pupil: str
    title: Text
    step: Text
    due: date | None
    is_my_turn: bool
    is_open: bool
    waits_for: list[str]
    """The names of everyone else who is waited for."""
    roles: frozenset[str]
    """In which roles I take part in the case."""


@dataclass(frozen=True)
class Workplace:
    """A partnership where someone works, and as what."""

    partnership: Partnership
    roles: frozenset[str]

    @property
    def options(self) -> list[tuple[str, Text]]:
        """What this person may begin there."""
        route = newest(self.partnership)
        return [(name, one.title) for name, one in route.tracks.items() if opens(route, one, self.roles)]


def workplaces(user: User) -> list[Workplace]:
    """Where someone works: at a partnership, at a school of it, or in a pool."""
    roles: dict[Partnership, set[str]] = {}
    mine = Membership.objects.filter(user=user, is_active=True).select_related("partnership")
    for one in mine.order_by("partnership__name"):
        roles.setdefault(one.partnership, set()).add(one.role)
    return [Workplace(partnership, frozenset(names)) for partnership, names in roles.items()]


def opens(route: Route, option: Option, roles: AbstractSet[str]) -> bool:
    """Whether one of these roles opens an option."""
    return any(not roles.isdisjoint(route.roles_of(one)) for one in option.opened_by)


def my_cases(user: User, work: Iterable[Workplace] = ()) -> list[Row]:
    """My own cases, those of my work left out: where it is my turn first, then by date."""
    cases: dict[int, list[Party]] = {}
    for one in _everyone(user, work):
        cases.setdefault(one.case_id, []).append(one)
    tracks = (
        Track.objects.filter(case__in=cases)
        .select_related("case__partnership", "case__school", "case__route_version")
        .defer("case__route_version__text", "case__state")
    )
    rows = [_row(track, cases[track.case_id], user) for track in tracks]
    return sorted(rows, key=lambda row: (not row.is_open, not row.is_my_turn, row.due or date.max))


def _everyone(user: User, work: Iterable[Workplace]) -> QuerySet[Party]:
    """Everyone in the cases in which this user has a place that does not come from work."""
    mine = Party.objects.filter(user=user, status__in=PRESENT)
    for one in work:
        mine = mine.exclude(partnership=one.partnership, role__in=one.roles)
    people = Party.objects.filter(case__in=mine.values("case_id")).order_by("pk")
    return people.only("case_id", "key", "name", "role", "user_id", "status")


def _row(track: Track, people: list[Party], user: User) -> Row:
    route = route_of(track.case)
    option = route.options[track.option]
    mine = [one.key for one in people if one.user_id == user.pk and one.status in PRESENT]
    waits = [one.name for one in people if one.key in track.waits_for and one.key not in mine]
    is_my_turn = any(key in track.waits_for for key in mine)
    title, step = option.title, option.steps[track.step].title
    return Row(
        track.case,
        pupil_of(route, people),
        title,
        step,
        track.due,
        is_my_turn,
        not track.outcome,
        list(dict.fromkeys(waits)),
        frozenset(one.role for one in people if one.key in mine),
    )


def spoken_to_in(rows: Iterable[Row]) -> AbstractContextManager[None]:
    """Address whoever has these cases as their routes say, when all of them say the same of one role."""
    found = {(one.case.route_version.digest, role): route_of(one.case) for one in rows for role in one.roles}
    roles = {role for _digest, role in found}
    return spoken_to(next(iter(found.values())), *roles) if len(roles) == 1 else nullcontext()


def pupil_of(route: Route, people: Iterable[Party]) -> str:
    """The name of the one whom it is all about: of the family, and only one of the kind."""
    roles = {name for name, one in route.people.items() if one.comes_from == "case" and not one.many}
    return next((one.name for one in people if one.role in roles), "")
