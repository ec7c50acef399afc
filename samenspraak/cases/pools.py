"""Who can be chosen for a case: from a pool, with what the ranking needs, or as a colleague who takes over."""

from collections.abc import Iterable

from django.db.models import Count, Max, Q

from samenspraak.cases.models import Case, Party
from samenspraak.cases.sight import PRESENT
from samenspraak.people.models import Membership, School
from samenspraak.route.model import Role, Route
from samenspraak.route.people import rank
from samenspraak.route.state import Candidate
from samenspraak.route.state import Case as State
from samenspraak.route.steps import Action


def people_for(
    case: Case, route: Route, state: State, people: Iterable[Party], action: Action | None
) -> tuple[Candidate, ...]:
    """The people from whom an action chooses: of its pool, or colleagues; nobody when it chooses none."""
    if action and action.hands_over:
        return colleagues(case, route, state, action.hands_over)
    return candidates(case, state, people, action) if action and action.pool else ()


def candidates(case: Case, state: State, people: Iterable[Party], action: Action) -> tuple[Candidate, ...]:
    """The people of the pool of an action, best first as it ranks them; `conflict` says why someone is not neutral."""
    role, pool = action.assigns or action.chooses or "", action.pool or ""
    running = Q(user__parties__role=role, user__parties__status="joined", user__parties__case__tracks__outcome="")
    members = (
        Membership.objects.filter(partnership_id=case.partnership_id, role=role, pool=pool, is_active=True)
        .select_related("user")
        .annotate(
            load=Count("user__parties__case", filter=running, distinct=True),
            last_assigned=Max("user__parties__since", filter=Q(user__parties__role=role)),
        )
        .order_by("user__name")
    )
    found = tuple(_candidate(one, state, role) for one in members)
    return tuple(rank(found, action.ranked_by, spoken(people), case.school.region))


def spoken(people: Iterable[Party]) -> frozenset[str]:
    """The languages beside the first one of the route in which people in a case like to talk."""
    return frozenset(one.language for one in people if one.language and one.status in PRESENT)


def colleagues(case: Case, route: Route, state: State, role: str) -> tuple[Candidate, ...]:
    """Everyone who does this work for the school of a case, by name; whom the route lets take over, it says itself.

    Where the route asks for people of the region, others come in when the region has nobody else than those whose
    place it is.
    """
    members = Membership.objects.filter(partnership_id=case.partnership_id, role=role, is_active=True)
    found = list(members.select_related("user").order_by("user__name"))
    here = {one.who for one in state.people.values() if one.role == role and one.is_here}
    others = [one for one in found if f"u{one.user_id}" not in here]
    able = (one for one in found if works_here(route.people[role], one, case.school, others))
    return tuple({one.user_id: Candidate(f"u{one.user_id}", one.user.name) for one in able}.values())


def works_here(role: Role, one: Membership, school: School, everyone: Iterable[Membership]) -> bool:
    """Whether someone with this membership works for a school: at it, or in its region where the route asks for that.

    `everyone` are those who count for whether the region has somebody.
    """
    if role.comes_from == "school":
        return one.school_id == school.pk
    if not role.of_region:
        return True
    in_region = any(other.role == one.role and other.region == school.region for other in everyone)
    return one.region == school.region or not in_region


def _candidate(member: Membership, state: State, role: str) -> Candidate:
    who = f"u{member.user_id}"
    # What the query adds to a row has no type of its own.
    load, last_assigned = vars(member)["load"], vars(member)["last_assigned"]
    return Candidate(
        who,
        member.user.name,
        frozenset(member.languages.split()),
        member.region,
        load,
        last_assigned,
        _conflict(state, who, role),
    )


def _conflict(state: State, who: str, role: str) -> str:
    for person in state.people.values():
        if person.who == who:
            return "was_here" if person.role == role else "is_in_the_case"
    return ""
