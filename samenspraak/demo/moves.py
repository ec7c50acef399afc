"""What the people of a case could do now, by what the engine offers, and which of it brings them nearer to a goal."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from samenspraak.demo.goals import Goal
from samenspraak.route.decision import Offer
from samenspraak.route.gates import required
from samenspraak.route.options import Option
from samenspraak.route.state import Case, Track
from samenspraak.route.steps import Action, Does, Request

NEXT, WORK, ASIDE = 3, 2, 1
"""How much a move is worth: it brings nearer; it has to be done here; it is done sometimes, beside."""
OFTEN, SELDOM = 0.4, 0.02
"""How often something beside is done: when nobody ever did it, and otherwise."""
AGAIN, TALKS = 2, 12
"""How often one person does the same at a step; and when meetings belong to the step."""
SAYS_YES = 0.75


@dataclass(frozen=True)
class Move:
    """An offer of the engine to one person; a request is answered with yes or no in its `name`."""

    option: str
    key: str
    offer: Offer
    name: str
    rule: Action | Request | Does | None
    goal: bool = False
    """Whether it meets the goal, or what has to come right before."""

    @property
    def to(self) -> str:
        """The step to which it leads by itself; empty when the track stays, or a gate decides."""
        return (getattr(self.rule, "to", None) or "") if self.rule else ""

    def asks_until(self, question: str) -> bool:
        """Whether a question asks for a day in the future, to which the term moves."""
        return question == "until" and isinstance(self.rule, Request)


@dataclass(frozen=True)
class Aim:
    """Where a case wants to go: how far each step is from the goal, and how many meetings come before leaving."""

    track: Track
    rules: Option
    far: Mapping[str, int]
    talks: int
    """How many meetings are held at least before people move on."""
    used: Mapping[tuple[int, str, str], int]
    """How often a person did something, by the visit to the step."""
    unseen: Callable[[Goal], bool]
    missed: frozenset[str]
    """The keys of those who have not reacted for some days."""
    facts: Mapping[str, bool]
    family: Callable[[str], bool]
    """Whether somebody with this key, or of this role, belongs to the family."""

    def is_nearer(self, step: str) -> bool:
        """Whether a step is nearer to the goal than the one where the track stands."""
        here = self.far.get(self.track.step)
        return step in self.far and (here is None or self.far[step] < here)

    def times(self, move: Move) -> int:
        """How often this was done by this person here."""
        return self.used.get((self.track.visit, move.key, move.name), 0)

    def is_done(self, name: str) -> bool:
        """Whether anybody did this in the case, at whatever step."""
        return any(one[2] == name for one, times in self.used.items() if times)

    def is_planned(self, kind: str) -> bool:
        """Whether a meeting of this kind is to be held, or need not be planned here."""
        actions = self.rules.steps[self.track.step].actions.values()
        planned = any(one.kind == kind and not one.held for one in self.track.meetings)
        return planned or not any(one.plans == kind for one in actions)

    @property
    def is_ripe(self) -> bool:
        """Whether enough meetings were held to leave the step."""
        rule = self.rules.steps[self.track.step].meetings
        held = sum(one.held and one.kind == rule.kind for one in self.track.meetings) if rule else 0
        return rule is None or held >= self.talks or self.track.stands_still


def moves(option: str, rules: Option, case: Case, key: str, offers: Iterable[Offer]) -> Iterator[Move]:
    """Everything that one person would do; a request gives two moves, yes and no. Who said no stays with it."""
    track = case.tracks.get(option)
    for offer in offers:
        if offer.refusal is not None:
            continue
        if offer.kind != "answer":
            rule = _rule(rules, track, offer)
            if not (case.people[key].is_out and isinstance(rule, Action) and rule.joins):
                yield Move(option, key, offer, offer.name, rule)
            continue
        request = rules.requests.get(offer.name)
        for answer in ("yes", "no"):
            yield Move(option, key, offer, f"{offer.name}:{answer}", getattr(request, answer) if request else None)


def _rule(rules: Option, track: Track | None, offer: Offer) -> Action | Request | None:
    if offer.kind == "request":
        return rules.requests.get(offer.name)
    if offer.kind == "beside" or track is None or track.step not in rules.steps:
        return None
    return rules.action_at(track.step, offer.name)


def best(aim: Aim, found: Iterable[Move], chance: random.Random) -> Move | None:
    """The move that people make who want to reach their goal; nothing when none of these helps."""
    able = [(worth(aim, one, chance), aim.times(one), chance.random(), one) for one in found]
    able = [one for one in able if one[0]]
    return min(able, key=lambda one: (-one[0], one[1], one[2]))[3] if able else None


def worth(aim: Aim, move: Move, chance: random.Random) -> int:
    """How much a move is worth for the goal; 0 when it leads away, or was done often enough."""
    if move.offer.kind == "answer":
        return _worth_of_answer(aim, move, chance)
    if move.offer.kind == "beside":
        return WORK
    if move.offer.kind == "request":
        return _worth_of_request(aim, move, chance)
    if isinstance(move.rule, Action):
        return _worth_of_action(aim, move, move.rule, chance)
    return 0


def _worth_of_action(aim: Aim, move: Move, rule: Action, chance: random.Random) -> int:
    if rule.joins and not rule.to:
        return NEXT
    if rule.removes_pause:
        return NEXT if aim.track.stands_still else 0
    if rule.to:
        return _worth_of_leaving(aim, move, rule)
    if move.offer.kind == "always" and _opens_a_gate(aim, rule):
        return WORK
    if move.offer.kind == "always" or rule.releases or rule.moves:
        leaves = rule.leaves or rule.stays_out
        return 0 if leaves or rule.adds_pause or rule.opens else _aside(aim, move, chance)
    return WORK if aim.times(move) < _most(aim, move, rule) else 0


def _opens_a_gate(aim: Aim, rule: Action) -> bool:
    """Whether something that is done at this step waits for a fact that this makes so; a seat is nobody's duty."""
    here = aim.rules.steps[aim.track.step].actions.values()
    missing = {aim.rules.conditions[name].fact for one in here for name in required(aim.rules, one)}
    return not rule.seats and any(so and fact in missing and not aim.facts.get(fact) for fact, so in rule.sets.items())


