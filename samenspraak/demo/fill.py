"""Fill the demo with cases, until there are so many: first what nobody has seen yet, then what is often so."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from samenspraak.cases.models import Case, Event, Track
from samenspraak.cases.perform import Done, Newcomer, start
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.demo.answers import Answers
from samenspraak.demo.choosing import Chooser
from samenspraak.demo.families import another
from samenspraak.demo.goals import Goal, goals, shown
from samenspraak.demo.plans import Plan, Planner
from samenspraak.demo.stage import Stage
from samenspraak.demo.texts import Voice
from samenspraak.demo.walker import Walker
from samenspraak.demo.ways import Ways
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.route.fields import ask_fields
from samenspraak.route.model import Route
from samenspraak.route.state import Case as State
from samenspraak.route.state import Person
from samenspraak.route.who import members
from samenspraak.web.cast import FAMILIES, PARTNERSHIPS, Family, newcomers

SEED = 20260907
TRIES = 12
"""How many cases try to show the same thing."""
TALKS = (1, 3)
"""How many meetings people hold, at least, before they leave the step to which these belong."""
AT_HOME = (5, 70)
"""For how many days a pupil is at home when the case begins."""
DOOR = 8
"""How often the questions at the door are answered before a case is given up."""


class DoesNotBegin(Exception):
    """A route does not let a case begin, whatever is answered at its door."""


def fill(number: int, *, seed: int = SEED, now: datetime | None = None) -> Iterator[int]:
    """Make cases for the partnerships of the cast until there are so many; gives how many there are after each.

    Each case is whole before the next one begins, so it can be stopped at any moment and gone on with later.
    Raises DoesNotBegin.
    """
    slugs = [slug for slug, *_ in PARTNERSHIPS]
    fillers = [Filler(one, seed, now) for one in Partnership.objects.filter(slug__in=slugs).order_by("pk")]
    there = Case.objects.count()
    while fillers and there < number:
        least = min(fillers, key=lambda one: one.number)
        least.one()
        there += 1
        yield there


class Filler:
    """Makes cases for one partnership. The same seed, and the same moment, make the same cases."""

    def __init__(self, partnership: Partnership, seed: int = SEED, now: datetime | None = None) -> None:
        """Look at what is there already, and go on from there."""
        self.partnership, self.seed = partnership, seed
        self.now = timezone.localtime(now)
        self.route: Route = route_at(current(partnership))
        self.ways = Ways(self.route)
        self.planner = Planner(self.ways, self.now)
        self.schools = list(School.objects.filter(partnership=partnership).order_by("pk"))
        members = Membership.objects.filter(partnership=partnership, is_active=True).select_related("user")
        self.members = list(members.order_by("pk"))
        self.staff: dict[tuple[int, int], list[Newcomer]] = {}
        self.tried: Counter[Goal] = Counter()
        self.number = Case.objects.filter(partnership=partnership).count()
        schools = {one.name for one in self.schools}
        self.cast = [one for one in FAMILIES if one.school in schools and not _has_a_case(one)]
        self.unseen = dict.fromkeys(one for one in goals(self.route) if one not in seen(partnership, self.route))

    def one(self) -> Case:
        """Make one more case, and walk it to now. Raises DoesNotBegin."""
        chance = random.Random(f"{self.seed} {self.partnership.slug} {self.number}")  # noqa: S311 - a walk, no secret
        self.number += 1
        wanted = self._wanted(chance)
        plan = self.planner.plan(chance, wanted)
        family = self._family(chance, wanted)
        case = self._begin(chance, plan, family)
        away = frozenset(f"p{number}" for number, one in enumerate(family.members, start=1) if one.away)
        answers = Answers(chance, Voice(chance, _called(family)))
        stage = Stage(case, plan.begins)
        chooser = Chooser(
            stage, self.ways, chance, answers, talks=chance.randint(*TALKS), away=away, unseen=self.unseen.__contains__
        )
        Walker(stage, plan, chance, chooser, self.now).walk()
        self._note(stage)
        return stage.case

    def _wanted(self, chance: random.Random) -> Goal | None:
        left = [one for one in self.unseen if self.tried[one] < TRIES]
        if not left:
            return None
        wanted = chance.choice(left)
        self.tried[wanted] += 1
        return wanted

    def _note(self, stage: Stage) -> None:
        stands = {Goal(name, "stand", one.step) for name, one in stage.state.tracks.items() if one.is_open}
        for goal in stage.shown | stands:
            self.unseen.pop(goal, None)

    def _family(self, chance: random.Random, wanted: Goal | None) -> Family:
        """A family of the cast that has no case yet, or else another one of such a kind, that can do what is wanted."""
        if self.cast:
            return self.cast.pop(0)
        able = [one for one in FAMILIES if wanted and self._can_do(one, wanted)]
        return another(chance, chance.choice(self.schools).name, able or FAMILIES)

    def _can_do(self, family: Family, goal: Goal) -> bool:
        """Whether somebody of the family is among those who do it."""
        action = self.route.options[goal.option].action_at(goal.step, goal.name)
        people = {
            str(number): Person(str(number), one.role, "", custody=one.custody, age=one.age, status="joined")
            for number, one in enumerate(family.members)
        }
        return action is not None and bool(members(self.route, State(people=people), None, action.by))

    def _begin(self, chance: random.Random, plan: Plan, family: Family) -> Case:
        option = plan.starts_with
        school = next(one for one in self.schools if one.name == family.school)
        rules = self.route.options[option]
        able = frozenset().union(*(self.route.roles_of(one) for one in rules.opened_by))
        relatives = self._relatives(family)
        opener = self._opener(chance, family, relatives, school, able)
        fact = rules.terms_halved_when
        people = [*relatives, *self._staff(school, opener)]
        since = plan.begins.date() - timedelta(days=chance.randint(*AT_HOME))
        refused = None
        for _ in range(DOOR):
            result = start(
                self.partnership, option, school=school, people=people, by=opener, now=plan.begins,
                facts={fact: since} if fact and family.home else {}, answers=self._at_the_door(chance, option),
            )  # fmt: skip
            if isinstance(result, Done):
                return result.case
            refused = result.refusal
        raise DoesNotBegin(f"{self.partnership.name}: {refused}")

    def _opener(
        self, chance: random.Random, family: Family, relatives: list[Newcomer], school: School, able: frozenset[str]
    ) -> User:
        """Somebody who may open the option: of this school and its region, or of the family."""
        members = [one for one in self.members if one.role in able]
        users = [one.user for one in members if _is_near(one, school)] or [one.user for one in members]
        users += [one.user for one in relatives if one.role in able and one.user]
        return next((one for one in users if one.handle == family.starts), None) or chance.choice(users)

    def _relatives(self, family: Family) -> list[Newcomer]:
        """The family, everyone with an account."""
        handled = tuple(
            replace(one, handle=one.handle or f"{self.partnership.slug}-{self.number}-{place}")
            for place, one in enumerate(family.members, start=1)
        )
        return newcomers(replace(family, members=handled), today=timezone.localdate(self.now))

    def _staff(self, school: School, opener: User) -> list[Newcomer]:
        place = (school.pk, opener.pk)
        if place not in self.staff:
            self.staff[place] = staff_of(self.route, self.partnership, school, opener)
        return self.staff[place]

    def _at_the_door(self, chance: random.Random, option: str) -> dict[str, object]:
        door = self.route.options[option].door
        fields = ask_fields(self.route, State(), door.asks) if door else ()
        return {one.name: chance.choice([key for key, _ in one.choices] or ["yes", "no"]) for one in fields}


def seen(partnership: Partnership, route: Route) -> set[Goal]:
    """What the cases of a partnership show already."""
    events = Event.objects.filter(partnership=partnership).order_by()
    rows = events.values_list("option", "action", "step_before", "step_after").distinct()
    stands = Track.objects.filter(partnership=partnership, outcome="").values_list("option", "step").distinct()
    found = {goal for row in rows if row[0] in route.tracks for goal in shown(route, *row)}
    return found | {Goal(option, "stand", step) for option, step in stands}


def _has_a_case(family: Family) -> bool:
    return Case.objects.filter(parties__user__handle=family.members[0].handle).exists()


def _called(family: Family) -> str:
    """The first name of the one whom it is all about."""
    return next((one.name for one in reversed(family.members)), "").partition(" ")[0]


def _is_near(one: Membership, school: School) -> bool:
    return one.school_id == school.pk or (one.school_id is None and one.region in ("", school.region))
