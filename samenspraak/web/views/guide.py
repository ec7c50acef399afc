"""The guide: a few questions, one a page, and what fits. Public: nothing is stored, and no cookie is set."""

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from samenspraak.people.models import User
from samenspraak.route.guide import UnknownAnswerError, next_question, understood
from samenspraak.web.guide import Asking, Visit
from samenspraak.web.public import DECIDED_ON, Place, given_day, place_of, shown, to_my_language
from samenspraak.web.views.start import may_open


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the guide in the language of the visitor; from there on the address says which language it is."""
    return to_my_language(request, slug, "guide_in")


@require_safe
def ask(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The first question that has no answer yet, or what fits when all have one."""
    visit, is_known = _visit(request, slug, language)
    if not is_known:
        return _unknown(request, visit)
    name = next_question(visit.guide, visit.answers)
    if name is not None:
        return _question(request, visit, name)
    given, wrong = request.GET.get(DECIDED_ON, ""), given_day(request)[1]
    more = {"date_name": DECIDED_ON, "date_given": given, "date_wrong": wrong}
    return _page(request, visit, "result", {**more, "today": timezone.localdate()})


@require_safe
def question(request: HttpRequest, slug: str, language: str, name: str) -> HttpResponse:
    """One question once more, to look back or to answer otherwise; all other answers are kept."""
    visit, is_known = _visit(request, slug, language)
    if not is_known or name not in visit.guide.questions:
        return _unknown(request, visit)
    return _question(request, visit, name)


@require_safe
def option(request: HttpRequest, slug: str, language: str, name: str) -> HttpResponse:
    """All about one option, with the answers carried over; whoever may begin it can do so from here."""
    visit, is_known = _visit(request, slug, language)
    if not is_known or name not in visit.route.options:
        return _unknown(request, visit)
    begins = _may_begin(request, visit, name)
    more = {"card": visit.card(name), "begins": begins, "today": timezone.localdate()}
    response = _page(request, visit, "option", {**more, "is_unfit": visit.is_done and visit.is_unfit(name)})
    patch_vary_headers(response, ("Cookie",))
    if begins:
        patch_cache_control(response, private=True)
    return response


def _visit(request: HttpRequest, slug: str, language: str) -> tuple[Visit, bool]:
    """Who looks at which guide, and whether all answers in the address are known. 404 where there is no guide."""
    place = place_of(slug, language, "guide_in")
    route = place.route
    if route.guide is None:
        raise Http404
    day, _wrong = given_day(request)
    visit = Visit(place.partnership, route, route.guide, language, decided_on=day)
    try:
        answers = understood(route.guide, dict(request.GET.lists()))
    except UnknownAnswerError as unknown:
        return replace(visit, answers=unknown.understood), False
    return replace(visit, answers=answers), True


def _question(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    return _page(request, visit, "question", {"asking": Asking(visit, name)})


def _unknown(request: HttpRequest, visit: Visit) -> HttpResponse:
    return _page(request, visit, "unknown", {}, status=404)


def _page(request: HttpRequest, visit: Visit, name: str, more: Mapping[str, object], status: int = 200) -> HttpResponse:
    place = Place(visit.partnership, visit.route, visit.language, "guide_in")
    return shown(request, place, f"web/guide_{name}.html", {"visit": visit, **more}, status)


def _may_begin(request: HttpRequest, visit: Visit, name: str) -> bool:
    """Whether whoever looks may begin this option. Who is not signed in is not looked up."""
    rules = visit.route.tracks.get(name)
    if rules is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    user = request.user
    return isinstance(user, User) and may_open(user, visit.partnership, visit.route, rules)
