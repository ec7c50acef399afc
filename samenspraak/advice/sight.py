"""Who sees which request to be called back. What somebody does not see is not there: not in lists, not in counts.

A request is seen by whoever has it in their list, by those whom the route names around its term, for their schools, and
by whoever asked, at a secret address. With whom the advice was shared sees the advice alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from samenspraak.advice import addresses
from samenspraak.advice.models import CallRequest
from samenspraak.advice.rules import CALLER, HANDLER, OPEN, WAITS, WATCHER, may
from samenspraak.cases.routes import newest
from samenspraak.people.models import ELSEWHERE, Membership, Partnership, School, User
from samenspraak.route.callback import watchers
from samenspraak.route.model import Route
from samenspraak.route.options import CallBack


class NotVisible(LookupError):
    """There is no such request, as far as this person is concerned."""


@dataclass(frozen=True)
class Desk:
    """How a partnership calls back: the option, and its rule."""

    partnership: Partnership
    route: Route
    option: str
    rule: CallBack

    @property
    def is_wish(self) -> bool:
        """Whether one asks here for a way, and not for a call."""
        return self.route.options[self.option].calls_back is None


def desks_of(partnership: Partnership, route: Route | None = None) -> dict[str, Desk]:
    """The desks of a partnership by option: the one that calls back first, then those for ways that one asks for."""
    route = route or newest(partnership)
    return {option: Desk(partnership, route, option, rule) for option, rule in route.desks.items()}


def desk_of(partnership: Partnership, route: Route | None = None, option: str | None = None) -> Desk | None:
    """The desk for an option, or else the one that calls back; none when the route has no such desk."""
    desks = desks_of(partnership, route)
    calling = (name for name, one in desks.items() if not one.is_wish)
    return desks.get(next(calling, "") if option is None else option)


def members_of(desk: Desk, roles: Iterable[str]) -> list[Membership]:
    """Everyone who works there in one of these roles, by name."""
    found = Membership.objects.filter(
        partnership=desk.partnership, role__in=roles, is_active=True, user__is_active=True
    )
    return list(found.select_related("user").order_by("user__name", "pk"))


def near(members: Iterable[Membership], school: School) -> list[Membership]:
    """Of these, those whose work is about a school, the nearest first."""
    return sorted((one for one in members if one.distance(school) < ELSEWHERE), key=lambda one: one.distance(school))


def callers(desk: Desk, school: School) -> list[Membership]:
    """Those who may call about a school, the nearest first."""
    return near(members_of(desk, [desk.rule.by]), school)


def is_heard(desk: Desk, school: School) -> bool:
    """Whether a request about a school comes to anybody."""
    return bool(near(members_of(desk, {desk.rule.by, *watchers(desk.route, desk.rule)}), school))


@dataclass(frozen=True)
class Seen:
    """A request as somebody sees it, and in which roles they do."""

    request: CallRequest
    desk: Desk
    roles: frozenset[str]

    @property
    def may(self) -> list[str]:
        """What this person may do with it now."""
        return may(self.request.stands, self.roles)


@dataclass(frozen=True)
class Seat:
    """What somebody is at one desk; made only for who is anything there."""

    user: User
    desk: Desk
    calls: bool
    """Whether this person is one of those who call, or take up what is asked for."""
    watches: tuple[Membership, ...]
    """The memberships by which this person has others' in sight."""

    @property
    def seen(self) -> Q:
        """The requests that this person sees there, as a condition."""
        mine = Q(handler=self.user) if self.calls else Q(pk__in=())
        return Q(option=self.desk.option) & (mine | _schools_of(self.watches))


@dataclass(frozen=True)
class Lists:
    """What somebody sees of a partnership's requests; made only for who may have any."""

    user: User
    seats: Mapping[str, Seat]
    """By option."""

    @property
    def desk(self) -> Desk:
        """One of the desks: of the same partnership and route as the others."""
        return next(iter(self.seats.values())).desk

    @property
    def watches(self) -> bool:
        """Whether this person has others' in sight."""
        return any(one.watches for one in self.seats.values())

    @property
    def seen(self) -> QuerySet[CallRequest]:
        """Every request that this person sees."""
        kept = CallRequest.objects.filter(partnership=self.desk.partnership, own_key__isnull=False)
        visible = reduce(or_, (one.seen for one in self.seats.values()))
        return kept.filter(visible).select_related("school", "handler", "case")

    @property
    def open(self) -> QuerySet[CallRequest]:
        """Those with which something is to be done or can be, the first to end first."""
        return self.seen.filter(status__in=OPEN)

    def roles(self, request: CallRequest) -> frozenset[str]:
        """In which roles this person sees a request."""
        seat = self.seats[request.option]
        mine = seat.calls and request.handler_id == self.user.pk
        found = {HANDLER} if mine else set()
        return frozenset(found | ({WATCHER} if near(seat.watches, request.school) else set()))


