"""What the pages for everyone show who asks to be called back."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from samenspraak.advice import addresses
from samenspraak.advice.models import CallDeed, CallRequest
from samenspraak.advice.sight import Desk, Seen, callers, is_heard
from samenspraak.people.models import Membership, School
from samenspraak.route.atoms import Text
from samenspraak.route.workdays import due as day_after
from samenspraak.web.calling import FOR_OPTION, FOR_SCHOOL, YOUR_SCHOOL
from samenspraak.web.finding import Found, find
from samenspraak.web.public import Place

SHOWN_TO_CALLER = ("ask", "not_reached", "write", "pass_on", "advise", "begin", "decline", "close", "take_back")


@dataclass(frozen=True)
class Choosing:
    """Somebody who still looks for the school."""

    place: Place
    desk: Desk
    typed: str
    query: QueryDict

    @property
    def field(self) -> str:
        """What the box is called in which one types."""
        return YOUR_SCHOOL

    @property
    def title(self) -> Text:
        """What one asks for."""
        return self.desk.route.options[self.desk.option].title

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries along: the answers of the guide."""
        return [(name, str(value)) for name, value in self.query.items() if name not in (YOUR_SCHOOL, FOR_SCHOOL)]

    @cached_property
    def found(self) -> Found:
        """The schools that fit what was typed."""
        schools = School.objects.filter(partnership=self.place.partnership) if self.typed else ()
        return find(list(schools), self.typed)

    @property
    def lines(self) -> list[tuple[School, str]]:
        """Each of them, with the address at which one goes on."""
        return [(school, at_school(self.place, school, self.kept)) for school in self.found.schools]


@dataclass(frozen=True)
class Asking:
    """Somebody who asks to be called about a school."""

    place: Place
    desk: Desk
    school: School

    @cached_property
    def _able(self) -> list[Membership]:
        return callers(self.desk, self.school)

    @property
    def caller(self) -> Membership | None:
        """Who will call."""
        return self._able[0] if self._able else None

    @cached_property
    def is_heard(self) -> bool:
        """Whether anybody would get the request."""
        return bool(self._able) or is_heard(self.desk, self.school)

    @property
    def role(self) -> Text:
        """What those who call are called."""
        return self.desk.route.people[self.desk.rule.by].text

    @property
    def title(self) -> Text:
        """What one asks for."""
        return self.desk.route.options[self.desk.option].title

    @property
    def otherwise(self) -> str:
        """Where one chooses another school."""
        asks = f"?{FOR_OPTION}={self.desk.option}" if self.desk.is_wish else ""
        return self.place.address + asks

    @property
    def due(self) -> object:
        """Until when one is called."""
        return day_after(timezone.localdate(), self.desk.rule.within, self.desk.route.calendar)


@dataclass(frozen=True)
class Mine:
    """A request as whoever asked sees it."""

    place: Place
    seen: Seen
    secret: str

    @property
    def request(self) -> CallRequest:
        """The request."""
        return self.seen.request

    @cached_property
    def caller(self) -> Membership | None:
        """Who calls, with the number on which one can call them."""
        able = callers(self.seen.desk, self.request.school)
        return next((one for one in able if one.user_id == self.request.handler_id), None)

    @property
    def role(self) -> Text:
        """What those who call are called."""
        return self.seen.desk.route.people[self.seen.desk.rule.by].text

    @property
    def title(self) -> Text:
        """What was asked for."""
        return self.seen.desk.route.options[self.request.option].title

    @cached_property
    def deeds(self) -> list[CallDeed]:
        """What happened, the last first."""
        return list(self.request.deeds.filter(deed__in=SHOWN_TO_CALLER).order_by("-number"))

    @property
    def is_late(self) -> bool:
        """Whether nobody did in time what was to be done."""
        return self.request.due is not None and self.request.due < timezone.localdate()

    @property
    def shared_at(self) -> str:
        """The address at which the advice is shared; nothing when it is not."""
        if self.request.share_key is None:
            return ""
        secret = addresses.shared(self.secret, self.request.shares)
        return reverse("advice_shared", args=(self.place.partnership.slug, self.place.language, secret))


def at_school(place: Place, school: School, kept: Iterable[tuple[str, str]] = ()) -> str:
    """The form for a school, with the answers of the guide kept."""
    query = QueryDict(mutable=True)
    query.update(dict(kept))
    query[FOR_SCHOOL] = str(school.pk)
    return f"{place.address}?{query.urlencode()}"
