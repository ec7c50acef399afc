"""Parties read who looked at their own case, no more than they see of it otherwise; the officer searches."""

import re

import pytest
from django.utils import timezone

from samenspraak.privacy.models import Look
from tests.cases.walking import Walk

pytestmark = pytest.mark.django_db
LINK = "who-looked/"


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_a_parent_reads_who_looked_by_day_in_plain_words(visit, address, in_it):
    visit("annelies").get(address)
    visit("annelies").get(f"{address}mediation/picture/")
    said = text(visit("samira").get(address + LINK))
    assert "Annelies Bron (adviseur) bekeek het dossier en: Bemiddeling · 2 pagina’s" in said


def test_it_shows_no_hour_and_no_form_that_somebody_opened(visit, address, in_it, looks):
    visit("joris").get(f"{address}mediation/do/withdraw/")
    visit("joris").get(f"{address}gpo/papers/")
    page = visit("samira").get(address + LINK).content.decode()
    listed = page[page.index('id="days"') : page.index('id="check"')]
    assert "Joris Velden" in listed
    assert re.findall(r"\d\d[.:]\d\d", listed) == []
    assert "gpo" not in listed.lower()
    assert "Geschillencommissie" not in listed


@pytest.mark.parametrize("who", ["annelies", "hanneke"])
def test_staff_do_not_read_when_parents_look(visit, address, in_it, who):
    visitor = visit(who)
    assert visitor.get(address + LINK).status_code == 404
    assert visitor.post(address + LINK).status_code == 404
    assert LINK not in visitor.get(address).content.decode()


def test_whoever_is_only_invited_reads_nothing(visit, address):
    visitor = visit("samira")
    assert visitor.get(address + LINK).status_code == 404
    assert LINK not in visitor.get(address).content.decode()


@pytest.mark.parametrize("who", ["samira", "joris", "tess"])
def test_who_takes_part_finds_it_on_the_page_of_the_case(visit, address, in_it, who):
    visitor = visit(who)
    assert LINK in visitor.get(address).content.decode()
    assert visitor.get(address + LINK).status_code == 200


def test_who_lost_custody_sees_no_look_that_came_after(visit, case, address, in_it, do):
    visit("annelies").get(address)
    key = case.parties.get(user__handle="joris").key
    do("annelies", "change_custody", {"about": key, "custody": "no"})
    visit("hanneke").get(address)
    said = text(visit("joris").get(address + LINK))
    assert "Annelies Bron" in said
    assert "Hanneke Oord" not in said


def test_who_is_chosen_for_another_track_is_not_named(client):
    walk = Walk(now=timezone.now()).to_talk()
    address = f"/waterrand/cases/{walk.case.reference}/"
    mediator, parent = walk.party("mediator"), walk.party("samira")
    for one in (mediator, parent):
        client.force_login(one.user)
        client.get(address)
    said = text(client.get(address + LINK))
    assert f"{mediator.name} (bemiddelaar)" in said
    assert Look.objects.filter(role="mediator").count() == 1


def test_it_asks_the_database_equally_often_for_many_looks(visit, address, in_it, django_assert_num_queries):
    visitor = visit("samira")
    for _ in range(2):
        with django_assert_num_queries(6):
            visitor.get(address + LINK)
        for _ in range(20):
            visitor.get(address)


class TestTheOfficer:
    """The privacy officer of the partnership."""

    @pytest.fixture
    def search(self, visit, address, in_it):
        visit("annelies").get(address)
        visit("samira").get(f"{address}mediation/do/done/")
        officer = visit("ineke")
        return lambda **words: officer.get("/waterrand/access-log/", words)

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ({}, ["Samira Haddou", "Annelies Bron"]),
            ({"person": "bron"}, ["Annelies Bron"]),
            ({"person": "nobody"}, []),
            ({"case": "no-case"}, []),
            ({"until": "2020-01-01"}, []),
            ({"since": "2020-01-01"}, ["Samira Haddou", "Annelies Bron"]),
        ],
    )
    def test_finds_rows_by_person_case_and_day(self, search, words, found):
        rows = search(**words).context["rows"]
        assert [one.user.name for one in rows] == found

    def test_finds_the_rows_of_one_case(self, search, case):
        assert len(search(case=case.reference.lower()).context["rows"]) == 2

    def test_reads_what_is_wrong_and_keeps_what_was_typed(self, search):
        answer = search(person="Bron", since="2026-11-02", until="2026-11-01")
        assert answer.status_code == 422
        assert "Deze dag ligt voor de eerste." in text(answer)
        assert 'value="Bron"' in answer.content.decode()

    def test_sees_nothing_of_a_case_itself(self, search, visit, address, case):
        said = text(search())
        assert "Noor" not in said
        assert "formulier" in said
        assert visit("ineke").get(address).status_code == 404

    def test_sees_nothing_of_another_partnership(self, search, visit):
        assert visit("ineke").get("/heuvelland/access-log/").status_code == 404
        assert list(visit("femke").get("/heuvelland/access-log/").context["rows"]) == []

    @pytest.mark.parametrize("who", ["annelies", "hanneke", "samira", "farid"])
    def test_nobody_else_searches(self, search, visit, who):
        assert visit(who).get("/waterrand/access-log/").status_code == 404

    def test_is_led_there(self, search, visit):
        assert "/waterrand/access-log/" in visit("ineke").get("/waterrand/work/").content.decode()
        assert "/waterrand/access-log/" not in visit("annelies").get("/waterrand/work/").content.decode()

    def test_is_in_no_case(self, search, case):
        assert not case.parties.filter(user__handle="ineke").exists()
