"""The texts of a route in the language of whoever reads the page."""

from django.utils.translation import get_language

from samenspraak.route.atoms import Text


def in_language(text: Text | str | None) -> str:
    """A text of a route in the language of the page, or else in the first language of the route."""
    if not text:
        return ""
    if isinstance(text, str):
        return text
    language = (get_language() or "nl").split("-")[0]
    return text.get(language) or next(iter(text.values()))
