"""Lists of people and of their cases, for the first pages."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samenspraak.cases.models import Case, Party, Track
from samenspraak.cases.routes import route_of
from samenspraak.cases.sight import PRESENT
from samenspraak.people.models import Membership, User
from samenspraak.route.atoms import Text


@dataclass(frozen=True)
class Row:
    """One track of one of my cases."""

    case: Case
    title: Text
    step: Text
    due: date | None
    is_my_turn: bool
    is_open: bool


def my_cases(user: User) -> list[Row]:
    """My cases: where it is my turn first, then by date."""
    places = {one.case_id: one for one in _places(user)}
    tracks = (
        Track.objects.filter(case__in=places)
        .select_related("case__partnership", "case__school", "case__route_version")
        .defer("case__route_version__text", "case__state")
    )
    rows = [_row(track, places[track.case_id].key) for track in tracks]
    return sorted(rows, key=lambda row: (not row.is_open, not row.is_my_turn, row.due or date.max))


def _places(user: User) -> QuerySet[Party]:
    return Party.objects.filter(user=user, status__in=PRESENT).only("case_id", "key")


def _row(track: Track, key: str) -> Row:
    option = route_of(track.case).options[track.option]
    step = option.steps[track.step]
    return Row(track.case, option.title, step.title, track.due, key in track.waits_for, not track.outcome)


def demo_people() -> list[tuple[str, list[tuple[User, str]]]]:
    """Everybody in the demo by partnership, each with a role."""
    groups: dict[str, dict[User, str]] = {}
    members = Membership.objects.select_related("user", "partnership").order_by("partnership__name", "role", "user__name")
    for one in members:
        groups.setdefault(one.partnership.name, {}).setdefault(one.user, one.role)
    parties = Party.objects.filter(user__isnull=False, status__in=PRESENT).select_related("user", "partnership")
    for party in parties.order_by("partnership__name", "role", "name"):
        if party.user:
            groups.setdefault(party.partnership.name, {}).setdefault(party.user, party.role)
    return [(name, list(people.items())) for name, people in groups.items()]
