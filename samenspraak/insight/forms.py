"""The questions about how it was, as a form: answered once, on one page, by whoever was asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from samenspraak.cases.language import in_language
from samenspraak.route.options import Experience
from samenspraak.route.surveys import worded


@dataclass(frozen=True)
class Choice:
    """One of the answers to choose from."""

    id: str
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Box:
    """A question as web/_field.html shows it."""

    bound: forms.BoundField

    @property
    def name(self) -> str:
        """The name of the input."""
        return self.bound.html_name

    @property
    def widget(self) -> str:
        """What is typed in, or chosen from."""
        return "one" if isinstance(self.bound.field, forms.ChoiceField) else "text"

    @property
    def label(self) -> str:
        """The question."""
        return str(self.bound.label)

    @property
    def hint(self) -> str:
        """Between question and input."""
        return str(self.bound.help_text)

    @property
    def value(self) -> object:
        """What was typed."""
        return self.bound.value() or ""

    @property
    def wrong(self) -> str:
        """What is wrong with it, in a sentence."""
        return " ".join(map(str, self.bound.errors))

    @property
    def optional(self) -> bool:
        """Whether it may stay empty."""
        return not self.bound.field.required

    @property
    def max(self) -> int:
        """How many characters may be typed."""
        return getattr(self.bound.field, "max_length", None) or 0

    @property
    def options(self) -> list[Choice]:
        """What to choose from. The first has the id of the question, so that a link to it lands there."""
        pairs = getattr(self.bound.field, "choices", ())
        return [
            Choice(f"f-{self.name}-{number}" if number else f"f-{self.name}", value, text, value == self.value)
            for number, (value, text) in enumerate(pairs)
        ]


class SurveyForm(forms.Form):
    """The questions of a route, in the words for one role."""

    def __init__(self, asks: Mapping[str, Experience], role: str, data: QueryDict | None = None) -> None:
        """Make a field of every question."""
        super().__init__(data)
        for name, one in asks.items():
            self.fields[name] = _text(one) if one.type == "text" else _choice(one)
            self.fields[name].label = in_language(worded(one, role))
            self.fields[name].required = not one.optional
            self.fields[name].error_messages["required"] = (
                _("Fill this in.") if one.type == "text" else _("Choose one of the answers.")
            )

    @property
    def boxes(self) -> list[Box]:
        """The questions in their order."""
        return [Box(one) for one in self]

    @property
    def wrong(self) -> list[Box]:
        """Those with which something is wrong."""
        return [one for one in self.boxes if one.wrong]


def _choice(one: Experience) -> forms.ChoiceField:
    pairs = {"yes": _("Yes"), "no": _("No")} if one.type == "yes_no" else _words(one)
    field = forms.ChoiceField(choices=list(pairs.items()), help_text=in_language(one.hint))
    field.error_messages["invalid_choice"] = _("Choose one of the answers.")
    return field


def _words(one: Experience) -> dict[str, str]:
    return {value: in_language(text) for value, text in one.choice.items()}


def _text(one: Experience) -> forms.CharField:
    privately = _("Staff may read this. Leave out names, and do not say who you are.")
    hint = " ".join(filter(None, (in_language(one.hint), privately)))
    field = forms.CharField(max_length=one.max, help_text=hint)
    too_long = _("This is too long. At most %(limit)s characters fit.") % {"limit": one.max}
    field.error_messages["max_length"] = too_long
    return field
