"""The demo has people who ask to be called back in every state, and a way to the page of each."""

import re

import pytest

from samenspraak.advice.models import CallDeed, CallRequest
from samenspraak.demo.calls import ask_to_be_called
from samenspraak.web import cast
from tests.web.test_pages import text_of


@pytest.fixture
def asked(db, settings):
    settings.DEMO = True
    cast.make()
    return ask_to_be_called()


def test_every_state_is_there_and_who_is_left_waiting_was_told(asked):
    assert asked == CallRequest.objects.count() == len(cast.CALLS)
    there = {(one.partnership.slug, one.status) for one in CallRequest.objects.select_related("partnership")}
    states = {"waiting", "to_write", "written", "advised", "closed", "withdrawn"}
    assert {state for slug, state in there if slug == "waterrand"} == states
    assert {state for slug, state in there if slug == "heuvelland"} == {"waiting", "advised"}
    assert CallRequest.objects.filter(tries=1, status="waiting").exists()
    assert CallRequest.objects.filter(status="advised", wants_record=False).exists()
    assert set(CallDeed.objects.filter(deed="tell").values_list("about", flat=True)) == {"consultant coordinator"}


def test_everybody_asks_once(asked):
    deeds = CallDeed.objects.count()
    assert ask_to_be_called() == 0
    assert CallDeed.objects.count() == deeds


def test_the_page_of_everybody_leads_to_the_page_of_each(asked, client):
    answer = client.get("/demo/")
    assert "9 mensen vroegen om teruggebeld te worden" in text_of(answer)
    assert "Oscar Meinders op de lijst van Annelies Bron, De Papieren Boot, Waterdam nog niet gebeld" in text_of(answer)
    pages = re.findall(r'href="(/\w+/call-back/nl/\w+/)"', answer.content.decode())
    assert len(pages) == len(cast.CALLS)
    assert {client.get(page).status_code for page in pages} == {200}


def test_looking_for_somebody_by_name_leaves_them_out(asked, client):
    assert "teruggebeld" not in text_of(client.get("/demo/?q=annelies"))


def test_the_clock_of_the_demo_looks_at_them_too(asked, client):
    CallRequest.objects.filter(status="closed").update(forget_on="2026-01-01")
    client.post("/demo/clock/")
    assert not CallRequest.objects.filter(status="closed", own_key__isnull=False).exists()
