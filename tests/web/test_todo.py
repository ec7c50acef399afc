"""What a case waits for from somebody is said in the words of the route."""

import pytest

from samenspraak.web.todo import todo
from tests.cases.walking import Walk


@pytest.fixture
def walk(db):
    return Walk()


def waits(walk, who):
    seen = walk.view(who)
    return [text["nl"] for text in todo(seen.route, seen.state, seen.me.key)]


def test_who_is_invited_comes_in_first(walk):
    assert set(waits(walk, "samira")) == {"Doe mee"}


def test_then_there_is_an_answer_to_give_and_a_part_to_write(walk):
    walk.do("samira", "join")
    assert waits(walk, "samira") == ["Schrijf uw deel", "Geef uw antwoord", "Geef uw antwoord"]
    walk.do("samira", "declare")
    assert waits(walk, "samira") == ["Schrijf uw deel"]


def test_then_to_sign_and_nothing_once_that_is_done(walk):
    walk.to_sign()
    assert waits(walk, "samira") == ["Lees en teken het formulier"]
    walk.do("samira", "sign")
    assert waits(walk, "samira") == []


def test_where_there_is_a_choice_the_step_is_named(walk):
    walk.to_decide()
    assert waits(walk, "hanneke") == ["Besluit van de betrokken manager"]


def test_an_assignment_is_taken(walk):
    walk.to_accept()
    assert waits(walk, "mediator") == ["Neem de opdracht aan"]


def test_an_open_request_is_named(walk):
    walk.join_all()
    walk.do("annelies", "go_on_without", {"about": walk.party("joris").key, "attempts": "Drie keer gebeld."})
    assert waits(walk, "hanneke") == ["Vraag om door te gaan zonder een ouder"]
