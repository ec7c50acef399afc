"""What the privacy officer looks for."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """By person, case and day; everything may stay empty."""

    person = forms.CharField(required=False, max_length=100, label=_("Name of who looked"))
    case = forms.CharField(required=False, max_length=20, label=_("Reference of the case"))
    since = forms.DateField(required=False, label=_("From this day"))
    until = forms.DateField(required=False, label=_("Until this day"))
    since.widget.input_type = until.widget.input_type = "date"

    def clean(self) -> dict[str, object]:
        """The last day does not lie before the first one."""
        found = super().clean() or {}
        since, until = found.get("since"), found.get("until")
        if isinstance(since, date) and isinstance(until, date) and until < since:
            self.add_error("until", _("This day lies before the first one. Choose a later day, or leave it open."))
        return found
