"""The list of who asks to be called back, and the page of one request, for those who call and who see to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import F
from django.http import QueryDict

from samenspraak.advice import door
from samenspraak.advice.models import CallDeed, CallRequest
from samenspraak.advice.rules import ENDED, WAITS, reasons
from samenspraak.advice.sight import Desk, Lists, Seen, callers
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.atoms import Text
from samenspraak.route.callback import watchers
from samenspraak.web.callforms import AdviseForm, CallForm, DeclineForm, OneChoice, close_form, pass_on_form, write_form
from samenspraak.web.people import opens

PAGE = 25
RECORD = ("asked", "advised", "next")


@dataclass(frozen=True)
class Calls:
    """How many people ask to be called back, or ask for a way without having a case."""

    mine: int
    late: int
    """Of those of others, how many should have been called by now."""

    @classmethod
    def of(cls, desks: Iterable[Desk], memberships: Iterable[Membership]) -> "Calls | None":
        """As the memberships of somebody were counted along (see `with_counts`)."""
        mine, late, has_any = 0, {False: 0, True: 0}, False
        for desk in desks:
            watching = watchers(desk.route, desk.rule)
            for one in memberships:
                if one.role == desk.rule.by:
                    mine, has_any = int(vars(one)["calls"]), True
                if one.role in watching:
                    number = int(vars(one)["wishes_late" if desk.is_wish else "calls_late"])
                    late[desk.is_wish], has_any = max(late[desk.is_wish], number), True
        return cls(mine, sum(late.values())) if has_any else None


@dataclass(frozen=True)
class CallList:
    """One page of the list."""

    lists: Lists
    today: date
    ended: bool
    number: str = "1"

    @property
    def partnership(self) -> Partnership:
        """Where it is."""
        return self.lists.desk.partnership

    @cached_property
    def page(self) -> Page[CallRequest]:
        """The first to end first; of what has ended, the last first."""
        if self.ended:
            found = self.lists.seen.filter(status__in=ENDED).order_by("-ended_on", "-pk")
        else:
            found = self.lists.open.order_by(F("due").asc(nulls_last=True), "closes_on", "pk")
        return Paginator(found, PAGE).get_page(self.number)

    @property
    def is_mine_alone(self) -> bool:
        """Whether nobody else's requests stand in it."""
        return not self.lists.watches


@dataclass
class CallPage:
    """One request, with a form for each thing that can be done with it now.

    A form that was sent and refused is among them, with what was typed.
    """

    seen: Seen
    sent: dict[str, CallForm] = field(default_factory=dict)
    problem: str = ""

    @property
    def request(self) -> CallRequest:
        """The request."""
        return self.seen.request

    @cached_property
    def may(self) -> list[str]:
        """What can be done now."""
        return [deed for deed in self.seen.may if deed != "pass_on" or self.colleagues]

    @property
    def waits(self) -> bool:
        """Whether somebody has to call or to write."""
        return self.request.status in WAITS

    @cached_property
    def colleagues(self) -> list[Membership]:
        """Who could take it over."""
        able = callers(self.seen.desk, self.request.school)
        others = {one.user_id: one for one in able if one.user_id != self.request.handler_id}
        return list(others.values())

    @property
    def role(self) -> Text:
        """What those who call are called."""
        return self.seen.desk.route.people[self.seen.desk.rule.by].text

    @cached_property
    def deeds(self) -> list[CallDeed]:
        """What happened, the last first."""
        return list(self.request.deeds.select_related("by").order_by("-number"))

    @property
    def openable(self) -> list[tuple[str, Text]]:
        """What those who call may begin; of what was asked for, that alone."""
        route = self.seen.desk.route
        if self.request.is_wish:
            return [(self.request.option, self.title)]
        return [(name, one.title) for name, one in route.tracks.items() if opens(route, one, {self.seen.desk.rule.by})]

    @property
    def tries_left(self) -> int:
        """How many calls are still tried before one writes."""
        return self.seen.desk.rule.tries - self.request.tries

    @property
    def boxes_wrong(self) -> list[object]:
        """The questions with which something is wrong, of the form that was sent."""
        return [box for form in self.sent.values() for box in form.wrong]

    @property
    def advise(self) -> CallForm:
        """What was asked and advised, with what was written before."""
        kept = self.request
        wants = "" if kept.wants_record is None else "yes" if kept.wants_record else "no"
        written = {name: getattr(kept, name) for name in RECORD} | {"wants_record": wants}
        return self.sent.get("advise") or AdviseForm(None, written)

    @property
    def decline(self) -> CallForm:
        """Why what was asked for is not taken up."""
        return self.sent.get("decline") or DeclineForm()

    @property
    def title(self) -> Text:
        """What the option is called."""
        return self.seen.desk.route.options[self.request.option].title

    @property
    def write(self) -> CallForm:
        """How one wrote."""
        return self.sent.get("write") or write_form()

    @property
    def close(self) -> CallForm:
        """Why it is closed."""
        return self.sent.get("close") or close_form(reasons(self.request.stands))

    @property
    def pass_on(self) -> CallForm:
        """Who takes over."""
        return self.sent.get("pass_on") or pass_on_form(self.colleagues)


def form_of(page: CallPage, deed: str, data: QueryDict) -> CallForm:
    """The form of a deed with what was sent."""
    made: dict[str, Callable[[], CallForm]] = {
        "advise": lambda: AdviseForm(data),
        "write": lambda: write_form(data),
        "decline": lambda: DeclineForm(data),
        "close": lambda: close_form(reasons(page.request.stands), data),
        "pass_on": lambda: pass_on_form(page.colleagues, data),
        "not_reached": lambda: CallForm(data),
    }
    return made[deed]()


def do(deed: str, act: door.Act, form: CallForm) -> door.Outcome:
    """Do it through the door, with what was answered."""
    if isinstance(form, AdviseForm):
        return door.advise(act, wants_record=form.wants, record=form.record())
    if isinstance(form, DeclineForm):
        return door.decline(act, form.cleaned_data["why"])
    if not isinstance(form, OneChoice):
        return door.not_reached(act)
    if deed == "pass_on":
        return door.pass_on(act, User.objects.filter(pk=form.chosen).first() if form.chosen else None)
    return door.write(act, form.chosen) if deed == "write" else door.close(act, form.chosen)
