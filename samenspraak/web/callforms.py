"""The forms of being called back: what somebody gives who asks, and what whoever calls says about it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspraak.advice.door import Record, Refused, Wish
from samenspraak.people.models import Membership
from samenspraak.web.forms import MOST_LETTERS, FormBox, widget_of

DAYS = ("mon", "tue", "wed", "thu", "fri")
MOST_WORDS, MOST_TEXT = 200, 1500


def days() -> list[tuple[str, str]]:
    """The days on which one is called, in the language of the page."""
    return [(day, capfirst(str(WEEKDAYS[number]))) for number, day in enumerate(DAYS)]


def parts() -> list[tuple[str, str]]:
    """The parts of a day."""
    return [("morning", _("In the morning")), ("afternoon", _("In the afternoon"))]


def ways() -> list[tuple[str, str]]:
    """How one writes to somebody who was not reached."""
    return [("letter", _("A letter")), ("mail", _("A mail")), ("message", _("A text message to this number"))]


def reasons() -> dict[str, str]:
    """Why a request is closed."""
    return {
        "advised": _("Advised, and nothing more is asked"),
        "no_reaction": _("No reaction to what we wrote"),
        "other_way": _("It was settled in another way"),
        "mistake": _("A mistake, such as a wrong number or asked twice"),
    }


def outcomes() -> dict[str, str]:
    """How a request ended: why it was closed, or what came of a way that was asked for."""
    return reasons() | {
        "begun": _("It was taken up: a case was begun"),
        "declined": _("It was not taken up"),
    }


def _sentence(refused: Refused) -> str:
    """What is wrong with an answer."""
    if refused.field == "number" and refused.why == "wrong":
        return _("This cannot be a telephone number. Type every digit. A number abroad begins with + and its country.")
    chosen = refused.field in ("wants_record", "way", "reason", "to")
    return _("Choose one of the answers.") if chosen else _("Fill this in.")


class CallForm(forms.Form):
    """A form whose answers the door judges: what it refuses stands at the question that it is about."""

    needed: tuple[str, ...] = ()
    """The questions that the door wants answered."""

    def __init__(self, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        """Bind what was sent, if anything was."""
        super().__init__(data, initial=initial)
        for field in self.fields.values():
            field.required = False
            too_long = _("This is too long. At most %(limit)s characters fit.")
            field.error_messages |= {
                "max_length": too_long % {"limit": getattr(field, "max_length", 0)},
                "invalid_choice": _("Choose one of the answers."),
            }

    @property
    def boxes(self) -> list[FormBox]:
        """The questions in their order."""
        return [FormBox(self[name], widget_of(field), name in self.needed) for name, field in self.fields.items()]

    @property
    def wrong(self) -> list[FormBox]:
        """Those with which something is wrong."""
        return [one for one in self.boxes if one.wrong]

    def refuse(self, refused: Refused) -> bool:
        """Say at a question what is wrong with its answer; whether it is about a question of this form."""
        if refused.field not in self.fields:
            return False
        self.add_error(refused.field, _sentence(refused))
        return True


class AskForm(CallForm):
    """What is asked of somebody who wants to be called: nothing more."""

    needed = ("name", "number")

    def __init__(self, data: QueryDict | None = None) -> None:
        """Name the questions in the language of the page."""
        super().__init__(data)
        named = {
            "name": _("Your name"),
            "number": _("The number on which we can call you"),
            "days": _("On which days does it suit?"),
            "parts": _("At what time of the day?"),
            "words": _("Something to know about when it suits"),
        }
        for name, label in named.items():
            self.fields[name].label = label
        self.fields["days"].choices = days()  # type: ignore[attr-defined]
        self.fields["parts"].choices = parts()  # type: ignore[attr-defined]
        self.fields["words"].help_text = _("Only about the time. You tell what the matter is when we call.")

    name = forms.CharField(max_length=MOST_LETTERS, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    number = forms.CharField(max_length=30, widget=forms.TextInput(attrs={"autocomplete": "tel"}))
    days = forms.MultipleChoiceField()
    parts = forms.MultipleChoiceField()
    words = forms.CharField(max_length=MOST_WORDS)

    def wish(self) -> Wish:
        """What was given."""
        data = self.cleaned_data
        return Wish(data["name"], data["number"], tuple(data["days"]), tuple(data["parts"]), data["words"])


class AdviseForm(CallForm):
    """What was asked and advised, if the caller wants it in writing."""

    needed = ("wants_record", "asked", "advised")

    def __init__(self, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        """Name the questions in the language of the page."""
        super().__init__(data, initial)
        wants = self.fields["wants_record"]
        wants.choices = [("yes", _("Yes")), ("no", _("No"))]  # type: ignore[attr-defined]
        wants.label = _("Does the caller want the advice in writing?")
        wants.help_text = _("Ask it on the telephone. If not, nothing of what you said to each other is kept.")
        labels = {
            "asked": _("What was asked?"),
            "advised": _("What was advised?"),
            "next": _("What happens next, and who does it?"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
        self.fields["asked"].help_text = _("Only in writing. The caller reads it: leave out names of others.")

    wants_record = forms.ChoiceField()
    asked = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea)
    advised = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea)
    next = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea)

    @property
    def wants(self) -> bool | None:
        """Whether it is wanted; nothing when that was not said."""
        return {"yes": True, "no": False}.get(self.cleaned_data["wants_record"])

    def record(self) -> Record:
        """What was written."""
        data = self.cleaned_data
        return Record(data["asked"], data["advised"], data["next"])


class DeclineForm(CallForm):
    """Why a way that somebody asked for is not taken up."""

    needed = ("why",)

    def __init__(self, data: QueryDict | None = None) -> None:
        """Name the question in the language of the page."""
        super().__init__(data)
        self.fields["why"].label = _("Why not, and what is possible instead?")
        self.fields["why"].help_text = _("Whoever asked reads these words.")

    why = forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea)


class OneChoice(CallForm):
    """One question with a few answers."""

    def __init__(
        self, name: str, label: str, pairs: Iterable[tuple[str, str]], data: QueryDict | None = None, hint: str = ""
    ) -> None:
        """Ask it."""
        super().__init__(data)
        self.fields[name] = forms.ChoiceField(label=label, choices=list(pairs), help_text=hint, required=False)
        self.fields[name].error_messages["invalid_choice"] = _("Choose one of the answers.")
        self.name, self.needed = name, (name,)

    @property
    def chosen(self) -> str:
        """What was chosen; nothing when nothing was."""
        return str(self.cleaned_data.get(self.name, ""))


def write_form(data: QueryDict | None = None) -> OneChoice:
    """How one wrote to somebody who was not reached."""
    hint = _("Do not ask the school for an address: the school does not know that somebody asked to be called.")
    return OneChoice("way", _("How did you write?"), ways(), data, hint)


def close_form(able: Iterable[str], data: QueryDict | None = None) -> OneChoice:
    """Why nothing more is to be done."""
    words = reasons()
    return OneChoice("reason", _("Why is it closed?"), [(one, words[one]) for one in able], data)


def pass_on_form(colleagues: Iterable[Membership], data: QueryDict | None = None) -> OneChoice:
    """Who takes it over."""
    people = [(str(one.user_id), one.user.name) for one in colleagues]
    return OneChoice("to", _("Who takes over?"), people, data)
