"""The form with which places in several cases pass to a colleague, and what came of it, case by case."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspraak.cases.handover import Chosen, Passing, hand_over
from samenspraak.cases.perform import Done
from samenspraak.cases.sight import NotVisible
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.model import Route
from samenspraak.route.reasons import Refusal, refuse
from samenspraak.web.forms import FormBox
from samenspraak.web.people import pupil_of
from samenspraak.web.words import in_language

Colleagues = dict[str, list[tuple[str, str]]]
"""Role -> everyone with that work, as `role.user` and a name."""


class HandOverForm(forms.Form):
    """Asks whose work is handed over, and who takes over. An answer is a role and a user: `consultant.12`."""

    leaving = forms.ChoiceField(label=_("Whose work is handed over?"))
    successor = forms.ChoiceField(label=_("Who takes over?"))

    def __init__(
        self, cases: Iterable[Chosen], route: Route, colleagues: Colleagues, data: QueryDict | None = None
    ) -> None:
        """Make the answers from who is in these cases, and from who does the same work."""
        super().__init__(data)
        texts = {role: in_language(route.people[role].text) for role in colleagues}
        # Sent again, it still knows whose work it was, and is answered as it was the first time.
        people = [one for case in cases for one in (case.people if data else case.here)]
        there = [one for one in people if one.role in texts and one.user_id]
        number = Counter(f"{one.role}.{one.user_id}" for one in there)
        self.names = {f"{one.role}.{one.user_id}": one.name for one in there}
        self._offer(
            "leaving", [(key, f"{self.names[key]}, {texts[_role(key)]} ({_cases(number[key])})") for key in number]
        )
        roles = dict.fromkeys(_role(key) for key in number)
        groups: list[tuple[str, Any]] = [(texts[role], colleagues[role]) for role in roles]
        only = next(iter(number)) if len(number) == 1 else ""
        others = [(text, [one for one in found if one[0] != only]) for text, found in groups]
        self._offer("successor", [("", gettext("choose a colleague")), *others])
        self.names |= {key: name for role in roles for key, name in colleagues[role]}

    def _offer(self, name: str, answers: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        field.choices = answers  # type: ignore[attr-defined]
        field.initial = answers[0][0] if len(answers) == 1 else None
        field.error_messages |= dict.fromkeys(("required", "invalid_choice"), gettext("Choose one of the answers."))

    def clean(self) -> dict[str, Any]:
        """Whoever takes over does the same work, and is someone else."""
        data = super().clean() or {}
        leaving, successor = data.get("leaving", ""), data.get("successor", "")
        if leaving and successor and leaving == successor:
            self.add_error("successor", gettext("This is the person whose work it is. Choose someone else."))
        elif leaving and successor and _role(leaving) != _role(successor):
            self.add_error("successor", gettext("This colleague does other work. Choose someone with the same work."))
        return data

    @property
    def boxes(self) -> list[FormBox]:
        """The questions as a page shows them."""
        return [FormBox(self["leaving"], "one"), FormBox(self["successor"], "select")]

    @property
    def wrong(self) -> list[FormBox]:
        """The questions with which something is wrong."""
        return [one for one in self.boxes if one.wrong]

    def name(self, question: str) -> str:
        """The name of whoever was chosen."""
        return self.names[self.cleaned_data[question]]

    def passing(self, submission: str) -> Passing:
        """What was asked for."""
        leaving, successor = self.cleaned_data["leaving"], self.cleaned_data["successor"]
        return Passing(_role(leaving), int(leaving.partition(".")[2]), int(successor.partition(".")[2]), submission)


def _role(answer: str) -> str:
    return answer.partition(".")[0]


def _cases(number: int) -> str:
    return ngettext("%(count)s case", "%(count)s cases", number) % {"count": number}


def colleagues_of(partnership: Partnership, roles: Iterable[str]) -> Colleagues:
    """Everyone who does one of these works for a partnership, by name; one query. The route says who may take over."""
    found: Colleagues = {role: [] for role in roles}
    members = Membership.objects.filter(partnership=partnership, role__in=found, is_active=True)
    for role, user, name in members.order_by("user__name").values_list("role", "user", "user__name"):
        if (f"{role}.{user}", name) not in found[role]:
            found[role].append((f"{role}.{user}", name))
    return found


@dataclass(frozen=True)
class Result:
    """What came of it in one case."""

    case: Chosen
    refusal: Refusal | None

    @property
    def pupil(self) -> str:
        """The name of the one whom the case is about."""
        return pupil_of(self.case.route, self.case.people)

    @property
    def asks_more(self) -> bool:
        """Whether the route of this case asks more than this form does."""
        return self.refusal is not None and "field_missing" in self.refusal.codes


def pass_all(user: User, partnership: Partnership, cases: Iterable[Chosen], passing: Passing) -> list[Result]:
    """Hand over in each of these cases; what is refused in one does not stop the others."""
    return [Result(case, _pass(user, partnership, case, passing)) for case in cases]


def _pass(user: User, partnership: Partnership, case: Chosen, passing: Passing) -> Refusal | None:
    try:
        done = hand_over(user, partnership.slug, case.reference, passing)
    except NotVisible:
        return refuse("not_here", passing.role)
    return None if isinstance(done, Done) else done.refusal
