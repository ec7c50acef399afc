"""What is agreed at a talk with the consultant: each agreement has an owner and a day, and all are read at the end."""

import pytest
from django.utils import timezone

from samenspraak.cases.perform import Refused
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.web.test_dates import in_words
from tests.web.test_pages import text_of

FIRST = {"agreement": "Elke vrijdag bellen we.", "owner": "Juf Marga", "by_when": "2027-01-15"}
SECOND = {"agreement": "Elif begint met twee uur.", "owner": "De mentor", "by_when": "2027-02-01"}


@pytest.fixture
def met(db):
    walk = Walk("heuvelland", cast.ELIF, "lotte", now=timezone.now()).join_all().on("consultant_at_table")
    return walk.all_do([("lotte", "open"), ("carola", "accept"), ("lotte", "plan"), ("lotte", "hold")])


def page_of(walk, visit, handle):
    return text_of(visit(handle).get(f"/heuvelland/cases/{walk.case.reference}/"))


def around_the_texts(walk, visit, handle):
    """What stands on the page before the texts that one unfolds, and from there on."""
    page = visit(handle).get(f"/heuvelland/cases/{walk.case.reference}/").content.decode()
    before, _mark, after = page.partition('id="written"')
    return before, after


def write(walk):
    walk.do("carola", "agree", FIRST)
    walk.do("lotte", "another", SECOND)
    walk.do("carola", "complete")


@pytest.mark.parametrize("who", ["aylin", "elif", "lotte", "carola"])
def test_all_agreements_are_read_together_when_the_track_ended(met, visit, who):
    write(met)
    before, _after = around_the_texts(met, visit, who)
    for one in (FIRST, SECOND):
        assert before.index(one["agreement"]) < before.index(one["owner"])
    assert before.index(FIRST["agreement"]) < before.index(SECOND["agreement"])


def test_asked_for_anew_only_the_new_agreements_stand_at_the_end(met, visit):
    write(met)
    met.all_do([("lotte", "open"), ("carola", "accept"), ("lotte", "plan"), ("lotte", "hold")])
    met.do("carola", "agree", {**FIRST, "agreement": "Nu anders."})
    met.do("carola", "complete")
    before, after = around_the_texts(met, visit, "aylin")
    assert "Nu anders." in before
    assert SECOND["agreement"] not in before
    assert SECOND["agreement"] in after


@pytest.mark.parametrize("missing", ["agreement", "owner", "by_when"])
def test_none_is_written_down_without_an_owner_and_a_day(met, missing):
    met.do("carola", "agree", FIRST)
    refused = met.try_to("lotte", "another", SECOND | {missing: ""})
    assert isinstance(refused, Refused)
    assert {(one.code, one.field) for one in refused.refusal.reasons} == {("field_missing", missing)}


def test_what_was_filed_stands_there_with_where_and_when_and_stops_nothing(met, visit):
    met.do("aylin", "report_legal_action", {"body": "gpo", "filed_on": timezone.localdate().isoformat()})
    page = page_of(met, visit, "kemal")
    assert "Er loopt een klacht of rechtszaak" in page
    assert in_words(timezone.localdate()) in page
    assert "neem" not in page.partition("Er loopt een klacht")[2][:200]
    assert met.do("carola", "agree", FIRST)
    met.do("aylin", "legal_action_over")
    assert "Dat is ieders goed recht en het gesprek" not in page_of(met, visit, "kemal")
