"""The bench on which a decision is made: the case as it becomes, with the changes, texts and notices so far."""

from dataclasses import replace
from datetime import date

from samenspraak.route.atoms import Term, Who
from samenspraak.route.changes import (
    AskedAgain,
    Assigned,
    Change,
    DueMoved,
    MeetingsDropped,
    Moved,
    PauseSet,
    RequestSet,
    fold,
)
from samenspraak.route.decision import CLOCK, Act, Notice, Typed
from samenspraak.route.gates import open_gate
from samenspraak.route.model import Route
from samenspraak.route.options import ActsOn, Option
from samenspraak.route.permit import deciders
from samenspraak.route.state import Case, Meeting, Paused, Person, Track, became
from samenspraak.route.steps import Late, Step
from samenspraak.route.who import Named, members
from samenspraak.route.workdays import add_days, count_days
from samenspraak.route.workdays import due as day_after

MOST_GATES = 25


class Work:
    """Collects what an act changes. `case` always shows how it stands after the changes so far."""

    def __init__(self, route: Route, case: Case, act: Act, today: date) -> None:
        """Begin with nothing changed."""
        self.route = route
        self.case = case
        self.act = act
        self.today = today
        self.changes: list[Change] = []
        self.typed: list[Typed] = []
        self.notices: list[Notice] = []

    @property
    def option(self) -> Option:
        """The rules of the track that is acted on."""
        return self.route.options[self.act.option]

    @property
    def track(self) -> Track:
        """The track that is acted on, as it becomes."""
        return self.case.tracks[self.act.option]

    @property
    def step(self) -> Step:
        """The step on which that track stands now."""
        return self.option.steps[self.track.step]

    @property
    def person(self) -> Person | None:
        """Who acts; nobody when it is the clock."""
        return self.case.people.get(self.act.by)

    def change(self, *changes: Change) -> None:
        """Change the case."""
        self.changes += changes
        self.case = fold(self.case, changes)

    @property
    def found(self) -> Track | None:
        """The track that is acted on, if it was opened."""
        return self.case.tracks.get(self.act.option)

    def tell(self, kind: str, name: str, who: Who, named: Named | None = None) -> None:
        """Tell these people, except the one who acts."""
        if who:
            self.tell_people(kind, name, members(self.route, self.case, self.found, who, named))

    def tell_people(self, kind: str, name: str, people: tuple[str, ...], option: str = "") -> None:
        """Tell people by key, except the one who acts; of another track when one is named."""
        to = tuple(key for key in people if key not in (self.act.by, self.act.via))
        if to:
            self.notices.append(Notice(kind, option or self.act.option, name, to))  # type: ignore[arg-type]

    def day(self, term: Term, start: date | None = None) -> date:
        """The last day of a term that begins on a day; today without one."""
        return day_after(start or self.today, term, self.route.calendar)

    def term_of(self, step: Step, meetings: tuple[Meeting, ...]) -> date | None:
        """The last day of a step that is entered today, after these meetings."""
        term, first = _term(step, meetings)
        if term is None:
            return None
        fact = self.option.terms_halved_when
        if fact and self.case.facts.get(fact) and self._is_ours(step):
            term = term.halved()
        # The first meeting is waited for since the mediator said yes, not since everyone signed; in a track that is
        # opened again, since today.
        since = self.found.assigned_on if self.found and self.found.is_open and first else None
        return self.day(term, since)

    def _is_ours(self, step: Step) -> bool:
        roles = frozenset().union(*(self.route.roles_of(one) for one in step.waits_for))
        return bool(roles) and all(self.route.people[role].comes_from == "partnership" for role in roles)

    def enter(self, name: str) -> None:
        """Bring the track to a step, with what belongs to entering it."""
        step = self.option.steps[name]
        due = self.term_of(step, self.track.meetings)
        self.change(Moved(self.act.option, name, self.today, due, step.final, shuts=step.is_final))
        for condition, rule in self.option.conditions.items():
            if name in rule.asked_again_at:
                self.ask_again(condition)
        self._overtaken(name)
        deciding = tuple(one for action in step.actions.values() if action.decides for one in action.by)
        self.tell_if_nobody_decides(name, deciding, step.late)
        if step.is_final:
            if any(not one.held for one in self.track.meetings):
                self.change(MeetingsDropped(self.act.option))
            self.act_on(self.option.on_end.get(name, ActsOn()))

    def tell_if_nobody_decides(self, name: str, by: Who, late: tuple[Late, ...]) -> None:
        """When all who could decide took part, whoever is told when it takes too long is told at once."""
        by_clock = any(one.name == CLOCK for one in by)
        if by and not by_clock and not deciders(self.route, self.case, self.track, by):
            self.tell("nobody_decides", name, tuple(one for rule in late for one in rule.tell))

    def _overtaken(self, step: str) -> None:
        """Requests that belong to other steps fall away."""
        for asked in self.track.open_requests():
            rule = self.option.requests.get(asked.name)
            if rule and rule.during and step not in rule.during:
                self.change(RequestSet(self.act.option, became(asked, answer="over")))

    def ask_again(self, condition: str) -> None:
        """Earlier declarations for a condition do not count any more."""
        if self.track.declared.get(condition):
            self.change(AskedAgain(self.act.option, condition))

    def act_on(self, rule: ActsOn) -> None:
        """Do what this track does to others: end them, pause them, or let them go on."""
        reason = f"track:{self.act.option}"
        for name in rule.pauses:
            if self._runs(name):
                paused = Paused((f"track:{self.act.option}",), self.today, self.day(Term(1, "years")))
                self.change(PauseSet(name, reason, paused))
        for name in rule.resumes:
            if self._runs(name):
                self.resume(name, reason, ())
        for name in rule.ends:
            if self._runs(name):
                step, outcome = self.case.tracks[name].step, f"ended_by_{self.act.option}"
                self.change(Moved(name, step, self.today, None, outcome, shuts=True))
                self._let_go(name)
        for name in (*rule.pauses, *rule.resumes, *rule.ends):
            if name in self.case.tracks:
                self.tell_people("other_track", self.act.option, tuple(self.case.people), name)

    def _let_go(self, ended: str) -> None:
        """What a track paused goes on when that track is ended from outside: nobody else would take the pause back."""
        for name in tuple(self.case.tracks):
            if self._runs(name):
                self.resume(name, f"track:{ended}", ())

    def _runs(self, name: str) -> bool:
        return name in self.case.tracks and self.case.tracks[name].is_open

    def resume(self, option: str, reason: str, owners_left: tuple[str, ...]) -> None:
        """Take a pause back, whole or by one of its owners. The term grows by the days that the track stood still."""
        track = self.case.tracks[option]
        pause = track.pauses.get(reason)
        if pause is None:
            return
        self.change(PauseSet(option, reason, replace(pause, owners=owners_left)))
        others = {name: one for name, one in self.case.tracks[option].pauses.items() if one.stands_still}
        if owners_left or not pause.stands_still:
            return
        if others:
            other, still = min(others.items(), key=lambda item: item[1].since)
            since = min(pause.since, still.since)
            self.change(PauseSet(option, other, replace(still, since=since)))
        elif track.due:
            self._go_on(track, track.due, pause.since)

    def _go_on(self, track: Track, due: date, since: date) -> None:
        """As much is left of the term as when the track stood still, or when it came to this step after that."""
        begun = max(since, track.entered)
        term, _first = _term(self.route.options[track.option].steps[track.step], track.meetings)
        if term and term.unit == "working days" and due >= begun:
            due = add_days(self.today, count_days(begun, due, self.route.calendar), self.route.calendar)
        else:
            due += self.today - begun
        self.change(DueMoved(track.option, due))
        if track.assigned_on:
            # The first meeting is counted from the yes: the days that stood still since do not count for it either.
            on = track.assigned_on + (self.today - max(since, track.assigned_on))
            role, key = next(iter(track.assigned.items()))
            self.change(Assigned(track.option, role, key, on))

    def settle(self) -> None:
        """Go through every gate that is open now, in every track: groups are counted over the people of now."""
        self._settle_track()
        mine = self.act
        for name in self.case.tracks:
            if name != mine.option:
                self.act = replace(mine, option=name)
                self._settle_track()
        self.act = mine

    def _settle_track(self) -> None:
        for _ in range(MOST_GATES):
            if not self.track.is_open or self.track.stands_still:
                return
            gate = open_gate(self.route, self.case, self.track)
            if gate is None:
                return
            name = self.track.step
            self.enter(gate.to)
            self.tell("gate", name, gate.tells)


def _term(step: Step, meetings: tuple[Meeting, ...]) -> tuple[Term | None, bool]:
    """How long a step lasts after these meetings, and whether that is until the first of them."""
    rule = step.meetings
    if rule is None:
        return step.term, False
    first = not any(one.kind == rule.kind and one.held for one in meetings)
    return (rule.first_within if first else rule.next_within) or step.term, first
