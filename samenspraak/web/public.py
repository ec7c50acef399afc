"""Pages for everyone: the language stands in the address, no cookie is set, and nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, StringAgg, Value
from django.db.models.functions import Concat
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.dateparse import parse_date

from samenspraak.cases.routes import newest
from samenspraak.people.models import Partnership
from samenspraak.route.model import Route
from samenspraak.web.language import WORD

MINUTE = 60
OLDEST = 10
"""Of a decision, in years: its last days are over long since, and the year is a slip of the pen."""
FRESH_FOR = 10 * MINUTE
"""How long anyone may keep such a page: a route that was changed is seen by all after that."""
DECIDED_ON = "decided-on"
"""In an address, the day of the contested decision. No question can have this name: names have no hyphen."""


@dataclass(frozen=True)
class Place:
    """Whose page it is, in which language, and under which name its address is known."""

    partnership: Partnership
    route: Route
    language: str
    name: str

    @property
    def address(self) -> str:
        """The page without any answer."""
        return reverse(self.name, args=(self.partnership.slug, self.language))


def place_of(slug: str, language: str, name: str) -> Place:
    """The partnership and its route. 404 for a partnership or a language that is not there.

    The partnership comes with `numbers`, for a page that is printed: a line for each support centre one can call.
    """
    if language not in dict(settings.LANGUAGES):
        raise Http404
    centre = Concat("support_centres__name", Value(": "), "support_centres__telephone")
    can_be_called = Q(support_centres__isnull=False) & ~Q(support_centres__telephone="")
    numbers = StringAgg(centre, Value("\n"), filter=can_be_called)
    partnership = get_object_or_404(Partnership.objects.annotate(numbers=numbers), slug=slug)
    return Place(partnership, newest(partnership), language, name)


def to_my_language(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Go on in the language of the visitor; from there on the address says which language it is."""
    answers = request.GET.copy()
    answers.pop(WORD, None)
    query = answers.urlencode()
    address = reverse(name, args=(slug, translation.get_language()))
    response = redirect(f"{address}?{query}" if query else address)
    # It depends on the visitor, unlike every page that follows.
    patch_cache_control(response, private=True, no_store=True)
    return response


def shown(
    request: HttpRequest, place: Place, template: str, more: Mapping[str, object], status: int = 200
) -> HttpResponse:
    """The page in the language of its address; anyone may keep it for a while."""
    context = {
        "place": place.partnership,
        "help": place.route.partnership,
        "languages": _in_other_languages(request, place),
        "here": request.build_absolute_uri(),
        # The page is the same for everyone, whatever a browser prefers.
        "in_language": f"?{WORD}={place.language}",
        **more,
    }
    with translation.override(place.language):
        response = render(request, template, context, status=status)
    response["Content-Language"] = place.language
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


def given_day(request: HttpRequest) -> tuple[date | None, str]:
    """The day of the contested decision in the address; and what is wrong: `unread`, `to come` or `long ago`."""
    given = request.GET.get(DECIDED_ON, "")
    try:
        day = parse_date(given)
    except ValueError:
        day = None
    if day is None:
        return None, "unread" if given else ""
    if day > timezone.localdate():
        return None, "to come"
    return (day, "") if day.year >= timezone.localdate().year - OLDEST else (None, "long ago")


def _in_other_languages(request: HttpRequest, place: Place) -> list[tuple[str, str]]:
    """The same page in each other language."""
    others = (code for code, _name in settings.LANGUAGES if code != place.language)
    rest = request.get_full_path().removeprefix(place.address)
    return [(code, reverse(place.name, args=(place.partnership.slug, code)) + rest) for code in others]