def _worth_of_leaving(aim: Aim, move: Move, rule: Action) -> int:
    """To end it is for the family, where the family may; others do so when nothing else is left."""
    if not aim.is_nearer(rule.to or "") or not aim.is_ripe:
        return 0
    for_others = aim.rules.steps[rule.to or ""].is_final and not aim.family(move.key)
    return ASIDE if for_others and any(aim.family(one.name) for one in rule.by) else NEXT


def _most(aim: Aim, move: Move, rule: Action) -> int:
    """How often this is worth doing at one visit to a step."""
    meetings = aim.rules.steps[aim.track.step].meetings
    if rule.declares:
        return TALKS if any(field.source == "declare" and not field.now for field in move.offer.fields) else 0
    if rule.contacts:
        return TALKS
    if rule.records and not aim.is_planned(rule.records):
        return 0
    if meetings and meetings.kind in (rule.plans, rule.records):
        return TALKS
    return AGAIN if rule.finishes or rule.consents else 1


def _worth_of_answer(aim: Aim, move: Move, chance: random.Random) -> int:
    if move.to and not aim.is_nearer(move.to):
        return 0
    says_yes = chance.random() < SAYS_YES
    request = aim.rules.requests.get(move.offer.name)
    both = request is None or not (request.yes.to or request.no.to)
    return WORK if not both or move.name.endswith("yes") == says_yes else ASIDE


def _worth_of_request(aim: Aim, move: Move, chance: random.Random) -> int:
    request = move.rule
    if not isinstance(request, Request) or aim.times(move):
        return 0
    if request.yes.excuses:
        able = {key for field in move.offer.fields if field.source == "about" for key, _ in field.choices}
        return NEXT if not able.isdisjoint(aim.missed) else 0
    return 0 if request.yes.to or request.no.to else _aside(aim, move, chance)


def _aside(aim: Aim, move: Move, chance: random.Random) -> int:
    """Something that nobody needs to do; what nobody ever did is done sooner."""
    sets = getattr(move.rule, "sets", {})
    if aim.is_done(move.name) or (sets and all(aim.facts.get(name, False) == so for name, so in sets.items())):
        return 0
    step = aim.track.step if move.name in aim.rules.steps[aim.track.step].actions else ""
    often = OFTEN if aim.unseen(Goal(move.option, "deed", move.name, step)) else SELDOM
    return ASIDE if chance.random() < often else 0
