"""A case as it stands at a moment: what people are offered, what they do, and days that pass with the clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samenspraak.cases import sight
from samenspraak.cases.clock import tick_case
from samenspraak.cases.models import Case, Event, Party
from samenspraak.cases.perform import Done, age_on, perform
from samenspraak.cases.pools import people_for
from samenspraak.cases.routes import route_of
from samenspraak.demo.goals import Goal, shown
from samenspraak.demo.moves import Move
from samenspraak.route.changes import CASE
from samenspraak.route.clock import birthdays, overdue
from samenspraak.route.decision import Act, Decision, Offer
from samenspraak.route.engine import available, decide, openings
from samenspraak.route.fields import action_fields
from samenspraak.route.state import Candidate, Track
from samenspraak.route.steps import Action

MORNING = time(6)
"""When the clock does what is due on a day."""


class Stage:
    """One case and its moment. Everything that changes the case goes through the door."""

    def __init__(self, case: Case, now: datetime) -> None:
        """Begin with a case that was just begun."""
        self.case, self.now = case, now
        self.route = route_of(case)
        self.shown: set[Goal] = set()
        """All that happened, as goals."""
        self.people: dict[str, Party] = {}
        self._pools: dict[object, tuple[Candidate, ...]] = {}
        """Since the last event, for each pool or role."""
        self._look(case)
        for event in Event.objects.filter(case=case):
            self._note(event)

    def _look(self, case: Case) -> None:
        self.case, self.state, self._pools = case, CASE.validate_json(case.state), {}
        if self.people.keys() != self.state.people.keys():
            self.people = {one.key: one for one in Party.objects.filter(case=case).order_by("pk")}
        for key, person in self.state.people.items():
            self.people[key].status = person.status

    def _note(self, one: Event) -> None:
        self.shown |= set(shown(self.route, one.option, one.action, one.step_before, one.step_after))

    @property
    def today(self) -> date:
        """The day of the moment."""
        return timezone.localdate(self.now)

    def track(self, option: str) -> Track | None:
        """How a track stands."""
        return self.state.tracks.get(option)

    def offers(self, option: str, key: str) -> Iterator[Offer]:
        """What a person is offered in a track, or to open it."""
        track = self.track(option)
        if track is None or not track.is_open:
            offer = openings(self.route, self.state, key, self.today).get(option)
            yield from (offer,) if offer else ()
        if track is not None:
            yield from self._available(track, key)

    def _available(self, track: Track, key: str) -> Iterator[Offer]:
        rules = self.route.options[track.option]
        choosing = next((one for one in rules.steps[track.step].actions.values() if one.pool), None)
        for offer in available(self.route, self.state, track.option, key, self.today, self._pool(choosing)):
            action = rules.action_at(track.step, offer.name)
            yield self._with_colleagues(offer, track, action, key) if action and action.hands_over else offer

    def _with_colleagues(self, offer: Offer, track: Track, action: Action, key: str) -> Offer:
        """The same offer, with those who can take over to choose from."""
        me, pool = self.state.people[key], self._pool(action)
        return replace(offer, fields=action_fields(self.route, self.state, track, action, me, pool))

    def _pool(self, rule: Action | None) -> tuple[Candidate, ...]:
        of = (rule.pool, rule.hands_over) if rule else None
        if of not in self._pools:
            self._pools[of] = people_for(self.case, self.route, self.state, self.people.values(), rule)
        return self._pools[of]

    def would(self, move: Move, answers: dict[str, object]) -> Decision | None:
        """What would come of a move; nothing when it is refused."""
        pool = self._pool(move.rule) if isinstance(move.rule, Action) else ()
        act = Act(move.option, move.name, move.key, answers, None, move.offer.request, pool=pool)
        outcome = decide(self.route, self.state, act, self.today)
        return outcome if isinstance(outcome, Decision) else None

    def does(self, move: Move, answers: dict[str, object]) -> bool:
        """Do it, through the door; whether it was done."""
        read, consent = "", move.offer.consent
        if consent:
            read = sight.View(self.case, self.people[move.key], self.people).digest(move.option, consent)
        done = perform(
            self.case, move.option, move.name, by=self.people[move.key], answers=answers,
            request=move.offer.request, read=read, now=self.now,
        )  # fmt: skip
        if not isinstance(done, Done):
            return False
        self._look(done.case)
        self._note(done.event)
        return True

    def wait(self, until: datetime) -> None:
        """Let time pass; on each day on which something is due the clock does it."""
        day = self.next_due(timezone.localdate(until))
        while day is not None:
            self.now = min(until, max(self.now, datetime.combine(day, MORNING, self.now.tzinfo)))
            self._tick()
            day = self.next_due(timezone.localdate(until), day + timedelta(days=1))
        self.now = max(self.now, until)

    def next_due(self, last: date, first: date | None = None) -> date | None:
        """The first day, not after `last`, on which the clock has something to do."""
        day = first or self.today
        while day <= last:
            if self._is_due(day):
                return day
            day += timedelta(days=1)
        return None

    def _is_due(self, day: date) -> bool:
        wakes = self.case.wake_on is not None and self.case.wake_on <= day
        return (wakes and any(overdue(self.route, self.state, day))) or self._is_birthday(day)

    def _is_birthday(self, day: date) -> bool:
        ages = {key: age_on(one.birth_date, day) for key, one in self.people.items() if one.birth_date}
        older = {key: age for key, age in ages.items() if age > (self.state.people[key].age or 0)}
        return bool(older) and any(birthdays(self.route, self.state, older))

    def _tick(self) -> None:
        for done in tick_case(self.case.pk, self.now):
            self._look(done.case)
            self._note(done.event)
