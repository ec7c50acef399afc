"""Answers as people give them who want to get on: what a question needs, and no more."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samenspraak.demo.moves import Move
from samenspraak.demo.texts import Voice
from samenspraak.route.atoms import Who
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.question import Field
from samenspraak.route.state import Case, Track
from samenspraak.route.who import members

HOURS = ("9:00", "10:30", "13:00", "14:15", "15:30", "19:30")
WILLING = 0.9
"""How often somebody says what a condition needs in its first form, when there are more."""
FILLS_IN = 0.5
"""How often a question that may stay empty is answered."""


@dataclass(frozen=True)
class Scene:
    """What an answer depends on: the case and its people on a day."""

    route: Route
    case: Case
    track: Track | None
    today: date
    away: frozenset[str]
    """The keys of those who do not react to anything."""
    room: timedelta
    """How far ahead people plan."""

    @property
    def option(self) -> Option | None:
        """The rules of the track."""
        return self.route.options[self.track.option] if self.track else None


class Answers:
    """Answers for one case. A text that was written once is written again when it is asked again."""

    def __init__(self, chance: random.Random, voice: Voice) -> None:
        """Nothing was said yet."""
        self._chance, self._voice = chance, voice
        self._said: dict[tuple[str, str], str] = {}
        self._special: dict[str, Callable[[Scene, Move, Field], object]] = {
            "declare": self._declared,
            "about": self._about,
            "people": self._people,
            "options": self._options,
        }

    def fill(self, scene: Scene, move: Move) -> dict[str, object] | None:
        """An answer to every question of a move; nothing when a question leaves no choice."""
        given: dict[str, object] = {}
        skipped = self._skipped(one for one in move.offer.fields if not one.one_of)
        for field in move.offer.fields:
            if field.name in skipped or _not_asked(field, given):
                continue
            value = self._answer(scene, move, field, given)
            if value is None and not field.optional:
                return None
            if value is not None:
                given[field.name] = value
        return given

    def _skipped(self, fields: Iterable[Field]) -> set[str]:
        """Questions that stay empty; of a meeting all together or none."""
        found: dict[str, bool] = {}
        names = set()
        for field in fields:
            group = f"{field.source} {field.about}" if field.source == "meeting" else field.name
            if field.optional and found.setdefault(group, self._chance.random() > FILLS_IN):
                names.add(field.name)
        return names

    def _answer(self, scene: Scene, move: Move, field: Field, given: Mapping[str, object]) -> object:
        if field.source == "judge":
            return "yes"
        if field.source == "custody":
            return "no" if scene.case.people[str(given["about"])].custody else "yes"
        special = self._special.get(field.source) or self._special.get(field.type)
        if special:
            return special(scene, move, field)
        return self._chance.choice(field.choices)[0] if field.choices else self._plain(scene, move, field)

    def _plain(self, scene: Scene, move: Move, field: Field) -> object:
        who = scene.case.people[move.key].role
        side = scene.route.people[who].side
        if field.type == "text":
            return self._text(move, field, (who, side))
        if field.type == "date":
            return self._day(scene, field, move).isoformat()
        if field.type in ("choice", "person", "candidate"):
            return None
        if field.above is not None:
            return str(min(field.above + self._chance.choice((100, 250)), field.max))
        known = {"yes_no": ("yes", "no"), "time": HOURS, "number": ("1", "2", "3"), "money": ("120", "250")}
        return self._voice.known(field.name, move.name, (who, side)) or self._chance.choice(known[field.type])

    def _text(self, move: Move, field: Field, who: tuple[str, ...]) -> str:
        place = (field.name, "" if field.source == "together" else move.key)
        if field.source not in ("together", "part"):
            return self._voice.says(field, move.name, who)
        return self._said.setdefault(place, self._voice.says(field, move.name, who))

    def _declared(self, scene: Scene, _move: Move, field: Field) -> str:
        rule = scene.option.conditions[field.about] if scene.option else None
        met = rule.met_by if rule else ()
        return met[0] if self._chance.random() < WILLING else self._chance.choice(met)

    def _day(self, scene: Scene, field: Field, move: Move) -> date:
        ahead = field.past is False or move.asks_until(field.name)
        if not ahead:
            return scene.today - timedelta(days=self._chance.choice((0, 0, 1, 3)) if field.about == "" else 0)
        return scene.today + min(scene.room, timedelta(days=self._chance.randint(2, 9)))

    def _people(self, scene: Scene, move: Move, field: Field) -> list[str] | None:
        able = [key for key, _ in field.choices if key not in scene.away]
        if field.source == "readers":
            return [key for key, _ in field.choices if self._chance.random() < FILLS_IN] or [field.choices[0][0]]
        wanted = self._who_fits(field, move.key) or self._at_the_meeting(scene, field.about, move.key)
        return [key for key in able if key in wanted - _deciding(scene)] or None

    def _who_fits(self, field: Field, actor: str) -> set[str]:
        """Where the route says with whom it is: one of the sides, or somebody of each; nobody where it does not."""
        sides = [self._chance.choice(field.with_one_of)] if field.with_one_of else field.with_each
        return {actor}.union(*sides) if sides else set()

    def _at_the_meeting(self, scene: Scene, kind: str, actor: str) -> set[str]:
        """Who is there: those with whom a meeting of this kind counts, or else somebody of one side."""
        wanted = {actor}
        if scene.track is None or scene.option is None:
            return wanted
        who = _counts_with(scene.option, scene.track, kind)
        if who:
            return wanted | set(members(scene.route, scene.case, scene.track, who))
        side = self._chance.choice(scene.route.parties)
        here = (key for key, one in scene.case.people.items() if scene.route.people[one.role].side == side)
        return wanted | set(here)

    def _options(self, scene: Scene, move: Move, field: Field) -> list[str]:
        steps = scene.option.steps if scene.option else {}
        fitting = steps[move.to].offers if move.to in steps else ()
        able = [key for key, _ in field.choices if key in fitting] or [key for key, _ in field.choices]
        return self._chance.sample(able, min(len(able), self._chance.randint(1, 2)))

    def _about(self, scene: Scene, _move: Move, field: Field) -> str | None:
        able = [key for key, _ in field.choices]
        away = [key for key in able if key in scene.away]
        return self._chance.choice(away or able) if able else None


def _deciding(scene: Scene) -> set[str]:
    """Who decides in this case, and does not any more after being at a meeting."""
    return {key for key, one in scene.case.people.items() if one.role in scene.route.deciding_roles}


def _not_asked(field: Field, given: Mapping[str, object]) -> bool:
    """Whether another answer was given than the one with which it is asked."""
    return field.only_with is not None and given.get(field.only_with[0]) != field.only_with[1]


def _counts_with(option: Option, track: Track, kind: str) -> Who:
    """The people whom a meeting of this kind needs, for the step or for a condition."""
    meetings = option.steps[track.step].meetings
    wanted = [one for rule in option.conditions.values() if rule.kind == kind for one in rule.with_]
    if meetings and meetings.kind == kind:
        wanted += meetings.counts_with
        room = option.steps[track.step].room
        wanted += room.for_ if room else ()
    return tuple(wanted)
