"""The guide stores nothing: the database and the cookies are the same after as before."""

import pytest
from django.apps import apps
from django.core import serializers

from samenspraak.people.models import User
from tests.guide.test_pages import ANSWERS

pytestmark = pytest.mark.usefixtures("partnerships")
PAGES = {
    "begin": "/waterrand/guide/",
    "question": "/waterrand/guide/nl/",
    "again": "/waterrand/guide/nl/question/home/",
    "option": "/heuvelland/guide/en/option/mediation/",
    "body": "/heuvelland/guide/en/option/gpo/",
    "unknown": "/waterrand/guide/nl/question/colour/",
}
OTHER_PUBLIC_PAGES = (
    "/",
    "/waterrand/",
    "/waterrand/?language=en",
    "/waterrand/route/",
    "/waterrand/call-back/nl/?your-school=boot",
)
CHOSEN = [{}, {"who": "parent"}, ANSWERS, {**ANSWERS, "decided-on": "2026-01-05"}, {"who": "nobody"}]


def everything():
    """Every row of every table."""
    return {
        model._meta.label: serializers.serialize("json", model.objects.order_by("pk")) for model in apps.get_models()
    }


@pytest.mark.parametrize("page", [*PAGES.values(), *OTHER_PUBLIC_PAGES])
def test_a_visit_leaves_nothing_behind(client, page):
    before = everything()
    assert len(before) > 10
    for answers in CHOSEN:
        answer = client.get(page, answers)
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies
    assert not client.cookies
    assert everything() == before


@pytest.mark.parametrize("page", PAGES)
def test_cookies_that_are_there_stay_as_they_are(client, page):
    client.force_login(User.objects.get(handle="annelies"))
    before, cookies = everything(), client.cookies.output()
    for answers in CHOSEN:
        assert not client.get(PAGES[page], answers).cookies
    assert client.cookies.output() == cookies
    assert everything() == before


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("page", ["question", "again", "unknown"])
def test_a_page_may_be_kept_by_anyone_since_it_is_the_same_for_everyone(client, page, signed_in):
    alone = client.get(PAGES[page], ANSWERS)
    if signed_in:
        client.force_login(User.objects.get(handle="annelies"))
    answer = client.get(PAGES[page], ANSWERS, headers={"accept-language": "en"})
    assert answer["Cache-Control"] == "public, max-age=600"
    assert answer.content == alone.content
    assert "Cookie" not in answer.get("Vary", "")


def test_an_option_with_a_button_for_one_person_is_kept_by_nobody_else(client):
    option = "/waterrand/guide/nl/option/mediation/"
    assert "Cookie" in client.get(option)["Vary"]
    assert "public" in client.get(option)["Cache-Control"]
    client.force_login(User.objects.get(handle="annelies"))
    assert "private" in client.get(option)["Cache-Control"]
    assert "public" not in client.get(option)["Cache-Control"]


def test_where_the_language_is_chosen_for_the_visitor_nothing_is_kept_on_the_way(client):
    assert client.get(PAGES["begin"])["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("page", "asks"), [("begin", 0), ("question", 1), ("again", 1), ("option", 1), ("unknown", 1)])
@pytest.mark.parametrize("answers", [{}, ANSWERS], ids=["none", "all"])
def test_a_page_asks_the_database_once_for_its_partnership(client, page, asks, answers, django_assert_num_queries):
    with django_assert_num_queries(asks):
        client.get(PAGES[page], answers)
