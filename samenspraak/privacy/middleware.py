"""The one place where a request becomes a row of the access log: whatever page it was, and whoever asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from samenspraak.cases.looking import watched
from samenspraak.privacy.log import Looks, Page
from samenspraak.privacy.pages import CASE, PAGES


class AccessLog:
    """Keeps who read a case. The row is there before the answer leaves: without a row there is no page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write down which cases were read for it."""
        looks = Looks()
        with watched(looks):
            response = self.get_response(request)
        if looks.seen:
            looks.write(_page(request), timezone.now())
        return response


def _page(request: HttpRequest) -> Page:
    match = request.resolver_match
    if match is None or match.url_name not in PAGES:
        return Page(CASE)
    return Page(match.url_name, str(match.kwargs.get("option", ""))[:40], request.method == "POST")
