"""The form with which a case begins: the least that is needed about school, pupil and guardians."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from samenspraak.cases.contacts import Contact
from samenspraak.people.models import School
from samenspraak.route.atoms import Term, Text
from samenspraak.route.cleaning import LONG_AGO
from samenspraak.route.fields import contestable
from samenspraak.route.model import Role, Route
from samenspraak.route.question import ABOUT, DECIDED_ON
from samenspraak.route.state import Since
from samenspraak.route.workdays import earlier
from samenspraak.web.boxes import Choice, choices
from samenspraak.web.brought import Brought
from samenspraak.web.words import in_language

MOST = 3
OLDEST = Term(30, "years")
"""A pupil is not older: another year is a slip of the pen."""
MOST_LETTERS = 120
LONGEST_ADDRESS = 254
SHORTEST_CHECK = 4
NO_ADDRESS = _("This cannot be a mail address. It looks like name@example.org.")
WHAT_CHECK = _("The last four digits of their own telephone number, or a word that you agreed with them.")
WHY_CHECK = _(
    "We ask it when they come in for the first time, so that nobody else can. Choose nothing about the pupil, and "
    "nothing that another parent knows. We keep it unreadable."
)


@dataclass(frozen=True)
class FormBox:
    """A question of this form, as `_field.html` shows it."""

    bound: forms.BoundField
    widget: str
    needed: bool = False
    """Whether it has to be answered, though the form itself does not ask that."""

    @property
    def name(self) -> str:
        """The name of the input."""
        return self.bound.html_name

    @property
    def label(self) -> str:
        """The question."""
        return str(self.bound.label)

    @property
    def hint(self) -> str:
        """Between question and input."""
        return str(self.bound.help_text)

    @property
    def fills(self) -> str:
        """What a browser may fill in of what it knows about who types, such as `tel`."""
        return str(self.bound.field.widget.attrs.get("autocomplete", ""))

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
        return not self.bound.field.required and not self.needed and self.widget not in ("tick", "select")

    @property
    def max(self) -> int:
        """How many characters may be typed."""
        return getattr(self.bound.field, "max_length", None) or MOST_LETTERS

    @property
    def options(self) -> list[Choice]:
        """What to choose from."""
        pairs = getattr(self.bound.field, "choices", ())
        chosen = self.value if isinstance(self.value, list) else [self.value]
        return choices(self.name, [(str(value), str(text)) for value, text in pairs], map(str, chosen))


FEW = 6
"""With more to choose from than this, a list to unfold is quicker than a row of buttons."""
WIDGETS = {forms.CharField: "line", forms.EmailField: "line", forms.BooleanField: "tick", forms.DateField: "date"}


def spoken_languages(first: str) -> list[tuple[str, str]]:
    """The languages to choose from, with their names in the language of the page; the usual one comes first."""
    names = [(code, capfirst(get_language_info(code)["name_translated"])) for code in settings.SPOKEN_LANGUAGES]
    return sorted(names, key=lambda one: (one[0] != first, one[1]))


def widget_of(field: forms.Field) -> str:
    """What `_field.html` shows for a field of a form."""
    if isinstance(field, forms.MultipleChoiceField):
        return "many"
    if isinstance(field.widget, forms.Textarea):
        return "text"
    if isinstance(field, forms.ChoiceField):
        return "select" if len(field.widget.choices) > FEW else "one"
    return WIDGETS[type(field)]


def contact_fields(prefix: str) -> dict[str, forms.Field]:
    """How somebody is reached, and what is asked of them the first time."""
    return {
        f"{prefix}_mail": forms.EmailField(
            label=_("Mail address"),
            help_text=_("Their own, and not that of another. Leave it empty for a letter."),
            max_length=LONGEST_ADDRESS,
            required=False,
        ),
        f"{prefix}_check": forms.CharField(
            label=WHAT_CHECK, help_text=WHY_CHECK, max_length=MOST_LETTERS, required=False
        ),
    }


def say_what_lacks(form: forms.Form, mail: str, check: str, typed: str) -> None:
    """Say at its question what is missing before somebody can be invited: a mail goes out with something to ask."""
    if mail in form.errors or check in form.errors:
        return
    given = "".join(one for one in form.cleaned_data.get(check, "") if one.isalnum())
    if typed and not given:
        form.add_error(check, _("Fill this in: without it nobody can come in with the mail."))
    elif given and len(given) < SHORTEST_CHECK:
        form.add_error(check, _("This is too short. At least four letters or digits are needed."))


@dataclass(frozen=True)
class Named:
    """Someone who is named when a case begins."""

    role: str
    name: str
    custody: bool
    birth_date: date | None
    language: str
    contact: Contact


class StartForm(forms.Form):
    """Asks for the school, for everyone of the family that the route knows, and for the facts of the case.

    Whoever may put a contested decision on a case is asked for one, too.
    """

    def __init__(
        self,
        route: Route,
        schools: list[School],
        data: QueryDict | None = None,
        brought: Brought | None = None,
        *,
        contests: bool = False,
        talks: bool = False,
    ) -> None:
        """Make the fields from the roles that come from the case, and from the facts; what was brought is filled in."""
        brought = brought or Brought()
        super().__init__(data, initial=dict(brought.given))
        so = brought.so
        self.route = route
        choices = [(str(school.pk), str(school)) for school in schools]
        only = choices[0][0] if len(choices) == 1 else None
        self.fields["school"] = forms.ChoiceField(label=_("School"), choices=choices, initial=only)
        for name, role in self._family():
            for number in range(1, (MOST if role.many else 1) + 1):
                self._person(f"{name}_{number}", role, number)
        for name, text in self._facts():
            self.fields[f"fact_{name}"] = forms.BooleanField(
                label=in_language(text), required=False, initial=name in so
            )
            if any(option.terms_halved_when == name for option in route.tracks.values()):
                self.fields[f"since_{name}"] = forms.DateField(
                    label=_("If so: since which day?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
                )
        if talks:
            self.fields["talked"] = forms.BooleanField(
                label=_("We talked with each other already. You record next when that was and what it was about."),
                required=False, initial=bool(brought.met),
            )  # fmt: skip
        if contests:
            self._decision(brought)
        for field in self.fields.values():
            field.error_messages |= {"required": _("Fill this in."), "invalid": _("Fill in a date, such as 7-12-2026.")}
            field.error_messages |= {"invalid_choice": _("Choose one of the answers.")}
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = NO_ADDRESS
        self.fields["school"].error_messages["required"] = _("Choose one of the answers.")

    def _decision(self, brought: Brought) -> None:
        self.fields["decided_on"] = forms.DateField(
            label=_("Is there a decision that you do not agree with? On which day was it made?"),
            required=False,
            initial=brought.decided_on.isoformat() if brought.decided_on else None,
            widget=forms.DateInput(attrs={"type": "date"}),
        )
        kinds = [(name, in_language(text)) for name, text in contestable(self.route)]
        if kinds:
            about = brought.about if brought.decided_on and brought.about in dict(kinds) else None
            self.fields["decided_about"] = forms.ChoiceField(
                label=_("What is that decision about?"), choices=kinds, required=False, initial=about,
                widget=forms.RadioSelect,
            )  # fmt: skip

    def _facts(self) -> Iterator[tuple[str, Text]]:
        """The facts with which a case can begin: one on which a gate rests is recorded on the way, by whom may."""
        return ((name, text) for name, text in self.route.facts.items() if name not in self.route.gate_facts)

    def _family(self) -> Iterator[tuple[str, Role]]:
        return ((name, role) for name, role in self.route.people.items() if role.comes_from == "case")

    def _person(self, prefix: str, role: Role, number: int) -> None:
        words = in_language(role.text)
        label = _("Name of the %(role)s") if number == 1 else _("Name of another %(role)s, if there is one")
        required = number == 1 and not role.optional
        self.fields[f"{prefix}_name"] = forms.CharField(
            label=label % {"role": words}, max_length=MOST_LETTERS, required=required
        )
        if role.may_hold:
            self.fields[f"{prefix}_custody"] = forms.BooleanField(label=_("This person has custody"), required=False)
        self.fields[f"{prefix}_language"] = forms.ChoiceField(
            label=_("In which language does the %(role)s like to talk?") % {"role": words},
            choices=spoken_languages(self.route.languages[0]),
            required=False,
        )
        self.fields |= contact_fields(prefix)
        if not role.many:
            self.fields[f"{prefix}_birth_date"] = forms.DateField(
                label=_("Date of birth of the %(role)s") % {"role": words},
                required=False,
                widget=forms.DateInput(attrs={"type": "date"}),
            )

    def clean(self) -> dict[str, Any]:
        """Someone with a date of birth lies in the past, and somebody holds custody where the route counts on that."""
        data = super().clean() or {}
        for name, value in list(data.items()):
            is_past = name.endswith("_birth_date") or name.startswith(("since_", "decided_on"))
            if is_past and value and value > timezone.localdate():
                self.add_error(name, _("This date lies in the future."))
            oldest = OLDEST if name.endswith("_birth_date") else LONG_AGO
            if is_past and value and value < earlier(timezone.localdate(), oldest, self.route.calendar):
                self.add_error(name, _("This day is too long ago. Is the year right?"))
        for name, typed in list(data.items()):
            if name.endswith("_mail"):
                say_what_lacks(self, name, name.replace("_mail", "_check"), typed)
        if data.get("decided_on") and "decided_about" in self.fields and not data.get("decided_about"):
            self.add_error("decided_about", _("Choose one of the answers."))
        holders = [name for name in data if name.endswith("_custody")]
        if holders and not any(data[name] for name in holders):
            self.add_error(holders[0], _("Say who has custody: without anyone who has, nobody can agree."))
        return data

    def groups(self) -> list[list[FormBox]]:
        """The questions, those about one person together."""
        found: dict[str, list[FormBox]] = {}
        for name, field in self.fields.items():
            begin = name.rpartition("_")[0] if name.startswith(tuple(self.route.people)) else name.partition("_")[0]
            begin = {"since": "fact"}.get(begin, begin.removesuffix("_birth"))
            found.setdefault(begin, []).append(FormBox(self[name], widget_of(field)))
        return list(found.values())

    @property
    def wrong(self) -> list[FormBox]:
        """The questions with which something is wrong."""
        return [one for group in self.groups() for one in group if one.wrong]

    def people(self) -> list[Named]:
        """Everyone who was named."""
        data = self.cleaned_data
        found = []
        for name, role in self._family():
            for number in range(1, (MOST if role.many else 1) + 1):
                prefix = f"{name}_{number}"
                if data.get(f"{prefix}_name"):
                    custody = bool(data.get(f"{prefix}_custody"))
                    birth_date, language = data.get(f"{prefix}_birth_date"), data.get(f"{prefix}_language", "")
                    contact = Contact(data.get(f"{prefix}_mail", ""), data.get(f"{prefix}_check", ""))
                    found.append(Named(name, data[f"{prefix}_name"], custody, birth_date, language, contact))
        return found

    def facts(self) -> dict[str, Since]:
        """The facts that are so, or not; a day says by itself that it is so since then."""
        data = self.cleaned_data
        return {name: data.get(f"since_{name}") or bool(data.get(f"fact_{name}")) for name, _text in self._facts()}

    def talked(self) -> bool:
        """Whether they talked with each other before."""
        return bool(self.cleaned_data.get("talked"))

    def decision(self) -> dict[str, str]:
        """The contested decision, as the answers with which it is put on the case; empty when there is none."""
        data = self.cleaned_data
        day = data.get("decided_on")
        return {DECIDED_ON: day.isoformat(), ABOUT: data.get("decided_about", "")} if day else {}
