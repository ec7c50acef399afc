"""The agenda of meetings that are held for several cases at once: day by day, with the cases that I may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils import timezone

from samenspraak.cases.models import Answer, Party
from samenspraak.cases.routes import newest
from samenspraak.cases.sight import View, answers_in, people_beside, places_planned, readable, view_of
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.agenda import agendas_for, planned_for
from samenspraak.route.state import Meeting, Track
from samenspraak.route.steps import Meetings
from samenspraak.route.who import members
from samenspraak.web.words import Words, in_language
from samenspraak.web.worklist import Row


@dataclass(frozen=True)
class Item:
    """One case on the agenda of a day, as I may see it."""

    row: Row
    seen: View
    track: Track
    rule: Meetings
    meeting: Meeting
    answers: tuple[Answer, ...]

    @property
    def title(self) -> str:
        """What the agenda is called."""
        return in_language(self.rule.agenda.text) if self.rule.agenda else ""

    @property
    def order(self) -> tuple[date, str, str, str]:
        """By day, then the agenda, the hour and the case."""
        return self.meeting.on, self.title, self.meeting.time, self.seen.case.reference

    @property
    def hour(self) -> str:
        """When it begins, when that is known."""
        return self.meeting.time.replace(":", ".")

    @property
    def at_the_table(self) -> str:
        """Who takes part in the meeting, and said so."""
        return self._named("joined")

    @property
    def asked(self) -> str:
        """Who was asked to take part, and did not answer yet."""
        return self._named("invited")

    def _named(self, status: str) -> str:
        seen = self.seen
        keys = members(seen.route, seen.state, self.track, self.rule.counts_with)
        return Words(seen.route, seen.people, seen.me.key).listed(
            key for key in keys if seen.state.people[key].status == status
        )

    @property
    def told(self) -> list[tuple[str, str]]:
        """What I may read of what was written when it was planned or moved last, such as where: question and words."""
        option = self.seen.route.options[self.track.option]
        actions = (one for _name, one in option.actions if self.meeting.kind in (one.plans, one.moves))
        texts = {name: ask.text for one in actions for name, ask in one.asks.items() if ask.type == "text"}
        mine = (one for one in self.answers if self._is_told(one) and one.name in texts)
        return [(in_language(texts[one.name]), str(one.value)) for one in mine]

    def _is_told(self, answer: Answer) -> bool:
        return answer.option == self.track.option and answer.event_number == self.meeting.told_in


@dataclass(frozen=True)
class Day:
    """One day of one agenda, with its cases by the hour."""

    on: date
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class AgendaPage:
    """What is planned. The queries: my memberships, my places, the people of these cases, and what was typed there."""

    user: User
    partnership: Partnership
    options: frozenset[str]
    titles: tuple[str, ...]

    @cached_property
    def _items(self) -> list[Item]:
        found = list(places_planned(self.user, self.partnership))
        people: dict[int, list[Party]] = {}
        for one in people_beside(found) if found else ():
            people.setdefault(one.case_id, []).append(one)
        items = [item for one in found for item in _planned(one, people[one.case_id], self.user)]
        return sorted(self._with_answers(items), key=lambda one: one.order)

    def _with_answers(self, items: list[Item]) -> Iterator[Item]:
        typed: dict[int, list[Answer]] = {}
        for one in answers_in([item.seen.case for item in items], self.options) if items else ():
            typed.setdefault(one.case_id, []).append(one)
        for item in items:
            answers = readable(item.seen, typed.get(item.seen.case.pk, ()))
            yield Item(item.row, item.seen, item.track, item.rule, item.meeting, answers)

    @property
    def coming(self) -> list[Day]:
        """From today on, the first day first."""
        return _days(one for one in self._items if one.meeting.on >= timezone.localdate())

    @property
    def past(self) -> list[Day]:
        """Days that have been, of which nobody recorded yet that the meeting was held."""
        return _days(one for one in self._items if one.meeting.on < timezone.localdate())


def agenda_page(user: User, slug: str) -> AgendaPage | None:
    """The agenda of someone who works where the route has one for them; none for anyone else."""
    mine = Membership.objects.filter(user=user, partnership__slug=slug, is_active=True).select_related("partnership")
    memberships = tuple(mine)
    if not memberships:
        return None
    partnership = memberships[0].partnership
    found = agendas_for(newest(partnership), {one.role for one in memberships})
    titles = tuple(dict.fromkeys(in_language(one.agenda.text) for _option, one in found if one.agenda))
    return AgendaPage(user, partnership, frozenset(option for option, _one in found), titles) if found else None


def _planned(place: Party, people: list[Party], user: User) -> Iterator[Item]:
    seen = view_of(place.case, people, user)
    if seen.limit is not None:
        return
    for track, rule, meeting in planned_for(seen.route, seen.state, [one.key for one in seen.mine]):
        yield Item(Row(place, tuple(people)), seen, track, rule, meeting, ())


def _days(items: Iterable[Item]) -> list[Day]:
    grouped = groupby(items, key=lambda one: (one.meeting.on, one.title))
    return [Day(on, title, tuple(some)) for (on, title), some in grouped]
