"""How was it? One page with a few questions, answered once."""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from samenspraak.cases import sight
from samenspraak.cases.language import in_language, spoken_to
from samenspraak.cases.sight import NotVisible, View
from samenspraak.insight import answers
from samenspraak.insight.forms import SurveyForm
from samenspraak.insight.rounds import Standing, standing, waiting_for
from samenspraak.people import tenants
from samenspraak.people.models import User
from samenspraak.route.options import Experiences


@never_cache
@require_http_methods(["GET", "POST"])
def how_was_it(request: HttpRequest, slug: str, reference: str, option: str, index: int) -> HttpResponse:
    """The questions to whoever was asked; to everyone else in the case why there is nothing to answer."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if request.method == "GET":
        seen = _look(request.user, slug, reference)
        with spoken_to(seen.route, seen.person.role):
            return _show(request, seen, _standing(seen, option, index))
    with transaction.atomic(durable=True):
        seen = _look(request.user, slug, reference)
        with spoken_to(seen.route, seen.person.role):
            return _answered(request, seen, _standing(seen, option, index, lock=True))


@never_cache
@require_GET
@login_required
@tenants.mine
def asked(request: HttpRequest) -> HttpResponse:
    """Everything that I am asked and can answer now."""
    found = waiting_for(request.user) if isinstance(request.user, User) else []
    return render(request, "insight/asked.html", {"found": [(one, "") for one in found]})


def _look(user: User, slug: str, reference: str) -> View:
    try:
        return sight.view(user, reference, partnership=slug)
    except NotVisible as absent:
        raise Http404 from absent


def _standing(seen: View, option: str, index: int, *, lock: bool = False) -> Standing:
    stands = standing(seen, option, index, timezone.localdate(), lock=lock)
    if stands is None:
        raise Http404
    return stands


def _answered(request: HttpRequest, seen: View, stands: Standing) -> HttpResponse:
    """Keep what was answered. The same form sent twice has one effect, and shows the same page."""
    if stands.why_not == "answered":
        return redirect(request.path)
    if stands.invitation is None or stands.why_not:
        return _show(request, seen, stands, status=409)
    asked, today = _experiences(stands), timezone.localdate()
    form = SurveyForm(asked.asks, stands.invitation.party.role, request.POST)
    if not form.is_valid():
        return _show(request, seen, stands, form, status=422)
    if not answers.save(stands.invitation, asked, form.cleaned_data, today):
        again = _standing(seen, stands.invitation.group.option, stands.index)
        if again.why_not != "answered":
            return _show(request, seen, again, status=409)
    return redirect(request.path)


def _show(
    request: HttpRequest, seen: View, stands: Standing, form: SurveyForm | None = None, status: int = 200
) -> HttpResponse:
    asked = _experiences(stands)
    if stands.invitation and not stands.why_not and form is None:
        form = SurveyForm(asked.asks, stands.invitation.party.role)
    context = {
        "seen": seen,
        "place": seen.case.partnership,
        "help": seen.route.partnership,
        "stands": stands,
        "asked": asked,
        "form": form,
        "again": stands.index < len(stands.survey.at) - 1,
        "kept": _given_back(asked, request.POST) if stands.why_not else [],
    }
    return render(request, "insight/how_was_it.html", context, status=status)


def _experiences(stands: Standing) -> Experiences:
    if stands.option.experiences is None:
        raise TypeError(stands)
    return stands.option.experiences


def _given_back(asked: Experiences, data: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was typed and can no longer be kept, by question, so that no text is lost."""
    texts = ((one.text, data.get(name, "")) for name, one in asked.asks.items() if one.type == "text")
    return [(in_language(question), text) for question, text in texts if text.strip()]
