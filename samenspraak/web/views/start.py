"""Begin a case."""

import secrets

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from samenspraak.advice import door
from samenspraak.cases.perform import Done, Newcomer, Refused, perform_as
from samenspraak.cases.perform import start as begin
from samenspraak.cases.routes import current, route_at, route_of
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.route.fields import ask_fields
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.reasons import Refusal
from samenspraak.route.state import Case
from samenspraak.route.steps import Action
from samenspraak.web.boxes import Box, box
from samenspraak.web.brought import brought_along, called_back
from samenspraak.web.forms import Named, StartForm
from samenspraak.web.people import opens
from samenspraak.web.words import Words


@require_http_methods(["GET", "POST"])
@login_required
def start(request: HttpRequest, slug: str, option: str) -> HttpResponse:
    """The form with which a case begins; who may not open this option gets 404."""
    partnership = get_object_or_404(Partnership, slug=slug)
    route = route_at(current(partnership))
    rules = route.tracks.get(option)
    user = request.user
    if rules is None or not isinstance(user, User) or not may_open(user, partnership, route, rules):
        raise Http404
    schools = list(_schools(user, partnership))
    contests, called = contesting(route, option), called_back(request, user, slug)
    talks = _recording(user, partnership, route, option)
    brought = brought_along(route, request, called)
    may_contest = contests is not None and bool(_able(user, partnership, route, contests))
    form = StartForm(route, schools, request.POST or None, brought, contests=may_contest, talks=bool(talks))
    refusal = None
    if request.method == "POST" and form.is_valid():
        result = _begin(request, user, partnership, option, form)
        if not isinstance(result, Refused):
            if called:
                door.begin(door.Act(called, user), result.case)
            return _put_decision(user, result, form.decision(), contests) or _next(result, option, talks, form)
        refusal = result.refusal
    boxes = _door(route, rules, request, refusal)
    context = {
        "partnership": partnership,
        "place": partnership,
        "help": route.partnership,
        "name": option,
        "option": rules,
        "form": form,
        "told_of": None if may_contest else brought.decided_on,
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


Contests = tuple[str, str, Action]
"""The option, the name and the rule of the action with which a contested decision is put on a case."""


def contesting(route: Route, option: str) -> Contests | None:
    """How a contested decision is put on a case that begins with this option; its own action before that of another."""
    names = [option, *(name for name in route.tracks if name != option)]
    every = ((name, deed, rule) for name in names for deed, rule in route.tracks[name].always.items())
    return next((one for one in every if one[2].contests == "puts"), None)


def _able(user: User, partnership: Partnership, route: Route, contests: Contests) -> frozenset[str]:
    """The roles of this user in which they may put a decision."""
    return _roles(route, contests[2]) & set(_places(user, partnership).values_list("role", flat=True))


def _recording(user: User, partnership: Partnership, route: Route, option: str) -> str:
    """The action with which this user records a talk with each other, of a kind that the guide asks for; or nothing."""
    kinds = {kind for one in route.guide.questions.values() for kind in one.meetings} if route.guide else set()
    mine = set(_places(user, partnership).values_list("role", flat=True))
    always = route.tracks[option].always.items()
    able = (name for name, one in always if one.records in kinds and _roles(route, one) & mine)
    return next(able, "")


def _roles(route: Route, action: Action) -> frozenset[str]:
    return frozenset().union(*(route.roles_of(one) for one in action.by))


def _next(begun: Done, option: str, talks: str, form: StartForm) -> HttpResponse:
    """Where one goes on in the case that begins: recording a talk that was before it, or its page."""
    place = (begun.case.partnership.slug, begun.case.reference)
    return redirect("act", *place, option, talks) if form.talked() else redirect("case", *place)


def _put_decision(user: User, begun: Done, answers: dict[str, str], contests: Contests | None) -> HttpResponse | None:
    """Put the decision on the case that begins; where that cannot be, its form is next."""
    case, place = begun.case, (begun.case.partnership.slug, begun.case.reference)
    if not answers or contests is None:
        return None
    option, action, rule = contests
    able = _roles(route_of(case), rule)
    me = case.parties.filter(user=user, role__in=able).order_by("pk").first()
    submission = f"{begun.event.submission[:50]}:decision"
    key = me.key if me else None
    result = perform_as(user, *place, option, action, key=key, answers=answers, submission=submission)
    return redirect("act", *place, option, action) if isinstance(result, Refused) else None


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
        language=one.language, contact=one.contact,
    )  # fmt: skip
