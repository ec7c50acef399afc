"""The texts of a route in the language of whoever reads the page, and in the words in which one is addressed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils.translation import get_language, override

from samenspraak.route.atoms import Text
from samenspraak.route.model import Route

_NOTHING: Mapping[str, str] = {}
_informal: ContextVar[Mapping[str, str]] = ContextVar("informal", default=_NOTHING)


def language() -> str:
    """The language of the page, however one is addressed in it."""
    return (get_language() or "nl").split("-")[0]


def in_language(text: Text | str | None) -> str:
    """A text of a route in the language of the page, or else in the first language of the route."""
    if not text:
        return ""
    if isinstance(text, str):
        return text
    said = text.get(language()) or next(iter(text.values()))
    return _informal.get().get(said, said)


@contextmanager
def spoken_to(route: Route, role: str) -> Iterator[None]:
    """Address the reader as the route says for this role: informally where it has such words (`je`, not `u`)."""
    words = route.informal_for(role, language())
    if words is None:
        yield
        return
    before = _informal.set(words)
    try:
        with override(settings.INFORMAL_LANGUAGES.get(language(), language())):
            yield
    finally:
        _informal.reset(before)
