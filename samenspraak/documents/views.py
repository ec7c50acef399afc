"""The page of a case's documents: put several at once, save what is clean, replace, take back."""

import secrets
from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspraak.cases import sight
from samenspraak.cases.language import spoken_to
from samenspraak.cases.sight import NotVisible, View
from samenspraak.documents import door, scanning, store
from samenspraak.documents.models import Document
from samenspraak.documents.pages import DocumentsPage, as_sent, choice_of
from samenspraak.documents.sight import Listed, one_of, refused_at
from samenspraak.documents.uploads import Arrived, SealedFiles
from samenspraak.keeper.streams import Opened
from samenspraak.people.models import User
from samenspraak.route.reasons import Refusal


def _look(request: HttpRequest, slug: str, reference: str) -> View:
    """The case as this address asks for it; 404 for who takes no part, or where the route knows no documents."""
    if not isinstance(request.user, User):
        raise Http404
    try:
        place, helps = request.GET.get("as"), request.GET.get("for")
        seen = sight.view(request.user, reference, partnership=slug, key=place, helps=helps)
    except NotVisible as absent:
        raise Http404 from absent
    if seen.route.documents is None or seen.me.status != "joined":
        raise Http404
    return seen


def _one(seen: View, key: UUID) -> Listed:
    try:
        return one_of(seen, key)
    except NotVisible as absent:
        raise Http404 from absent


# The token of the form is read with the files, and those only once it is known where they go: see `_taken`.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest, slug: str, reference: str, document: UUID | None = None) -> HttpResponseBase:
    """The list, and a form to put documents or a newer version of one; what was sent is sealed while it arrives."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    seen = _look(request, slug, reference)
    with spoken_to(seen.route, seen.person.role):
        older = _one(seen, document) if document else None
        if older and (not older.is_mine or older.is_old):
            raise Http404
        if request.method == "GET":
            return _show(request, DocumentsPage(seen, older))
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DOCUMENTS_BYTES:
            return _show(request, DocumentsPage(seen, older, wrong="too_large"), status=413)
        handler = SealedFiles(request, store.drawer_of(seen.case))
        request.upload_handlers = [handler]
        try:
            return _taken(request, seen, older, handler)
        finally:
            handler.drop_all()


@csrf_protect
def _taken(request: HttpRequest, seen: View, older: Listed | None, handler: SealedFiles) -> HttpResponse:
    """Put what is right of what was sent, and say of the rest what is wrong with it."""
    choice = choice_of(seen, older, request.POST)
    files, chosen = handler.arrived, request.POST.get("readers", "")
    if choice is None or not files:
        wrong = "readers" if choice is None else "no_file"
        sent = as_sent(files, wrong="readers")
        return _show(request, DocumentsPage(seen, older, chosen, sent, wrong=wrong), status=422)
    submission = request.POST.get("submission", "")[:40] or secrets.token_urlsafe(16)
    refusal, rows = _put_all(request, seen, handler, choice, submission)
    scanning.look_at(rows)
    if refusal or any(one.wrong for one in files):
        seen = _look(request, seen.case.partnership.slug, seen.case.reference)
        page = DocumentsPage(seen, older, chosen, as_sent(files), refusal=refusal)
        return _show(request, page, status=409 if refusal else 422)
    messages.success(request, str(len(files)), extra_tags="documents")
    return _to_list(request, seen)


def _put_all(
    request: HttpRequest, seen: View, handler: SealedFiles, choice: door.Choice, submission: str
) -> tuple[Refusal | None, list[Document]]:
    rows: list[Document] = []
    user = request.user
    for file in handler.arrived if isinstance(user, User) else ():
        outcome = None if file.wrong else door.put(user, seen, handler.drawer, file, choice, submission)  # type: ignore[arg-type]
        if isinstance(outcome, Refusal):
            _mark(handler.arrived[file.number :])
            return outcome, rows
        if outcome:
            rows.append(outcome)
    return None, rows


def _mark(files: list[Arrived]) -> None:
    for one in files:
        one.wrong = one.wrong or "refused"


def _show(request: HttpRequest, page: DocumentsPage, status: int = 200) -> HttpResponse:
    seen = page.seen
    context = {
        "page": page,
        "seen": seen,
        "place": seen.case.partnership,
        "help": seen.route.partnership,
        "submission": secrets.token_urlsafe(16),
    }
    return render(request, "documents/documents.html", context, status=status)


def _to_list(request: HttpRequest, seen: View) -> HttpResponse:
    address = reverse("documents", args=[seen.case.partnership.slug, seen.case.reference])
    return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)


@require_GET
@never_cache
@csp_override({"default-src": [CSP.NONE], "frame-ancestors": [CSP.NONE], "sandbox": [""]})
def download(request: HttpRequest, slug: str, reference: str, document: UUID) -> HttpResponseBase:
    """A clean document as a file to keep, whatever it is: never shown inside the browser."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    seen = _look(request, slug, reference)
    found = _one(seen, document)
    if not found.can_be_opened:
        raise Http404
    opened = store.drawer_of(seen.case).open(found.row)
    answer = StreamingHttpResponse(_chunks(opened), content_type="application/octet-stream")
    answer["Content-Length"] = str(opened.size)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _chunks(opened: Opened) -> Iterator[bytes]:
    with opened:
        yield from opened.chunks()


@require_POST
@never_cache
@login_required
def take_back(request: HttpRequest, slug: str, reference: str, document: UUID) -> HttpResponse:
    """Take a document back: its content is destroyed, and nobody sees it any more."""
    seen = _look(request, slug, reference)
    with spoken_to(seen.route, seen.person.role):
        found = _one(seen, document)
        if not found.is_mine or not isinstance(request.user, User):
            raise Http404
        submission = request.POST.get("submission", "")[:64] or secrets.token_urlsafe(16)
        refusal = door.take_back(request.user, seen, found.row, found.option, submission)
        if refusal:
            return _show(request, DocumentsPage(seen, refusal=refusal), status=409)
        messages.success(request, found.row.key, extra_tags="document taken back")
        return _to_list(request, seen)


@require_GET
@never_cache
@login_required
def refused(request: HttpRequest, slug: str) -> HttpResponse:
    """What the scanner refused lately at a partnership, without name or case; 404 for whom the route leaves out."""
    if not isinstance(request.user, User):
        raise Http404
    try:
        place, found = refused_at(request.user, slug)
    except NotVisible as absent:
        raise Http404 from absent
    return render(request, "documents/refused.html", {"place": place, "found": list(found)})
