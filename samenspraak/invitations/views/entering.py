"""Come in with a code: for whoever is invited, without an account, and without a cookie before the button."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samenspraak.cases.language import spoken_to
from samenspraak.cases.routes import newest
from samenspraak.invitations import codes, door
from samenspraak.invitations.forms import CheckForm, CodeForm
from samenspraak.invitations.guest import Guest
from samenspraak.invitations.models import Invitation
from samenspraak.invitations.writing import contact_of
from samenspraak.people.models import Partnership, SupportCentre, User
from samenspraak.web.language import kept_in_links
from samenspraak.web.visiting import count, is_from_here, is_too_often

BACKEND = "django.contrib.auth.backends.ModelBackend"
"""As which Django knows who was let in here: there is no password to check."""


# Nobody is signed in yet and no cookie is set, so there is no token: where a form comes from is looked at instead.
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def by_code(request: HttpRequest, slug: str) -> HttpResponse:
    """Type the code of a letter; what it opens is on the page that follows."""
    partnership = get_object_or_404(Partnership, slug=slug)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        there = reverse("invited", args=(slug, codes.normal(form.cleaned_data["code"])))
        return redirect(f"{there}{kept_in_links(request)}")
    return _shown(request, partnership, "type_code", {"form": form}, 422 if form.errors else 200)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Who invites, and for what: looking changes nothing. With the right answer the button lets one in.

    A code that is wrong, used, too old or replaced, and a wrong answer, lead to one and the same page.
    """
    partnership = get_object_or_404(Partnership, slug=slug)
    if is_too_often(request):
        return _closed(request, partnership, code, often=True)
    invitation = door.find(partnership, code, timezone.now())
    if invitation is None:
        return _mine(request, partnership, code) or _wrong(request, partnership, code)
    user = request.user
    if isinstance(user, User):
        return _to_case(invitation) if user.pk == invitation.party.user_id else _other(request, partnership)
    with spoken_to(Guest(invitation).route, invitation.role):
        return _answered(request, invitation, code) if request.method == "POST" else _asked(request, invitation)


def _answered(request: HttpRequest, invitation: Invitation, code: str) -> HttpResponse:
    form = CheckForm(request.POST)
    if not is_from_here(request):
        return _asked(request, invitation, form, status=403)
    if not form.is_valid():
        return _asked(request, invitation, form, status=422)
    if not door.enter(invitation, form.cleaned_data["check"], timezone.now()):
        return _wrong(request, invitation.partnership, code)
    login(request, invitation.party.user, backend=BACKEND)
    return _to_case(invitation)


def _asked(
    request: HttpRequest, invitation: Invitation, form: CheckForm | None = None, status: int = 200
) -> HttpResponse:
    guest, centre = Guest(invitation), contact_of(invitation.party.case)
    more = {"guest": guest, "centres": [centre], "form": form or CheckForm(), "elsewhere": status == 403}  # noqa: PLR2004
    return _shown(request, invitation.partnership, "invited", more, status)


def _mine(request: HttpRequest, partnership: Partnership, code: str) -> HttpResponse | None:
    """For whoever is signed in and came in with this very code before: on to the case."""
    if not isinstance(request.user, User):
        return None
    known = codes.code_hash(partnership.pk, codes.normal(code))
    mine = Invitation.objects.filter(partnership=partnership, code_hash=known, party__user=request.user)
    found = mine.select_related("party__case__partnership").first()
    return _to_case(found) if found else None


def _to_case(invitation: Invitation) -> HttpResponse:
    case = invitation.party.case
    return redirect("case", case.partnership.slug, case.reference)


def _other(request: HttpRequest, partnership: Partnership) -> HttpResponse:
    """Somebody else is signed in here: nobody joins through what is another's."""
    return _shown(request, partnership, "other", {}, 403)


def _wrong(request: HttpRequest, partnership: Partnership, code: str) -> HttpResponse:
    count(request)
    return _closed(request, partnership, code)


def _closed(request: HttpRequest, partnership: Partnership, code: str, *, often: bool = False) -> HttpResponse:
    form = CodeForm(initial={"code": codes.shown(codes.normal(code)[:30])})
    return _shown(request, partnership, "closed", {"form": form, "often": often}, 429 if often else 404)


def _shown(
    request: HttpRequest, partnership: Partnership, page: str, more: dict[str, object], status: int
) -> HttpResponse:
    """No search engine keeps it, and no other site hears of the address."""
    route = newest(partnership)
    context = {"place": partnership, "help": route.partnership, "calls": bool(route.called), **more}
    context.setdefault("centres", SupportCentre.objects.filter(partnership=partnership).order_by("region", "name"))
    response = render(request, f"invitations/{page}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
