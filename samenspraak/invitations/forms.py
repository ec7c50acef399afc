"""The forms of an invitation: the code, the fact that is asked, and how somebody is reached."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samenspraak.invitations import codes
from samenspraak.web.forms import MOST_LETTERS, FormBox, contact_fields, say_what_lacks, widget_of

NEEDED = {"required": _("Fill this in.")}
MOST_OF_ADDRESS = 400


class Boxed(forms.Form):
    """A form whose questions `_field.html` shows."""

    @property
    def boxes(self) -> list[FormBox]:
        """The questions in their order."""
        return [FormBox(self[name], widget_of(field)) for name, field in self.fields.items()]

    @property
    def wrong(self) -> list[FormBox]:
        """Those with which something is wrong."""
        return [one for one in self.boxes if one.wrong]


class CodeForm(Boxed):
    """The code of a letter."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_("It stands in your letter or your mail. Capital letters, blanks and dashes do not matter."),
        max_length=MOST_LETTERS,
        error_messages=NEEDED,
    )

    def clean_code(self) -> str:
        """What is left of it has to be something."""
        typed: str = self.cleaned_data["code"]
        if not codes.normal(typed):
            raise forms.ValidationError(NEEDED["required"])
        return typed


class CheckForm(Boxed):
    """What is asked the first time."""

    check = forms.CharField(
        label=_("The last four digits of your own telephone number, or the word that you agreed"),
        help_text=_("Whoever invites you gave it. So nobody else comes in with your code."),
        max_length=MOST_LETTERS,
        error_messages=NEEDED,
    )


class InviteForm(Boxed):
    """How somebody is invited, once more or for the first time. Without a new fact the one of before is asked."""

    def __init__(self, data: QueryDict | None = None, *, mail: str = "", knows_check: bool = False) -> None:
        """Fill in the address of before; the fact is kept unreadable, and so it is never filled in."""
        super().__init__(data, initial={"to_mail": mail})
        self.knows_check, self.by_mail = knows_check, data is not None and data.get("how") == "mail"
        self.fields |= contact_fields("to")
        self.fields["to_mail"].error_messages["invalid"] = _(
            "This cannot be a mail address. It looks like name@example.org."
        )
        if knows_check:
            self.fields["to_check"].help_text = _("Leave it empty to ask what was given before.")

    def clean(self) -> dict[str, Any]:
        """A mail needs an address; and nobody gets a code with which nothing is asked."""
        data = super().clean() or {}
        if self.by_mail and not data.get("to_mail") and "to_mail" not in self.errors:
            self.add_error("to_mail", NEEDED["required"])
        if not self.knows_check and not data.get("to_check") and "to_check" not in self.errors:
            self.add_error("to_check", NEEDED["required"])
        say_what_lacks(self, "to_mail", "to_check", "")
        return data
