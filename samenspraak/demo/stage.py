"""A case as it stands at a moment: what people are offered, what they do, and days that pass with the clock."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samenspraak.cases import sight
from samenspraak.cases.clock import tick_case
from samenspraak.cases.models import Case, Event, Party
from samenspraak.cases.perform import Done, age_on, perform
from samenspraak.cases.pools import candidates
from samenspraak.cases.routes import route_of
from samenspraak.demo.goals import Goal, shown
from samenspraak.demo.moves import Move
from samenspraak.route.changes import CASE
from samenspraak.route.clock import birthdays, overdue
from samenspraak.route.decision import Act, Decision, Offer
from samenspraak.route.engine import available, decide, openings
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
        self._pool_of: tuple[int, tuple[Candidate, ...]] = (-1, ())
        self._look(case)
        for event in Event.objects.filter(case=case):
            self._note(event)

    def _look(self, case: Case) -> None:
        self.case, self.state = case, CASE.validate_json(case.state)
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
            pool = self._pool(self._choosing(track))
            yield from available(self.route, self.state, option, key, self.today, pool)

    def _choosing(self, track: Track) -> Action | None:
        actions = self.route.options[track.option].steps[track.step].actions.values()
        return next((one for one in actions if one.pool), None)

    def _pool(self, rule: Action | None) -> tuple[Candidate, ...]:
        if rule is None or not rule.pool:
            return ()
        if self._pool_of[0] != self.case.version:
            self._pool_of = (self.case.version, candidates(self.case, self.state, self.people.values(), rule))
        return self._pool_of[1]

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
