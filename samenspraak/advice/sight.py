"""Who sees which request to be called back. What somebody does not see is not there: not in lists, not in counts.

A request is seen by whoever has it in their list, by those whom the route names around its term, for their schools, and
by whoever asked, at a secret address. With whom the advice was shared sees the advice alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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


def desk_of(partnership: Partnership, route: Route | None = None) -> Desk | None:
    """The desk of a partnership; none when its route calls nobody back."""
    route = route or newest(partnership)
    if route.calls_back is None:
        return None
    option, rule = route.calls_back
    return Desk(partnership, route, option, rule)


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
class Lists:
    """What somebody sees of a partnership's requests; made only for who may have any."""

    user: User
    desk: Desk
    calls: bool
    """Whether this person is one of those who call."""
    watches: tuple[Membership, ...]
    """The memberships by which this person has others' in sight."""

    @property
    def seen(self) -> QuerySet[CallRequest]:
        """Every request that this person sees."""
        kept = CallRequest.objects.filter(partnership=self.desk.partnership, own_key__isnull=False)
        return kept.filter(self._mine | self._watched).select_related("school", "handler", "case")

    @property
    def open(self) -> QuerySet[CallRequest]:
        """Those with which something is to be done or can be, the first to end first."""
        return self.seen.filter(status__in=OPEN)

    def roles(self, request: CallRequest) -> frozenset[str]:
        """In which roles this person sees a request."""
        mine = self.calls and request.handler_id == self.user.pk
        found = {HANDLER} if mine else set()
        return frozenset(found | ({WATCHER} if near(self.watches, request.school) else set()))

    @property
    def _mine(self) -> Q:
        return Q(handler=self.user) if self.calls else Q(pk__in=())

    @property
    def _watched(self) -> Q:
        return _schools_of(self.watches)


def lists_of(user: User, partnership: Partnership) -> Lists | None:
    """What somebody sees at a partnership; nothing for who neither calls nor hears of it there."""
    desk = desk_of(partnership)
    if desk is None:
        return None
    mine = list(Membership.objects.filter(partnership=partnership, user=user, is_active=True))
    calls = any(one.role == desk.rule.by for one in mine)
    watching = watchers(desk.route, desk.rule)
    watches = tuple(one for one in mine if one.role in watching)
    return Lists(user, desk, calls, watches) if calls or watches else None


def for_staff(user: User, slug: str, reference: str) -> Seen:
    """A request for somebody who works there. Raises NotVisible: absent or forbidden alike."""
    partnership = Partnership.objects.filter(slug=slug).first()
    lists = lists_of(user, partnership) if partnership else None
    request = lists.seen.filter(reference=reference).first() if lists else None
    if lists is None or request is None:
        raise NotVisible(reference)
    request.partnership = lists.desk.partnership
    return Seen(request, lists.desk, lists.roles(request))


def for_caller(partnership: Partnership, secret: str) -> Seen:
    """The request of whoever asked, by their own secret. Raises NotVisible."""
    return _by_secret(partnership, frozenset({CALLER}), own_key=addresses.key(secret))


def for_reader(partnership: Partnership, secret: str) -> Seen:
    """The advice for whom it was shared with: nothing may be done with it. Raises NotVisible."""
    return _by_secret(partnership, frozenset(), share_key=addresses.key(secret))


def _by_secret(partnership: Partnership, roles: frozenset[str], **named: str) -> Seen:
    desk = desk_of(partnership)
    found = CallRequest.objects.filter(partnership=partnership, **named).select_related("school", "handler", "case")
    request = found.first() if desk else None
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

    The latter (`calls_late`) counts only for roles that have others' requests in sight.
    Counted along with what is asked anyway: a list of work has no question to spare.
    """
    waits = CallRequest.objects.filter(partnership=OuterRef("partnership"), status__in=WAITS)
    late = waits.filter(due__lt=today)
    # The same as `Membership.distance`: at a school, in a region, or everywhere.
    seen = Case(
        When(school__isnull=False, then=_number(late.filter(school=OuterRef("school")))),
        When(region="", then=_number(late)),
        default=_number(late.filter(school__region=OuterRef("region"))),
    )
    return memberships.annotate(calls=_number(waits.filter(handler=OuterRef("user"))), calls_late=seen)


def _number(requests: QuerySet[CallRequest]) -> Coalesce:
    counted = requests.order_by().values("partnership").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
