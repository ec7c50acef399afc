"""Who handles invitations: read from the route. For everyone else in a case they are not there."""

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.route.model import Route


def hosts(route: Route) -> frozenset[str]:
    """The roles that invite: those that begin a case, apart from the family, which is never shown another's address."""
    begin = (one for option in route.tracks.values() for one in option.opened_by)
    able = frozenset[str]().union(*map(route.roles_of, begin))
    return frozenset(role for role in able if route.people[role].comes_from not in ("case", "pool"))


def may_invite(seen: View) -> bool:
    """Whether the viewer handles the invitations of this case."""
    return seen.me.status == "joined" and seen.limit is None and seen.me.role in hosts(seen.route)


def guests(seen: View) -> list[Party]:
    """The people of the family who were invited and did not join yet; for whoever does not handle them, nobody."""
    if not may_invite(seen):
        return []
    here = (one for one in seen.people.values() if one.status == "invited" and one.user_id is not None)
    return [one for one in here if seen.route.people[one.role].comes_from == "case"]
