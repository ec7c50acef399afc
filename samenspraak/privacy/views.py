"""Who looked at a case, for the people in it; and for the privacy officer in a whole partnership."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from samenspraak.cases import sight
from samenspraak.cases.language import spoken_to
from samenspraak.cases.sight import NotVisible
from samenspraak.people.models import User
from samenspraak.privacy.forms import SearchForm
from samenspraak.privacy.search import desk_of
from samenspraak.privacy.sight import WhoLooked, reads_log
from samenspraak.privacy.verify import checked

PAGE = 50


@never_cache
@require_http_methods(["GET", "POST"])
def who_looked(request: HttpRequest, slug: str, reference: str) -> HttpResponse:
    """Who looked at my case, day by day; the button checks both logs. 404 for whom the route does not name."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    try:
        seen = sight.view(request.user, reference, partnership=slug, key=request.GET.get("as"))
    except NotVisible as absent:
        raise Http404 from absent
    if not reads_log(seen):
        raise Http404
    context = {
        "seen": seen,
        "place": seen.case.partnership,
        "help": seen.route.partnership,
        "query": f"?as={seen.me.key}" if len(seen.mine) > 1 else "",
        "log": WhoLooked(seen, all_days="all" in request.GET),
    }
    if request.method == "POST":
        context["checked"] = checked(seen.case)
    with spoken_to(seen.route, seen.person.role):
        return render(request, "privacy/who_looked.html", context)


@never_cache
@require_GET
@login_required
def search(request: HttpRequest, slug: str) -> HttpResponse:
    """The log of a partnership by person, case and day; 404 for everyone but whom the route names."""
    desk = desk_of(request.user, slug) if isinstance(request.user, User) else None
    if desk is None:
        raise Http404
    form = SearchForm(request.GET)
    rows = Paginator(desk.looks(**form.cleaned_data) if form.is_valid() else desk.looks()[:0], PAGE)
    context = {
        "desk": desk,
        "place": desk.partnership,
        "help": desk.route.partnership,
        "form": form,
        "rows": rows.get_page(request.GET.get("page")),
    }
    return render(request, "privacy/search.html", context, status=200 if form.is_valid() else 422)
