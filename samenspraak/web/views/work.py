"""The list of work."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samenspraak.people.models import User
from samenspraak.web.wanted import Wanted
from samenspraak.web.worklist import work_list


@require_GET
@never_cache
@login_required
def work(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that somebody has to do with at a partnership; 404 for who does not work there."""
    wanted = Wanted.of(request.GET.dict())
    page = work_list(request.user, slug, wanted) if isinstance(request.user, User) else None
    if page is None:
        raise Http404
    context = {
        "page": page,
        "wanted": wanted,
        "place": page.partnership,
        "today": timezone.localdate(),
        "choosing": wanted.choosing and bool(page.hands_over),
    }
    return render(request, "web/work.html", context)
