"""The page of a case, and the page for each thing that can be done in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspraak.cases import drafts, receipts, sight
from samenspraak.cases.language import spoken_to
from samenspraak.cases.models import Event
from samenspraak.cases.perform import Refused, perform_as, preview_as
from samenspraak.cases.routes import route_of
from samenspraak.cases.sight import NotVisible, View
from samenspraak.people.models import User
from samenspraak.route import draw
from samenspraak.route.decision import Offer
from samenspraak.route.model import Route
from samenspraak.route.reasons import Refusal, refuse
from samenspraak.web.beside import Preview, beside, preview
from samenspraak.web.formpage import FormPage, find_offer, form_page, given_back, pool_of, too_long, with_refusal
from samenspraak.web.pages import CasePage
from samenspraak.web.routemap import route_map
from samenspraak.web.templatetags.route_words import leads
from samenspraak.web.words import Words, drawing_words, in_language, words_of

Page = Callable[..., HttpResponse]


def _look(user: User, request: HttpRequest, slug: str, reference: str) -> View:
    """The case as this address asks for it: in which place (`as`), and for whom something is entered (`for`)."""
    place, helps = request.GET.get("as"), request.GET.get("for")
    return sight.view(user, reference, partnership=slug, key=place, helps=helps)


def seen(page: Page) -> Page:
    """Give a page the case as this person sees it; who sees nothing of it gets 404, as if it were not there."""

    @never_cache
    @wraps(page)
    def shown(request: HttpRequest, slug: str, reference: str, **more: str) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        try:
            view = _look(request.user, request, slug, reference)
        except NotVisible as absent:
            raise Http404 from absent
        with spoken_to(view.route, view.person.role):
            return page(request, view, **more)

    return shown


@require_GET
@seen
def case(request: HttpRequest, view: View) -> HttpResponse:
    """Where a case stands: my next step, or for whom we wait; what happened; who is in it; what stays open."""
    receipts.opened(view, timezone.now())
    return render(request, "web/case.html", about_case(view, CasePage(view, timezone.localdate())))


def about_case(view: View, page: CasePage | FormPage) -> dict[str, object]:
    """What every page about a case shows."""
    return {"page": page, "seen": view, "place": view.case.partnership, "help": view.route.partnership}


@require_GET
@seen
def whole_route(request: HttpRequest, view: View) -> HttpResponse:
    """The whole route as a map, with where this case is in each track (S11)."""
    page = CasePage(view, timezone.localdate())
    return render(request, "web/map.html", {**about_case(view, page), "map": route_map(view.route, view.state.tracks)})


@require_GET
@seen
def picture(request: HttpRequest, view: View, option: str) -> HttpResponse:
    """The route as a picture and as a table, with where this case is."""
    track = view.state.tracks.get(option)
    if track is None:
        raise Http404
    language, fixed = in_language({one: one for one in view.route.languages}), drawing_words()
    # Both are made by our own code, which escapes every text of the route: they go into the page as they are.
    context = {
        **about_case(view, CasePage(view, timezone.localdate())),
        "option": view.route.options[option],
        "step": view.route.options[option].steps[track.step],
        "svg": SafeString(draw.svg(view.route, option, language=language, here=track.step, words=fixed)),
        "table": SafeString(draw.table(view.route, option, language=language, words=fixed)),
    }
    return render(request, "web/picture.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, slug: str, reference: str, **deed: str) -> HttpResponse:
    """One thing to do: its form, and doing it."""
    return (
        _sent(request, slug, reference, Deed(**deed))
        if request.method == "POST"
        else _asked(request, slug=slug, reference=reference, **deed)
    )


@dataclass(frozen=True)
class Deed:
    """What an address names: an action or a request in a track, or the answer to one request."""

    option: str
    action: str
    asked: str | None = None


@seen
def _asked(request: HttpRequest, view: View, **deed: str) -> HttpResponse:
    """The form of what an address names."""
    return _show(request, view, Deed(**deed))


def _show(request: HttpRequest, view: View, deed: Deed, refused: Refused | None = None) -> HttpResponse:
    """The form, empty or with why it was refused; or that this is not there (any more)."""
    page = _page(request, view, deed)
    if page is None:
        return _gone(request, view, deed, status=409 if refused else 200)
    if refused is None:
        return _form(request, page)
    page = with_refusal(page, refused.refusal, refused.since)
    return _form(request, page, status=409 if page.gates else 422)


def _page(request: HttpRequest, view: View, deed: Deed) -> FormPage | None:
    """The form of what an address names, with what was typed in it; nothing when it is not there (any more)."""
    if deed.option not in view.route.tracks:
        raise Http404
    pool = pool_of(view, deed.option, deed.action)
    offer = find_offer(view, deed.option, deed.action, deed.asked, pool)
    if offer is None:
        return None
    return form_page(view, deed.option, offer, typed(request.POST, offer) if request.POST else None, pool)


def _form(request: HttpRequest, page: FormPage, status: int = 200, coming: Preview | None = None) -> HttpResponse:
    context = {**about_case(page.seen, page), "beside": beside(page), "preview": coming}
    return render(request, "web/act.html", context, status=status)


def _preview(request: HttpRequest, slug: str, reference: str, deed: Deed) -> HttpResponse:
    """Show what would come of it, and keep what was typed; nothing is done yet."""
    user, place, helps = request.user, request.GET.get("as"), request.GET.get("for")
    if not isinstance(user, User):
        return redirect_to_login(request.get_full_path())
    outcome = preview_as(
        user, slug, reference, deed.option, deed.action, key=place, helps=helps, answers=_answers(request.POST)
    )
    view = _look(user, request, slug, reference)
    with spoken_to(view.route, view.person.role):
        if isinstance(outcome, Refusal):
            return _show(request, view, deed, Refused(outcome, (), {}))
        page = _page(request, view, deed)
        return _form(request, page, coming=preview(page, outcome)) if page else _gone(request, view, deed, status=409)


def _gone(request: HttpRequest, view: View, deed: Deed, status: int = 200) -> HttpResponse:
    """What was asked for is not there (any more): say so, show what is, and give back what was typed."""
    kept = given_back(view, deed.option, request.POST)
    context = {**about_case(view, CasePage(view, timezone.localdate())), "gone": True, "kept": kept}
    return render(request, "web/case.html", context, status=status)


@never_cache
def _sent(request: HttpRequest, slug: str, reference: str, deed: Deed) -> HttpResponse:
    """Do it. The case is read once, by the door; only a refusal needs the page again."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    try:
        if "preview" in request.POST:
            return _preview(request, slug, reference, deed)
        result = perform_as(
            request.user,
            slug,
            reference,
            deed.option,
            f"{deed.action}:{request.POST.get('answer', '')}" if deed.asked else deed.action,
            key=request.GET.get("as"),
            helps=request.GET.get("for"),
            answers=_answers(request.POST),
            seen_version=_number(request.POST.get("version")),
            submission=request.POST.get("submission", "")[:64] or None,
            request=deed.asked,
            read=request.POST.get("read", ""),
        )
        if isinstance(result, Refused):
            view = _look(request.user, request, slug, reference)
            with spoken_to(view.route, view.person.role):
                return _show(request, view, deed, result)
    except NotVisible as absent:
        raise Http404 from absent
    route = route_of(result.case)
    with spoken_to(route, result.role):
        text = Words(route, {}).deed(deed.option, deed.action, result.event.step_before)
    messages.success(request, text, extra_tags="again" if result.again else _done(route, deed, result.event))
    return redirect("home") if result.left else _to_case(request, slug, reference)


