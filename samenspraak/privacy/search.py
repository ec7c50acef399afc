"""The privacy officer searches who looked, in a whole partnership: rows of the log, and nothing of what was read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samenspraak.cases.routes import newest
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.privacy.models import Look
from samenspraak.route.atoms import Text
from samenspraak.route.model import Route


@dataclass(frozen=True)
class Desk:
    """Where somebody searches the log: a partnership, with its route as it is now."""

    partnership: Partnership
    route: Route

    def role(self, name: str) -> Text:
        """What a role is called; nothing for one that only a former version of the route has."""
        return self.route.people[name].text if name in self.route.people else {}

    def looks(
        self, person: str = "", case: str = "", since: date | None = None, until: date | None = None
    ) -> QuerySet[Look]:
        """The looks that fit, newest first: words of a name, of a reference, and days that are counted along."""
        found = Look.objects.filter(partnership=self.partnership, end_of=None).select_related("user", "case")
        found = found.defer("case__state")
        for word in person.split():
            found = found.filter(user__name__icontains=word)
        if case.strip():
            found = found.filter(case__reference__iexact=case.strip())
        if since:
            found = found.filter(at__date__gte=since)
        if until:
            found = found.filter(at__date__lte=until)
        return found.order_by("-at", "-pk")


def desk_of(user: User, slug: str) -> Desk | None:
    """The desk of whom the route of a partnership names to search its log; none for anyone else."""
    mine = Membership.objects.filter(user=user, partnership__slug=slug, is_active=True).select_related("partnership")
    for one in mine:
        route = newest(one.partnership)
        if route.access_log and one.role == route.access_log.searched_by:
            return Desk(one.partnership, route)
    return None
