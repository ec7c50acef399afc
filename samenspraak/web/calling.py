"""Whom one calls about a school: who works for it, the support centre, and who answers when they do not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from samenspraak.people.models import ELSEWHERE, Membership, Partnership, School, SupportCentre
from samenspraak.route.atoms import Text
from samenspraak.route.model import Route
from samenspraak.web.finding import Found, find

YOUR_SCHOOL = "your-school"
"""In an address, what was typed to find a school. No question of a guide can have this name: names have no hyphen."""
FOR_SCHOOL = "for-school"
"""In an address, the school about which one asks to be called back; no question either."""
FOR_OPTION = "for-option"
"""In an address, the way for which one asks without having a case; likewise."""
LONGEST = 100


@dataclass(frozen=True)
class Called:
    """Someone whom one calls about a school, and a colleague for when there is no answer."""

    role: Text
    person: Membership
    colleague: Membership | None


@dataclass(frozen=True)
class Line:
    """A school, and who answers for it."""

    school: School
    people: list[Called]
    centres: list[SupportCentre]


@dataclass(frozen=True)
class Desk:
    """What is known at a partnership about whom to call, and what somebody is looking for."""

    partnership: Partnership
    route: Route
    typed: str

    @property
    def field(self) -> str:
        """What the box is called in which one types."""
        return YOUR_SCHOOL

    @property
    def school_field(self) -> str:
        """What a school is called in the address at which one asks to be called back about it."""
        return FOR_SCHOOL

    @cached_property
    def centres(self) -> list[SupportCentre]:
        """Every support centre."""
        return list(SupportCentre.objects.filter(partnership=self.partnership).order_by("region", "name"))

    @property
    def answering(self) -> list[SupportCentre]:
        """The support centres to call besides: those of the schools that are shown, or else every one."""
        of_schools = dict.fromkeys(one for line in self.lines for one in line.centres)
        return list(of_schools) or self.centres

    @property
    def is_more(self) -> bool:
        """Whether more schools fit than are shown."""
        return self._found.is_more

    @cached_property
    def lines(self) -> list[Line]:
        """The schools that fit what was typed, the best first."""
        schools = self._found.schools
        members = self._members() if schools else []
        return [Line(school, list(self._called(members, school)), nearest(self.centres, school)) for school in schools]

    @cached_property
    def _found(self) -> Found:
        schools = School.objects.filter(partnership=self.partnership) if self.typed else ()
        return find(list(schools), self.typed)

    def _members(self) -> list[Membership]:
        """Everyone with a number for everyone, of the roles that the route lets one call."""
        members = Membership.objects.filter(
            partnership=self.partnership, role__in=self.route.called, is_active=True, user__is_active=True
        )
        return list(members.exclude(telephone="").select_related("user").order_by("user__name", "pk"))

    def _called(self, members: Sequence[Membership], school: School) -> Iterable[Called]:
        for role in self.route.called:
            able = [one for one in members if one.role == role and one.distance(school) < ELSEWHERE]
            able.sort(key=lambda one: one.distance(school))
            if able:
                other = next((one for one in able if one.user_id != able[0].user_id), None)
                yield Called(self.route.people[role].text, able[0], other)


def nearest(centres: Iterable[SupportCentre], school: School) -> list[SupportCentre]:
    """The support centres of the region of a school, or else those that are there for every school."""
    for region in dict.fromkeys((school.region, "")):
        if found := [one for one in centres if one.region == region]:
            return found
    return []
