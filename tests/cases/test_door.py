"""The door: one walk through, to see that it holds."""

import pytest

from samenspraak.cases.perform import Done, start
from samenspraak.cases.sight import view_as
from samenspraak.cases.staffing import staff_of
from samenspraak.cases.routes import current, route_at
from samenspraak.people.models import Partnership, School, User
from samenspraak.web import cast
from samenspraak.cases.verify import faults

pytestmark = pytest.mark.django_db


def test_a_case_begins_and_verifies():
    cast.make()
    partnership = Partnership.objects.get(slug="waterrand")
    school = School.objects.get(name="De Papieren Boot")
    consultant = User.objects.get(handle="annelies")
    people = [*cast.newcomers(cast.NOOR), *staff_of(route_at(current(partnership)), partnership, school, consultant)]
    done = start(partnership, "mediation", school=school, people=people, by=consultant)
    assert isinstance(done, Done), done
    assert list(faults()) == []
