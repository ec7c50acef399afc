"""The words of a route in the language of the page, and the names of people for their keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from samenspraak.cases.models import Party
from samenspraak.route.atoms import Text, parse_selector
from samenspraak.route.model import Route


def in_language(text: Text | str | None) -> str:
    """A text of a route in the language of the page, or else in the first language of the route."""
    if not text:
        return ""
    if isinstance(text, str):
        return text
    language = (get_language() or "nl").split("-")[0]
    return text.get(language) or next(iter(text.values()))


@dataclass(frozen=True)
class Words:
    """Names for what a route and a case hold."""

    route: Route
    people: Mapping[str, Party]

    def person(self, key: str) -> str:
        """The name of a person; nothing for the clock."""
        return self.people[key].name if key in self.people else ""

    def names(self, keys: Iterable[str]) -> list[str]:
        """The names of these people, each once, in the order of the case."""
        wanted = set(keys)
        return [party.name for key, party in self.people.items() if key in wanted]

    def role(self, role: str) -> str:
        """What a role is called here."""
        return in_language(self.route.people[role].text) if role in self.route.people else role

    def readers(self, selectors: Iterable[str]) -> list[str]:
        """Who reads something, as words for `Who reads this?`."""
        return list(dict.fromkeys(self._group(one) for one in selectors))

    def _group(self, words: str) -> str:
        selector = parse_selector(words)
        if selector.name in self.route.groups:
            return in_language(self.route.groups[selector.name].text)
        if selector.name in self.route.people:
            role = self.route.people[selector.name]
            return in_language(role.plural if selector.each and role.plural else role.text)
        if selector.name in self.route.sides:
            return in_language(self.route.sides[selector.name].text)
        return selector.name
