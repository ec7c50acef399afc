"""Informal words stand for words that the route has, in a language that it has."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import nodes, texts
from samenspraak.route.model import Route


@rule("informal")
def informal_words_stand_for_others(route: Route, at: At) -> Iterator[Flaw]:
    """Every informal text takes the place of a text of the route in that language, and says something else."""
    known: dict[str, set[str]] = {language: set() for language in route.languages}
    for node in nodes(route):
        for _path, text in texts(node):
            for language, words in text.items():
                known.setdefault(language, set()).add(words)
    for language, pairs in (route.informal.words if route.informal else {}).items():
        here = ("informal", "words", language)
        if language not in route.languages:
            yield Flaw(at(*here), f"There are informal words in {language}, which the route does not declare.",
                       f"Add {language} to the languages of the route, or remove them.")  # fmt: skip
            continue
        for formal, informal in pairs.items():
            if formal not in known[language] or informal.strip() in ("", formal):
                reason = f"'{formal}' is no text of the route, or has no other words here."
                yield Flaw(at(*here, formal), reason, "Write the text as it stands in the route, or remove it here.")
