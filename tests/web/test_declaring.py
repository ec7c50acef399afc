"""Each party says whether a court case runs, by a question to that person; what was stopped is said with its day."""

from datetime import date

import pytest

from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

STOPPED = {"no_legal_action": "stopped", "willing": "willing", "submission": "once"}
QUESTION = "Loopt er een klacht, bezwaar of rechtszaak die u begon?"


@pytest.fixture
def check(db):
    """A case that the consultant checks, and the address where a mother is asked again."""
    walk = Walk().to_check()
    walk.address = f"/waterrand/cases/{walk.case.reference}/mediation/do/declare/"
    return walk


def test_whoever_answers_is_asked_a_question_and_sees_with_which_answer_a_day_belongs(check, visit):
    page = visit("samira").get(check.address)
    assert f"{QUESTION} Er loopt niets" in text_of(page)
    assert "Op welke dag stopte dat? Alleen nodig bij het antwoord ‘Er liep iets. Dat is gestopt.’." in text_of(page)
    assert b'type="date"' in page.content


@pytest.mark.parametrize(
    ("day", "why"), [("", "Vul dit in."), ("2999-01-04", "Deze dag komt nog."), ("toen", "Vul een datum in")]
)
def test_stopped_without_a_day_that_has_been_is_refused_and_the_rest_stays(check, visit, day, why):
    page = visit("samira").post(check.address, {**STOPPED, "no_legal_action_stopped": day})
    assert page.status_code == 422
    assert why in text_of(page)
    assert b'value="stopped" checked' in page.content


def test_who_checks_sees_since_which_day(check, visit):
    visit("samira").post(check.address, {**STOPPED, "no_legal_action_stopped": "2026-09-01"})
    page = text_of(visit("annelies").get(check.address.replace("declare", "pass")))
    assert f"‘Er liep iets. Dat is gestopt.’ (op {in_words(date(2026, 9, 1))} ): Samira Haddou." in page


def test_who_answers_otherwise_needs_no_day(check, visit):
    sent = {**STOPPED, "no_legal_action": "none", "no_legal_action_stopped": "toen"}
    assert visit("samira").post(check.address, sent).status_code == 302


STOPS_NOTHING = "Dit antwoord houdt op zichzelf niets tegen."
RUNS = f"‘Er loopt een klacht of bezwaar of rechtszaak’: dat zei Samira Haddou. {STOPS_NOTHING}"


def test_who_plans_the_next_conversation_sees_plainly_that_something_runs(db, visit):
    walk = Walk().to_talk()
    address = f"/waterrand/cases/{walk.case.reference}/"
    walk.do("samira", "declare", {"no_legal_action": "running"})
    for who in ("farid", "ilse"):
        assert RUNS in text_of(visit(who).get(address)).partition("Toon wat er bekend is")[0]
    assert "Plan een gesprek" in text_of(visit("farid").get(address))
    walk.do("samira", "declare", {"no_legal_action": "none"})
    assert RUNS not in text_of(visit("farid").get(address))


def test_where_the_answer_keeps_a_gate_shut_it_is_not_said_that_it_stops_nothing(check, visit):
    visit("samira").post(check.address, {**STOPPED, "no_legal_action": "running"})
    seen = text_of(visit("annelies").get(check.address.partition("mediation")[0]))
    assert "‘Er loopt een klacht of bezwaar of rechtszaak’: Samira Haddou." in seen
    assert STOPS_NOTHING not in seen
