"""Filters with which templates show what comes from a route."""

from collections.abc import Iterable

from django import template

from samenspraak.route.atoms import Text
from samenspraak.web.words import Words, in_language

register = template.Library()


@register.filter
def words(text: Text | str | None) -> str:
    """A text of the route in the language of the page."""
    return in_language(text)


@register.filter
def name_of(key: str, in_case: Words) -> str:
    """The name of a person by key."""
    return in_case.person(key)


@register.filter
def names_of(keys: Iterable[str], in_case: Words) -> list[str]:
    """The names of people by key."""
    return in_case.names(keys)


@register.filter
def role_words(role: str, in_case: Words) -> str:
    """What a role is called."""
    return in_case.role(role)
