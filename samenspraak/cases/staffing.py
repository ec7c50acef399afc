"""Who of the partnership and the school stands in a new case: read from the route and the memberships."""

from samenspraak.cases.perform import Newcomer
from samenspraak.cases.pools import works_here
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.route.model import Route


def staff_of(route: Route, partnership: Partnership, school: School, starter: User | None = None) -> list[Newcomer]:
    """The people of school and partnership for a case at this school; the starter's own place comes first.

    Of a role that only one person can have in a case it is the starter, or else whoever works nearest to the school:
    at it, in its region, everywhere; of those the first by name.
    """
    memberships = list(
        Membership.objects.filter(partnership=partnership, is_active=True).select_related("user").order_by("user__name")
    )
    found = []
    for name, role in route.people.items():
        if role.comes_from in ("school", "partnership", "board"):
            able = [one for one in memberships if one.role == name and works_here(role, one, school, memberships)]
            able.sort(key=lambda one: (starter is None or one.user_id != starter.pk, one.distance(school)))
            found += able if role.many else able[:1]
    return [Newcomer(one.role, one.user.name, one.user, joined=_is_in(route, one, starter)) for one in found]


def _is_in(route: Route, one: Membership, starter: User | None) -> bool:
    """Staff of the partnership are in from the start; people of the school are invited, like the family."""
    return route.people[one.role].comes_from == "partnership" or one.user == starter
