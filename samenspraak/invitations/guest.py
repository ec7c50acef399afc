"""What somebody who is invited reads before coming in: who invites, and for what; never about whom."""

from dataclasses import dataclass
from functools import cached_property

from samenspraak.cases.language import in_language
from samenspraak.cases.models import Track
from samenspraak.cases.routes import route_of
from samenspraak.invitations.models import Invitation
from samenspraak.route.model import Route
from samenspraak.route.options import Option


@dataclass(frozen=True)
class Guest:
    """Somebody who looks at an invitation and is not known yet: whoever has the link sees this."""

    invitation: Invitation

    @cached_property
    def route(self) -> Route:
        """The route that the case follows."""
        return route_of(self.invitation.party.case)

    @property
    def host(self) -> str:
        """Who invites; empty when that is not known."""
        one = self.invitation.invited_by
        return one.name if one else ""

    @property
    def role(self) -> str:
        """As what this person is invited."""
        return in_language(self.route.people[self.invitation.role].text)

    @cached_property
    def options(self) -> list[Option]:
        """For what: the ways that are being walked."""
        tracks = Track.objects.filter(case=self.invitation.party.case_id, outcome="").order_by("pk")
        return [self.route.options[one] for one in tracks.values_list("option", flat=True)]
