"""Who asks to be called back: the list, and one request, for those who call and who see to it (S5)."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from samenspraak.advice import door
from samenspraak.advice.sight import NotVisible, Seen, for_staff, lists_of
from samenspraak.people.models import Partnership, User
from samenspraak.web.calllist import CallList, CallPage, form_of
from samenspraak.web.calllist import do as do_it

FORMS = ("advise", "not_reached", "write", "decline", "pass_on", "close")
"""What is done on the page of a request. A case is begun on the page on which cases begin."""


@require_GET
@never_cache
@login_required
def call_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Everyone who asks to be called, as far as somebody sees it; 404 for who neither calls nor sees to it there."""
    partnership = get_object_or_404(Partnership, slug=slug)
    lists = lists_of(request.user, partnership) if isinstance(request.user, User) else None
    if lists is None:
        raise Http404
    page = CallList(lists, timezone.localdate(), request.GET.get("ended") == "1", request.GET.get("page", "1"))
    context = {"page": page, "place": partnership, "help": lists.desk.route.partnership, "today": page.today}
    return render(request, "web/call_list.html", context)


@require_GET
@never_cache
@login_required
def call(request: HttpRequest, slug: str, reference: str) -> HttpResponse:
    """One request: whom to call, when it suits, what happened, and what can be done now."""
    return _page(request, CallPage(_seen(request, slug, reference)))


@require_POST
@never_cache
@login_required
def do(request: HttpRequest, slug: str, reference: str, deed: str) -> HttpResponse:
    """Do one thing with it. What is refused comes back as it was typed, with why."""
    if deed not in FORMS:
        raise Http404
    seen = _seen(request, slug, reference)
    page = CallPage(seen)
    form = form_of(page, deed, request.POST)
    if not form.is_valid():
        return _page(request, CallPage(seen, {deed: form}), status=422)
    version = request.POST.get("version", "")
    outcome = do_it(deed, _act(request, seen, version), form)
    if isinstance(outcome, door.Done):
        messages.success(request, deed, extra_tags="call again" if outcome.again else "call")
        # Whoever passed it on may not see it any more.
        return redirect("call_list", slug) if deed == "pass_on" else redirect("call_request", slug, reference)
    if form.refuse(outcome):
        return _page(request, CallPage(seen, {deed: form}), status=422)
    return _page(request, CallPage(_seen(request, slug, reference), {deed: form}, outcome.why), status=409)


def _seen(request: HttpRequest, slug: str, reference: str) -> Seen:
    if not isinstance(request.user, User):
        raise Http404
    try:
        return for_staff(request.user, slug, reference)
    except NotVisible as absent:
        raise Http404 from absent


def _act(request: HttpRequest, seen: Seen, version: str) -> door.Act:
    by = request.user if isinstance(request.user, User) else None
    number = int(version) if version.isascii() and version.isdigit() else None
    return door.Act(seen, by, number, request.POST.get("submission", "")[:64] or secrets.token_urlsafe(16))


def _page(request: HttpRequest, page: CallPage, status: int = 200) -> HttpResponse:
    partnership = page.seen.desk.partnership
    context = {
        "page": page,
        "place": partnership,
        "help": page.seen.desk.route.partnership,
        "today": timezone.localdate(),
        "submission": secrets.token_urlsafe(16),
    }
    return render(request, "web/call_request.html", context, status=status)
