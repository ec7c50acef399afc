"""The first pages: who we are, what a partnership offers, my cases, and the demo."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from samenspraak.advice import clock as call_backs
from samenspraak.cases.clock import tick
from samenspraak.cases.routes import newest
from samenspraak.people import tenants
from samenspraak.people.models import Partnership, User
from samenspraak.people.sessions import DEMO
from samenspraak.web.everybody import everybody
from samenspraak.web.people import my_cases, spoken_to_in, workplaces
from samenspraak.web.routemap import route_map


@require_GET
@tenants.mine
def home(request: HttpRequest) -> HttpResponse:
    """My list of work for who works somewhere, my cases for a parent or pupil; the partnerships for everyone else."""
    if isinstance(request.user, User):
        work_at = workplaces(request.user)
        rows = my_cases(request.user, work_at)
        if len(work_at) == 1 and not rows:
            return redirect("work", slug=work_at[0].partnership.slug)
        context = {
            "rows": rows,
            "my_turn": sum(row.is_my_turn and row.is_open for row in rows),
            "places": work_at,
            "today": timezone.localdate(),
        }
        with spoken_to_in(rows):
            return render(request, "web/my_cases.html", context)
    return render(request, "web/home.html", {"partnerships": Partnership.objects.order_by("name")})


@require_GET
def whole_route(request: HttpRequest, slug: str) -> HttpResponse:
    """The route of a partnership as a map, from the first talk to the formal bodies (S11)."""
    found = get_object_or_404(Partnership, slug=slug)
    route = newest(found)
    context = {"route": route, "map": route_map(route), "place": found, "help": route.partnership}
    return render(request, "web/map.html", context)


@require_GET
def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """All that a partnership offers, on one page (S2)."""
    found = get_object_or_404(Partnership, slug=slug)
    route = newest(found)
    context = {"partnership": found, "route": route, "place": found, "help": route.partnership}
    return render(request, "web/partnership.html", context)


@require_GET
@tenants.everywhere()
def demo(request: HttpRequest) -> HttpResponse:
    """Everybody in the demo, each with one button to be that person."""
    _only_in_the_demo()
    name = request.GET.get("q", "").strip()[:100]
    return render(request, "web/demo.html", {"groups": everybody(name), "name": name})


@require_POST
def be(request: HttpRequest) -> HttpResponse:
    """Be someone of the demo."""
    _only_in_the_demo()
    user = get_object_or_404(User, handle=request.POST.get("person", ""))
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[DEMO] = True
    return redirect("home")


@require_POST
@tenants.everywhere()
def clock(request: HttpRequest) -> HttpResponse:
    """Let the clock look now, as it does elsewhere every few minutes: reminders, terms, questions afterwards."""
    _only_in_the_demo()
    acts = tick().acts + call_backs.tick()
    messages.success(request, str(acts), extra_tags="clock")
    return redirect("demo")


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """To whom a hole is reported (RFC 9116); absent where the administrator named nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    context = {"contact": settings.SECURITY_CONTACT, "until": timezone.now() + timedelta(days=180)}
    return render(request, "web/security.txt", context, content_type="text/plain; charset=utf-8")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return redirect("home")
