"""What is it about? A public page that shows the body for it first, from the route file; nothing is stored."""

import re

import pytest

from tests.golden.setting import route_of
from tests.guide.test_nothing_is_kept import everything
from tests.guide.test_pages import SITES, words

pytestmark = pytest.mark.usefixtures("partnerships")
PAGE = "/waterrand/complaint/nl/"


def heads(answer):
    """The bodies in the order in which the page shows them."""
    return re.findall(r"<h2>(.*?)</h2>|<summary>(.*?)</summary>", answer.content.decode())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("slug", SITES)
def test_every_answer_shows_its_bodies_first_and_all_others_after_them(client, slug, language):
    route = route_of(SITES[slug])
    formal = [name for name, one in route.options.items() if one.formal]
    for about, one in route.complaint.about.items():
        answer = client.get(f"/{slug}/complaint/{language}/", {"about": about})
        first = [shown for shown, _folded in heads(answer) if shown]
        folded = [shown for _first, shown in heads(answer) if shown]
        assert first == [route.options[body].title[language] for body in one.bodies]
        assert folded == [route.options[body].title[language] for body in formal if body not in one.bodies]


@pytest.mark.parametrize("slug", SITES)
def test_each_body_says_all_that_the_route_says(client, slug):
    route = route_of(SITES[slug])
    page = words(client.get(f"/{slug}/complaint/en/", {"about": "opp"})).replace("&#x27;", "'")
    for body in (one for one in route.options.values() if one.formal):
        for said in (body.says, body.needs, body.then, body.cannot, body.costs.text):
            assert " ".join(said["en"].split()) in page
        assert body.files is None or body.files.text["en"] in page
        assert not body.link or f'href="{body.link}"' in client.get(f"/{slug}/complaint/en/?about=opp").content.decode()


def test_the_question_has_every_answer_of_the_route_and_keeps_the_day(client):
    page = client.get(PAGE, {"decided-on": "2026-01-05"}).content.decode()
    assert re.findall(r'name="about" value="(\w+)"', page) == [*route_of("sppoh").complaint.about]
    assert 'type="hidden" name="decided-on" value="2026-01-05"' in page


def test_the_last_day_stands_with_its_rule_and_the_word_aid(client):
    page = words(client.get(PAGE, {"about": "opp", "decided-on": "2026-01-05"}))
    assert "16 februari" in page
    assert "Vakanties tellen mee." in page
    assert "hulpmiddel" in page


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2999-01-01", "Deze dag komt nog."),
        ("soon", "Vul een dag in die is geweest"),
        ("2026-02-30", "Vul een dag in die is geweest"),
        ("2020-01-06", "Die dag is voorbij."),
        ("0001-01-01", "Deze dag is te lang geleden. Klopt het jaar?"),
    ],
)
def test_a_wrong_day_a_day_to_come_and_a_term_that_is_over_are_said_plainly(client, day, said):
    answer = client.get(PAGE, {"about": "opp", "decided-on": day})
    assert answer.status_code == 200
    assert said in words(answer)
    assert f'value="{day}"' in answer.content.decode()


@pytest.mark.parametrize("query", ["?about=colour", "?about=opp&about=tlv", "?about=%22%3E%3Cscript%3E"])
def test_an_answer_that_is_not_known_shows_the_question_and_says_so(client, query):
    answer = client.get(PAGE + query)
    assert answer.status_code == 404
    assert "Dit antwoord kennen we niet." in words(answer)
    assert "<script>" not in answer.content.decode()
    assert 'name="about" value="opp"' in answer.content.decode()


@pytest.mark.parametrize("address", ["/waterrand/complaint/xx/", "/nowhere/complaint/nl/"])
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_it_opens_in_the_language_of_the_visitor_and_keeps_the_day(client):
    there = client.get("/waterrand/complaint/?decided-on=2026-01-05", headers={"accept-language": "en"})
    assert (there.status_code, there["Location"]) == (302, "/waterrand/complaint/en/?decided-on=2026-01-05")


@pytest.mark.parametrize("query", ["", "?about=opp", "?about=opp&decided-on=2026-01-05", "?about=colour"])
def test_a_visit_leaves_nothing_behind_and_asks_the_database_once(client, query, django_assert_num_queries):
    before = everything()
    with django_assert_num_queries(1):
        answer = client.get(PAGE + query)
    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=600"
    assert everything() == before


def test_the_partnership_page_and_the_guide_lead_to_it(client):
    assert 'href="/waterrand/complaint/"' in client.get("/waterrand/").content.decode()
    answers = "who=parent&talked=yes&about=opp&home=no&legal=no&decided-on=2026-01-05"
    page = client.get(f"/waterrand/guide/nl/?{answers}").content.decode()
    assert f'href="{PAGE}?decided-on=2026-01-05"' in page
