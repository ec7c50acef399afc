"""Someone without an account: another person enters what they say, marked as such, and sees no more for it."""

import pytest

from samenspraak.cases.models import Case, Event
from samenspraak.cases.verify import faults
from samenspraak.people.models import User
from tests.cases.elsewhere import begun, partnership_with
from tests.web.test_pages import text_of

PEOPLE = (
    ("teacher", "The teacher", "teacher", ""),
    ("consultant", "The consultant", "consultant", ""),
    ("expert", "The expert", "expert", "outside"),
)


@pytest.fixture
def case(db, settings, tmp_path):
    """A case in which an expert can be found who has no account."""
    return begun(partnership_with(settings, tmp_path, "no_account", PEOPLE), "advice", "consultant")


@pytest.fixture
def found(case, client):
    """The expert is found; the consultant looks."""
    client.force_login(User.objects.get(handle="consultant"))
    here = f"/elsewhere/cases/{case.reference}/"
    expert = User.objects.get(handle="expert")
    client.post(f"{here}advice/do/take/", {"candidate": f"u{expert.pk}"})
    return here, case.parties.get(role="expert").key


def test_whoever_enters_it_is_told_so_on_top_and_not_that_there_is_nothing_to_do(client, found):
    said = text_of(client.get(found[0]))
    assert "U vult in wat The expert zegt." in said
    assert "U hoeft nu niets te doen" not in said
    assert said.index("Vul in voor The expert") < said.index("U bent hier")
    client.force_login(User.objects.get(handle="parent"))
    assert "U hoeft nu niets te doen" in text_of(client.get(found[0]))


def test_what_the_expert_says_is_entered_by_the_consultant_and_marked_so(case, client, found):
    here, key = found
    assert "The expert" in client.get(here).content.decode()
    for action, answers in (("accept", {}), ("promise", {}), ("advise", {"advice": "Begin again"})):
        address = f"{here}advice/do/{action}/?for={key}"
        form = client.get(address)
        assert form.status_code == 200
        sent = {"read": form.context["page"].digest, **answers}
        assert client.post(address, sent).status_code == 302
    consultant = case.parties.get(role="consultant").key
    entered = Event.objects.filter(case=case, by=key)
    assert {event.via for event in entered} == {consultant}
    assert Case.objects.get(pk=case.pk).tracks.get().outcome == "advised"
    assert list(faults()) == []


@pytest.mark.parametrize("handle", ["parent", "teacher"])
def test_nobody_else_can_enter_anything_for_the_expert(case, client, found, handle):
    here, key = found
    client.force_login(User.objects.get(handle=handle))
    before = Event.objects.count()
    address = f"{here}advice/do/accept/?for={key}"
    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 404
    assert Event.objects.count() == before


def test_the_consultant_enters_nothing_for_someone_who_has_an_account(case, client, found):
    here, _ = found
    parent = case.parties.get(role="guardian").key
    assert client.get(f"{here}?for={parent}").status_code == 404