def lists_of(user: User, partnership: Partnership) -> Lists | None:
    """What somebody sees at a partnership; nothing for who neither calls nor hears of it there."""
    mine = list(Membership.objects.filter(partnership=partnership, user=user, is_active=True))
    seats = {option: _seat(user, desk, mine) for option, desk in desks_of(partnership).items()}
    mine_here = {option: seat for option, seat in seats.items() if seat.calls or seat.watches}
    return Lists(user, mine_here) if mine_here else None


def _seat(user: User, desk: Desk, mine: Iterable[Membership]) -> Seat:
    watching = watchers(desk.route, desk.rule)
    calls = any(one.role == desk.rule.by for one in mine)
    return Seat(user, desk, calls, tuple(one for one in mine if one.role in watching))


def for_staff(user: User, slug: str, reference: str) -> Seen:
    """A request for somebody who works there. Raises NotVisible: absent or forbidden alike."""
    partnership = Partnership.objects.filter(slug=slug).first()
    lists = lists_of(user, partnership) if partnership else None
    request = lists.seen.filter(reference=reference).first() if lists else None
    if lists is None or request is None:
        raise NotVisible(reference)
    request.partnership = lists.desk.partnership
    return Seen(request, lists.seats[request.option].desk, lists.roles(request))


def for_caller(partnership: Partnership, secret: str) -> Seen:
    """The request of whoever asked, by their own secret. Raises NotVisible."""
    return _by_secret(partnership, frozenset({CALLER}), own_key=addresses.key(secret))


def for_reader(partnership: Partnership, secret: str) -> Seen:
    """The advice for whom it was shared with: nothing may be done with it. Raises NotVisible."""
    return _by_secret(partnership, frozenset(), share_key=addresses.key(secret))


def _by_secret(partnership: Partnership, roles: frozenset[str], **named: str) -> Seen:
    desks = desks_of(partnership)
    found = CallRequest.objects.filter(partnership=partnership, **named).select_related("school", "handler", "case")
    request = found.first() if desks else None
    desk = desks.get(request.option) if request else None
    if desk is None or request is None:
        raise NotVisible
    request.partnership = partnership
    return Seen(request, desk, roles)


def _schools_of(memberships: Iterable[Membership]) -> Q:
    """The schools that somebody's work is about, as a condition: the same as `Membership.distance`."""
    found = Q(pk__in=())
    for one in memberships:
        if one.school_id is not None:
            found |= Q(school=one.school_id)
        elif one.region:
            found |= Q(school__region=one.region)
        else:
            found |= Q(pk__isnull=False)
    return found


def with_counts(memberships: QuerySet[Membership], today: date) -> QuerySet[Membership]:
    """Memberships with how many requests wait for this person there (`calls`), and how many in sight are late.

    The latter (`calls_late`, and `wishes_late` for ways that are asked for) counts only for roles that have those in
    sight.
    Counted along with what is asked anyway: a list of work has no question to spare.
    """
    waits = CallRequest.objects.filter(partnership=OuterRef("partnership"), status__in=WAITS)
    late = waits.filter(due__lt=today)
    return memberships.annotate(
        calls=_number(waits.filter(handler=OuterRef("user"))),
        calls_late=_in_sight(late.filter(is_wish=False)),
        wishes_late=_in_sight(late.filter(is_wish=True)),
    )


def _in_sight(requests: QuerySet[CallRequest]) -> Case:
    """How many of these are about a membership's schools, as `Membership.distance`: at one, in a region, or all."""
    return Case(
        When(school__isnull=False, then=_number(requests.filter(school=OuterRef("school")))),
        When(region="", then=_number(requests)),
        default=_number(requests.filter(school__region=OuterRef("region"))),
    )


def _number(requests: QuerySet[CallRequest]) -> Coalesce:
    counted = requests.order_by().values("partnership").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
