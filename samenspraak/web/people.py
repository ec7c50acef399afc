"""Lists of people and of their cases, for the first pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samenspraak.cases.models import Case, Party, Track
from samenspraak.cases.routes import current, route_at, route_of
from samenspraak.cases.sight import PRESENT
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.atoms import Text
from samenspraak.route.model import Option, Route


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


@dataclass(frozen=True)
class Place:
    """A partnership where someone works, and the options that this person may open there."""

    partnership: Partnership
    options: list[tuple[str, Text]]


def places(user: User) -> list[Place]:
    """Where someone works, and what this person may begin there."""
    roles: dict[Partnership, set[str]] = {}
    mine = Membership.objects.filter(user=user, is_active=True).select_related("partnership")
    for one in mine.order_by("partnership__name"):
        roles.setdefault(one.partnership, set()).add(one.role)
    return [_place(partnership, names) for partnership, names in roles.items()]


def _place(partnership: Partnership, roles: set[str]) -> Place:
    route = route_at(current(partnership))
    return Place(partnership, [(name, one.title) for name, one in route.tracks.items() if opens(route, one, roles)])


def opens(route: Route, option: Option, roles: set[str]) -> bool:
    """Whether one of these roles opens an option."""
    return any(not roles.isdisjoint(route.roles_of(one)) for one in option.opened_by)


def my_cases(user: User) -> list[Row]:
    """My cases: where it is my turn first, then by date."""
    cases: dict[int, list[Party]] = {}
    for one in _everyone(user):
        cases.setdefault(one.case_id, []).append(one)
    tracks = (
        Track.objects.filter(case__in=cases)
        .select_related("case__partnership", "case__school", "case__route_version")
        .defer("case__route_version__text", "case__state")
    )
    rows = [_row(track, cases[track.case_id], user) for track in tracks]
    return sorted(rows, key=lambda row: (not row.is_open, not row.is_my_turn, row.due or date.max))


def _everyone(user: User) -> QuerySet[Party]:
    """Everyone in the cases in which this user has a place."""
    mine = Party.objects.filter(user=user, status__in=PRESENT).values("case_id")
    return (
        Party.objects.filter(case__in=mine).only("case_id", "key", "name", "role", "user_id", "status").order_by("pk")
    )


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
    )


def pupil_of(route: Route, people: Iterable[Party]) -> str:
    """The name of the one whom it is all about: of the family, and only one of the kind."""
    roles = {name for name, one in route.people.items() if one.comes_from == "case" and not one.many}
    return next((one.name for one in people if one.role in roles), "")


def demo_people() -> list[tuple[Partnership, list[tuple[User, Text]]]]:
    """Everybody in the demo by partnership, each with a role."""
    groups: dict[Partnership, dict[User, str]] = {}
    members = Membership.objects.select_related("user", "partnership")
    for one in members.order_by("partnership__name", "role", "user__name"):
        groups.setdefault(one.partnership, {}).setdefault(one.user, one.role)
    parties = Party.objects.filter(user__isnull=False, status__in=PRESENT).select_related("user", "partnership")
    for party in parties.order_by("partnership__name", "role", "name"):
        if party.user:
            groups.setdefault(party.partnership, {}).setdefault(party.user, party.role)
    return [(partnership, _with_roles(partnership, people)) for partnership, people in groups.items()]


def _with_roles(partnership: Partnership, people: dict[User, str]) -> list[tuple[User, Text]]:
    roles = route_at(current(partnership)).people
    return [(user, roles[role].text if role in roles else {}) for user, role in people.items()]
