"""Whoever is not signed in keeps the language in the address; a page speaks one language."""

import pytest

from samenspraak.people.models import User
from samenspraak.web import cast

NL, EN = "Alle mogelijkheden", "All options"
DUTCH, ENGLISH = {"accept-language": "nl"}, {"accept-language": "en"}


@pytest.fixture(autouse=True)
def partnerships(db):
    cast.make()


def test_the_other_language_is_a_link_and_goes_on_to_the_next_pages(client):
    here = client.get("/waterrand/", headers=DUTCH).content.decode()
    assert NL in here
    assert 'href="/waterrand/?language=en"' in here
    there = client.get("/waterrand/?language=en", headers=DUTCH).content.decode()
    assert EN in there
    for kept in ('href="/?language=en"', 'href="/waterrand/guide/?language=en"', 'href="/waterrand/?language=nl"'):
        assert kept in there
    answer = client.get("/waterrand/guide/?language=en", headers=DUTCH)
    assert answer["Location"] == "/waterrand/guide/en/"
    assert 'href="/waterrand/?language=en"' in client.get(answer["Location"], headers=DUTCH).content.decode()


@pytest.mark.parametrize("headers", [DUTCH, ENGLISH])
def test_an_address_stays_short_where_the_browser_asks_for_this_language_anyway(client, headers):
    assert 'href="/waterrand/guide/"' in client.get("/waterrand/", headers=headers).content.decode()


@pytest.mark.parametrize("language", ["fr", "", "en%00", "en&language=xx"])
def test_a_language_that_is_not_there_is_passed_over(client, language):
    answer = client.get(f"/waterrand/?language={language}", headers=DUTCH)
    assert answer.status_code == 200
    assert NL in answer.content.decode()


def test_who_is_signed_in_chooses_once_for_all_pages(client):
    client.force_login(User.objects.get(handle="ilse"))
    assert 'action="/language/setlang/"' in client.get("/waterrand/work/").content.decode()
    client.post("/language/setlang/", {"language": "en", "next": "/waterrand/work/"})
    assert "Hello Ilse" in client.get("/waterrand/work/").content.decode()
