"""The language of a page: whoever is not signed in keeps it in the address, so that no cookie is needed (N13)."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from samenspraak.cases.language import language as spoken

WORD = "language"
"""The word in an address that names the language, as in `?language=en`."""


class LanguageOfTheAddress(LocaleMiddleware):
    """The language that the address names, or else that of the account's cookie or the browser."""

    def process_request(self, request: HttpRequest) -> None:
        """Speak that language for this request."""
        super().process_request(request)
        wanted = request.GET.get(WORD)
        if wanted in dict(settings.LANGUAGES):
            translation.activate(wanted)
            request.LANGUAGE_CODE = wanted


def kept_in_links(request: HttpRequest) -> str:
    """What stands behind the address of a public page: nothing where the visitor gets this language anyway."""
    language = spoken()
    return "" if language == translation.get_language_from_request(request) else f"?{WORD}={language}"
