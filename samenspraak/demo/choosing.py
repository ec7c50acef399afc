"""Who does what next, for a goal: found in what the engine offers, with answers that it does not refuse."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from samenspraak.demo.answers import Answers, Scene
from samenspraak.demo.goals import Goal
from samenspraak.demo.moves import Aim, Move, best, moves
from samenspraak.demo.stage import Stage
from samenspraak.demo.ways import Ways
from samenspraak.route.decision import Decision
from samenspraak.route.state import Track
from samenspraak.route.turns import whose_turn

TRIES = 4
"""How often an answer is thought over when it would be refused."""
LOOKS_IN = 0.12
"""How often somebody acts who is not waited for."""
PATIENCE = timedelta(days=5)
"""How long people wait for somebody who does not react."""


@dataclass(frozen=True)
class Choice:
    """What somebody does now, and what comes of it."""

    move: Move
    answers: dict[str, object]
    outcome: Decision


class Chooser:
    """Chooses for the people of one case. `away` are the keys of those who do not react to anything."""

    def __init__(
        self,
        stage: Stage,
        ways: Ways,
        chance: random.Random,
        answers: Answers,
        *,
        talks: int,
        away: frozenset[str],
        unseen: Callable[[Goal], bool],
    ) -> None:
        """Nobody did anything yet."""
        self.stage, self.ways, self.chance, self.answers = stage, ways, chance, answers
        self.talks, self.away, self.unseen = talks, away, unseen
        self.used: Counter[tuple[int, str, str]] = Counter()

    def choose(self, goal: Goal, ahead: timedelta) -> Choice | None:
        """What somebody does for a goal; plans lie at most so far ahead."""
        for move in chain(self._straight(goal), self._by_work(goal)):
            for _ in range(TRIES):
                answers = self.answers.fill(self._scene(goal.option, ahead), move)
                outcome = self.stage.would(move, answers) if answers is not None else None
                if answers is not None and outcome is not None and not self._leads_away(goal, move, outcome):
                    return Choice(move, answers, outcome)
            self.note(move, TRIES)
        return None

    def note(self, move: Move, times: int = 1) -> None:
        """Remember that this was done here, or that it cannot be done."""
        self.used[self._visit(move.option), move.key, move.name] += times

    def _visit(self, option: str) -> int:
        track = self.stage.track(option)
        return track.visit if track else 0

    def _scene(self, option: str, ahead: timedelta) -> Scene:
        stage = self.stage
        return Scene(stage.route, stage.state, stage.track(option), stage.today, self.away, ahead)

    def _leads_away(self, goal: Goal, move: Move, outcome: Decision) -> bool:
        """Whether a gate would open to a step from which the goal is further than from here."""
        track = self.stage.track(goal.option)
        if move.goal or track is None or outcome.step_after == track.step or not track.is_open:
            return False
        return not self._aim(goal, track).is_nearer(outcome.step_after)

    def _straight(self, goal: Goal) -> Iterator[Move]:
        """The deed of the goal, or what comes right before it, by whoever can do it here."""
        track = self.stage.track(goal.option)
        if goal.kind != "deed" or (track and track.is_open and track.step not in self.ways.where(goal)):
            return
        deeds = self.ways.deeds(goal, self.stage.state)
        for key in self._shuffled(self.stage.state.people):
            for move in self._moves(goal.option, key):
                if move.name in deeds and self.used[self._visit(move.option), key, move.name] < TRIES:
                    yield replace(move, goal=move.name == goal.name)

    def _by_work(self, goal: Goal) -> Iterator[Move]:
        """What people do who are waited for; somebody else when none of them can."""
        track = self.stage.track(goal.option)
        if track is None or not track.is_open:
            return
        aim = self._aim(goal, track)
        for key in self._in_turn(track):
            move = best(aim, self._moves(goal.option, key), self.chance)
            if move:
                yield move

    def _aim(self, goal: Goal, track: Track) -> Aim:
        rules, state = self.stage.route.options[goal.option], self.stage.state
        far = self.ways.distances(goal.option, self.ways.where(goal))
        return Aim(
            track, rules, far, self.talks, self.used, self.unseen, self.missed(), state.facts, self.is_family
        )  # fmt: skip

    def missed(self) -> frozenset[str]:
        """Those who do not react, once they were invited some days ago."""
        long_ago = self.stage.today - PATIENCE
        people = self.stage.state.people
        return frozenset(key for key in self.away if (people[key].invited or self.stage.today) <= long_ago)

    def is_family(self, name: str) -> bool:
        """Whether somebody with this key, or of this role, belongs to the family."""
        people, roles = self.stage.state.people, self.stage.route.people
        role = people[name].role if name in people else name
        return role in roles and roles[role].comes_from == "case"

    def _in_turn(self, track: Track) -> list[str]:
        people = self.stage.state.people
        waited = set(whose_turn(self.stage.route, self.stage.state, track))
        waited |= {key for key, one in people.items() if one.status == "invited"}
        first = self._shuffled(key for key in people if key in waited)
        then = self._shuffled(key for key in people if key not in waited)
        return [*then[:1], *first, *then[1:]] if self.chance.random() < LOOKS_IN else [*first, *then]

    def _shuffled(self, keys: Iterable[str]) -> list[str]:
        there = [key for key in keys if key not in self.away]
        self.chance.shuffle(there)
        return there

    def _moves(self, option: str, key: str) -> Iterator[Move]:
        rules = self.stage.route.options[option]
        return moves(option, rules, self.stage.state, key, self.stage.offers(option, key))
