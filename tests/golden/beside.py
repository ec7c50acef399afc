"""A track on its own or beside a running mediation, brought to a step on the way that its golden table names."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from samenspraak.route.changes import PersonAdded, fold
from samenspraak.route.engine import Act, Candidate, Case, Person, Refusal, available, decide
from samenspraak.route.fields import ask_fields
from samenspraak.route.state import became
from samenspraak.route.who import takes_part
from tests.fitting import who_fits
from tests.golden.setting import FIRST_DAY, Plan, Unreachable, people, reach, route_of
from tests.golden.table import HERE

FILES = tuple(sorted(file.stem for file in HERE.glob("*-*.md")))
"""The golden tables of tracks beside mediation: `route-option`."""
WORDS = "A few words."
NEW = Person("", "", "", status="left")


@dataclass
class World:
    """A case in which one option is walked, on a day."""

    file: str
    case: Case
    today: date = FIRST_DAY
    pool: tuple[str, ...] = ("one", "two", "three")

    @property
    def route(self):
        return route_of(self.file.partition("-")[0])

    @property
    def option(self):
        return self.file.partition("-")[2]

    @property
    def rules(self):
        return self.route.options[self.option]

    @property
    def track(self):
        return self.case.tracks[self.option]

    @property
    def step(self):
        return self.track.step if self.option in self.case.tracks else ""

    def key(self, role):
        """The one in this role; of those from a pool the one who was chosen last."""
        found = [key for key, one in self.case.people.items() if one.role == role and one.is_here]
        return role if role in self.case.people else next(reversed(found), role)

    def person(self, role):
        return self.case.people.get(self.key(role), NEW)

    def everyone(self):
        """The roles of all who take part in this track."""
        here = [one for one in self.case.people.values() if one.is_here]
        return {one.role for one in here if takes_part(self.route, self.track, one)}

    def attempt(self, role, deed, answers=None, *, empty=False):
        """What the engine says, with every question answered or none."""
        here = {one.who for one in self.case.people.values()}
        pool = tuple(Candidate(one, one, conflict="is_here" if one in here else "") for one in self.pool)
        given = {} if empty else {**self._filled(self.key(role), deed, pool), **(answers or {})}
        act = Act(self.option, deed, self.key(role), given, read="now", stands="now", pool=pool)
        return decide(self.route, self.case, act, self.today)

    def does(self, role, deed, answers=None):
        """Do what belongs to the setting."""
        outcome = self.attempt(role, deed, answers)
        if isinstance(outcome, Refusal):
            raise Unreachable(f"at {self.step or 'no step'}, {role} cannot {deed}: {outcome.reasons}")
        self.follow(outcome)

    def follow(self, outcome):
        self.case = became(fold(self.case, outcome.changes), number=self.case.number + 1)

    def _filled(self, key, deed, pool):
        name, _, answer = deed.partition(":")
        if name in ("open", "ask"):
            asks = self.rules.door.asks if self.rules.door else {}
            found = ask_fields(self.route, self.case, asks)
            return {"reason": WORDS} | {one.name: self._answer(one) for one in found}
        kinds = ("answer",) if answer else ("action", "always", "request", "beside")
        offers = available(self.route, self.case, self.option, key, self.today, pool)
        fields = next((one.fields for one in offers if one.name == name and one.kind in kinds), ())
        return {one.name: self._answer(one) for one in fields}

    def _answer(self, one):
        values = [value for value, _ in one.choices]
        if one.type == "date":
            return str(self.today if one.past else self.today + timedelta(days=7))
        if one.type in ("people", "options"):
            return who_fits(one, values)
        if one.above is not None:
            return str(one.above + 1)
        typed = {"yes_no": "yes", "time": "15:30", "number": "1", "money": "1"}
        return values[0] if values else typed.get(one.type, WORDS)


@cache
def way(file):
    """Step -> who does what there when all goes well."""
    text = re.search(r"\*\*Way:\*\* (.*)", (HERE / f"{file}.md").read_text("utf-8"))[1]
    steps = (part.partition(":") for part in text.split(";"))
    return {step.strip(): [tuple(one.split()) for one in deeds.split(",")] for step, _, deeds in steps}


@cache
def reached(file, step, beside):
    """The case at a step, `-` for before the track; everyone joined, beside a mediation or with nothing else."""
    world = World(file, _people(file.partition("-")[0], beside))
    if step != "-":
        world.does(world.rules.opened_by[0].name, "open")
    while step not in ("-", world.step):
        before = world.step
        for role, deed in way(file)[before]:
            world.does(role, deed)
        if world.step == before:
            raise Unreachable(f"the track stays at {before}")
    return world.case


def _people(name, beside):
    if beside:
        return reach(Plan(name, "apply")).case
    here = [replace(one, status="joined") for one in people(Plan(name, "apply"))]
    return fold(Case(), [PersonAdded(one) for one in here])
