"""A party puts their own papers together, to print and take along to another way."""

import secrets

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samenspraak.cases.perform import Refused, perform_as
from samenspraak.cases.sight import View
from samenspraak.people.models import User
from samenspraak.route.ownpapers import OWN_PAPERS
from samenspraak.web.pages import CasePage
from samenspraak.web.papers import chosen, papers_for, papers_of
from samenspraak.web.views.case import about_case, seen


@require_http_methods(["GET", "POST"])
@seen
def papers(request: HttpRequest, view: View, option: str) -> HttpResponse:
    """What can be taken along, chosen by tick; then all that was chosen on one page to print.

    That it was made is an event; what was chosen is kept nowhere. 404 for whom the route does not name.
    """
    rules = dict(papers_for(view)).get(option)
    if rules is None or not isinstance(request.user, User):
        raise Http404
    page = CasePage(view, timezone.localdate())
    ticked, groups = request.POST.getlist("take"), papers_of(view, page.today)
    submission = request.POST.get("submission", "")[:64] or secrets.token_urlsafe(16)
    context = {
        **about_case(view, page),
        "option": rules,
        "name": option,
        "groups": groups,
        "ticked": ticked,
        "submission": submission,
    }
    if request.method == "GET":
        return render(request, "web/papers.html", context)
    taken = chosen(groups, ticked)
    if not taken:
        return render(request, "web/papers.html", {**context, "nothing": True}, status=422)
    case = view.case
    made = perform_as(
        request.user, case.partnership.slug, case.reference, option, OWN_PAPERS, key=view.me.key, submission=submission
    )
    if isinstance(made, Refused):
        return render(request, "web/papers.html", {**context, "refused": made.refusal.reasons}, status=409)
    return render(request, "web/papers_made.html", {**context, "groups": taken, "at": made.event.at})
