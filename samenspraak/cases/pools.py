"""Who can be chosen from a pool for a case, with what the ranking needs."""

from django.db.models import Count, Max, Q

from samenspraak.cases.models import Case
from samenspraak.people.models import Membership
from samenspraak.route.model import Route
from samenspraak.route.people import rank
from samenspraak.route.state import Candidate
from samenspraak.route.state import Case as State


def candidates(case: Case, route: Route, state: State, role: str, pool: str) -> tuple[Candidate, ...]:
    """The people of a pool, best first as the route ranks them; `conflict` says why someone cannot be neutral here."""
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
    return tuple(rank(found, _ranked_by(route, role), frozenset(), case.school.region))


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


def _ranked_by(route: Route, role: str) -> tuple[str, ...]:
    for option in route.tracks.values():
        for step in option.steps.values():
            for action in step.actions.values():
                if role in (action.assigns, action.chooses) and action.ranked_by:
                    return action.ranked_by
    return ()
