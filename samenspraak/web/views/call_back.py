"""Ask to be called back, and see how it stands: for everyone, without an account and without a cookie (S5)."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.advice import addresses, door
from samenspraak.advice.sight import Desk, NotVisible, desk_of, for_caller, for_reader
from samenspraak.people.models import School
from samenspraak.web.callback import Asking, Choosing, Mine
from samenspraak.web.callforms import AskForm
from samenspraak.web.calling import FOR_OPTION, FOR_SCHOOL, LONGEST, YOUR_SCHOOL
from samenspraak.web.public import Place, place_of, shown, to_my_language
from samenspraak.web.views.calling import visit_of
from samenspraak.web.visiting import count, is_from_here, is_too_often

PUBLIC = "call_back_in"


@require_safe
def call_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on in the language of the visitor."""
    return to_my_language(request, slug, PUBLIC)


# Without a cookie there is no token, and nothing that it would guard: see docs/adr/0015.
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def call_back_in(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Find the school, then the form for it; sent, the page of whoever asked. 404 where nobody calls back.

    With `for-option` one asks for a way without having a case, and not for a call.
    """
    place, desk = _desk(slug, language, request.GET.get(FOR_OPTION))
    school = _school(request, place)
    if school is None:
        typed = " ".join(request.GET.get(YOUR_SCHOOL, "").split())[:LONGEST]
        choosing = Choosing(place, desk, typed, request.GET)
        more = {"choosing": choosing, "visit": visit_of(request, place), "school_unknown": FOR_SCHOOL in request.GET}
        return shown(request, place, "web/call_back_find.html", more, 404 if request.method == "POST" else 200)
    asking = Asking(place, desk, school)
    # The questions, and what is wrong with an answer, in the language of the address.
    with translation.override(language):
        return _sent(request, asking) if request.method == "POST" else _form(request, asking, AskForm())


def _desk(slug: str, language: str, option: str | None = None) -> tuple[Place, Desk]:
    place = place_of(slug, language, PUBLIC)
    desk = desk_of(place.partnership, place.route, option)
    if desk is None:
        raise Http404
    return place, desk


def _school(request: HttpRequest, place: Place) -> School | None:
    number = request.GET.get(FOR_SCHOOL, "")
    if not number.isascii() or not number.isdigit() or len(number) >= len(str(2**62)):
        return None
    return School.objects.filter(partnership=place.partnership, pk=int(number)).first()


def _sent(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Ask it; what cannot be taken comes back as it was typed, with why."""
    form = AskForm(request.POST)
    if not is_from_here(request):
        return _form(request, asking, form, "elsewhere", status=403)
    if not form.is_valid():
        return _form(request, asking, form, status=422)
    if is_too_often(request):
        return _form(request, asking, form, "often", status=429)
    given = request.POST.get("ticket", "")
    try:
        outcome = door.ask(asking.desk, asking.school, form.wish(), ticket=given)
    except addresses.BadTicket:
        return _form(request, asking, form, "old", status=409)
    if isinstance(outcome, door.Refused):
        return _form(request, asking, form, "" if form.refuse(outcome) else "nobody", status=422)
    if not outcome.again:
        count(request)
    place = asking.place
    return redirect("call_back_mine", place.partnership.slug, place.language, addresses.secret_of(given))


def _form(request: HttpRequest, asking: Asking, form: AskForm, problem: str = "", status: int = 200) -> HttpResponse:
    # The same ticket again, so that a form that was sent twice after all is still one request.
    given = request.POST.get("ticket", "") if problem != "old" else ""
    more = {
        "asking": asking,
        "form": form,
        "problem": problem,
        "ticket": given or addresses.ticket(),
        "visit": visit_of(request, asking.place),
    }
    return shown(request, asking.place, "web/call_back.html", more, status)


# The secret in the address is all that is needed to get here, so a token would guard nothing more.
@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, slug: str, language: str, secret: str) -> HttpResponse:
    """How it stands, for whoever asked: take it back, read the advice, share it, remove it."""
    place = place_of(slug, language, PUBLIC)
    try:
        seen = for_caller(place.partnership, secret)
    except NotVisible:
        return _gone(request, place)
    problem = _do(request, Mine(place, seen, secret)) if request.method == "POST" else None
    if problem == "":
        return redirect(request.path)
    page = Mine(place, for_caller(place.partnership, secret), secret) if problem else Mine(place, seen, secret)
    own, at = request.build_absolute_uri(request.path), page.shared_at
    shared_at = request.build_absolute_uri(at) if at else ""
    more = {"page": page, "own": own, "shared": shared_at, "problem": problem}
    return _private(shown(request, place, "web/call_back_mine.html", more, 409 if problem else 200))


def _do(request: HttpRequest, page: Mine) -> str:
    """Do what a button says; why it could not be done, or nothing when it was."""
    deed = DEEDS.get(request.POST.get("deed", ""))
    if deed is None or not is_from_here(request):
        return "elsewhere"
    version = request.POST.get("version", "")
    act = door.Act(page.seen, version=int(version) if version.isascii() and version.isdigit() else None)
    outcome = deed(act, page.secret)
    return outcome.why if isinstance(outcome, door.Refused) else ""


DEEDS: Mapping[str, Callable[[door.Act, str], door.Outcome]] = {
    "take_back": lambda act, _secret: door.take_back(act),
    "share": door.share,
    "stop_sharing": lambda act, _secret: door.stop_sharing(act),
    "remove_record": lambda act, _secret: door.remove_record(act),
}


@never_cache
@require_safe
def advice_shared(request: HttpRequest, slug: str, language: str, secret: str) -> HttpResponse:
    """The advice, for whom it was shared with."""
    place = place_of(slug, language, PUBLIC)
    try:
        seen = for_reader(place.partnership, secret)
    except NotVisible:
        return _gone(request, place)
    return _private(shown(request, place, "web/advice_shared.html", {"page": Mine(place, seen, "")}))


def _gone(request: HttpRequest, place: Place) -> HttpResponse:
    return _private(shown(request, place, "web/call_back_gone.html", {}, status=404))


def _private(response: HttpResponse) -> HttpResponse:
    """No search engine keeps it, and no other page hears of the address."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
