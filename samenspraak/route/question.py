"""One question of a form."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from samenspraak.route.atoms import Term, Text

Kind = Literal[
    "text", "choice", "yes_no", "date", "time", "number", "money", "options", "people", "person", "candidate"
]  # fmt: skip
Source = Literal[
    "ask", "part", "together", "declare", "judge", "meeting", "moved_for", "about", "candidate", "side", "custody",
    "readers", "entry", "successor", "contest", "decision", "day_of",
]  # fmt: skip
Clean = dict[str, Any]
SINCE = "since"
"""The question of an action that `sets` a fact, or says that it is `partly` so: from which day."""
AMENDED = "entry"
"""The question which meeting is corrected."""
DECIDED_ON, ABOUT, READERS, DECISION = "decided_on", "about", "readers", "decision"
"""The questions of an action that `contests`: when it was decided, what it is about, who may know, and which one."""


@dataclass(slots=True)
class Field:
    """One question as a form shows it; a value, never changed once it is made.

    `text` is empty for a question that every route has (when was it, who was there); the page knows its words by
    `name` and `source`. `choices` pairs a value with a text of the route, or with a name to show as it is.
    `readers` are selectors of who may read the answer beside the writer; `later` when only once the step is left.
    """

    name: str
    type: Kind
    source: Source = "ask"
    text: Text | None = None
    hint: Text | None = None
    """What helps to answer; for a question that belongs to an answer, that answer."""
    choices: tuple[tuple[str, Text | str], ...] = ()
    max: int = 2000
    optional: bool = False
    readers: tuple[str, ...] = ()
    later: bool = False
    process_only: bool = False
    past: bool | None = None
    """A date that has to lie in the past (true) or in the future (false)."""
    within: Term | None = None
    """How far from today a date can lie."""
    about: str = ""
    """The condition, meeting kind or question that it belongs to."""
    one_of: str = ""
    """The question, asked more than once, of which at least one has to be answered."""
    above: Decimal | None = None
    """The amount that it has to be above."""
    with_each: tuple[tuple[str, ...], ...] = ()
    """Groups of the choices: somebody of each has to be chosen."""
    with_one_of: tuple[tuple[str, ...], ...] = ()
    """Groups of the choices: somebody of only one of them can be chosen."""
    only_with: tuple[str, str] | None = None
    """The question and the answer with which it is asked; with another answer what stands here does not count."""
    now: str | tuple[str, ...] = ""
    """What was said before, to begin with."""
