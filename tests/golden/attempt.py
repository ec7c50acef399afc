"""One row being tried, and the register of the words that change what it is tried on."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.golden.setting import Plan, World
from tests.golden.table import Row

FIELDS = frozenset({"field_missing", "field_not_a_choice"})
"""The codes of a form that was not filled in as it should."""


@dataclass
class Attempt:
    """One row being tried: the plan and the world as the words make them, and how the act itself is done."""

    row: Row
    plan: Plan
    actor: str
    world: World = None
    answers: dict[str, object] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    more: dict[str, object] = field(default_factory=dict)
    about: str = ""
    """The request, pause, wish or invitation whose term a clock row is about; empty for the step."""
    late: str = ""

    def says(self, word):
        return word in self.row.when

    def expect(self, **new):
        self.plan = replace(self.plan, **new)

    def add(self, name, *keys):
        self.plan = replace(self.plan, **{name: getattr(self.plan, name) | set(keys)})


@dataclass(frozen=True)
class Word:
    """What a word of `when` changes: from the beginning, or once the case stands at the step of the row.

    `because`: codes of which a refusal has one, when the row is refused for this word.
    """

    before: Callable[[Attempt], None] | None = None
    at_step: Callable[[Attempt], None] | None = None
    because: frozenset[str] = frozenset()


WORDS: dict[str, Word] = {}


def word(name, before=None, at_step=None, because=()):
    """Register a word. Raises ValueError for one that is known already."""
    if name in WORDS:
        raise ValueError(f"the word '{name}' is registered twice")
    WORDS[name] = Word(before, at_step, frozenset(because))
