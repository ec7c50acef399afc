"""Hand over someone's work in several cases at once."""

import secrets

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samenspraak.cases.handover import chosen
from samenspraak.cases.routes import newest
from samenspraak.people.models import User
from samenspraak.web.handover import HandOverForm, Result, colleagues_of, pass_all
from samenspraak.web.wanted import Wanted
from samenspraak.web.words import Words
from samenspraak.web.worklist import WorkList, work_list


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Whose work in these cases, and to whom; then what came of it. 404 for who may hand over nothing here."""
    work = work_list(request.user, slug, Wanted()) if isinstance(request.user, User) else None
    if work is None or not work.hands_over:
        raise Http404
    return _page(request, work)


def _page(request: HttpRequest, work: WorkList) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    route = newest(work.partnership)
    cases = chosen(work.user, work.partnership, (request.GET if sent is None else sent).getlist("case"))
    if sent and not cases:
        return redirect("work", work.partnership.slug)
    form = HandOverForm(cases, route, colleagues_of(work.partnership, work.hands_over), sent)
    submission = request.POST.get("submission", "")[:40] or secrets.token_urlsafe(16)
    context = {"place": work.partnership, "help": route.partnership, "form": form}
    if sent is None or not form.is_valid():
        shown = [Result(one, None) for one in cases]
        context |= {"cases": shown, "submission": submission}
        return render(request, "web/hand_over.html", context, status=422 if form.errors else 200)
    results = pass_all(work.user, work.partnership, cases, form.passing(submission))
    context |= {
        "results": results,
        "done": sum(one.refusal is None for one in results),
        "leaving": form.name("leaving"),
        "successor": form.name("successor"),
        "words": Words(route, {}),
        "option": next(iter(route.tracks)),
    }
    return render(request, "web/handed_over.html", context)
