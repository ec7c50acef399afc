"""Who can be chosen from a pool for a case, with what the ranking needs."""

from collections.abc import Iterable

from django.db.models import Count, Max, Q

from samenspraak.cases.models import Case, Party
from samenspraak.cases.sight import PRESENT
from samenspraak.people.models import Membership
from samenspraak.route.people import rank
from samenspraak.route.state import Candidate
from samenspraak.route.state import Case as State
from samenspraak.route.steps import Action


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
