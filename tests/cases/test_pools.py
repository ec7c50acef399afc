"""Who is taken from a pool has an account when the pool says so; nobody enters anything for who has one."""

import pytest

from samenspraak.cases.models import Case, Party
from samenspraak.cases.perform import Done, perform_as
from samenspraak.cases.sight import NotVisible, view
from samenspraak.people.models import User
from tests.cases.elsewhere import begun, partnership_with

PEOPLE = (
    ("tess", "Tess", "teacher", ""),
    ("ilse", "Ilse", "coordinator", ""),
    ("ada", "Ada", "mediator", "roster"),
    ("bob", "Bob", "mediator", "national"),
)


@pytest.fixture
def elsewhere(db, settings, tmp_path):
    """A partnership with a mediator on its own roster, and one on the national list."""
    return partnership_with(settings, tmp_path, "mediator", PEOPLE)


def who(handle):
    return User.objects.get(handle=handle)


def do(case, handle, option, action, **answers):
    done = perform_as(who(handle), "elsewhere", case.reference, option, action, answers=answers)
    assert isinstance(done, Done), done


def mediator(case):
    return Case.objects.get(pk=case.pk).parties.get(role="mediator")


def test_from_a_roster_with_accounts_someone_comes_with_an_account(elsewhere):
    case = begun(elsewhere, "by_coordinator", "ilse")
    do(case, "ilse", "by_coordinator", "take", candidate=f"u{who('ada').pk}")
    assert (mediator(case).user, mediator(case).reach) == (who("ada"), Party.Reach.ACCOUNT)
    assert view(who("ada"), case.reference, partnership="elsewhere").me == mediator(case)


def test_from_a_list_without_accounts_someone_comes_by_telephone(elsewhere):
    case = begun(elsewhere, "by_sides", "ilse")
    do(case, "tess", "by_sides", "join")
    for handle in ("parent", "tess"):
        do(case, handle, "by_sides", "name", candidate=f"u{who('bob').pk}")
    assert (mediator(case).user, mediator(case).reach) == (None, Party.Reach.PHONE)
    with pytest.raises(NotVisible):
        view(who("bob"), case.reference, partnership="elsewhere")
    assert view(who("ilse"), case.reference, partnership="elsewhere").helped == [mediator(case)]


def test_nobody_enters_anything_for_a_mediator_who_has_an_account(elsewhere):
    case = begun(elsewhere, "by_coordinator", "ilse")
    do(case, "ilse", "by_coordinator", "take", candidate=f"u{who('ada').pk}")
    assert view(who("ilse"), case.reference, partnership="elsewhere").helped == []
    with pytest.raises(NotVisible):
        view(who("ilse"), case.reference, partnership="elsewhere", helps=mediator(case).key)
