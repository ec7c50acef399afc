"""A day of a contested decision that was typed in the guide goes along into the form with which a case begins."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.models import Case
from samenspraak.cases.verify import faults
from samenspraak.people.models import School
from samenspraak.route.changes import CASE
from samenspraak.web import cast
from tests.web.test_pages import text_of

START = "/heuvelland/start/mediation/"
pytestmark = pytest.mark.slow
GUIDE = {"who": "school", "talked": "yes", "about": "opp", "home": "no", "legal": "no"}


def ago(days):
    return (timezone.localdate() - timedelta(days=days)).isoformat()


@pytest.fixture
def lotte(visit, db):
    """The care coordinator, who begins mediation in this partnership."""
    cast.make()
    return visit("lotte")


@pytest.fixture
def send(lotte):
    def begin(**more):
        school = School.objects.get(name=cast.ELIF.school)
        form = {"school": school.pk, "guardian_1_name": "Mirjam Postma", "guardian_1_custody": "on", **more}
        return lotte.post(START, {"submission": "begin", **form})

    return begin


def contested():
    return CASE.validate_json(Case.objects.get().state).contested


def test_the_guide_leads_to_the_form_with_the_day_and_what_it_is_about_filled_in(lotte):
    page = lotte.get("/heuvelland/guide/nl/option/mediation/", {**GUIDE, "decided-on": ago(10)}).content.decode()
    link = re.search(rf'href="({START}[^"]+)"', page)[1].replace("&amp;", "&")
    form = lotte.get(link).content.decode()
    assert f'name="decided_on" value="{ago(10)}"' in form
    assert re.search(r'value="opp"\s+checked', form)


@pytest.mark.parametrize("given", [{}, {"decided-on": "soon"}, {"decided-on": ago(-1)}])
def test_without_a_day_that_was_nothing_is_filled_in(lotte, given):
    form = lotte.get(START, {**GUIDE, **given}).content.decode()
    assert 'name="decided_on" value=""' in form
    assert not re.search(r'name="decided_about"[^>]*checked', form)


def test_the_decision_stands_on_the_case_that_begins_for_whoever_began_it_alone(send, lotte, visit):
    begun = send(decided_on=ago(10), decided_about="opp")
    assert begun.status_code == 302
    (one,) = contested()
    assert (one.on.isoformat(), one.about, one.readers) == (ago(10), "opp", ())
    assert "nog 32 dagen" in text_of(lotte.get(begun.url))
    assert list(faults()) == []
    assert send(decided_on=ago(10), decided_about="opp").status_code == 302
    assert len(contested()) == 1, "the same form sent twice has one effect"


def test_it_may_stay_empty(send):
    assert send(decided_on="", decided_about="opp").status_code == 302
    assert contested() == ()


@pytest.mark.parametrize(
    ("day", "about", "said"),
    [
        (-1, "opp", "Deze dag komt nog"),
        (10, "", "Kies een van de antwoorden"),
        (10, "weather", "Kies een van de antwoorden"),
    ],
)
def test_what_cannot_be_is_said_at_its_place_and_nothing_is_begun_or_lost(send, day, about, said):
    answer = send(decided_on=ago(day), decided_about=about)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'value="{ago(day)}"' in answer.content.decode()
    assert "Mirjam Postma" in answer.content.decode()
    assert not Case.objects.exists()


def test_who_may_put_no_decision_is_told_of_the_day_and_not_asked(visit, db):
    cast.make()
    page = visit("annelies").get("/waterrand/start/mediation/", {**GUIDE, "decided-on": ago(10)})
    assert 'name="decided_on"' not in page.content.decode()
    assert "In de wegwijzer is een besluit van" in text_of(page)
    plain = text_of(visit("annelies").get("/waterrand/start/mediation/", GUIDE))
    assert "In de wegwijzer is een besluit" not in plain
