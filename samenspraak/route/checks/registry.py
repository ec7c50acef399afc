"""The one list of rules that a route must keep, and what a rule says about a route that does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from samenspraak.route.model import Route
from samenspraak.route.problem import Mark

type Path = tuple[str | int, ...]


class At(Protocol):
    """Gives the place in the file of a path of words, as they stand in the YAML."""

    def __call__(self, *path: str | int) -> Mark:
        """Where this path begins, or the nearest thing around it."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a rule found: the place, one sentence that says what is wrong, one that says how to mend it."""

    mark: Mark
    reason: str
    mend: str


Rule = Callable[[Route, At], Iterator[Flaw]]


When = Literal["first", "then", "always"]


@dataclass(frozen=True, slots=True)
class Registered:
    """A rule under its name, and when it is asked.

    What follows from a wrong name would only hide it. So the rules that come `first` look at names alone, and
    the others are asked `then`, when all names are right; `always` is for a rule that looks at no names.
    """

    name: str
    run: Rule
    when: When


RULES: dict[str, Registered] = {}


def rule(name: str, *, when: When = "then") -> Callable[[Rule], Rule]:
    """Register a rule. Raises ValueError when the name is taken."""

    def register(run: Rule) -> Rule:
        if name in RULES:
            raise ValueError(f"the rule '{name}' is registered twice")
        RULES[name] = Registered(name, run, when)
        return run

    return register
