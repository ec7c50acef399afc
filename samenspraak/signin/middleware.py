"""Before every page: whether this session is over, and whether who works here showed a second factor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from samenspraak.signin import sessions

type Answer = Callable[[HttpRequest], HttpResponseBase]

OPEN = ("mfa_", "account_", "my_session", "sign_out", "set_language")
"""How the names of the pages begin that somebody sees who still has to set up a second factor."""


def sessions_end(get_response: Answer) -> Answer:
    """Sign out whose session is over; note for all others that they were here."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if sessions.is_over(request.session):
                logout(request)
            else:
                sessions.was_here(request.session)
        return get_response(request)

    return answer


class SecondFactor:
    """Lead who works here to setting up a second factor, and let nothing else through."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as usual."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:  # noqa: ANN401 - Django's order
        """Send someone without a second factor away from any page that is not for setting one up."""
        name = (request.resolver_match and request.resolver_match.url_name) or ""
        if not request.user.is_authenticated or name.startswith(OPEN):
            return None
        return redirect("mfa_index") if sessions.lacks_second_factor(request.session) else None
