"""What is known already when a case begins: said in the guide, or to the consultant who called back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.http import Http404, HttpRequest

from samenspraak.advice.sight import NotVisible, Seen, for_staff
from samenspraak.people.models import User
from samenspraak.route.guide import UnknownAnswerError, facts_of, meetings_of, understood
from samenspraak.route.model import Route
from samenspraak.web.public import given_day


@dataclass(frozen=True)
class Brought:
    """The facts that are so, answers by the names of their boxes, and a decision that somebody disagrees with."""

    so: frozenset[str] = frozenset()
    given: Mapping[str, str] = field(default_factory=dict)
    decided_on: date | None = None
    met: frozenset[str] = frozenset()
    """The kinds of meeting that were held before."""
    about: str = ""
    """What was answered in the guide to a question `about`: a name of the route under `complaint` too, or not."""


def brought_along(route: Route, request: HttpRequest, called: Seen | None) -> Brought:
    """What whoever begins a case brings along, from the guide and from a request to be called back."""
    answers = _said_in_the_guide(route, request)
    so = facts_of(route.guide, answers) if route.guide else frozenset[str]()
    met = meetings_of(route.guide, answers) if route.guide else frozenset[str]()
    decided_on = given_day(request)[0] if route.guide else None
    brought = Brought(so, {}, decided_on, met, answers.get("about", ""))
    return replace(brought, so=so | _advised(called), given=_given(route, called)) if called else brought


def called_back(request: HttpRequest, user: User, slug: str) -> Seen | None:
    """The request to be called back out of which the case grows; 404 for one of which no case can be begun."""
    reference = request.GET.get("call")
    if reference is None:
        return None
    try:
        seen = for_staff(user, slug, reference)
    except NotVisible as absent:
        raise Http404 from absent
    # Sent twice, the case is there already, and one goes on to it.
    if "begin" not in seen.may and not (request.method == "POST" and seen.request.case_id):
        raise Http404
    return seen


def _said_in_the_guide(route: Route, request: HttpRequest) -> dict[str, str]:
    if route.guide is None:
        return {}
    try:
        return understood(route.guide, dict(request.GET.lists()))
    except UnknownAnswerError as unknown:
        return unknown.understood


def _given(route: Route, called: Seen) -> dict[str, str]:
    """What is known from whoever asked to be called: the school, and the name of the first one who may hold custody."""
    holders = (name for name, role in route.people.items() if role.comes_from == "case" and role.may_hold)
    names = {f"{name}_1_name": called.request.name for name in holders}
    return {"school": str(called.request.school_id), **names}


def _advised(called: Seen) -> frozenset[str]:
    """The fact that is so by the advice, where the route says so."""
    fact = called.desk.rule.sets
    return frozenset({fact}) if fact and called.request.status == "advised" else frozenset()
