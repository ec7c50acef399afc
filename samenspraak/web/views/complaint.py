"""Whom is it about? A public page that shows the formal body for it first. Nothing is stored, and no cookie is set."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenspraak.web.complaint import Asked
from samenspraak.web.public import DECIDED_ON, given_day, place_of, shown, to_my_language


@require_safe
def complaint(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the question in the language of the visitor."""
    return to_my_language(request, slug, "complaint_in")


@require_safe
def about(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The question what it is about, or once it is answered the bodies for it. 404 where the route does not ask it."""
    place = place_of(slug, language, "complaint_in")
    if place.route.complaint is None:
        raise Http404
    given = request.GET.getlist("about")
    is_known = len(given) == 1 and given[0] in place.route.complaint.about
    day, wrong = given_day(request)
    asked = Asked(place, place.route.complaint, given[0] if is_known else "", day, timezone.localdate())
    more = {
        "asked": asked,
        "date_name": DECIDED_ON,
        "date_given": request.GET.get(DECIDED_ON, ""),
        "date_wrong": wrong,
        "unknown": bool(given) and not is_known,
    }
    return shown(request, place, "web/complaint.html", more, status=404 if more["unknown"] else 200)
