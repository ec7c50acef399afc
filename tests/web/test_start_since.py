"""A case that begins with a pupil at home says since when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.models import Case
from samenspraak.people.models import School
from samenspraak.route.changes import CASE
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

START = "/waterrand/start/mediation/"


@pytest.fixture
def send(visit, db):
    """Send the form with which a case begins, with these answers beside those that it needs."""
    cast.make()

    def begin(**more):
        school = School.objects.get(name="Het Windrad")
        form = {"school": school.pk, "guardian_1_name": "Mirjam Postma", "guardian_1_custody": "on", **more}
        return visit("annelies").post(START, form)

    return begin


def state():
    return CASE.validate_json(Case.objects.get().state)


def test_a_pupil_is_at_home_since_the_day_that_was_filled_in(send):
    day = timezone.localdate() - timedelta(days=30)
    assert send(fact_pupil_at_home="on", since_pupil_at_home=day.isoformat()).status_code == 302
    assert state().since == {"pupil_at_home": day}


def test_without_a_day_it_counts_from_the_day_on_which_the_case_began(send):
    assert send(fact_pupil_at_home="on").status_code == 302
    assert state().since == {"pupil_at_home": timezone.localdate()}


def test_a_day_alone_says_that_it_is_so(send):
    assert send(since_pupil_at_home="2026-01-05").status_code == 302
    assert (state().facts, state().since) == ({"pupil_at_home": True}, {"pupil_at_home": date(2026, 1, 5)})


def test_nothing_filled_in_says_that_it_is_not_so(send):
    assert send().status_code == 302
    assert (state().facts, state().since) == ({"pupil_at_home": False}, {})


def test_a_day_still_to_come_is_refused_and_what_was_filled_in_is_kept(send):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = send(fact_pupil_at_home="on", since_pupil_at_home=tomorrow)
    assert page.status_code == 422
    assert "Deze dag komt nog. Vul een dag in die is geweest." in page.content.decode()
    assert f'value="{tomorrow}"' in page.content.decode()
    assert not Case.objects.exists()


def test_a_date_of_birth_still_to_come_is_refused_too(send):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = send(pupil_1_name="Daan Postma", pupil_1_birth_date=tomorrow)
    assert page.status_code == 422
    assert "Deze dag komt nog. Vul een dag in die is geweest." in page.content.decode()


def test_whoever_says_it_again_corrects_the_day(visit, db):
    walk = Walk(now=timezone.now()).join_all()
    address = f"/waterrand/cases/{walk.case.reference}/"
    assert "Meld dat de leerling thuis zit" in text_of(visit("samira").get(address))
    walk.do("samira", "at_home", {"since": walk.now.date().isoformat()})
    page = text_of(visit("samira").get(address))
    assert "Verbeter sinds welke dag de leerling thuis is" in page
    assert page.count("Meld dat de leerling thuis zit") == page.count("koos ‘Meld dat de leerling thuis zit’")


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("since_pupil_at_home", "0001-01-01"),
        ("since_pupil_at_home", "1999-09-01"),
        ("pupil_1_birth_date", "1914-02-03"),
    ],
)
def test_a_day_that_is_a_slip_of_the_pen_is_refused_and_what_was_typed_stays(send, question, day):
    answer = send(**{question: day})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Deze dag is te lang geleden. Klopt het jaar?" in page
    assert f'value="{day}"' in page
    assert 'value="Mirjam Postma"' in page
    assert not Case.objects.exists()
