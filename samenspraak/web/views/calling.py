"""Whom to call about a school. Public, as the guide is: nothing is stored, and no cookie is set."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenspraak.route.guide import UnknownAnswerError, understood
from samenspraak.web.calling import LONGEST, YOUR_SCHOOL, Desk
from samenspraak.web.guide import Visit
from samenspraak.web.public import Place, place_of, shown, to_my_language


@require_safe
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the page in the language of the visitor."""
    return to_my_language(request, slug, "call_in")


@require_safe
def call_in(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Find a school, and whom to call about it. 404 where the route names nobody who differs by school."""
    place = place_of(slug, language, "call_in")
    if not place.route.called:
        raise Http404
    desk = Desk(place.partnership, place.route, " ".join(request.GET.get(YOUR_SCHOOL, "").split())[:LONGEST])
    context = {"desk": desk, "visit": visit_of(request, place), "language": language}
    return shown(request, place, "web/call.html", context)


def visit_of(request: HttpRequest, place: Place) -> Visit | None:
    """The guide with the answers that were carried along, for whoever comes from there."""
    if place.route.guide is None:
        return None
    try:
        answers = understood(place.route.guide, dict(request.GET.lists()))
    except UnknownAnswerError as unknown:
        answers = unknown.understood
    return Visit(place.partnership, place.route, place.route.guide, place.language, answers) if answers else None
