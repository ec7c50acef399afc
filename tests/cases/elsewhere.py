"""A partnership with a small route of tests/routes, its people, and a case in it with one parent."""

import shutil
from pathlib import Path

from samenspraak.cases.perform import Newcomer, start
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Membership, Partnership, School, User

ROUTES = Path(__file__).parent.parent / "routes"


def partnership_with(settings, tmp_path, route, people):
    """The school of a new partnership; `people` are a handle, a name, a role and a pool each; teachers work there."""
    settings.ROUTES = tmp_path
    shutil.copy(ROUTES / f"{route}.yaml", tmp_path)
    partnership = Partnership.objects.create(slug="elsewhere", name="Elsewhere", route=route)
    school = School.objects.create(partnership=partnership, name="The School", place="Town", region="north")
    for handle, name, role, pool in people:
        at = school if role == "teacher" else None
        user = User.objects.make(handle, name)
        Membership.objects.create(partnership=partnership, user=user, role=role, school=at, pool=pool)
    return school


def begun(school, option, handle):
    """A case that someone begins at this school, with one parent."""
    by = User.objects.get(handle=handle)
    parent = Newcomer("guardian", "A parent", User.objects.make("parent", "A parent"), joined=True)
    staff = staff_of(route_at(current(school.partnership)), school.partnership, school, by)
    return start(school.partnership, option, school=school, people=[parent, *staff], by=by).case
