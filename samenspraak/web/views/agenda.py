"""The agenda of meetings that are held for several cases at once."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samenspraak.people.models import User
from samenspraak.web.agenda import agenda_page


@require_GET
@never_cache
@login_required
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    """What is planned of such meetings in my cases; 404 for whoever has no agenda there."""
    page = agenda_page(request.user, slug) if isinstance(request.user, User) else None
    if page is None:
        raise Http404
    return render(request, "web/agenda.html", {"page": page, "place": page.partnership})
