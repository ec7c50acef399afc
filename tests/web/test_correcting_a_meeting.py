"""Who recorded an MDO on a wrong day corrects it; what it said first stays to be read by whoever weighs it."""

from datetime import date

import pytest

from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

RIGHT, WRONG = date(2026, 10, 5), date(2026, 9, 5)


@pytest.fixture
def check(db):
    """A case that the consultant checks, with an MDO on a wrong day."""
    walk = Walk().to_check()
    walk.do("annelies", "record_mdo", {"on": WRONG.isoformat()})
    walk.address = f"/waterrand/cases/{walk.case.reference}/"
    return walk


def test_the_form_begins_with_what_was_recorded(check, visit):
    page = visit("annelies").get(f"{check.address}mediation/do/correct_mdo/").content.decode()
    assert f'value="{WRONG.isoformat()}"' in page
    assert page.count(" checked") == len(check.track.meetings[0].there)


def test_both_days_stay_to_be_read_and_so_does_the_event(check, visit):
    there = check.track.meetings[0].there
    sent = {"on": RIGHT.isoformat(), "there": there, "submission": "once"}
    assert visit("annelies").post(f"{check.address}mediation/do/correct_mdo/", sent).status_code == 302
    page = text_of(visit("annelies").get(f"{check.address}mediation/do/pass/"))
    assert f"Op {in_words(RIGHT)} , met u" in page
    assert f"Eerst stond er {in_words(WRONG)} ." in page
    history = text_of(visit("samira").get(check.address))
    assert "Leg een MDO vast" in history
    assert "Verbeter de datum van een MDO" in history


def test_a_day_that_cannot_be_is_refused_and_what_was_typed_stays(check, visit):
    sent = {"on": "0001-01-01", "there": check.track.meetings[0].there, "submission": "once"}
    answer = visit("annelies").post(f"{check.address}mediation/do/correct_mdo/", sent)
    assert answer.status_code == 422
    assert "Deze dag is te lang geleden. Vul" in text_of(answer)
    assert b'value="0001-01-01"' in answer.content
    assert check.track.meetings[0].on == WRONG


@pytest.mark.parametrize("handle", ["tess", "samira", "hanneke"])
def test_nobody_else_corrects_it(check, visit, handle):
    page = visit(handle).get(f"{check.address}mediation/do/correct_mdo/")
    assert "Dit kan hier nu niet" in text_of(page)
