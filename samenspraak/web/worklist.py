"""The list of work of someone who has many cases: what stands in it, filtered, counted, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspraak.advice.sight import desks_of, with_counts
from samenspraak.cases.counting import count_up_to
from samenspraak.cases.folding import folded
from samenspraak.cases.handover import roles_to_hand_over
from samenspraak.cases.models import Party
from samenspraak.cases.routes import newest, route_of
from samenspraak.cases.sight import people_beside, places_of
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.agenda import agendas_for
from samenspraak.route.atoms import Text
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Step
from samenspraak.route.worklist import NEVER
from samenspraak.web.calllist import Calls
from samenspraak.web.people import opens, pupil_of
from samenspraak.web.wanted import CURSOR, Wanted
from samenspraak.web.words import in_language, joined

PAGE = 25
ENDED = "9"
URGENT = "0"
FORMER = "former"
"""What stands on a step that the route does not have any more."""
EVERY, MINE = "", "mine"
"""Beside the steps, what is counted too: all that fits, and what waits for me whatever I look for."""
MOST, MOST_OF_ALL = 500, 2000
"""Up to how many are counted, on one step and in all: whoever has more narrows the list down."""


@dataclass(frozen=True)
class Row:
    """One case in the list."""

    place: Party
    people: tuple[Party, ...]

    @cached_property
    def route(self) -> Route:
        """The route that the case follows."""
        return route_of(self.place.case)

    @property
    def pupil(self) -> str:
        """The name of the one whom it is all about."""
        return pupil_of(self.route, self.people)

    @property
    def titles(self) -> tuple[Text, Text]:
        """What the option and the step are called on the route of this case."""
        option, _sep, step = self.place.work_step.partition(".")
        rules = self.route.options[option]
        return rules.title, rules.steps[step].title

    @property
    def is_open(self) -> bool:
        """Whether something still runs."""
        return not self.place.work_order.startswith(ENDED)

    @property
    def is_urgent(self) -> bool:
        """Whether the pupil comes first."""
        return self.place.work_order.startswith(URGENT)

    @property
    def days(self) -> int | None:
        """For how many days it has been urgent, today not counted."""
        case = self.place.case
        return ((case.counted_to or timezone.localdate()) - case.urgent_since).days if case.urgent_since else None

    @property
    def partly(self) -> Text | None:
        """What the route says when these days are not counted for now, such as while the pupil attends partly."""
        option, _sep, _step = self.place.work_step.partition(".")
        rule = self.route.partly.get(self.route.options[option].terms_halved_when or "")
        return rule.text if rule and self.place.case.counted_to else None

    @property
    def due(self) -> date | None:
        """The day on which something is due."""
        day = date.fromisoformat(self.place.work_order[1:])
        return day if self.is_open and day != NEVER else None

    @property
    def hurries(self) -> Text | None:
        """Because of what it comes first, in the words of the route."""
        fact = self.route.options[self.place.work_step.partition(".")[0]].terms_halved_when
        return self.route.facts.get(fact or "")

    @property
    def waits_for(self) -> list[str]:
        """The names of everyone else who is waited for."""
        mine = self.place.user_id
        return [one.name for one in self.people if one.is_waited_for and one.user_id != mine and self._meets(one)]

    def _meets(self, other: Party) -> bool:
        """Whether somebody is to be named here: who comes from a pool is met only where both were chosen."""
        mine, theirs = (self.route.chosen_in(one.role) for one in (self.place, other))
        return not mine or not theirs or not mine.isdisjoint(theirs)


@dataclass(frozen=True)
class Tally:
    """How many cases stand on one step."""

    step: str
    title: str
    option: str
    number: int
    is_more: bool
    """Whether there are, or may be, more than this number."""


@dataclass(frozen=True)
class WorkList:
    """One page of the list. The queries: my memberships, the page, the people of its cases, and the counts."""

    user: User
    memberships: tuple[Membership, ...]
    wanted: Wanted

    @property
    def partnership(self) -> Partnership:
        """Where I work."""
        return self.memberships[0].partnership

    @property
    def asked(self) -> int:
        """In how many cases I am asked how it was."""
        return int(vars(self.memberships[0])["asked"])

    @property
    def calls(self) -> Calls | None:
        """How many people ask me to call them; nothing for who neither calls nor sees to it."""
        return Calls.of(desks_of(self.partnership, newest(self.partnership)).values(), self.memberships)

    @cached_property
    def openable(self) -> list[tuple[str, Text]]:
        """What I may begin here."""
        roles = {one.role for one in self.memberships}
        route = newest(self.partnership)
        return [(name, one.title) for name, one in route.tracks.items() if opens(route, one, roles)]

    @cached_property
    def agenda(self) -> str:
        """What the agenda of meetings for several cases is called, when I have one here."""
        found = agendas_for(newest(self.partnership), {one.role for one in self.memberships})
        return joined(dict.fromkeys(in_language(one.agenda.text) for _option, one in found if one.agenda))

    @property
    def hands_over(self) -> list[str]:
        """The roles of which I may hand over places here."""
        return roles_to_hand_over(newest(self.partnership), frozenset(one.role for one in self.memberships))

    @cached_property
    def _found(self) -> list[Party]:
        places = _narrowed(places_of(self.user, self.partnership), self.wanted, self._steps)
        cursor = CURSOR.fullmatch(self.wanted.after)
        if cursor:
            order, case = cursor["order"], int(cursor["case"])
            places = places.filter(Q(work_order__gt=order) | Q(work_order=order, case_id__gt=case))
        return list(places.order_by("work_order", "case_id")[: PAGE + 1])

    @cached_property
    def rows(self) -> list[Row]:
        """The cases on this page."""
        found = self._found[:PAGE]
        people: dict[int, list[Party]] = {}
        for one in people_beside(found) if found else ():
            people.setdefault(one.case_id, []).append(one)
        return [Row(one, tuple(people[one.case_id])) for one in found]

    @property
    def more(self) -> str:
        """The address of the next page; empty when this is the last one."""
        if len(self._found) <= PAGE:
            return ""
        last = self._found[PAGE - 1]
        return self.wanted.address(after=f"{last.work_order}~{last.case_id}")

    @cached_property
    def _steps(self) -> dict[str, tuple[Option, Step]]:
        """Every step of the route as it is now, in order."""
        tracks = newest(self.partnership).tracks
        return {f"{name}.{key}": (option, one) for name, option in tracks.items() for key, one in option.steps.items()}

    @cached_property
    def _counted(self) -> dict[str, int]:
        """How many cases fit what I look for, on each step and in all, running or ended; and how many wait for me."""
        # Running or ended follows from the step, so that the index of steps alone is read as long as nothing is sought.
        mine = places_of(self.user, self.partnership)
        places = _matching(mine, self.wanted)
        asked = {key: (places.filter(work_step=key), MOST) for key in self._steps}
        asked |= {EVERY: (places.filter(work_step__gt=""), MOST_OF_ALL), MINE: (mine.filter(is_waited_for=True), MOST)}
        return count_up_to(self.partnership, asked)

    @property
    def waiting(self) -> int:
        """How many of my cases wait for me, up to a bound."""
        return self._counted[MINE]

    @property
    def waiting_is_more(self) -> bool:
        """Whether there are, or may be, more than that."""
        return self.waiting >= MOST

    @cached_property
    def tallies(self) -> list[Tally]:
        """How many cases stand on each step, in the order of the route, of those that fit what else I look for."""
        found = [
            _tally(key, option, step, self._counted[key])
            for key, (option, step) in self._steps.items()
            if self._counted[key] and step.is_final == self.wanted.ended
        ]
        return [*found, Tally(FORMER, _("other steps"), "", self._former, is_more=False)] if self._former else found

    @property
    def _former(self) -> int:
        """How many stand on a step that only a former version of the route has; told when all could be counted."""
        every, numbers = self._counted[EVERY], [self._counted[key] for key in self._steps]
        all_known = every < MOST_OF_ALL and max(numbers) < MOST
        return every - sum(numbers) if all_known and not self.wanted.ended else 0

    @property
    def total(self) -> int:
        """How many cases that still run, or that ended, fit what I look for; up to a bound on each step."""
        return sum(one.number for one in self._chosen)

    @property
    def _chosen(self) -> list[Tally]:
        return [one for one in self.tallies if self.wanted.step in ("", one.step)]

    @property
    def choices(self) -> list[Tally]:
        """All steps together, and each step, to choose from."""
        some = any(one.is_more for one in self.tallies)
        return [Tally("", _("all steps"), "", sum(one.number for one in self.tallies), is_more=some), *self.tallies]

    @property
    def total_is_more(self) -> bool:
        """Whether there are, or may be, more than that."""
        return any(one.is_more for one in self._chosen)

    @property
    def chosen_step(self) -> str:
        """The step to which the list is narrowed."""
        found = self._steps.get(self.wanted.step)
        return in_language(found[1].title) if found else ""

    @property
    def chosen_school(self) -> str:
        """The school to which the list is narrowed."""
        return str(self.rows[0].place.case.school) if self.wanted.school and self.rows else ""


def work_list(user: User, slug: str, wanted: Wanted) -> WorkList | None:
    """The list of someone who works for a partnership, at a school of it or in a pool; none for anyone else."""
    mine = Membership.objects.filter(user=user, partnership__slug=slug, is_active=True).select_related("partnership")
    # Counted along: asking how it was belongs to a room beside this one, and the list has no question to spare.
    asked = Q(user__invitations__answered=False, user__invitations__until__gte=timezone.localdate())
    counted = with_counts(mine, timezone.localdate()).annotate(asked=Count("user__invitations", filter=asked))
    memberships = tuple(counted.order_by("pk"))
    return WorkList(user, memberships, wanted) if memberships else None


def _running(places: QuerySet[Party], *, ended: bool) -> QuerySet[Party]:
    return places.filter(work_order__gte=ENDED) if ended else places.filter(work_order__gt="", work_order__lt=ENDED)


def _narrowed(places: QuerySet[Party], wanted: Wanted, known: Iterable[str]) -> QuerySet[Party]:
    places = _matching(_running(places, ended=wanted.ended), wanted)
    if wanted.step == FORMER:
        return places.exclude(work_step__in=known)
    return places.filter(work_step=wanted.step) if wanted.step else places


def _matching(places: QuerySet[Party], wanted: Wanted) -> QuerySet[Party]:
    """What fits all that is looked for, on whatever step."""
    for word in folded(wanted.text).split():
        places = places.filter(case__search__contains=word)
    if wanted.person:
        places = places.filter(Exists(_named(wanted.person)))
    if wanted.school:
        places = places.filter(case__school=int(wanted.school))
    return _waiting(places, wanted.waits)


def _named(name: str) -> QuerySet[Party]:
    """People in the same case with all these words in their name; who left it is known there no more."""
    people = Party.objects.filter(case=OuterRef("case")).exclude(status="left")
    for word in folded(name).split():
        people = people.filter(folded_name__contains=word)
    return people


def _waiting(places: QuerySet[Party], waits: str) -> QuerySet[Party]:
    someone = Exists(Party.objects.filter(case=OuterRef("case"), is_waited_for=True))
    if waits == "me":
        return places.filter(is_waited_for=True)
    if waits == "others":
        return places.filter(someone, is_waited_for=False)
    return places.filter(~someone) if waits == "nobody" else places


def _tally(key: str, option: Option, step: Step, number: int) -> Tally:
    return Tally(key, in_language(step.title), in_language(option.title), number, is_more=number >= MOST)
