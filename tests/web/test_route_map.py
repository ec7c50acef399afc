"""The whole route on one page: for everyone, and on a case with where it is."""

import pytest

from samenspraak.cases.routes import newest
from samenspraak.people.models import Partnership, User
from samenspraak.route.read import read_file
from samenspraak.web import cast, demo
from samenspraak.web.routemap import route_map
from tests.golden.setting import route_of
from tests.third.test_third import HERE
from tests.web.test_pages import text_of

QUERIES, QUERIES_OF_A_CASE = 1, 6


@pytest.fixture
def case(db):
    cast.make()
    return demo.begin("waterrand", cast.NOOR, "annelies")


@pytest.mark.parametrize("route", ["sppoh", "swv"])
def test_every_option_stands_on_the_map_once_in_the_order_of_the_file(route):
    rules = route_of(route)
    drawn = route_map(rules)
    every = [drawn.first, *drawn.options, *drawn.formal]
    assert sorted(one.name for one in every) == sorted(rules.options)
    assert drawn.first.name == "talk_first"
    assert [one.name for one in drawn.formal] == [name for name, one in rules.options.items() if one.formal]


def test_what_comes_after_or_beside_is_said():
    route = read_file(HERE / "drieluik.yaml").route
    drawn = {one.name: one for one in route_map(route).options}
    assert drawn["bridge"].after == route.options["signpost_talk"]
    assert len(drawn["home_table"].beside) == 2


def test_a_detour_and_an_ending_are_no_steps_of_the_way():
    mediation = next(one for one in route_map(route_of("swv")).options if one.name == "mediation")
    titles = [one.title["nl"] for one in mediation.steps]
    assert "De aanvraag rust" not in titles
    assert titles[0] == "De aanvraag schrijven"
    assert not any(step.is_final for step in mediation.steps)


def test_the_table_is_drawn_until_there_is_a_place():
    table = next(one for one in route_map(route_of("sppoh")).options if one.name == "breakthrough_table")
    titles = [one.title["nl"] for one in table.steps]
    assert titles[-2:] == ["Op de agenda van de tafel", "Volgen tot er een plek is"]


@pytest.mark.parametrize(("slug", "words"), [("waterrand", "Bel de adviseur"), ("heuvelland", "Bel een consulent")])
def test_everyone_sees_it_without_signing_in_and_nothing_is_kept(case, client, django_assert_num_queries, slug, words):
    with django_assert_num_queries(QUERIES):
        answer = client.get(f"/{slug}/route/")
    shown = text_of(answer)
    assert words in shown
    assert shown.index("Eerst samen praten") < shown.index(words) < shown.index("Weer samen verder")
    assert shown.index("Weer samen verder") < shown.index("Geschillencommissie")
    assert not answer.cookies
    assert "U bent hier" not in shown


def test_each_option_leads_to_where_it_is_explained(case, client):
    explained = client.get("/waterrand/").content.decode()
    for name in newest(Partnership.objects.get(slug="waterrand")).options:
        assert f'href="/waterrand/#{name}"' in client.get("/waterrand/route/").content.decode()
        assert f'id="{name}"' in explained


def test_on_a_case_it_says_where_you_are(case, client, django_assert_max_num_queries):
    client.force_login(User.objects.get(handle="samira"))
    with django_assert_max_num_queries(QUERIES_OF_A_CASE):
        answer = client.get(f"/waterrand/cases/{case.reference}/route/")
    shown = text_of(answer)
    assert "U bent hier Samen het aanmeldformulier invullen" in shown
    assert answer.content.decode().count('aria-current="step"') == 1


def test_who_is_not_in_the_case_finds_no_map_of_it(case, client):
    client.force_login(User.objects.get(handle="carola"))
    assert client.get(f"/waterrand/cases/{case.reference}/route/").status_code == 404
    assert client.get("/nowhere/route/").status_code == 404
