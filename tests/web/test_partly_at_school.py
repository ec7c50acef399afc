"""Days on which a pupil at home is at school for some hours: recorded on the case, not counted, and first in lists."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.models import Case
from samenspraak.cases.verify import fault_of
from samenspraak.web import cast
from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

PARTLY = "De leerling gaat een deel van de week naar school"


def ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def at_home(db):
    """Noor's case, at home for twenty days, everyone in it."""
    return Walk(facts={"pupil_at_home": ago(20)}, now=timezone.now()).join_all()


def say(visit, walk, deed, **answers):
    address = f"/waterrand/cases/{walk.case.reference}/"
    return visit("samira").post(f"{address}mediation/do/{deed}/", {"submission": deed, **answers})


def page_of(visit, walk, who="samira"):
    return text_of(visit(who).get(f"/waterrand/cases/{walk.case.reference}/"))


def test_a_parent_records_it_and_everyone_sees_the_days_stand_still(visit, at_home):
    assert say(visit, at_home, "attends_partly", since=ago(8).isoformat(), hours="6").status_code == 302
    for who in ("samira", "tess", "annelies"):
        page = page_of(visit, at_home, who)
        assert "zonder onderwijs : 12 dagen" in page
        assert f"{PARTLY}: sinds {in_words(ago(8))} Deze dagen tellen niet mee." in page
    work = text_of(visit("annelies").get("/waterrand/work/"))
    assert f"12 dagen {PARTLY}" in work


def test_once_it_is_over_the_days_go_on_and_the_partial_ones_stay_to_be_seen(visit, at_home):
    say(visit, at_home, "attends_partly", since=ago(8).isoformat())
    assert say(visit, at_home, "attends_partly_over", since=ago(3).isoformat()).status_code == 302
    page = page_of(visit, at_home)
    assert "zonder onderwijs : 15 dagen" in page
    assert f"van {in_words(ago(8))} tot en met {in_words(ago(4))}" in page
    assert "15 dagen" in text_of(visit("annelies").get("/waterrand/work/"))


def test_it_stays_first_in_the_list(visit, at_home):
    say(visit, at_home, "attends_partly", since=ago(20).isoformat())
    other = Walk(family=cast.DAAN, starter="annelies", now=timezone.now() - timedelta(days=60))
    listed = visit("annelies").get("/waterrand/work/").content.decode()
    assert 0 < listed.index(at_home.case.reference) < listed.index(other.case.reference)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "Deze dag komt nog"), (21, "te vroeg. Vul een dag in vanaf wanneer dit zo is: De leerling zit thuis")],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_that_was_typed_is_lost(visit, at_home, days, said):
    answer = say(visit, at_home, "attends_partly", since=ago(days).isoformat(), hours="6")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert f'value="{ago(days).isoformat()}"' in page
    assert 'value="6"' in page


def test_the_case_is_what_its_events_say_and_a_changed_column_is_found(at_home):
    at_home.do("samira", "attends_partly", {"since": ago(8).isoformat()})
    assert fault_of(at_home.case) == ""
    Case.objects.update(counted_to=ago(7))
    assert "to which it is urgent" in fault_of(Case.objects.get())
