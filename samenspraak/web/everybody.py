"""Everybody whom one can be in the demo, by partnership and role, with what waits for each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from samenspraak.cases.folding import folded
from samenspraak.cases.models import Case, Party
from samenspraak.cases.routes import newest, route_of
from samenspraak.cases.sight import PRESENT
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.atoms import Text
from samenspraak.route.changes import CASE
from samenspraak.route.state import OUT
from samenspraak.web.democalls import Caller, callers
from samenspraak.web.todo import could, todo
from samenspraak.web.words import in_language

SHOWN = 20
"""Of how many cases the families are shown, the first and the last ones; the others are found by name."""
FOUND = 50
LOOKED_INTO = 5
"""In so many cases of one person it is looked what waits; of the others only how many there are."""

type _Waits = tuple[int, Counter[str], dict[str, None]]


@dataclass(frozen=True)
class Somebody:
    """Someone whom one can be."""

    user: User
    waits: int
    """How many cases wait for this person."""
    deeds: list[tuple[str, int]]
    """What waits in the first of them, and in how many of those."""
    beside: str = ""
    """The names of the family, for whoever belongs to one."""
    could: tuple[str, ...] = ()
    """What this person could do where nobody waits for it: take part, for who is invited or said no."""

    @property
    def is_more(self) -> bool:
        """Whether there are more cases than were looked into."""
        return self.waits > LOOKED_INTO


@dataclass(frozen=True)
class Everybody:
    """The people of one partnership, by what they are."""

    partnership: Partnership
    roles: list[tuple[Text, list[Somebody]]] = field(default_factory=list)
    callers: list[Caller] = field(default_factory=list)
    """Who asked to be called back."""


def everybody(name: str = "") -> list[Everybody]:
    """Everyone in the demo, or everyone with these words in the name; the same number of questions for any number."""
    members, family = list(_members(name)), list(_family(name))
    waits = _waits([*(one.user_id for one in members), *(one.user_id for one in family)])
    nothing: _Waits = (0, Counter(), {})
    beside = _beside(family)
    people = [(one.partnership, one.role, one.user, "") for one in members]
    people += [(one.partnership, one.role, one.user, beside[one.pk]) for one in family if one.user]
    found: dict[Partnership, dict[str, dict[int, Somebody]]] = {}
    for partnership, role, user, names in people:
        number, deeds, others = waits.get(user.pk, nothing)
        somebody = Somebody(user, number, deeds.most_common(), names, tuple(others))
        found.setdefault(partnership, {}).setdefault(role, {}).setdefault(user.pk, somebody)
    asked = callers() if not name else {}
    return [Everybody(one, _in_order(one, roles), asked.get(one.slug, [])) for one, roles in found.items()]


def _members(name: str) -> QuerySet[Membership]:
    members = Membership.objects.filter(is_active=True).select_related("user", "partnership")
    for word in name.split():
        members = members.filter(user__name__icontains=word)
    return members.order_by("partnership__name", "user__name")


def _family(name: str) -> QuerySet[Party]:
    """People who are in a case without working there."""
    works = Membership.objects.filter(is_active=True).values("user")
    people = Party.objects.filter(user__isnull=False, status__in=PRESENT).exclude(user__in=works)
    people = people.select_related("user", "partnership").order_by("partnership__name", "pk")
    if name:
        for word in folded(name).split():
            people = people.filter(folded_name__contains=word)
        return people[:FOUND]
    ends = Case.objects.order_by("pk").values("pk")[:SHOWN], Case.objects.order_by("-pk").values("pk")[:SHOWN]
    return people.filter(Q(case__in=ends[0]) | Q(case__in=ends[1]))


def _waits(users: Iterable[int | None]) -> dict[int, _Waits]:
    """User -> how many cases wait, what for in the first in the order of the list of work, and what could be done."""
    concerned = Q(is_waited_for=True) | Q(status__in=("invited", *OUT))
    first = (
        Party.objects.filter(concerned, user__in={*users}, status__in=PRESENT)
        .annotate(
            place=Window(RowNumber(), partition_by=F("user_id"), order_by=["-is_waited_for", "work_order", "case_id"]),
            total=Window(Count("pk", filter=Q(is_waited_for=True)), partition_by=F("user_id")),
        )
        .filter(place__lte=LOOKED_INTO)
    )
    totals = dict(first.values_list("pk", "total"))
    places = Party.objects.filter(pk__in=totals).select_related("case__route_version").order_by("pk")
    found: dict[int, _Waits] = {}
    for one in places.defer("case__route_version__text"):
        _number, deeds, others = found.setdefault(one.user_id or 0, (totals[one.pk], Counter(), {}))
        deeds.update(_deeds(one))
        if not one.is_waited_for:
            state = CASE.validate_json(one.case.state)
            text = could(route_of(one.case), state, one.key)
            others.update({in_language(text): None} if text else {})
    return found


def _deeds(one: Party) -> list[str]:
    """What waits for a human being in one case, in whatever place."""
    state = CASE.validate_json(one.case.state)
    who = state.people[one.key].who
    keys = [key for key, person in state.people.items() if person.who == who]
    said = (in_language(text) for key in keys for text in todo(route_of(one.case), state, key))
    return list(dict.fromkeys(said))


def _beside(family: Iterable[Party]) -> dict[int, str]:
    cases: dict[int, list[Party]] = {}
    for one in family:
        cases.setdefault(one.case_id, []).append(one)
    pairs = ((one, people) for people in cases.values() for one in people)
    return {one.pk: ", ".join(other.name for other in people if other is not one) for one, people in pairs}


def _in_order(partnership: Partnership, roles: dict[str, dict[int, Somebody]]) -> list[tuple[Text, list[Somebody]]]:
    route = newest(partnership)
    known = {name: role.text for name, role in route.people.items()}
    known |= {route.access_log.searched_by: route.access_log.text} if route.access_log else {}
    return [(text, list(roles[name].values())) for name, text in known.items() if name in roles]
