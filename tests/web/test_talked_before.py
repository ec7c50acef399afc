"""That they talked before a case is said in the guide, stands in the form, and is recorded right after (S1)."""

import pytest

from samenspraak.cases.models import Case
from samenspraak.people.models import School
from samenspraak.route.changes import CASE
from samenspraak.web import cast

TICKED = 'name="talked" value="on" checked'
STARTS = (
    ("heuvelland", "lotte", "mediation", "De Linde"),
    ("heuvelland", "lotte", "consultant_at_table", "De Linde"),
    ("waterrand", "tess", "consultant_at_table", "De Papieren Boot"),
)


@pytest.fixture
def school(db):
    cast.make()
    return lambda name: School.objects.get(name=name).pk


def form_of(client, slug, option, said):
    return client.get(f"/{slug}/start/{option}/?who=school&talked={said}").content.decode()


@pytest.mark.parametrize(("slug", "who", "option", "name"), STARTS)
def test_what_was_said_in_the_guide_stands_in_the_form_and_its_own_form_is_next(visit, school, slug, who, option, name):
    client = visit(who)
    assert TICKED in form_of(client, slug, option, "yes")
    assert TICKED not in form_of(client, slug, option, "no")
    form = {"school": school(name), "guardian_1_name": "Mirjam Postma", "guardian_1_custody": "on", "talked": "on"}
    answer = client.post(f"/{slug}/start/{option}/", form)
    case = Case.objects.get()
    assert answer["Location"] == f"/{slug}/cases/{case.reference}/{option}/do/talked_together/"
    assert "Waarover ging het gesprek?" in client.get(answer["Location"]).content.decode()
    # Nobody has to: it is recorded by whoever goes on.
    assert CASE.validate_json(case.state).tracks[option].meetings == ()


def test_without_it_the_case_is_next(visit, school):
    form = {"school": school("De Papieren Boot"), "guardian_1_name": "Mirjam Postma", "guardian_1_custody": "on"}
    answer = visit("tess").post("/waterrand/start/consultant_at_table/", form)
    assert answer["Location"] == f"/waterrand/cases/{Case.objects.get().reference}/"


def test_who_was_not_there_is_not_asked(visit, school):
    assert 'name="talked"' not in form_of(visit("annelies"), "waterrand", "mediation", "yes")
