"""The agenda of the table: the cases that are planned, day by day, and never more than one may see."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from samenspraak.cases.sight import places_planned
from samenspraak.people.models import User
from samenspraak.web import cast
from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import TO_THE_TABLE, Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

AGENDA = "/waterrand/work/agenda/"
QUERIES = 6
SECRET = "Alleen voor de bemiddeling."
WHERE = "Zaal 2, Kade 5"


def at_table(deeds=TO_THE_TABLE, **facts):
    """A case of Noor that is planned at the table a week from now, while the mediation goes on beside it."""
    walk = Walk(facts={"pupil_at_home": True, **facts}, now=timezone.now()).join_all().declare_all()
    for handle in ("samira", "joris", "tess", "annelies"):
        walk.do(handle, "done", {"our_view": SECRET})
    walk.on("breakthrough_table").do("annelies", "open")
    for who, deed in deeds:
        walk.do(who, deed, {"where": WHERE, "time": "15:30"} if deed == "plan" else None)
    return walk


@pytest.fixture
def walk(db):
    return at_table()


def listed(answer):
    """The references on the page, in order."""
    return re.findall(r'href="/waterrand/cases/(SPPOH-\w+)/"', answer.content.decode())


def held_on(walk):
    return next(one for one in walk.track.meetings if not one.held).on


def test_two_cases_on_one_day_stand_together(visit, walk):
    other = at_table()
    answer = visit("annelies").get(AGENDA)
    page = text_of(answer)
    assert set(listed(answer)) == {walk.case.reference, other.case.reference}
    assert page.count(in_words(held_on(walk))) == 1
    assert "2 dossiers" in page


def test_the_first_day_comes_first(visit, walk):
    later = at_table()
    walk.do("home_support", "move", {"on": (timezone.localdate() + timedelta(days=9)).isoformat()})
    assert listed(visit("annelies").get(AGENDA)) == [later.case.reference, walk.case.reference]


def test_a_case_is_shown_with_hour_place_pupil_school_days_at_home_and_who_takes_part(visit, db):
    walk = at_table(pupil_at_home=timezone.localdate() - timedelta(days=12))
    walk.do("home_support", "invite")
    asked = walk.case.parties.get(role="expert", status="invited")
    page = text_of(visit(walk.party("home_support").user.handle).get(AGENDA))
    for said in ("Om 15.30 uur", "Noor", str(walk.case.school), "12 dagen", f"Waar is het overleg? {WHERE}"):
        assert said in page
    assert f"Doen mee: u en {walk.case.parties.get(role='expert', status='joined').name}." in page
    assert f"Gevraagd, nog geen antwoord: {asked.name}." in page


def test_an_expert_reads_no_more_than_what_is_of_the_table(visit, walk):
    other = at_table(TO_THE_TABLE[:-2])
    page = visit(walk.party("expert").user.handle).get(AGENDA)
    assert {*listed(visit("annelies").get(AGENDA))} == {walk.case.reference, other.case.reference}
    assert listed(page) == [walk.case.reference]
    assert WHERE in page.content.decode()
    assert SECRET not in page.content.decode()


def test_who_was_asked_and_did_not_answer_reads_the_day_and_nothing_that_was_typed(visit, walk):
    walk.do("home_support", "invite")
    asked = walk.case.parties.get(role="expert", status="invited").user.handle
    page = visit(asked).get(AGENDA)
    assert listed(page) == [walk.case.reference]
    assert WHERE not in page.content.decode()


def test_who_is_of_no_case_at_the_table_reads_kindly_that_nothing_is_planned(visit, walk):
    sits = set(walk.case.parties.values_list("user__handle", flat=True))
    other = next(handle for handle in ("froukje", "hassan", "lidy") if handle not in sits)
    page = visit(other).get(AGENDA)
    assert listed(page) == []
    assert "Er is geen gesprek gepland" in text_of(page)


@pytest.mark.parametrize("who", ["samira", "tess", "hanneke", "lotte", "mediator"])
def test_for_whoever_has_no_agenda_there_is_no_page_and_no_link(visit, walk, who):
    found = User.objects.filter(memberships__role="mediator").first().handle if who == "mediator" else who
    visitor = visit(found)
    assert visitor.get(AGENDA).status_code == 404
    assert AGENDA not in visitor.get("/waterrand/work/").content.decode()


def test_a_route_without_an_agenda_has_no_page(visit, walk, client):
    assert visit("lotte").get("/heuvelland/work/agenda/").status_code == 404
    client.logout()
    assert client.get(AGENDA).status_code == 302


def test_what_was_held_is_gone_and_what_nobody_recorded_stands_apart(visit, walk, monkeypatch):
    after = held_on(walk) + timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr("samenspraak.web.agenda.timezone.localdate", lambda: after)
        page = text_of(visit("annelies").get(AGENDA))
    said = ["Er is geen gesprek gepland", "De dag is voorbij", in_words(held_on(walk))]
    assert sorted(said, key=page.index) == said
    walk.do("home_support", "hold")
    assert listed(visit("annelies").get(AGENDA)) == []


def test_another_family_does_not_come_along(visit, walk):
    home = Walk(family=cast.DAAN, starter="annelies", facts={"pupil_at_home": True}, now=timezone.now())
    assert home.case.reference not in listed(visit("annelies").get(AGENDA))


def test_the_list_of_work_leads_there_in_both_languages(visit, walk):
    visitor = visit("annelies")
    work = visitor.get("/waterrand/work/").content.decode()
    assert f'href="{AGENDA}">Agenda van de Advies- en Doorbraaktafel' in work
    page = text_of(visitor.get(AGENDA, headers={"accept-language": "en"}))
    assert "Agenda of the Advice and Breakthrough Table" in page
    assert "At 15.30" in page


@pytest.mark.parametrize("more", [0, 2])
def test_it_asks_the_database_equally_often_for_many_cases(visit, walk, more, django_assert_num_queries):
    for _number in range(more):
        at_table()
    visitor = visit("annelies")
    visitor.get(AGENDA)
    with django_assert_num_queries(QUERIES):
        assert visitor.get(AGENDA).status_code == 200


def days_in_the_list(walk):
    return {one.role: one.meets_on for one in walk.case.parties.all() if one.meets_on}


def test_its_day_stands_on_the_row_of_the_list_for_who_takes_part_until_it_was_held(visit, walk):
    on = held_on(walk)
    support = walk.party("home_support").user.handle
    assert days_in_the_list(walk)["consultant"] == days_in_the_list(walk)["expert"] == on
    for who in ("annelies", support):
        shown = text_of(visit(who).get("/waterrand/work/"))
        with translation.override("nl"):
            assert f"Op de agenda van {in_words(on)}" in shown
    walk.do("home_support", "move", {"on": (timezone.localdate() + timedelta(days=9)).isoformat()})
    assert days_in_the_list(walk)["expert"] == on + timedelta(days=2)
    walk.do("home_support", "hold")
    assert days_in_the_list(walk) == {}
    assert "Op de agenda van" not in text_of(visit("annelies").get("/waterrand/work/"))


def test_no_case_is_read_in_which_nothing_is_planned(walk):
    other = at_table(TO_THE_TABLE[:-3])
    assert other.case.parties.filter(meets_on__isnull=False).count() == 0
    annelies = User.objects.get(handle="annelies")
    found = places_planned(annelies, walk.case.partnership)
    assert [one.case_id for one in found] == [walk.case.pk]
