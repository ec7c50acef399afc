"""Begin a case."""

import secrets

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from samenspraak.advice import door
from samenspraak.advice.sight import NotVisible, Seen, for_staff
from samenspraak.cases.perform import Done, Newcomer, Refused
from samenspraak.cases.perform import start as begin
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.route.fields import ask_fields
from samenspraak.route.guide import UnknownAnswerError, facts_of, understood
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.reasons import Refusal
from samenspraak.route.state import Case
from samenspraak.web.boxes import Box, box
from samenspraak.web.forms import Named, StartForm
from samenspraak.web.people import opens
from samenspraak.web.words import Words


@login_required
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, slug: str, option: str) -> HttpResponse:
    """The form with which a case begins; who may not open this option gets 404."""
    partnership = get_object_or_404(Partnership, slug=slug)
    route = route_at(current(partnership))
    rules = route.tracks.get(option)
    user = request.user
    if rules is None or not isinstance(user, User) or not may_open(user, partnership, route, rules):
        raise Http404
    schools = list(_schools(user, partnership))
    called = _called(request, user, slug)
    so = _said_in_the_guide(route, request) | (_advised(called) if called else frozenset())
    form = StartForm(route, schools, request.POST or None, so=so, given=_given(route, called) if called else None)
    refusal = None
    if request.method == "POST" and form.is_valid():
        result = _begin(request, user, partnership, option, form)
        if not isinstance(result, Refused):
            if called:
                door.begin(door.Act(called, user), result.case)
            return redirect("case", slug=slug, reference=result.case.reference)
        refusal = result.refusal
    boxes = _door(route, rules, request, refusal)
    context = {
        "partnership": partnership,
        "place": partnership,
        "help": route.partnership,
        "name": option,
        "option": rules,
        "form": form,
        "boxes": boxes,
        "wrong": [*form.wrong, *(one for one in boxes if one.error)],
        "gates": [one for one in refusal.reasons if not one.field] if refusal else [],
        "instead": [(name, route.options[name]) for name in refusal.offers] if refusal else [],
        "refusal": refusal,
        "submission": request.POST.get("submission") or secrets.token_urlsafe(16),
        "words": Words(route, {}),
        "called": called,
    }
    return render(request, "web/start.html", context, status=422 if form.errors or refusal else 200)


def may_open(user: User, partnership: Partnership, route: Route, rules: Option) -> bool:
    """Whether someone with these memberships is among those who open this option."""
    return opens(route, rules, set(_places(user, partnership).values_list("role", flat=True)))


def _places(user: User, partnership: Partnership) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user, partnership=partnership, is_active=True)


def _schools(user: User, partnership: Partnership) -> QuerySet[School]:
    """The schools for which someone may begin a case: their own, or all for who works for the partnership."""
    own = [place.school_id for place in _places(user, partnership) if place.school_id]
    schools = School.objects.filter(partnership=partnership).order_by("name")
    return schools.filter(pk__in=own) if own else schools


def _called(request: HttpRequest, user: User, slug: str) -> Seen | None:
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


def _given(route: Route, called: Seen) -> dict[str, str]:
    """What is known from whoever asked to be called: the school, and the name of the first one who may hold custody."""
    holders = (name for name, role in route.people.items() if role.comes_from == "case" and role.may_hold)
    names = {f"{name}_1_name": called.request.name for name in holders}
    return {"school": str(called.request.school_id), **names}


def _advised(called: Seen) -> frozenset[str]:
    """The fact that is so by the advice, where the route says so."""
    fact = called.desk.rule.sets
    return frozenset({fact}) if fact and called.request.status == "advised" else frozenset()


def _said_in_the_guide(route: Route, request: HttpRequest) -> frozenset[str]:
    """The facts that are so by the answers that whoever comes from the guide brings along."""
    if route.guide is None:
        return frozenset()
    try:
        return facts_of(route.guide, understood(route.guide, dict(request.GET.lists())))
    except UnknownAnswerError as unknown:
        return facts_of(route.guide, unknown.understood)


def _door(route: Route, rules: Option, request: HttpRequest, refusal: Refusal | None) -> list[Box]:
    if rules.door is None:
        return []
    wrong = {one.field: one for one in refusal.reasons if one.field} if refusal else {}
    fields = ask_fields(route, Case(), rules.door.asks)
    words = Words(route, {})
    return [box(one, words, request.POST.get(one.name, ""), wrong.get(one.name)) for one in fields]


def _begin(request: HttpRequest, user: User, partnership: Partnership, option: str, form: StartForm) -> Done | Refused:
    school = School.objects.get(pk=form.cleaned_data["school"], partnership=partnership)
    route = route_at(current(partnership))
    staff = staff_of(route, partnership, school, user)
    family = [_newcomer(one) for one in form.people()]
    return begin(
        partnership, option, school=school, people=[*family, *staff], by=user, facts=form.facts(),
        answers=request.POST.dict(), submission=request.POST.get("submission"),
    )  # fmt: skip


def _newcomer(one: Named) -> Newcomer:
    return Newcomer(
        one.role, one.name, None, custody=one.custody, birth_date=one.birth_date, makes_account=True,
        language=one.language,
    )  # fmt: skip
