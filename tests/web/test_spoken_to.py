"""A pupil is addressed as the route says, on every page of the case, and in every word of it; nobody else is."""

import re

import pytest
from django.utils import timezone
from django.utils.translation import override

from samenspraak.cases.language import in_language, spoken_to
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.golden.setting import route_of
from tests.web.test_pages import text_of

FORMAL, INFORMAL = (
    re.compile(r".{0,40}\b(?:u|uw|uzelf)\b.{0,20}", re.IGNORECASE),
    re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE),
)


WRITTEN = re.compile(r'<section class="card flow" aria-labelledby="written".*?</section>', re.DOTALL)
"""What each wrote, under the question that was put to the writer."""


def main(answer):
    """What stands in the part of a page that is about the case."""
    page = answer.content.decode()

    class Part:
        content = WRITTEN.sub("", page[page.index("<main") : page.index("</main>")]).encode()

    return text_of(Part)


@pytest.mark.parametrize(
    "walked",
    [lambda walk: walk, Walk.join_all, Walk.to_sign, Walk.to_check, Walk.to_decide, Walk.to_accept, Walk.to_talk],
)
@pytest.mark.slow
def test_no_page_of_a_pupil_mixes_two_ways(visit, db, walked):
    walk = walked(Walk(now=timezone.now()))
    no_formal_word(visit("noor"), f"/waterrand/cases/{walk.case.reference}/")


def test_nor_does_it_on_another_route(visit, db):
    walk = Walk("heuvelland", cast.ELIF, "lotte", now=timezone.now()).join_all()
    no_formal_word(visit("elif"), f"/heuvelland/cases/{walk.case.reference}/")


def no_formal_word(client, case):
    """Neither on the page of the case, nor on what can be done from it."""
    page = client.get(case)
    assert FORMAL.findall(main(page)) == []
    assert INFORMAL.search(main(page))
    for address in sorted(set(re.findall(rf'href="({case}[a-z_]+/(?:do|answer)/[^"]+)"', page.content.decode()))):
        form = client.get(address)
        assert (address, FORMAL.findall(main(form))) == (address, [])


@pytest.mark.parametrize("who", ["samira", "tess", "annelies"])
def test_everyone_else_is_addressed_as_before(visit, db, who):
    walk = Walk(now=timezone.now()).join_all()
    page = main(visit(who).get(f"/waterrand/cases/{walk.case.reference}/"))
    assert "U bent aan de beurt" in page
    assert INFORMAL.search(page) is None


def test_the_language_of_the_page_and_its_links_stay_what_they_are(visit, db):
    walk = Walk(now=timezone.now()).join_all()
    page = visit("noor").get(f"/waterrand/cases/{walk.case.reference}/").content.decode()
    assert '<html lang="nl">' in page
    assert "x-je" not in page
    assert "Nederlands" not in page


def test_english_has_one_way(visit, db):
    walk = Walk(now=timezone.now()).join_all()
    case = f"/waterrand/cases/{walk.case.reference}/"
    client = visit("noor")
    assert "What you may read" not in main(client.get(case))
    page = main(client.get(case, {"language": "en"}))
    assert "Your rights go on" in page
    assert INFORMAL.search(page) is None


def test_it_ends_with_the_page():
    route = route_of("sppoh")
    text = route.options["mediation"].steps["apply"].actions["done"].leads
    with override("nl"):
        with spoken_to(route, "pupil"):
            assert in_language(text) == "Schrijf jouw deel"
        assert in_language(text) == "Schrijf uw deel"
        with spoken_to(route, "guardian"):
            assert in_language(text) == "Schrijf uw deel"


@pytest.mark.parametrize(("who", "informal"), [("noor", True), ("samira", False)])
def test_the_first_page_addresses_a_pupil_as_the_cases_do(visit, db, who, informal):
    Walk(now=timezone.now()).join_all()
    page = main(visit(who).get("/"))
    assert bool(FORMAL.findall(page)) != informal
    assert bool(INFORMAL.search(page)) == informal
