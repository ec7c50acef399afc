"""Who is taken from a pool has an account when the pool says so; nobody enters anything for who has one."""

import shutil
from pathlib import Path

import pytest

from samenspraak.cases.models import Case, Party
from samenspraak.cases.perform import Done, Newcomer, perform_as, start
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.sight import NotVisible, view
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Membership, Partnership, School, User

ROUTE = Path(__file__).parent.parent / "routes" / "mediator.yaml"


@pytest.fixture
def elsewhere(db, settings, tmp_path):
    """A partnership with a mediator on its own roster, and one on the national list."""
    settings.ROUTES = tmp_path
    shutil.copy(ROUTE, tmp_path)
    partnership = Partnership.objects.create(slug="elsewhere", name="Elsewhere", route="mediator")
    school = School.objects.create(partnership=partnership, name="The School", place="Town", region="north")
    for handle, role, pool in (
        ("tess", "teacher", ""),
        ("ilse", "coordinator", ""),
        ("ada", "mediator", "roster"),
        ("bob", "mediator", "national"),
    ):
        user = User.objects.make(handle, handle.title())
        at = school if role == "teacher" else None
        Membership.objects.create(partnership=partnership, user=user, role=role, school=at, pool=pool)
    return school


def who(handle):
    return User.objects.get(handle=handle)


def begun(school, option):
    parent = Newcomer("guardian", "A parent", User.objects.make("parent", "A parent"), joined=True)
    staff = staff_of(route_at(current(school.partnership)), school.partnership, school, who("ilse"))
    return start(school.partnership, option, school=school, people=[parent, *staff], by=who("ilse")).case


def do(case, handle, option, action, **answers):
    done = perform_as(who(handle), "elsewhere", case.reference, option, action, answers=answers)
    assert isinstance(done, Done), done


def mediator(case):
    return Case.objects.get(pk=case.pk).parties.get(role="mediator")


def test_from_a_roster_with_accounts_someone_comes_with_an_account(elsewhere):
    case = begun(elsewhere, "by_coordinator")
    do(case, "ilse", "by_coordinator", "take", candidate=f"u{who('ada').pk}")
    assert (mediator(case).user, mediator(case).reach) == (who("ada"), Party.Reach.ACCOUNT)
    assert view(who("ada"), case.reference, partnership="elsewhere").me == mediator(case)


def test_from_a_list_without_accounts_someone_comes_by_telephone(elsewhere):
    case = begun(elsewhere, "by_sides")
    do(case, "tess", "by_sides", "join")
    for handle in ("parent", "tess"):
        do(case, handle, "by_sides", "name", candidate=f"u{who('bob').pk}")
    assert (mediator(case).user, mediator(case).reach) == (None, Party.Reach.PHONE)
    with pytest.raises(NotVisible):
        view(who("bob"), case.reference, partnership="elsewhere")
    assert view(who("ilse"), case.reference, partnership="elsewhere").helped == [mediator(case)]


def test_nobody_enters_anything_for_a_mediator_who_has_an_account(elsewhere):
    case = begun(elsewhere, "by_coordinator")
    do(case, "ilse", "by_coordinator", "take", candidate=f"u{who('ada').pk}")
    assert view(who("ilse"), case.reference, partnership="elsewhere").helped == []
    with pytest.raises(NotVisible):
        view(who("ilse"), case.reference, partnership="elsewhere", helps=mediator(case).key)
