"""Pages of signing in where allauth's own are not enough: codes that work once, providers by name, my sessions."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views._email_verification import ConfirmEmailVerificationCodeView
from allauth.account.views._login import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.account.views._reauthenticate import ConfirmReauthenticationCodeView
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspraak.people.models import Partnership
from samenspraak.people.sessions import end_of
from samenspraak.signin import codes, sessions
from samenspraak.signin.providers import slugs

_A_FORM = method_decorator(require_http_methods(["GET", "HEAD", "POST"]), name="dispatch")


@_A_FORM
class SignIn(RequestLoginCodeView):  # type: ignore[misc] # allauth has no types
    """Ask for a code by mail, or go to a passkey or a provider."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - as Django has it
        """Add the partnerships that have a sign-in of their own."""
        places = Partnership.objects.filter(slug__in=slugs()).order_by("name") if slugs() else ()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"places": places}


class _Once:
    """A page on which a mailed code is typed: it is tried a few times, and works once."""

    _process: Any
    _action: str

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """Count the try before looking whether the code is right."""
        if self._action == "verify" and not codes.may_try(self._process.state):
            return self._refuse(request)
        answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc] # comes before a view
        return answer

    def _verify_form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        if not codes.use(self._process.state):
            return self._refuse(self.request)  # type: ignore[attr-defined] # a view has it
        answer: HttpResponse = super()._verify_form_valid(form)  # type: ignore[misc]
        return answer

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        self._process.abort()
        adapter = get_adapter()
        adapter.add_message(request, messages.ERROR, message=adapter.error_messages["too_many_login_attempts"])
        return redirect("account_login")


@_A_FORM
class TypeCode(_Once, ConfirmLoginCodeView):  # type: ignore[misc] # allauth has no types
    """Type the code that was mailed."""


@_A_FORM
class TypeCodeAgain(_Once, ConfirmReauthenticationCodeView):  # type: ignore[misc] # allauth has no types
    """Type a code once more, before how one signs in is changed."""


@_A_FORM
class TypeCodeOfAddress(_Once, ConfirmEmailVerificationCodeView):  # type: ignore[misc] # allauth has no types
    """Type the code that was mailed to a new address."""


class _OnceOfApp:
    """A page on which the code of an app is typed: each works once, at however many pages."""

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401
        """Use the code up before it counts."""
        typed = form.cleaned_data.get("code")
        if typed and not codes.use_of_app(form.user.pk, typed):
            form.add_error("code", get_adapter().error_messages["incorrect_code"])
            refused: HttpResponse = self.form_invalid(form)  # type: ignore[attr-defined] # a view has it
            return refused
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc] # comes before a view
        return answer


@_A_FORM
class Second(_OnceOfApp, AuthenticateView):  # type: ignore[misc] # allauth has no types
    """Show the second factor while signing in."""


@_A_FORM
class SecondAgain(_OnceOfApp, ReauthenticateView):  # type: ignore[misc] # allauth has no types
    """Show it once more, before how one signs in is changed."""


@require_GET
@login_required
def my_sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in now."""
    found = UserSession.objects.purge_and_list(request.user)
    return render(request, "signin/sessions.html", {"sessions": sorted(found, key=lambda one: one.created_at)})


@require_POST
@login_required
def my_session_end(request: HttpRequest, key: int) -> HttpResponse:
    """Sign out one of my own sessions; another's does not exist."""
    listed = get_object_or_404(UserSession, pk=key, user=request.user)
    if listed.session_key == request.session.session_key:
        logout(request)
        return redirect("home")
    sessions.end_one(listed)
    return redirect("my_sessions")


@require_POST
@login_required
def my_sessions_end(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere, here too."""
    end_of([request.user.pk] if request.user.pk else [])
    logout(request)
    return redirect("home")
