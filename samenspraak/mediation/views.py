"""The page of a sealed room, and writing in it. For who is not in it there is no room: 404."""

import re
import secrets
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from samenspraak.cases import sight
from samenspraak.cases.language import spoken_to
from samenspraak.cases.sight import NotVisible
from samenspraak.keeper.sealing import UnreadableError
from samenspraak.mediation import door
from samenspraak.mediation.models import Item
from samenspraak.mediation.pages import RoomPage, Typed
from samenspraak.mediation.sight import Inside, enter
from samenspraak.people.models import User

VERSION = re.compile(r"[0-9]{1,6}")


@never_cache
@require_GET
def room(request: HttpRequest, slug: str, reference: str, option: str) -> HttpResponse:
    """The room as I see it."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    return _show(request, _enter(request, slug, reference, option), Typed())


@sensitive_post_parameters()
@sensitive_variables()
@never_cache
@require_POST
def write(request: HttpRequest, slug: str, reference: str, option: str, kind: str) -> HttpResponse:
    """Write a note, a message, a proposal or a settlement; what cannot be written stays in its box."""
    if not isinstance(request.user, User):
        return redirect_to_login(_room_at(slug, reference, option))
    inside = _enter(request, slug, reference, option)
    if kind not in Item.Kind.values:
        raise Http404
    sent = request.POST
    typed = Typed(kind, sent.get("text", ""), sent.get("audience", ""), sent.get("series", ""))
    new = door.Text(Item.Kind(kind), typed.text, typed.audience, _uuid(typed.series), _version(sent.get("after", "")))
    try:
        done = door.write(_where(request, inside), new, sent.get("submission", "")[:64] or secrets.token_urlsafe(16))
    except UnreadableError:
        return _show(request, inside, _with(typed, "shut"), status=503)
    if isinstance(done, str):
        return _show(request, inside, _with(typed, done), status=409 if done in ("moved", "closed") else 422)
    messages.success(request, kind, extra_tags="room")
    return redirect(_address(request, inside))


@never_cache
@require_POST
def agree(request: HttpRequest, slug: str, reference: str, option: str, item: UUID) -> HttpResponse:
    """Say yes to a proposal as it was read, or sign a settlement."""
    if not isinstance(request.user, User):
        return redirect_to_login(_room_at(slug, reference, option))
    inside = _enter(request, slug, reference, option)
    if inside.any_shut:
        return _show(request, inside, Typed("agree", wrong="shut"), status=503)
    try:
        done = door.agree(_where(request, inside), item, request.POST.get("read", ""))
    except NotVisible as absent:
        raise Http404 from absent
    if isinstance(done, str):
        return _show(request, inside, Typed("agree", wrong=done), status=409)
    messages.success(request, "agree", extra_tags="room")
    return redirect(_address(request, inside))


def _enter(request: HttpRequest, slug: str, reference: str, option: str) -> Inside:
    if not isinstance(request.user, User):
        raise Http404
    try:
        seen = sight.view(request.user, reference, partnership=slug, key=request.GET.get("as"))
        return enter(seen, option)
    except NotVisible as absent:
        raise Http404 from absent


def _where(request: HttpRequest, inside: Inside) -> door.Where:
    case, user = inside.seen.case, request.user
    if not isinstance(user, User):
        raise Http404
    return door.Where(user, case.partnership.slug, case.reference, inside.option, inside.me.key)


def _uuid(word: str) -> UUID | None:
    try:
        return UUID(word)
    except ValueError:
        return None


def _version(word: str) -> int:
    return int(word) if VERSION.fullmatch(word) else 0


def _with(typed: Typed, wrong: str) -> Typed:
    return Typed(typed.kind, typed.text, typed.audience, typed.series, wrong)


def _address(request: HttpRequest, inside: Inside) -> str:
    case = inside.seen.case
    address = _room_at(case.partnership.slug, case.reference, inside.option)
    return f"{address}?{request.GET.urlencode()}" if request.GET else address


def _room_at(slug: str, reference: str, option: str) -> str:
    return reverse("room", args=[slug, reference, option])


def _show(request: HttpRequest, inside: Inside, typed: Typed, status: int = 200) -> HttpResponse:
    seen = inside.seen
    fresh = Inside(seen, inside.option)
    context = {
        "page": RoomPage(fresh, typed),
        "inside": fresh,
        "seen": seen,
        "option": inside.option,
        "title": seen.route.options[inside.option].title,
        "place": seen.case.partnership,
        "help": seen.route.partnership,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "submission": secrets.token_urlsafe(16),
    }
    with spoken_to(seen.route, seen.person.role):
        return render(request, "mediation/room.html", context, status=status)
