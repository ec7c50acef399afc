"""Cases that invented people make by walking the routes through the door: all that a route can show is to be seen."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from samenspraak.cases import clock
from samenspraak.cases.models import Answer, Case, Draft, Event, Notice, Party, Track
from samenspraak.cases.verify import faults
from samenspraak.demo.fill import DoesNotBegin, Filler, fill, seen
from samenspraak.demo.goals import Goal, goals
from samenspraak.demo.plans import Plan
from samenspraak.people.models import Partnership
from samenspraak.web import cast
from tests.third.test_third import bovenwater  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOW = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)
SOME = 2
ENOUGH = 90
"""So many cases of one partnership at most until everything is to be seen; the demo has a hundred."""


def filler(slug):
    return Filler(Partnership.objects.get(slug=slug), now=NOW)


def fill_until_all_is_seen(one):
    for _ in range(ENOUGH):
        if not one.unseen:
            break
        one.one()
    assert set(one.unseen) == set()


def events():
    return list(Event.objects.order_by("pk").values_list("at", "by", "option", "action", "step_before", "step_after"))


@pytest.fixture
def some():
    """A few cases of both partnerships."""
    cast.make()
    return list(fill(SOME, now=NOW))


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("slug", ["waterrand", "heuvelland"])
def test_every_step_action_request_and_end_of_a_route_is_to_be_seen(slug):
    cast.make()
    one = filler(slug)
    assert len(one.unseen) == len(goals(one.route))
    fill_until_all_is_seen(one)
    steps = {name for option in one.route.tracks.values() for name in option.steps}
    assert set(Track.objects.values_list("step", flat=True)) == steps
    assert list(faults()) == []


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_same_people_walk_a_route_that_the_program_never_saw(bovenwater):  # noqa: F811
    fill_until_all_is_seen(filler("bovenwater"))
    assert list(faults()) == []


def people():
    return list(Party.objects.order_by("pk").values_list("name", "role", "birth_date"))


def forget():
    for model in (Notice, Answer, Draft, Event, Track, Party, Case):
        model.objects.all().delete()


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_same_seed_makes_the_same_cases_and_another_seed_makes_others(some):
    first = events(), people()
    forget()
    assert list(fill(SOME, now=NOW)) == some
    assert (events(), people()) == first
    forget()
    assert list(fill(SOME, seed=1, now=NOW)) == some
    assert events() != first[0]


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_filling_goes_on_from_what_is_there_and_stops_at_what_was_asked(some):
    assert list(fill(SOME, now=NOW)) == []
    assert list(fill(SOME + 1, now=NOW)) == [SOME + 1]
    assert Case.objects.count() == SOME + 1


def test_who_stops_halfway_goes_on_with_whole_cases():
    cast.make()
    made = fill(SOME, now=NOW)
    next(made)
    made.close()
    assert Case.objects.count() == 1
    assert list(fill(2, now=NOW)) == [2]
    assert list(faults()) == []


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_nothing_happens_after_now_and_everything_before_it_has_happened(some):
    assert all(before <= after for before, after in pairwise(at_by_case()))
    assert Event.objects.filter(at__gt=NOW).count() == 0
    assert clock.tick(NOW).acts == 0


def at_by_case():
    return list(Event.objects.order_by("case", "number").values_list("case", "at"))


def test_what_is_to_be_seen_is_found_again_in_the_database():
    cast.make()
    one = filler("waterrand")
    one.one()
    assert set(filler("waterrand").unseen) == set(one.unseen)
    assert set(goals(one.route)) - seen(one.partnership, one.route) == set(one.unseen)


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_the_families_of_the_cast_come_first(some):
    there = set(Party.objects.exclude(user=None).values_list("user__handle", flat=True))
    assert {"samira", "aylin"} <= there


def test_who_does_not_react_never_does_anything():
    cast.make()
    one = filler("waterrand")
    one.cast = [family for family in one.cast if any(member.away for member in family.members)]
    case = one.one()
    away = case.parties.get(user__handle="rob")
    assert away.status == "invited"
    assert not Event.objects.filter(case=case, by=away.key).exists()


def test_a_route_that_turns_everyone_away_is_named(bovenwater):  # noqa: F811
    one = filler("bovenwater")
    one.planner.plan = lambda chance, wanted: Plan((Goal("bridge", "stand", "invite"),), NOW, NOW)
    with pytest.raises(DoesNotBegin, match="Bovenwater"):
        one.one()
