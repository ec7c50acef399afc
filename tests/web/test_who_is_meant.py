"""Sentences name the right people: who invited, of whom one is enough, each once, and who agrees with what."""

import re

import pytest
from django.utils.translation import override

from samenspraak.web import cast
from samenspraak.web.words import words_of
from tests.cases.walking import Walk
from tests.web.test_pages import text_of


def page(walk, visit, who, more=""):
    slug = walk.case.partnership.slug
    return text_of(visit(who).get(f"/{slug}/cases/{walk.case.reference}/{more}"))


@pytest.fixture
def walk(db):
    return Walk().join_all()


def test_where_one_of_two_is_enough_it_is_said_so(walk, visit):
    walk.declare_all()
    shown = page(walk, visit, "samira")
    assert "Tess van Wijngaard zorgcoördinator Doet mee Een van beiden is aan de beurt" in shown
    assert "Marijke Dool schoolleider Doet mee Een van beiden is aan de beurt" in shown
    assert "Joris Velden ouder of verzorger, heeft gezag Doet mee Is aan de beurt" in shown
    assert "Tess van Wijngaard (u) zorgcoördinator Doet mee U of een ander is aan de beurt" in page(walk, visit, "tess")


def test_for_whom_we_wait_says_or_between_those_of_whom_one_is_enough(walk, visit):
    walk.declare_all()
    assert "We wachten op Samira Haddou, Joris Velden, Tess van Wijngaard of Marijke Dool en Annelies Bron" in page(
        walk, visit, "ilse"
    )


def test_a_name_stands_once_however_many_places_that_person_fills(walk):
    words = words_of(walk.view("samira"))
    tess, marijke, noor = (walk.party(who).key for who in ("tess", "marijke", "noor"))
    with override("nl"):
        assert words.places([(tess, marijke), (tess,), (marijke,)]) == "Tess van Wijngaard en Marijke Dool"
        assert words.places([(tess, marijke), (noor,)]) == "Tess van Wijngaard of Marijke Dool en Noor Velden"
        assert words.places([(tess, marijke), (tess, marijke), ()]) == "Tess van Wijngaard of Marijke Dool"


def test_a_mediator_is_invited_by_whoever_proposed_and_a_parent_by_whoever_began(db, visit):
    walk = Walk()
    assert "Annelies Bron begon dit en nodigt u uit." in page(walk, visit, "joris")
    walk.to_accept()
    shown = page(walk, visit, walk.party("mediator").user.handle)
    assert "Ilse Kamp nodigt u uit." in shown
    assert "begon dit" not in shown


def test_only_who_sees_the_shared_question_is_told_to_agree_with_it(db, visit):
    walk = Walk(family=cast.DAAN, starter="wim").join_all()
    said = "Is uw deel klaar, dan bent u het ook eens met deze tekst."
    assert said in page(walk, visit, "mirjam", "mediation/do/done/")
    for who in ("edwin", "daan"):
        form = page(walk, visit, who, "mediation/do/done/")
        assert "Mijn deel is klaar" in form
        assert "eens met" not in form


def test_a_hand_over_does_not_offer_the_one_whose_work_it_is(walk, visit):
    form = visit("annelies").get(f"/waterrand/work/hand-over/?case={walk.case.reference}").content.decode()
    chosen = form[form.index('name="successor"') :]
    assert "Yusuf Tamer" in chosen
    assert "Annelies Bron" not in chosen[: chosen.index("</select>")]


def links_to_answer(walk, visit, who):
    """The texts of the links on the page of the case that lead to an answer."""
    content = visit(who).get(f"/waterrand/cases/{walk.case.reference}/").content.decode()
    found = re.findall(r'<a[^>]*href="[^"]*/answer/[^"]*"[^>]*>(.*?)</a>', content, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", one).strip() for one in found]


def test_of_two_requests_of_one_name_each_link_says_who_asked(db, visit):
    walk = Walk().to_talk()
    walk.do("samira", "object")
    what = "Antwoord: Vraag een andere bemiddelaar"
    assert links_to_answer(walk, visit, "ilse") == [what], "one alone needs no name"
    walk.do("tess", "object")
    links = {f"{what}, gevraagd door {name}" for name in ("Samira Haddou", "Tess van Wijngaard")}
    assert set(links_to_answer(walk, visit, "ilse")) == links
    key = next(one.key for one in walk.track.open_requests() if one.by == walk.party("tess").key)
    assert f"{what}, gevraagd door Tess van Wijngaard" in page(walk, visit, "ilse", f"mediation/answer/object/{key}/")


def test_of_two_requests_of_one_name_each_link_says_whom_it_is_about(db, visit):
    walk = Walk().to_sign()
    for who in ("samira", "joris"):
        walk.do("annelies", "go_on_without", {"about": walk.party(who).key})
    what = "Antwoord: Vraag om door te gaan zonder een ouder"
    links = {f"{what}, over {name}" for name in ("Samira Haddou", "Joris Velden")}
    assert set(links_to_answer(walk, visit, "hanneke")) == links
