"""The page of the demo shows whom one can be, by role, and what waits for each, however many cases there are."""

import pytest

from samenspraak.cases.models import Case, Party
from samenspraak.insight.models import Invitation
from samenspraak.people.models import User
from samenspraak.web import cast, demo
from samenspraak.web.everybody import everybody
from tests.insight.conftest import completed
from tests.web.test_pages import text_of

QUERIES = 5


@pytest.fixture
def case(db, settings):
    settings.DEMO = True
    cast.make()
    return demo.begin("waterrand", cast.NOOR, "annelies")


def test_people_stand_by_role_with_their_family_and_what_waits(case, client):
    page = text_of(client.get("/demo/"))
    assert "Samira Haddou met Joris Velden, Noor Velden 1 dossier wacht: Doe mee Word Samira" in page
    assert page.index("Samira Haddou") < page.index("Tess van Wijngaard") < page.index("Annelies Bron")


def test_what_waits_is_named_and_counted(case, client):
    for _ in range(2):
        demo.begin("heuvelland", cast.ELIF, "lotte")
    assert "2 dossiers wachten: Schrijf de aanvraag (2) Word Lotte" in text_of(client.get("/demo/"))


def test_of_many_cases_only_the_first_are_looked_into(case, client, monkeypatch):
    monkeypatch.setattr("samenspraak.web.everybody.LOOKED_INTO", 1)
    for _ in range(2):
        demo.begin("heuvelland", cast.ELIF, "lotte")
    assert "2 dossiers wachten, eerst op: Schrijf de aanvraag Word Lotte" in text_of(client.get("/demo/"))


def test_someone_is_found_by_a_part_of_the_name(case, client):
    assert "Joris Velden" in text_of(client.get("/demo/?q=velden"))
    assert "Annelies" not in text_of(client.get("/demo/?q=velden"))
    assert "Niemand hier heet zo." in text_of(client.get("/demo/?q=zzz"))


def test_many_cases_ask_no_more_questions_and_show_no_more_families(case, django_assert_num_queries):
    samira = case.parties.get(user__handle="samira")
    for number in range(60):
        user = cast.user_of(f"other{number}", f"Ander {number}")
        other = Case.objects.get(pk=case.pk)
        other.pk, other.reference = None, f"SPPOH-Y{number:04}"
        other.save(force_insert=True)
        Party.objects.create(
            partnership=case.partnership, case=other, key="p1", user=user, name=user.name, role="guardian",
            side="parents", status="joined", since=samira.since,
        )  # fmt: skip
    with django_assert_num_queries(QUERIES):
        shown = [one.user.name for group in everybody() for _role, people in group.roles for one in people]
    assert "Samira Haddou" in shown
    assert "Ander 59" in shown
    assert "Ander 30" not in shown


def test_the_demo_is_not_there_where_it_is_not_on(db, settings, client):
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404


@pytest.mark.parametrize("on", [True, False])
def test_the_foot_of_every_page_leads_back_to_the_demo_only_where_it_is_on(on, case, client, settings):
    settings.DEMO = on
    here = f"/waterrand/cases/{case.reference}/"
    for handle, address in (("samira", "/"), ("samira", here), ("ilse", "/waterrand/work/"), ("ilse", "/waterrand/")):
        client.force_login(User.objects.get(handle=handle))
        assert ('href="/demo/"' in client.get(address).content.decode()) == on, address


def test_the_clock_looks_when_somebody_of_the_demo_lets_it(db, settings, client):
    settings.DEMO = True
    completed()
    assert client.get("/demo/clock/").status_code == 405
    assert not Invitation.objects.exists()
    assert "De klok heeft gekeken" in text_of(client.post("/demo/clock/", follow=True))
    assert Invitation.objects.exists()


def test_nobody_moves_the_clock_where_there_is_no_demo(db, settings, client):
    settings.DEMO = False
    assert client.post("/demo/clock/").status_code == 404
