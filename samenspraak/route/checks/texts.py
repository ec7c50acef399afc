"""Every text is there in every language of the route, and in no other."""

from collections.abc import Iterator

from samenspraak.route.atoms import Text
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import nodes, place, texts
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Route


@rule("texts", when="always")
def texts_in_every_language(route: Route, at: At) -> Iterator[Flaw]:
    """Every text exists, with words in it, in each declared language; no text has another language."""
    for node in nodes(route):
        for path, text in texts(node):
            yield from _text(route, at, path, text)


def _text(route: Route, at: At, path: Path, text: Text) -> Iterator[Flaw]:
    where = f"{sentence(place(path))} has a text '{path[-1]}'"
    missing = [language for language in route.languages if not text.get(language, "").strip()]
    extra = [language for language in text if language not in route.languages]
    if missing:
        yield Flaw(at(*path), f"{where} without words in {listed(missing)}.", f"Write the text in {listed(missing)}.")
    if extra:
        mend = f"Add {listed(extra)} to the languages of the route, or remove that text."
        yield Flaw(at(*path), f"{where} in {listed(extra)}, which the route does not declare.", mend)
