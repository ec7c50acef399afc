"""Where a case stands in the lists of work follows from its events, once for each human being."""

import pytest

from samenspraak.cases.models import Party
from samenspraak.cases.perform import Newcomer, start
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.cases.verify import fault_of
from samenspraak.people.models import Partnership, School, User
from samenspraak.web import cast


def rows(case):
    return {one.key: one for one in Party.objects.filter(case=case)}


def test_it_moves_with_the_step_and_ends_with_the_track(noor):
    assert {one.work_step for one in rows(noor.case).values()} == {"mediation.apply"}
    noor.to_sign()
    assert {one.work_step for one in rows(noor.case).values()} == {"mediation.sign"}
    noor.do("samira", "decline")
    assert {one.work_order[0] for one in rows(noor.case).values()} == {"9"}
    assert not any(one.is_waited_for for one in rows(noor.case).values())


def test_it_is_urgent_as_long_as_the_fact_is_so(noor):
    noor.join_all()
    noor.do("annelies", "at_home")
    assert {one.work_order[0] for one in rows(noor.case).values()} == {"0"}
    noor.do("annelies", "back_at_school")
    assert {one.work_order[0] for one in rows(noor.case).values()} == {"1"}


def test_who_has_two_places_is_listed_once_and_waited_for_in_either(db):
    cast.make()
    partnership = Partnership.objects.get(slug="waterrand")
    school = School.objects.get(name="De Papieren Boot")
    annelies = User.objects.get(handle="annelies")
    staff = staff_of(route_at(current(partnership)), partnership, school, annelies)
    also = Newcomer("guardian", annelies.name, annelies, custody=True)
    people = [*staff, *cast.newcomers(cast.NOOR), also]
    case = start(partnership, "mediation", school=school, people=people, by=annelies).case
    mine = Party.objects.filter(case=case, user=annelies).order_by("pk")
    assert [bool(one.work_order) for one in mine] == [True, False]
    assert [one.is_waited_for for one in mine] == [True, False]
    assert fault_of(case) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"work_order": "0"},
        {"work_step": "mediation.talk"},
        {"is_waited_for": True},
        {"work_order": ""},
        {"meets_on": "2026-12-24"},
    ],
)
def test_verify_names_a_place_that_was_changed(noor, wrong):
    assert fault_of(noor.case) == ""
    Party.objects.filter(case=noor.case, user__handle="ilse").update(**wrong)
    assert "does not stand in the list of work as the events say" in fault_of(noor.case)
