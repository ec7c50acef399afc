"""The word after sending fits what was done, a form says which signatures lapse, and ways out say how they differ."""

import pytest

from samenspraak.cases.models import Event
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow


@pytest.fixture
def talk(db):
    """A case at the conversations, in which a mother asked for more time."""
    walk = Walk().to_talk()
    walk.do("samira", "more_time")
    walk.address = f"/waterrand/cases/{walk.case.reference}/"
    return walk


@pytest.mark.parametrize(("answer", "said"), [("yes", "U zei ja"), ("no", "U zei nee")])
def test_after_an_answer_it_says_which(talk, visit, answer, said):
    key = talk.track.open_requests()[0].key
    form = f"{talk.address}mediation/answer/more_time/{key}/"
    page = text_of(visit("annelies").post(form, {"answer": answer, "submission": "once"}, follow=True))
    assert f"{said}: Vraag meer tijd" in page
    assert "Gedaan:" not in page


def test_after_asking_it_says_that_it_was_sent(talk, visit):
    sent = {"reason": "De stoelen zijn op.", "submission": "once"}
    page = text_of(visit("joris").post(f"{talk.address}mediation/do/object/", sent, follow=True))
    assert "Verstuurd: Vraag een andere bemiddelaar" in page


def test_sent_twice_it_still_says_that_it_was_done_before(talk, visit):
    form = f"{talk.address}mediation/answer/more_time/{talk.track.open_requests()[0].key}/"
    for _ in range(2):
        page = text_of(visit("annelies").post(form, {"answer": "no", "submission": "once"}, follow=True))
    assert "Dit was al gedaan en gebeurde geen tweede keer: Vraag meer tijd" in page
    assert Event.objects.filter(case=talk.case, action="more_time:no").count() == 1


def test_who_wants_to_change_something_reads_whose_signatures_lapse_and_who_signs_again(visit, db):
    walk = Walk().to_sign()
    walk.do("joris", "sign")
    page = text_of(visit("samira").get(f"/waterrand/cases/{walk.case.reference}/mediation/do/change/"))
    assert "De handtekeningen onder het aanmeldformulier vervallen, die van Joris Velden." in page
    assert "Daarna tekenen opnieuw: u, Joris Velden" in page


def test_who_answers_an_objection_reads_it_as_what_yes_does(talk, visit):
    talk.do("joris", "object")
    key = next(one.key for one in talk.track.open_requests() if one.name == "object")
    page = text_of(visit("ilse").get(f"{talk.address}mediation/answer/object/{key}/"))
    assert "Zegt u ja? De handtekeningen onder de afspraken over de bemiddeling vervallen" in page


def test_nothing_is_said_of_signatures_where_none_lapse(talk, visit):
    assert "vervallen" not in text_of(visit("samira").get(f"{talk.address}mediation/do/withdraw/"))


def test_two_ways_out_on_one_page_say_how_they_differ(visit, db):
    walk = Walk().to_sign()
    page = text_of(visit("samira").get(f"/waterrand/cases/{walk.case.reference}/"))
    assert "Ik doe liever niet mee Dat mag altijd. De aanvraag gaat dan voor niemand door. U mag zeggen waarom" in page
    assert "Stop met de bemiddeling Dat mag altijd, bij elke stap, ook als de gesprekken al lopen." in page
