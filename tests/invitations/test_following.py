"""Who is invited when a case begins, and what becomes of it when somebody joins, says no or leaves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspraak.invitations.models import Invitation
from samenspraak.people.models import User
from tests.cases.walking import Walk
from tests.invitations.conftest import invitation_of
from tests.web.test_staying_out import FENNA

START = "/waterrand/start/mediation/"
FAMILY = {
    "guardian_1_name": "Nienke Vos", "guardian_1_custody": "on", "guardian_1_mail": "nienke@example.org",
    "guardian_1_check": "06 1234 5678", "guardian_2_name": "Bram Vos", "guardian_2_check": "kastanje",
    "pupil_1_name": "Siem Vos", "submission": "once",
}  # fmt: skip


@pytest.fixture
def begin(walk, visit, django_capture_on_commit_callbacks):
    def sent(**more):
        with django_capture_on_commit_callbacks(execute=True):
            return visit("annelies").post(START, {"school": walk.case.school_id, **FAMILY, **more})

    return sent


def stand():
    found = Invitation.objects.filter(party__name__endswith="Vos").select_related("party").order_by("pk")
    return {one.party.name: one.stands(timezone.now()) for one in found}


def test_everyone_of_a_family_is_invited_when_a_case_begins(walk):
    found = Invitation.objects.filter(party__case=walk.case).select_related("party", "invited_by")
    assert {one.party.role for one in found} == {"guardian", "pupil"}
    assert {(one.invited_by.handle, one.stands(timezone.now())) for one in found} == {("annelies", "unready")}


def test_who_has_a_mail_address_gets_a_mail_and_who_has_none_a_letter(begin, mailoutbox):
    assert begin().status_code == 302
    assert stand() == {"Nienke Vos": "invited", "Bram Vos": "unsent", "Siem Vos": "unready"}
    assert [one.to for one in mailoutbox] == [["nienke@example.org"]]


def test_the_same_form_sent_twice_invites_once(begin, mailoutbox):
    begin()
    begin()
    assert len(stand()) == 3
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"guardian_1_mail": "nienke@"}, "Dit kan geen mailadres zijn."),
        ({"guardian_1_check": ""}, "zonder dit komt niemand met de mail binnen"),
        ({"guardian_1_check": " 12 "}, "Dit is te kort."),
        ({"guardian_2_check": "abc"}, "Dit is te kort."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(begin, mailoutbox, typed, said):
    answer = begin(**typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="Nienke Vos"' in page
    assert stand() == {}
    assert mailoutbox == []


def test_nothing_of_how_to_reach_somebody_stands_in_the_case_or_its_events(begin, walk):
    begin()
    case = Invitation.objects.filter(party__name="Nienke Vos").get().party.case
    kept = repr([list(getattr(case, name).values()) for name in ("parties", "events", "answers", "notices")])
    for secret in ("nienke@example.org", "5678", "kastanje"):
        assert secret not in kept + case.state + case.search


def test_what_somebody_becomes_the_invitation_becomes(db):
    """Ingrid and Ruud are parents without custody: each says no for themself."""
    walk = Walk("heuvelland", FENNA, "gijs", now=timezone.now())
    for who, deed, state in (
        ("ruud", "join", "joined"),
        ("ruud", "stay_out", "withdrawn"),
        ("ingrid", "stay_out", "declined"),
    ):
        walk.do(who, deed)
        assert invitation_of(walk, who).state == state


def test_joining_asks_the_database_once_more_and_other_steps_not(walk):
    def asked(deed):
        with CaptureQueriesContext(connection) as captured:
            walk.do("samira", deed)
        return [one["sql"] for one in captured if "invitations_invitation" in one["sql"]]

    assert len(asked("join")) == 1
    assert asked("declare") == []


def test_people_of_the_school_have_accounts_and_get_no_code(walk):
    staff = User.objects.filter(memberships__isnull=False)
    assert not Invitation.objects.filter(party__user__in=staff).exists()
