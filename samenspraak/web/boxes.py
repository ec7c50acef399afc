"""Questions as a form shows them: label, hint, choices, what was typed, who reads it, what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspraak.route.atoms import Text
from samenspraak.route.question import Field
from samenspraak.route.reasons import Reason
from samenspraak.web.words import Words, in_language

WIDGETS = {
    "text": "text", "date": "date", "time": "time", "number": "number", "money": "money", "options": "many",
    "people": "many", "choice": "one", "person": "one", "candidate": "one", "yes_no": "one",
}  # fmt: skip

TYPED = frozenset({"ask", "part", "together", "contest"})
"""Questions of which the answer is for its readers only; all others record how it goes, which everyone sees."""


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from."""

    id: str
    value: str
    text: str
    chosen: bool


def choices(name: str, pairs: Iterable[tuple[str, str]], chosen: Iterable[str]) -> list[Choice]:
    """Choices with an id each; the first has the id of the question, so that a link to it lands there."""
    marked = set(chosen)
    return [
        Choice(f"f-{name}" if number == 0 else f"f-{name}-{number}", value, text, value in marked)
        for number, (value, text) in enumerate(pairs)
    ]


@dataclass(frozen=True)
class Box:
    """One question of the route."""

    field: Field
    choices: tuple[tuple[str, Text | str], ...]
    value: object
    readers: list[str]
    error: Reason | None = None
    side: str = ""
    """The side for which a question is asked, when it is asked once for each."""

    chosen_below: bool = False
    """Whether the writer chooses who reads it, in a question that follows."""
    meanwhile: str = ""
    """What another wrote here that everyone shares, when it is not what stands in the box."""

    @property
    def name(self) -> str:
        """The name of the input."""
        return self.field.name

    @property
    def seen_by(self) -> str:
        """Who sees the answer: `all` for a fact of how it goes, `named`, `chosen` in the form, or only `me`."""
        if self.field.source in ("readers", "entry", "decision"):
            return ""
        if self.field.source not in TYPED:
            return "all"
        if self.chosen_below:
            return "chosen"
        return "named" if self.readers else "me"

    @property
    def widget(self) -> str:
        """What is typed in or chosen from."""
        return WIDGETS[self.field.type]

    @property
    def label(self) -> str:
        """The question: from the route, or for a question that every route has from the catalogue."""
        text, name = in_language(self.field.text), self.name.rpartition("_")[2]
        if self.field.source == "meeting" and name == "there":
            return _("Who was there?")
        if not text:
            text = self._generated(name)
        return _("%(question)s (for %(side)s)") % {"question": text, "side": self.side} if self.side else text

    def _generated(self, name: str) -> str:
        if self.field.source == "readers":
            return _("Who may read this?")
        if self.field.source == "meeting":
            return self._of_meeting(name)
        return {
            "for": _("For whom is it moved?"),
            "candidate": _("Whom do you ask?"),
            "successor": _("Who takes over?"),
            "side": _("Which side did you reach?"),
            "about": _("Whom is it about?"),
            "custody": _("Does this person have custody now?"),
            "entry": _("Which one do you correct?"),
            "decision": _("Which decision is it?"),
            "on": _("On which day was it decided?"),
        }.get(name, _("Your answer"))

    def _of_meeting(self, name: str) -> str:
        if name == "time":
            return _("At what time?")
        return _("On which day is it?") if self.field.past is False else _("On which day was it?")

    @property
    def hint(self) -> str:
        """A hint between question and input."""
        if self.field.source == "meeting" and self.field.text and self.field.type == "date":
            return _("Fill in the day here.")
        if self.field.only_with:
            return _("Only needed with the answer “%(answer)s”.") % {"answer": in_language(self.field.hint)}
        return in_language(self.field.hint)

    @property
    def optional(self) -> bool:
        """Whether it may stay empty."""
        return self.field.optional

    @property
    def max(self) -> int:
        """Characters for a text; the highest value for a number."""
        return self.field.max

    @property
    def options(self) -> list[Choice]:
        """What to choose from, with what was chosen."""
        pairs = [(value, in_language(text)) for value, text in self.choices]
        if self.field.type == "yes_no":
            pairs = [("yes", _("Yes")), ("no", _("No"))]
        return choices(self.name, pairs, self._chosen())

    def _chosen(self) -> list[str]:
        if isinstance(self.value, list | tuple):
            return [str(one) for one in self.value]
        return [{True: "yes", False: "no"}.get(self.value, str(self.value))]  # type: ignore[call-overload]


def box(field: Field, words: Words, value: object, error: Reason | None = None) -> Box:
    """A question of the route with the names of people, who reads it, and for which side it is."""
    named = field.choices
    if field.type in ("person", "people") and field.source != "readers":
        named = tuple((key, words.person(key)) for key, _text in field.choices)
    if field.source == "entry":
        named = tuple((number, date_format(date.fromisoformat(str(on)), "l j F Y")) for number, on in field.choices)
    if field.source == "decision":
        named = tuple((key, _decision(words, *str(said).split(" ", 1))) for key, said in field.choices)
    sides = words.route.sides
    one = field.readers[0] if len(field.readers) == 1 else ""
    side = in_language(sides[one].text) if one in sides and field.name.endswith(f"_{one}") else ""
    return Box(field, named, value, words.readers(field.readers), error, side)


def _decision(words: Words, on: str, about: str) -> str:
    """A contested decision by its day, and what it is about."""
    day = date_format(date.fromisoformat(on), "l j F Y")
    known = words.route.complaint.about if words.route.complaint else {}
    return f"{day}: {in_language(known[about].text)}" if about in known else day
