"""How often a page asks the database: few times, and not more often for a longer case."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

CASE, CASES, WORK, FORM, STEP, WRITING = 6, 5, 6, 7, 6, 9
LOOK = 1
"""That somebody looked: one statement more, for each request that reads a case."""


@pytest.mark.parametrize("events", [0, 3, 300])
def test_opening_a_case_asks_the_database_equally_often_however_long_it_is(
    visit, address, history, events, django_assert_num_queries
):
    history(events)
    visitor = visit("samira")
    visitor.get(address)
    with django_assert_num_queries(CASE + LOOK):
        assert visitor.get(address).status_code == 200


@pytest.mark.parametrize("events", [0, 300])
def test_the_form_of_a_step(visit, address, history, events, django_assert_num_queries):
    history(events)
    visitor = visit("annelies")
    visitor.get(address)
    with django_assert_num_queries(FORM + LOOK):
        assert visitor.get(f"{address}mediation/do/done/").status_code == 200


def questions(captured):
    """What was asked of the database; a savepoint asks nothing."""
    return [one["sql"] for one in captured if "SAVEPOINT" not in one["sql"]]


@pytest.mark.parametrize("events", [3, 300])
def test_doing_a_step(visit, address, do, history, events):
    do("samira", "join")
    history(events)
    visitor = visit("samira")
    form = {"no_legal_action": "none", "willing": "willing", "submission": "once"}
    visitor.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert visitor.post(f"{address}mediation/do/declare/", form).status_code == 302
    assert len(questions(captured)) == STEP + LOOK, questions(captured)


@pytest.mark.parametrize("events", [3, 300])
def test_a_step_with_texts_also_writes_those_tells_people_and_changes_whose_turn_it_is(
    visit, address, do, history, events
):
    do("samira", "join")
    do("samira", "declare", {"no_legal_action": "none", "willing": "willing"})
    history(events)
    visitor = visit("samira")
    form = {"help_question": "Hoe praten we weer rustig?", "our_view": "Het loopt stroef.", "submission": "once"}
    with CaptureQueriesContext(connection) as captured:
        assert visitor.post(f"{address}mediation/do/done/", form).status_code == 302
    assert len(questions(captured)) == WRITING + LOOK, questions(captured)


@pytest.mark.parametrize("events", [0, 300])
def test_my_cases(visit, address, history, events, django_assert_num_queries):
    history(events)
    visitor = visit("samira")
    visitor.get("/")
    with django_assert_num_queries(CASES):
        assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("query", ["", "?q=noor&person=annelies&waits=others&step=mediation.apply", "?ended=1"])
def test_the_list_of_work(visit, address, history, query, django_assert_max_num_queries):
    history(300)
    visitor = visit("annelies")
    visitor.get("/waterrand/work/")
    with django_assert_max_num_queries(WORK):
        assert visitor.get(f"/waterrand/work/{query}").status_code == 200
