"""The ordinary case of the README at a step, walked there through the engine alone, and what a row changes about it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from samenspraak.route.changes import PersonAdded, fold
from samenspraak.route.engine import Act, Candidate, Case, Decision, Person, Refusal, available, decide, start
from samenspraak.route.gates import missing_for, unsigned
from samenspraak.route.read import read_file
from tests.fitting import who_fits

FIRST_DAY = date(2026, 1, 12)
OPTION = "mediation"
WORDS = "A few words."
FAMILY = "guardian", "other_guardian", "pupil"
SCHOOL = "care_coordinator", "school_leader"
STAFF = "consultant", "manager", "coordinator"
OPENER = {"sppoh": "consultant", "swv": "care_coordinator"}
ROUTES = Path(__file__).parents[2] / "routes"


class Unreachable(AssertionError):
    """The engine does not let the ordinary case come this far: nothing can be said about the row then."""


@cache
def route_of(name):
    return read_file(ROUTES / f"{name}.yaml").route


@dataclass(frozen=True)
class Plan:
    """How a case begins and is walked. Frozen, so that the case at a step is made once for all rows that share it."""

    route: str
    step: str
    with_leader: bool = False
    seated: bool = False
    no_custody: frozenset[str] = frozenset()
    not_joined: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    same_human: tuple[tuple[str, str], ...] = ()
    """Someone who is in the case in a second role: key -> key."""
    stand_in: bool = False
    at_home: bool = False
    met: frozenset[str] = frozenset()
    """Managers who are at the meetings: elsewhere none is, since who was there does not decide."""
    left_out: frozenset[str] = frozenset()
    """What the walk leaves out: `mdo`; at its last step `judge`, `represent` or `silent` (one does not declare)."""


@dataclass
class World:
    """A case on a day, and the one place where acts are tried."""

    plan: Plan
    case: Case = field(default_factory=Case)
    today: date = FIRST_DAY
    mediators: tuple[str, ...] = ("first", "second", "third")

    @property
    def route(self):
        return route_of(self.plan.route)

    @property
    def rules(self):
        return self.route.options[OPTION]

    @property
    def track(self):
        return self.case.tracks[OPTION]

    @property
    def step(self):
        return self.track.step if OPTION in self.case.tracks else ""

    @property
    def mediator(self):
        return self.track.assigned.get("mediator", "nobody") if OPTION in self.case.tracks else "nobody"

    def pool(self):
        """The roster. As in samenspraak/cases/pools.py, who was in this case before has a conflict."""
        known = {person.who for person in self.case.people.values()}
        return tuple(Candidate(who, who, conflict="was_here" if who in known else "") for who in self.mediators)

    def attempt(self, name, by, answers=None, *, without=(), **more):
        """What the engine says when somebody tries this, with every question answered that the engine shows."""
        pool = more.pop("pool", None) or self.pool()
        filled = {**self.filled(name, by, pool), **(answers or {})}
        given = {key: value for key, value in filled.items() if key not in without}
        act = Act(OPTION, name, by, given, **{"read": "now", "stands": "now", "pool": pool, **more})
        return decide(self.route, self.case, act, self.today)

    def do(self, name, by, answers=None, **more):
        """Do what belongs to the setting. Raises when the engine refuses it: then the setting itself cannot be."""
        outcome = self.attempt(name, by, answers, **more)
        if isinstance(outcome, Refusal):
            raise Unreachable(f"at {self.step or 'no step'}, {by} cannot {name}: {outcome.reasons}")
        self.follow(outcome)
        return outcome

    def may(self, name, by, answers=None):
        """Do it if the engine lets it through."""
        outcome = self.attempt(name, by, answers)
        if isinstance(outcome, Decision):
            self.follow(outcome)

    def follow(self, decision):
        self.case = fold(self.case, decision.changes)

    def filled(self, name, by, pool):
        """An answer to every question of the offer with this name."""
        bare, _, answer = name.partition(":")
        if bare == "ask":
            return {"reason": WORDS}
        kinds = ("answer",) if answer in ("yes", "no") else ("action", "always", "request", "beside")
        offers = available(self.route, self.case, OPTION, by, self.today, pool)
        fields = next((one.fields for one in offers if one.name == bare and one.kind in kinds), ())
        kept = (one for one in fields if one.about not in self.plan.left_out)
        return {one.name: self._answer(one) for one in kept}

    def _answer(self, one):
        values = [value for value, _ in one.choices]
        if one.name == "about" and "other_guardian" in values:
            return "other_guardian"
        if one.type == "date":
            return str(self.today if one.past else self.today + timedelta(days=7))
        if one.type == "people":
            return who_fits(one, [value for value in values if role_of(value) != "manager" or value in self.plan.met])
        if one.type in ("choice", "person", "candidate", "options"):
            free = [value for value in values if one.type != "candidate" or not self._was_here(value)]
            return (free or values or [""])[0]
        if one.above is not None:
            return str(one.above + 1)
        return {"yes_no": "yes", "time": "15:30", "number": "1", "money": "1"}.get(one.type, WORDS)

    def _was_here(self, who):
        return any(person.who == who for person in self.case.people.values())


def people(plan):
    """The people of the ordinary case, as they come in: the family and the school are invited."""
    keys = [*FAMILY, "care_coordinator", *(["school_leader"] if plan.with_leader else []), *STAFF]
    if plan.stand_in:
        keys.append("stand_in")
    keys = [key for key in keys if key not in plan.absent and role_of(key) in route_of(plan.route).people]
    return [_person(plan, key) for key in keys]


def role_of(key):
    return {"other_guardian": "guardian", "stand_in": "manager"}.get(key, key)


def _person(plan, key):
    role = role_of(key)
    custody = role == "guardian" and key not in plan.no_custody
    joined = key == OPENER[plan.route] or role in STAFF
    who = dict(plan.same_human).get(key, key)
    return Person(key, role, who, custody, 14 if role == "pupil" else None, "joined" if joined else "invited")


def before_the_track(plan):
    """The people are known, and no track was opened."""
    world = World(plan)
    world.case = fold(world.case, [PersonAdded(one) for one in people(plan)])
    return world


def begin(plan, by=None, facts=None):
    """What the engine says when somebody opens the case."""
    facts = {"pupil_at_home": plan.at_home, **(facts or {})}
    return start(route_of(plan.route), Act(OPTION, "open", by or OPENER[plan.route]), people(plan), facts, FIRST_DAY)


@cache
def _reached(plan):
    world = World(plan)
    opened = begin(plan)
    if isinstance(opened, Refusal):
        raise Unreachable(f"the case cannot begin: {opened.reasons}")
    world.follow(opened)
    for key in [*FAMILY, *SCHOOL]:
        person = world.case.people.get(key)
        if person and person.status == "invited" and key not in plan.not_joined:
            world.do("join", key)
    walk_to(world, plan.step)
    return world.case


def reach(plan):
    """A world of its own at the step of the plan."""
    return World(plan, _reached(plan))


def walk_to(world, step):
    """Go on from step to step, as everyone would when all goes well, until the track stands on this one."""
    for _ in range(20):
        arrive(world)
        if world.step == step:
            return
        leave(world, step)
    raise Unreachable(f"{step} from {world.step}")


def arrive(world):
    """What has to be there at a step before anything else: a seat, declarations asked again, a judgement, a voice."""
    if world.plan.seated:
        _sit(world)
    if world.step in ("apply", "check", "decide", "talk"):
        declare(world)
    if world.step == "check" and not _left_out(world, "judge"):
        world.do("judge", "consultant")
    if world.step == "agree" and not _stays_unknown(world):
        world.do("represent", _with_custody(world) if world.plan.route == "swv" else world.mediator)


def _left_out(world, what):
    return what in world.plan.left_out and world.step == world.plan.step


def _stays_unknown(world):
    """Whether nobody is named who speaks for the pupil: in swv nothing comes after `agree` without it."""
    return "represent" in world.plan.left_out and (world.plan.route != "swv" or world.step == world.plan.step)


def _sit(world):
    """Take a seat at the table, by whatever action of the route seats a person."""
    here = {**world.rules.steps[world.step].actions, **world.rules.always}
    for name, action in here.items():
        if getattr(action, "seats", False):
            world.may(name, "pupil")


def declare(world):
    """Everyone who is asked declares that all is well."""
    for key in tuple(world.case.people):
        if not (key == "other_guardian" and _left_out(world, "silent")):
            world.may("declare", key)


def _with_custody(world):
    return next(key for key, one in world.case.people.items() if one.custody and one.status == "joined")


def leave(world, aim):
    """Do what brings the track from this step in the direction of the aim."""
    step = world.step
    if step in ("apply", "sign", "consent", "rests", "agree"):
        _leave_together(world, aim)
    else:
        by, deed = _alone(world, aim)
        world.do(deed, by)
    if world.step == step:
        raise Unreachable(f"the track stays at {step}, {missing(world)} missing")


def _leave_together(world, aim):
    if aim == "declined" and world.step in ("sign", "consent"):
        world.do("decline", _with_custody(world))
    elif aim == "withdrawn":
        world.do("withdraw", _with_custody(world))
    elif aim == "rests":
        world.do("rest" if world.step == "consent" else "done", "care_coordinator")
    else:
        all_but(world, None)


def _alone(world, aim):
    """Who takes a step alone, and with which action."""
    if aim in ("refused", "completed", "stopped", "agreement") and world.step in ("check", "talk"):
        deeds = {"refused": "refuse", "completed": "complete", "stopped": "stop", "agreement": "settle"}
        if (aim == "refused") == (world.step == "check"):
            return ("consultant" if aim == "refused" else world.mediator), deeds[aim]
    return {
        "check": ("consultant", "pass"),
        "decide": (_decider(world), "approve"),
        "receive": (_assigner(world), "take_up"),
        "assign": (_assigner(world), "propose"),
        "accept": (world.mediator, "accept"),
    }[world.step]


def _decider(world):
    return "stand_in" if world.plan.stand_in else "manager"


def _assigner(world):
    if "coordinator" not in world.plan.absent:
        return "coordinator"
    return "manager" if world.plan.route == "sppoh" else "consultant"


def missing(world):
    """The places at this step that nobody filled yet, each with who can fill it."""
    step = world.rules.steps[world.step]
    signing = step.actions.get("sign")
    if signing:
        return [slot.people for slot in unsigned(world.route, world.case, world.track, signing.consents)]
    gates = [missing_for(world.route, world.case, world.track, gate) or () for gate in step.leaves_when]
    return [slot.people for gate in gates for slot in gate]


def all_but(world, left):
    """Everyone whose part or signature is missing gives it, but for the places that this person fills."""
    step = world.step
    deed = "sign" if "sign" in world.rules.steps[step].actions else "done"
    while world.step == step:
        able = next((able for able in missing(world) if left not in able and _joined(world, able)), ())
        if not able:
            return
        world.do(deed, _joined(world, able)[0])


def _joined(world, keys):
    return [key for key in keys if world.case.people[key].status == "joined"]
