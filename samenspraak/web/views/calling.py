"""Whom to call about a school. Public, as the guide is: nothing is stored, and no cookie is set."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from samenspraak.cases.routes import newest
from samenspraak.people.models import Partnership
from samenspraak.route.guide import UnknownAnswerError, understood
from samenspraak.web.calling import LONGEST, YOUR_SCHOOL, Desk
from samenspraak.web.guide import Visit
from samenspraak.web.views import public


@require_safe
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the page in the language of the visitor."""
    return public.in_language_of_visitor(request, "call_in", slug)


@require_safe
def call_in(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Find a school, and whom to call about it. 404 where the route names nobody who differs by school."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    partnership = get_object_or_404(Partnership, slug=slug)
    route = newest(partnership)
    if not route.called:
        raise Http404
    desk = Desk(partnership, route, " ".join(request.GET.get(YOUR_SCHOOL, "").split())[:LONGEST])
    visit = _visit(request, desk, language)
    context = {"desk": desk, "visit": visit, "place": partnership, "help": route.partnership, "language": language}
    address = desk.at(language)
    return public.page(request, "web/call.html", context, address=address, language=language)


def _visit(request: HttpRequest, desk: Desk, language: str) -> Visit | None:
    """The guide with the answers that were carried along, for whoever comes from there."""
    if desk.route.guide is None:
        return None
    try:
        answers = understood(desk.route.guide, dict(request.GET.lists()))
    except UnknownAnswerError as unknown:
        answers = unknown.understood
    return Visit(desk.partnership, desk.route, desk.route.guide, language, answers) if answers else None
