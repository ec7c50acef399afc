"""Pages for anyone, that anyone may keep: without a cookie or a name, in the language that stands in the address."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control

from samenspraak.web.language import WORD

MINUTE = 60
FRESH_FOR = 10 * MINUTE
"""How long anyone may keep such a page: what was changed is seen by all after that."""


def in_language_of_visitor(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """Go to this page in the language of the visitor; from there on the address says which language it is."""
    said = request.GET.copy()
    said.pop(WORD, None)
    query = said.urlencode()
    address = reverse(name, args=(slug, translation.get_language()))
    response = redirect(f"{address}?{query}" if query else address)
    # It depends on the visitor, unlike every page that follows.
    patch_cache_control(response, private=True, no_store=True)
    return response


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    address: str,
    language: str,
    status: int = 200,
) -> HttpResponse:
    """A page in this language, that anyone may keep. `address` begins the same page in this language."""
    with translation.override(language):
        more = {
            "languages": _in_other_languages(request, address, language),
            "here": request.build_absolute_uri(),
            # The page is the same for everyone, whatever a browser prefers.
            "in_language": f"?{WORD}={language}",
        }
        response = render(request, template, {**more, **context}, status=status)
    response["Content-Language"] = language
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


def _in_other_languages(request: HttpRequest, address: str, language: str) -> list[tuple[str, str]]:
    """The same page in each other language."""
    rest = request.get_full_path().removeprefix(address)
    others = (code for code, _name in settings.LANGUAGES if code != language)
    return [(code, address.removesuffix(f"{language}/") + f"{code}/{rest}") for code in others]