def _done(route: Route, deed: Deed, event: Event) -> str:
    """What kind of thing was done, for the sentence that says so (`_message.html`)."""
    if deed.asked:
        return event.action.rpartition(":")[2]
    rules = route.options[deed.option]
    if deed.action in rules.requests or deed.action == "ask":
        return "asked"
    action = rules.action_at(event.step_before, deed.action)
    return "declared" if action and action.declares else "done"


def _answers(data: QueryDict) -> dict[str, object]:
    """What was sent, by question; a list where more was chosen."""
    return {name: values[0] if len(values) == 1 else values for name, values in data.lists()}


def typed(data: QueryDict, offer: Offer | None) -> dict[str, object]:
    """What was typed in a form, by question."""
    fields = offer.fields if offer else ()
    many = {"people", "options"}
    return {one.name: data.getlist(one.name) if one.type in many else data.get(one.name, "") for one in fields}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


@require_POST
@seen
def draft(request: HttpRequest, view: View, option: str, action: str) -> HttpResponse:
    """Keep what is being typed: no event, nobody else sees it."""
    offer = find_offer(view, option, action, request.POST.get("asked") or None)
    if offer is None:
        return render(request, "web/_saved.html", {"refusal": refuse("not_at_this_step", action)}, status=409)
    saved = drafts.save(view, option, action, typed(request.POST, offer))
    if request.htmx:  # type: ignore[attr-defined]
        said = {"saved_at": saved.saved_at, "too_long": too_long(offer.fields, saved.values)}
        return render(request, "web/_saved.html", said)
    messages.success(request, leads(offer, words_of(view)), extra_tags="draft")
    return _to_case(request, view.case.partnership.slug, view.case.reference)


def _to_case(request: HttpRequest, slug: str, reference: str) -> HttpResponse:
    """Back to the case, in the same place."""
    address = reverse("case", args=[slug, reference])
    place = request.GET.get("as")
    return redirect(f"{address}?{urlencode({'as': place})}" if place else address)
