"""Partnerships are apart in the database itself: with every filter taken away, nothing of another one is seen."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samenspraak.cases.models import Case, Event, Party
from samenspraak.people import tenants
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.people.rowsecurity import POLICY, SETTING, of_partnerships, weakness
from samenspraak.web import demo

pytestmark = pytest.mark.django_db
OF_NO_PARTNERSHIP = {"people.Partnership", "people.User", "signin.Code"}
OF_LIBRARIES = {"auth", "contenttypes", "sessions", "account", "mfa", "socialaccount", "usersessions"}
"""What belongs to no partnership: who there is, and who is signed in."""


@pytest.fixture
def both(db):
    """The demo: cases at Waterrand and at Heuvelland."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no rows of others: there the queries are all, see docs/adr")
    demo.seed()


def seen_by(scope):
    """Everything that a query without any filter gives."""
    with tenants.within(scope):
        return {
            name for model in of_partnerships() for name in model.objects.values_list("partnership__slug", flat=True)
        }


def test_every_table_belongs_to_a_partnership_or_is_named_here():
    others = {one._meta for one in set(apps.get_models()) - set(of_partnerships())}
    assert {one.label for one in others if one.app_label not in OF_LIBRARIES} == OF_NO_PARTNERSHIP


def test_every_table_of_partnerships_has_its_policy(both):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_policies JOIN pg_class ON relname = tablename AND relrowsecurity"
            " WHERE policyname = %s",
            [POLICY],
        )
        protected = {name for (name,) in cursor.fetchall()}
    assert {one._meta.db_table for one in of_partnerships()} - protected == set()


def test_the_site_comes_as_a_role_for_which_the_walls_count(both):
    assert weakness() == ""


def test_without_any_filter_only_the_named_partnership_is_there(both):
    assert seen_by(tenants.EVERYWHERE) == {"waterrand", "heuvelland"}
    assert seen_by(tenants.of_slug("waterrand")) == {"waterrand"}
    assert seen_by(tenants.of_slug("nowhere")) == seen_by(tenants.of_slug("x' OR 'a'='a")) == set()


def test_where_nothing_was_said_there_is_nothing(both):
    assert seen_by(tenants.NOWHERE) == set()
    with connection.connection.cursor() as cursor:  # as a pooled connection that somebody else uses next
        cursor.execute("SELECT set_config(%s, '', true)", [SETTING])
        assert cursor.execute("SELECT count(*) FROM cases_case").fetchone() == (0,)


def test_a_user_finds_the_partnerships_in_which_they_have_a_place(both):
    number = {one.handle: one.pk for one in User.objects.all()}
    assert seen_by(tenants.of_user(number["samira"])) == seen_by(tenants.of_user(number["annelies"])) == {"waterrand"}
    assert seen_by(tenants.of_user(number["aylin"])) == {"heuvelland"}
    Membership.objects.create(
        partnership=Partnership.objects.get(slug="heuvelland"), user_id=number["annelies"], role="consultant"
    )
    assert seen_by(tenants.of_user(number["annelies"])) == {"waterrand", "heuvelland"}
    assert seen_by(tenants.of_user(0)) == set()


def test_nothing_is_written_or_changed_in_another_partnership(both):
    other = Partnership.objects.get(slug="heuvelland")
    with tenants.within(tenants.of_slug("waterrand")):
        assert School.objects.filter(partnership=other).update(name="Taken") == 0
        assert Party.objects.filter(partnership=other).delete()[0] == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            School.objects.create(partnership=other, name="Put there", place="X")


def test_what_was_named_ends_with_an_exception_and_the_next_sees_nothing_of_it(both):
    def fails():
        assert Case.objects.exists()
        raise RuntimeError

    with pytest.raises(RuntimeError), tenants.within(tenants.of_slug("waterrand")), transaction.atomic():
        fails()
    assert seen_by(tenants.of_slug("heuvelland")) == {"heuvelland"}
    assert seen_by(tenants.NOWHERE) == set()


@pytest.mark.django_db(transaction=True)
def test_a_pooled_connection_keeps_nothing_of_the_partnership_before(both):
    with tenants.within(tenants.of_slug("waterrand")):
        assert Case.objects.exists()
        assert sum(1 for _one in Event.objects.iterator(chunk_size=2)) > 1
    with connection.connection.cursor() as cursor:  # the filter, and what carries it, left out
        assert cursor.execute(f"SELECT coalesce(current_setting('{SETTING}', true), '')").fetchone() == ("",)
        assert cursor.execute("SELECT count(*) FROM cases_case").fetchone() == (0,)


def test_a_list_read_in_turns_shows_the_named_partnership_alone(both):
    with tenants.within(tenants.of_slug("heuvelland")):
        found = {one.partnership_id for one in Event.objects.iterator(chunk_size=2)}
    assert found == {Partnership.objects.get(slug="heuvelland").pk}


def test_it_takes_no_question_more(both):
    with CaptureQueriesContext(connection) as captured, tenants.within(tenants.of_slug("waterrand")):
        list(Case.objects.all())
    assert len(captured) == 1


def test_a_list_that_forgot_every_filter_shows_nothing_of_another_partnership(both, client, monkeypatch):
    everything = Party.objects.select_related("case__partnership", "case__school", "case__route_version")
    monkeypatch.setattr("samenspraak.web.worklist.places_of", lambda _user, _partnership: everything)
    client.force_login(User.objects.get(handle="carola"))
    page = client.get("/heuvelland/work/").content.decode()
    assert "Elif Demir" in page
    assert "Noor Velden" not in page
    assert {one.name for one in everything} > {"Elif Demir", "Noor Velden"}
