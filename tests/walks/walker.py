"""Random people, random answers and random acts for any route; what must hold after each stands in holds.py."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from samenspraak.route.clock import birthdays, overdue
from samenspraak.route.engine import (
    Act,
    Candidate,
    Case,
    Decision,
    Offer,
    Person,
    Refusal,
    available,
    decide,
    fold,
    start,
)
from samenspraak.route.fields import ask_fields
from samenspraak.route.model import Role, Route
from samenspraak.route.options import Option
from samenspraak.route.people import ages
from samenspraak.route.question import Field
from samenspraak.route.state import Track
from samenspraak.route.who import members
from tests.fitting import who_fits
from tests.walks.holds import decision_is_right, refusal_helps, state_holds

Pick = Callable[[Sequence], object]
"""Chooses one of several: by Hypothesis, or by a seeded generator."""

FIRST_DAY = date(2026, 9, 7)
POOL = (
    Candidate("ada", "Ada", last_assigned=date(2026, 2, 2)),
    Candidate("bob", "Bob"),
    Candidate("eve", "Eve", conflict="is_in_the_case"),
)
NONSENSE = ("", "x" * 3000, "nonsense", -1, ["nobody"], "2026-02-30", "1e999", None)


@dataclass(frozen=True)
class Move:
    """Something that someone is offered now."""

    option: str
    key: str
    offer: Offer

    @property
    def names(self) -> tuple[str, ...]:
        """What the act can be called: a request is answered with yes or no."""
        name = self.offer.name
        return (f"{name}:yes", f"{name}:no") if self.offer.kind == "answer" else (name,)


@dataclass
class World:
    """A case with its day, and all that happened in it."""

    route: Route
    pick: Pick
    case: Case = field(default_factory=Case)
    today: date = FIRST_DAY
    changes: tuple = ()
    took_part: dict[str, set[str]] = field(default_factory=dict)
    story: list[str] = field(default_factory=list)
    """What was tried, for whoever reads a failure."""

    def begin(self) -> bool:
        """Begin a case with random people; false when the door stays shut, which it says why."""
        people = list(some_people(self.route, self.pick))
        openers = [(name, option) for name, option in self.route.tracks.items() if not option.opens_after]
        name, option = self.pick(openers)
        able = frozenset().union(*(self.route.roles_of(one) for one in option.opened_by))
        opener = self.pick([one.key for one in people if one.role in able] or ["p1"])
        act = Act(name, "open", opener, door_answers(self.route, option, self.pick))
        outcome = start(
            self.route, act, people, {fact: self.pick([True, False]) for fact in self.route.facts}, self.today
        )
        self.take(act, outcome)
        return isinstance(outcome, Decision)

    def offers(self) -> Iterator[Move]:
        """Everything that is offered to anyone, with what a closed gate keeps shut."""
        for option in self.case.tracks:
            for key in self.case.people:
                for offer in available(self.route, self.case, option, key, self.today, POOL):
                    yield Move(option, key, offer)

    def act(self, move: Move, answers: dict[str, object], name: str = "") -> Act:
        """The act for an offer."""
        name = name or str(self.pick(move.names))
        return Act(move.option, name, move.key, answers, None, move.offer.request, pool=POOL)

    def tries(self, act: Act) -> Decision | Refusal:
        """Ask the engine, look at what it says, and let it happen."""
        outcome = decide(self.route, self.case, act, self.today)
        self.take(act, outcome)
        return outcome

    def take(self, act: Act, outcome: Decision | Refusal) -> None:
        """Check what came of an act, and go on from there."""
        came = sorted(outcome.codes) if isinstance(outcome, Refusal) else outcome.step_after
        self.story.append(f"{self.today} {act.by}: {act.option}.{act.name} {dict(act.answers)} -> {came}")
        if isinstance(outcome, Refusal):
            refusal_helps(self, act, outcome)
            return
        assert isinstance(outcome, Decision)
        before = self.case
        self.case = fold(before, outcome.changes)
        self.changes += outcome.changes
        decision_is_right(self, before, act, outcome)
        state_holds(self, outcome)

    def any_offer(self) -> None:
        """Take any offer that nothing is in the way of."""
        moves = [one for one in self.offers() if one.offer.refusal is None]
        if moves:
            move = self.pick(moves)
            answers = filled(move.offer.fields, self.pick, self.today)
            if answers is not None:
                self.tries(self.act(move, answers))

    def open_any(self) -> None:
        """Open another option, or hear why not."""
        name = self.pick(sorted(self.route.tracks))
        option = self.route.options[name]
        able = members(self.route, self.case, None, option.opened_by) or ("nobody",)
        self.tries(Act(name, "open", self.pick(able), door_answers(self.route, option, self.pick)))

    def days_pass(self, days: int) -> None:
        """Let days pass, and the clock do all that became due; what it did is not due again."""
        self.today += timedelta(days=days)
        for _ in range(60):
            acts = list(overdue(self.route, self.case, self.today))
            if not acts:
                return
            outcome = self.tries(acts[0])
            assert isinstance(outcome, Decision), (acts[0], outcome)
        raise AssertionError(f"the clock never comes to rest: {acts}")

    def birthday(self) -> None:
        """Somebody of whom the age matters becomes a year older."""
        marks = ages(self.route)
        for key, one in list(self.case.people.items()):
            if one.role in marks and one.age is not None:
                for act in list(birthdays(self.route, self.case, {key: one.age + 1})):
                    assert isinstance(self.tries(act), Decision), act


def some_people(route: Route, pick: Pick) -> Iterator[Person]:
    """Random people for a case: one to three of a family, staff that may be the same human being, a pupil or none."""
    staff: list[str] = []
    number = 0
    can_join = any(action.joins for option in route.tracks.values() for action in option.always.values())
    for role_name, role in route.people.items():
        for _ in range(_how_many(role, pick)):
            number += 1
            key = f"p{number}"
            works = role.comes_from in ("school", "partnership", "board")
            who = pick([key, *staff]) if works and pick([False, False, True]) else key
            if works:
                staff.append(who)
            age = pick([None, 9, 15, 16, 17]) if role_name in ages(route) or role_name == "pupil" else None
            custody = bool(role.may_hold and pick([True, True, False]))
            status = "joined" if works or not can_join else pick(["joined", "joined", "invited"])
            yield Person(key, role_name, who, custody=custody, age=age, status=status)


def _how_many(role: Role, pick: Pick) -> int:
    if role.comes_from == "pool":
        return 0
    if role.many:
        return pick([1, 2, 3])
    return pick([0, 1]) if role.optional else 1


def door_answers(route: Route, option: Option, pick: Pick) -> dict[str, object]:
    """Answers to the questions at the door, if it has any."""
    if option.door is None:
        return {}
    return filled(ask_fields(route, Case(), option.door.asks), pick, FIRST_DAY) or {}


def filled(fields: Sequence[Field], pick: Pick, today: date) -> dict[str, object] | None:
    """Valid answers to these questions; None when one has nothing to choose from."""
    answers: dict[str, object] = {}
    for one in fields:
        if one.optional and not one.one_of and pick([True, False]):
            continue
        if one.type in ("choice", "person", "candidate", "people", "options") and not one.choices:
            if one.optional:
                continue
            return None
        answers[one.name] = _answer(one, pick, today)
    return answers


def _answer(one: Field, pick: Pick, today: date) -> object:
    values = [value for value, _ in one.choices]
    if one.type in ("people", "options"):
        return pick([who_fits(one, values), values[:1], values[-2:]])
    if one.choices:
        return pick(values)
    if one.type == "yes_no":
        return pick(["yes", "no"])
    if one.type == "date":
        days = {True: [0, -3], False: [0, 4, 12]}.get(one.past, [0, 5, 40, -40])
        return (today + timedelta(days=pick(days))).isoformat()
    numbers = ["0", "1,5", str(one.max)] if one.above is None else [str(one.above + 1), str(one.max)]
    typed = {"time": ["9:00", "15.30", "23:59"], "number": numbers, "money": numbers}
    return pick(typed.get(one.type, ["a word", "another word"]))


def spoiled(answers: dict[str, object], pick: Pick) -> dict[str, object]:
    """The same answers with one of them made nonsense."""
    if not answers:
        return {"nobody_asked": pick(NONSENSE)}
    return {**answers, pick(sorted(answers)): pick(NONSENSE)}


def any_name(world: World) -> str:
    """Something that could be asked for, here, elsewhere, or nowhere."""
    option = world.route.options[str(world.pick(sorted(world.case.tracks)))]
    names = {name for step in option.steps.values() for name in step.actions} | set(option.always)
    names |= {f"{name}{end}" for name in option.requests for end in ("", ":yes", ":no")}
    names |= {f"sign:{name}" for name in option.consents}
    return str(world.pick(sorted({*names, "reopen", "late::0", "survey:0", "nonsense", "", ":yes", "late:r9:99"})))


def any_key(world: World) -> str:
    """Someone of the case, or someone who is not in it."""
    return str(world.pick([*world.case.people, "nobody", "clock ", ""]))


def walk_to_the_end(world: World, most: int = 90) -> bool:
    """Go on as people would who want to finish; withdraw only when nothing else is left. Whether every track ended."""
    used: dict[tuple[str, ...], int] = {}
    for turn in range(most):
        open_tracks = [name for name, track in world.case.tracks.items() if track.is_open]
        if not open_tracks:
            return True
        moves = [one for one in world.offers() if one.offer.refusal is None and one.option in open_tracks]
        moves = [one for one in moves if one.offer.kind != "request" or turn % 9 == 8]
        ending = [one for one in moves if _ends(world, one)]
        calm = [one for one in moves if one not in ending]
        closing = [one for one in calm if is_the_end(world, one)]
        third = turn * 3 // most
        moves = (calm or ending, closing or calm or ending, ending or closing or calm)[third]
        if not moves:
            world.days_pass(15)
            continue
        best = min(
            moves, key=lambda one: (used.get(_what(one), 0) + 3 * _leads_away(world, one), not one.offer.expected)
        )
        used[_what(best)] = used.get(_what(best), 0) + 1
        _try_hopefully(world, best)
    return all(not track.is_open or _held_by_another(track) for track in world.case.tracks.values())


def _held_by_another(track: Track) -> bool:
    """A track that another one paused and did not let go stands still for good; that is reported, not repeated here."""
    return any(reason.startswith("track:") for reason in track.pauses)


def _what(move: Move) -> tuple[str, ...]:
    return (move.option, move.key, move.offer.name)


def is_the_end(world: World, move: Move) -> bool:
    """Whether it ends the track at once, so that whoever wants to see more does something else first."""
    option = world.route.options[move.option]
    step = world.case.tracks[move.option].step
    action = option.action_at(step, move.offer.name) if step in option.steps else None
    return bool(action and action.to and option.steps[action.to].is_final)


def _leads_away(world: World, move: Move) -> bool:
    """Whether it ends the track or brings it back, so that whoever wants to get on does something else first."""
    track, steps = world.case.tracks[move.option], world.route.options[move.option].steps
    action = world.route.options[move.option].action_at(track.step, move.offer.name)
    order = list(steps)
    return bool(action and action.to) and (
        steps[action.to].is_final or order.index(action.to) <= order.index(track.step)
    )


def forward(world: World) -> None:
    """What people do who want to get on: join, do what they are waited for, and end nothing."""
    moves = [one for one in world.offers() if one.offer.refusal is None and one.offer.kind not in ("request", "answer")]
    moves = [one for one in moves if world.case.tracks[one.option].is_open]
    moves = [one for one in moves if not _leads_away(world, one) and not _ends(world, one)]
    if moves:
        move = world.pick([one for one in moves if one.offer.expected] or moves)
        _try_hopefully(world, move)


def _try_hopefully(world: World, move: Move) -> None:
    """Do it with the answers of people who want to get on: whoever has to decide later was at no meeting."""
    answers = filled(move.offer.fields, _hopeful, world.today)
    if answers is None:
        return
    deciding = {key for key, person in world.case.people.items() if person.role in world.route.deciding_roles}
    for one in move.offer.fields:
        there = answers.get(one.name)
        if one.type == "people" and isinstance(there, list):
            answers[one.name] = [key for key in there if key not in deciding] or there
    world.tries(world.act(move, answers, move.names[0]))


def _hopeful(options: Sequence) -> object:
    return options[0]


def _ends(world: World, move: Move) -> bool:
    option = world.route.options[move.option]
    action = option.always.get(move.offer.name)
    return bool(action and (action.to or action.leaves or action.adds_pause))


def with_helper(world: World, act: Act) -> Act:
    """The same act, entered by someone else for this person."""
    return replace(act, via=any_key(world))
