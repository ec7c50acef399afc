"""The invented people: families of all kinds, and everyone whom the routes of their partnerships need."""

from datetime import date

import pytest

from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.web import cast

TODAY = date(2026, 11, 25)


def test_there_are_two_partnerships_six_schools_and_twelve_families():
    assert [slug for slug, *_ in cast.PARTNERSHIPS] == ["waterrand", "heuvelland"]
    assert len(cast.SCHOOLS) == 6
    assert len(cast.FAMILIES) == 12
    assert {family.school for family in cast.FAMILIES} == {name for _slug, name, *_ in cast.SCHOOLS}


def test_nobody_has_the_handle_of_somebody_else():
    staff = {one.handle for _slug, _name, _route, people in cast.PARTNERSHIPS for one in people}
    family = [one.handle for each in cast.FAMILIES for one in each.members if one.handle]
    assert staff.isdisjoint(family)
    assert len(family) == len(set(family))


def test_families_are_of_all_kinds():
    holders = [sum(one.custody for one in family.members) for family in cast.FAMILIES]
    adults = [one for family in cast.FAMILIES for one in family.members if one.role == "guardian"]
    ages = [one.age for family in cast.FAMILIES for one in family.members if one.age]
    assert {1, 2} <= set(holders)
    assert any(not one.custody for one in adults)
    assert any(one.away for one in adults)
    assert {one.language for one in adults} >= {"ar", "tr"}
    assert any(family.home for family in cast.FAMILIES)
    assert any(age >= 16 for age in ages)
    assert max(sum(one.role == "guardian" for one in family.members) for family in cast.FAMILIES) == 3


@pytest.mark.parametrize(
    ("days", "born"),
    [(10, date(2010, 12, 5)), (0, date(2010, 11, 25)), (200, date(2011, 6, 13))],
)
def test_an_age_and_a_birthday_in_so_many_days_make_a_date_of_birth(days, born):
    assert cast.Member("", "Iemand", "pupil", age=15, birthday=days).born(TODAY) == born


def test_nobody_is_born_on_a_day_that_is_not_there_every_year():
    member = cast.Member("", "Iemand", "pupil", age=3, birthday=(date(2028, 2, 29) - TODAY).days)
    assert member.born(TODAY).day == 28


@pytest.mark.django_db
def test_making_the_cast_twice_makes_nobody_twice():
    cast.make()
    there = User.objects.count(), Membership.objects.count(), School.objects.count()
    cast.make()
    assert (User.objects.count(), Membership.objects.count(), School.objects.count()) == there


@pytest.mark.django_db
@pytest.mark.parametrize("family", cast.FAMILIES, ids=lambda family: family.members[0].handle)
def test_every_role_that_a_route_needs_is_held_by_someone_at_every_school(family):
    cast.make()
    partnership = Partnership.objects.get(slug=family.partnership)
    route = route_at(current(partnership))
    school = School.objects.get(partnership=partnership, name=family.school)
    starter = User.objects.get(handle=family.starts)
    there = {one.role for one in (*cast.newcomers(family), *staff_of(route, partnership, school, starter))}
    wanted = {name for name, role in route.people.items() if not role.optional and role.comes_from != "pool"}
    assert wanted <= there


@pytest.mark.django_db
@pytest.mark.parametrize(("school", "consultant"), [("De Papieren Boot", "annelies"), ("De Vuurtoren", "marleen")])
def test_whoever_works_for_the_region_of_the_school_comes_into_a_case(school, consultant):
    cast.make()
    partnership = Partnership.objects.get(slug="waterrand")
    place = School.objects.get(partnership=partnership, name=school)
    people = staff_of(route_at(current(partnership)), partnership, place)
    assert [one.user.handle for one in people if one.role == "consultant"] == [consultant]
