"""What a route file asks of everyone before there is a case: the guide, and what a complaint is about. Frozen."""

from typing import Annotated

from pydantic import Field

from samenspraak.route.atoms import Name, Names, Text
from samenspraak.route.steps import Part


class Question(Part):
    """One question of the guide."""

    text: Text
    hint: Text | None = None
    choice: dict[Name, Text]
    explains: dict[Name, Text] = {}
    """A sentence under an answer."""
    facts: dict[Name, Names] = {}
    """A fact of a case -> the answers that say that it is so."""
    meetings: dict[Name, Names] = {}
    """A kind of meeting -> the answers that say that there was one: whoever begins a case records it then."""
    source: str | None = None


class About(Part):
    """One thing that a complaint can be about, and the formal bodies for it, the first one first."""

    text: Text
    explains: Text | None = None
    bodies: Annotated[Names, Field(min_length=1)]
    source: str | None = None


class Complaint(Part):
    """Whom or what a complaint is about, so that the body for it is shown first (S9, P14). All others stay open."""

    text: Text
    hint: Text | None = None
    about: Annotated[dict[Name, About], Field(min_length=1)]


class Rule(Part):
    """One rule of the guide: with these answers an option comes first, is added, does not fit, or is what remains."""

    when: dict[Name, Names] = {}
    first: Name | None = None
    add: Name | None = None
    does_not_fit: Name | None = None
    otherwise: Name | None = None
    says: Text | None = None
    """Why, for whoever gave these answers."""
    source: str | None = None

    @property
    def option(self) -> str:
        """The option that it is about."""
        return self.first or self.add or self.does_not_fit or self.otherwise or ""


class Guide(Part):
    """At most five questions, and the rules that turn answers into options."""

    questions: Annotated[dict[Name, Question], Field(min_length=1, max_length=5)]
    rules: tuple[Rule, ...]
