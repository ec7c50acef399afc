"""Random walks through the database: whatever people do, the chains verify and every case is what its events say."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from samenspraak.cases import clock
from samenspraak.cases.models import Case, Party
from samenspraak.cases.perform import Done, Refused, perform, start
from samenspraak.cases.pools import candidates
from samenspraak.cases.routes import current, route_at, route_of
from samenspraak.cases.sight import view_as
from samenspraak.cases.staffing import staff_of
from samenspraak.cases.verify import faults
from samenspraak.people.models import Partnership, School, User
from samenspraak.route.changes import CASE
from samenspraak.route.engine import Offer, available
from samenspraak.web import cast
from tests.walks.holds import refused_by_the_answer
from tests.walks.walker import filled, spoiled

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BEGIN = datetime(2026, 9, 7, 9, tzinfo=UTC)
FAMILIES = (
    ("waterrand", cast.NOOR, "annelies"),
    ("waterrand", cast.DAAN, "annelies"),
    ("heuvelland", cast.ELIF, "lotte"),
    ("heuvelland", cast.TOM, "bea"),
)


def begin(slug: str, family: cast.Family, handle: str) -> Case:
    partnership = Partnership.objects.get(slug=slug)
    school = School.objects.get(partnership=partnership, name=family.school)
    starter = User.objects.get(handle=handle)
    people = [*cast.newcomers(family), *staff_of(route_at(current(partnership)), partnership, school, starter)]
    done = start(partnership, "mediation", school=school, people=people, by=starter, now=BEGIN)
    assert isinstance(done, Done), done
    return done.case


def offers(case: Case, party: Party, now: datetime) -> list[Offer]:
    route, state = route_of(case), CASE.validate_json(case.state)
    actions = route.options["mediation"].steps[state.tracks["mediation"].step].actions.values()
    choosing = next((one for one in actions if one.pool), None)
    pool = candidates(case, state, case.parties.all(), choosing) if choosing else ()
    return list(available(route, state, "mediation", party.key, now.date(), pool))


def take(case: Case, party: Party, offer: Offer, chance: random.Random, now: datetime) -> None:
    answers = filled(offer.fields, chance.choice, now.date())
    if answers is None:
        return
    wrong = chance.random() < 0.15
    answers = spoiled(answers, chance.choice) if wrong else answers
    name = f"{offer.name}:{chance.choice(['yes', 'no'])}" if offer.kind == "answer" else offer.name
    read = view_as(case, party).digest("mediation", offer.consent) if offer.consent else ""
    done = perform(case, "mediation", name, by=party, answers=answers, request=offer.request, read=read, now=now)
    if offer.refusal:
        assert isinstance(done, Refused)
    elif not wrong:
        by_answer = isinstance(done, Refused) and refused_by_the_answer(done.refusal, answers)
        assert by_answer or isinstance(done, Done), (offer, answers, done)


@pytest.mark.parametrize("number", range(20))
def test_after_any_walk_the_chains_verify(number):
    cast.make()
    chance = random.Random(number)  # noqa: S311 - a walk, no secret
    case, now = begin(*FAMILIES[number % 4]), BEGIN
    for _ in range(20):
        case = Case.objects.get(pk=case.pk)
        party = chance.choice(list(case.parties.order_by("pk")))
        choice = [one for one in offers(case, party, now) if chance.random() < 0.2 or one.expected]
        if choice:
            take(case, party, chance.choice(choice), chance, now)
        if chance.random() < 0.2:
            now += timedelta(days=chance.choice([1, 3, 10]))
            clock.tick(now)
    assert list(faults()) == []
