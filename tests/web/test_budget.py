"""The budget of a track: in sight of whom the route names, beside what is decided; for all others it is free."""

import re
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.translation import override

from samenspraak.cases.budgets import budget_of
from samenspraak.people.models import User
from samenspraak.web.amounts import euros, number
from tests.cases.walking import Walk
from tests.web.test_queries import LOOK

pytestmark = pytest.mark.slow

STAFF = ("hanneke", "ilse", "farid")
OTHERS = ("samira", "joris", "noor", "tess", "annelies")
OF_COSTS = ("Budget", "€ 120", "Verbeter uren", "hoger budget", "Tot nu toe ingevuld")


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()).replace("\xa0", " ")


@pytest.fixture
def talking(db):
    """Conversations with Farid; one was recorded with two and a half hours and forty kilometres."""
    walk = Walk(now=timezone.now()).to_talk()
    walk.do("mediator", "hold", {"hours": "2,5", "travel": "40"})
    return walk


@pytest.fixture
def see(client):
    def page(walk, handle, rest="", language="nl"):
        client.force_login(User.objects.get(handle=handle))
        client.cookies["django_language"] = language
        return text_of(client.get(f"/waterrand/cases/{walk.case.reference}/{rest}"))

    return page


@pytest.mark.parametrize("handle", STAFF)
def test_whom_the_route_names_sees_what_is_planned_entered_and_left(talking, see, handle):
    said = see(talking, handle)
    for words in ("€ 1.200,00", "10 uur van € 120,00", "€ 309,20", "2,5 uur, 40 kilometer", "€ 1.500,00",
                  "nog € 1.190,80 over", "Betaald door SPPOH."):  # fmt: skip
        assert words in said, words


@pytest.mark.parametrize("handle", OTHERS)
def test_to_all_others_it_is_free_and_they_read_who_pays(talking, see, handle):
    talking.do("mediator", "correct_costs", {"hours": "3"})
    talking.do("mediator", "more_budget", {"ceiling": "1800"})
    said = see(talking, handle)
    assert f"Wat het {'je' if handle == 'noor' else 'u'} kost Niets. SPPOH betaalt de bemiddeling." in said
    assert "Betaald door" not in said, "the sentence of the route says it already"
    assert [words for words in OF_COSTS if words in said] == []
    assert budget_of(talking.view(handle), "mediation") is None
    assert "309" not in str([one.value for one in talking.view(handle).answers])


def test_who_reads_costs_sees_that_they_were_corrected_and_more_was_asked_for(talking, see):
    talking.do("mediator", "correct_costs", {"hours": "3"})
    talking.do("mediator", "more_budget", {"ceiling": "1800"})
    said = see(talking, "hanneke")
    assert "Farid Leeman koos ‘Verbeter uren of reis’" in said
    assert "Vraag een hoger budget" in said
    assert "€ 360,00" in said


def test_the_manager_has_it_in_sight_before_deciding(db, see):
    walk = Walk(now=timezone.now()).to_decide()
    said = see(walk, "hanneke", "mediation/do/approve/")
    assert "Budget" in said
    assert "10 uur van € 120,00" in said
    assert "€ 1.500,00" in said
    assert "Budget" not in see(walk, "annelies", "mediation/do/report_legal_action/")


def test_the_mediator_has_it_in_sight_where_hours_are_entered(talking, see):
    said = see(talking, "farid", "mediation/do/hold/")
    assert "nog € 1.190,80 over" in said
    assert "Budget" not in see(talking, "farid", "mediation/do/plan/")


def test_above_the_ceiling_it_says_so_and_who_can_allow_more(talking, see):
    talking.declare_all()
    talking.do("mediator", "hold", {"hours": "11"})
    said = see(talking, "farid")
    assert "Dit is € 129,20 meer dan het maximum." in said
    assert "Wie meer kan toestaan: Hanneke Oord" in said
    talking.do("mediator", "more_budget", {"ceiling": "1800,50"})
    asked = see(talking, "hanneke", "mediation/answer/more_budget/r1/")
    assert "€ 1.800,50" in asked
    assert "meer dan het maximum" in asked
    talking.do("hanneke", "more_budget:yes")
    assert "meer dan het maximum" not in see(talking, "farid")
    assert budget_of(talking.view("farid"), "mediation").ceiling == Decimal("1800.50")


def test_more_than_what_was_granted_before_is_asked_for_or_it_says_so_and_keeps_what_was_typed(talking, client):
    talking.do("mediator", "more_budget", {"ceiling": "1800,50"})
    talking.do("hanneke", "more_budget:yes")
    client.force_login(User.objects.get(handle="farid"))
    place = f"/waterrand/cases/{talking.case.reference}/mediation/do/more_budget/"
    form = {"ceiling": "1800,5", "reason": "Er is meer tijd nodig.", "submission": "a"}
    sent = client.post(place, form)
    assert sent.status_code == 422
    assert "Zoveel mag het al kosten. Vul een hoger bedrag in." in text_of(sent)
    assert 'value="1800,5"' in sent.content.decode()
    assert "Er is meer tijd nodig." in text_of(sent)
    assert client.post(place, {**form, "ceiling": "1800,51", "submission": "b"}).status_code == 302


def test_what_is_corrected_counts_once_and_is_chosen_by_its_day(talking, see):
    form = see(talking, "farid", "mediation/do/correct_costs/")
    assert "Welke verbetert u?" in form
    assert talking.case.version
    talking.do("mediator", "correct_costs", {"hours": "1", "travel": ""})
    found = budget_of(talking.view("farid"), "mediation")
    assert [(one.hours, one.kilometres, one.amount) for one in found.lines] == [(1, 0, Decimal("120.00"))]


def test_another_mediator_reads_on_and_the_hours_of_the_first_still_count(talking):
    talking.do("mediator", "hand_back")
    talking.do("coordinator", "hand_back:yes")
    talking.do("coordinator", "propose")
    new = talking.case.parties.filter(role="mediator", status="invited").get().user.handle
    assert budget_of(talking.view(new), "mediation") is None
    talking.do(new, "accept")
    assert budget_of(talking.view(new), "mediation").amount == Decimal("309.20")


def test_hours_are_a_number_and_what_is_wrong_is_given_back(talking, client):
    client.force_login(User.objects.get(handle="farid"))
    place = f"/waterrand/cases/{talking.case.reference}/mediation/do/hold/"
    sent = client.post(place, {"on": timezone.localdate(), "there": ["p1"], "hours": "twee", "submission": "a"})
    assert sent.status_code == 422
    assert "Vul een getal in." in text_of(sent)
    assert 'value="twee"' in sent.content.decode()
    assert len(talking.track.costs) == 1


def test_in_english_too(talking, see):
    said = see(talking, "hanneke", language="en")
    assert "€1,200.00" in said
    assert "Hours: 2.5, kilometres: 40" in said
    assert "Paid by SPPOH." in said


def test_money_and_numbers_are_written_as_the_language_does():
    with override("nl"):
        assert euros(Decimal("1250.5")).replace("\xa0", " ") == "€ 1.250,50"
        assert number(Decimal("2.50")) == "2,5"
    with override("en"):
        assert euros(Decimal("1250.5")) == "€1,250.50"
        assert number(Decimal(1234)) == "1,234"


def test_the_budget_costs_no_question_more(talking, client, django_assert_num_queries):
    client.force_login(User.objects.get(handle="farid"))
    place = f"/waterrand/cases/{talking.case.reference}/"
    client.get(place)
    with django_assert_num_queries(6 + LOOK):
        client.get(place)
