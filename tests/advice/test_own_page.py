"""The page of whoever asked, at a secret address: how it stands, take it back, read, share and remove the advice."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from samenspraak.advice import addresses, door
from samenspraak.advice.models import CallRequest
from samenspraak.people.models import User
from samenspraak.web.templatetags.route_words import in_words
from tests.advice.calling import RECORD, Caller
from tests.guide.test_pages import words

PAGE, SHARED = 4, 2
ADVICE = "Vraag samen een gesprek aan."


@pytest.fixture
def one():
    return Caller(now=timezone.now())


def address(one, language="nl", slug="waterrand"):
    return f"/{slug}/call-back/{language}/{one.secret}/"


def press(client, one, deed, **more):
    headers = more.pop("headers", None)
    given = {"deed": deed, "version": str(one.request.version), **more}
    return client.post(address(one), given, headers=headers, follow=True)


@pytest.mark.parametrize(
    ("stands", "says"),
    [
        ("waiting", "Wij bellen u Uiterlijk"),
        ("tried", "Wij bellen u nog een keer Uiterlijk"),
        ("to write", "Wij konden u niet bereiken Wij schrijven u uiterlijk"),
        ("written", "Wij hebben u geschreven Bel ons als het u uitkomt. Uw vraag blijft open tot en met"),
        ("advised", "Wij hebben elkaar gesproken Wilt u nog iets vragen? Bel ons tot en met"),
        ("closed", "Uw vraag is gesloten Er is advies gegeven, en er is geen vraag meer."),
        ("withdrawn", "U hebt uw vraag ingetrokken Niemand belt u meer."),
    ],
)
def test_it_says_how_it_stands(client, one, stands, says):
    one.to(stands)
    answer = client.get(address(one))
    assert answer.status_code == 200
    assert says in words(answer)
    assert ("085 000 0041" in words(answer)) == (stands != "withdrawn")


def test_it_says_until_when_and_what_happened(client, one):
    one.to("written")
    page = words(client.get(address(one)))
    assert in_words(one.request.closes_on) in page
    order = [page.index(text) for text in ("Geschreven, omdat niemand opnam: Een brief", "Gebeld, en niemand nam op",
                                           "Gevraagd om teruggebeld te worden")]  # fmt: skip
    assert order == sorted(order)
    assert page.count("Gebeld, en niemand nam op") == 2


def test_whoever_is_left_waiting_reads_that_too(client, one):
    one.passes(-9)
    CallRequest.objects.filter(pk=one.pk).update(due=one.today)
    page = words(client.get(address(one)))
    assert "en dat is niet gebeurd. Wie daarop let, hoort dat." in page
    assert "Annelies Bron, adviseur 085 000 00 11" in page


def test_what_the_clock_told_whom_is_no_matter_of_the_caller(client, one):
    one.passes(9).tick()
    assert one.request.told
    assert "De termijn is voorbij" not in words(client.get(address(one)))


def test_it_is_taken_back_and_name_and_number_are_gone(client, one):
    page = words(press(client, one, "take_back"))
    assert "U hebt uw vraag ingetrokken" in page
    assert "Samira" not in page
    request = one.request
    assert (request.name, request.number, request.words, request.days) == ("", "", "", [])


def test_the_advice_is_read_shared_no_longer_shared_and_removed(client, one):
    one.to("advised")
    assert ADVICE in words(client.get(address(one)))
    first = shared_on(press(client, one, "share"))
    other = Client()
    page = words(other.get(first))
    assert ADVICE in page
    assert RECORD.next in page
    assert "Samira" not in page
    assert "085 000 0041" not in page
    assert "Trek mijn vraag in" not in page
    press(client, one, "stop_sharing")
    assert other.get(first).status_code == 404
    second = shared_on(press(client, one, "share"))
    assert second != first
    assert other.get(first).status_code == 404
    page = words(press(client, one, "remove_record"))
    assert ADVICE not in page
    assert "Er is niets van opgeschreven." in page
    assert other.get(second).status_code == 404
    assert ADVICE not in repr(CallRequest.objects.values().get())


def shared_on(answer):
    return re.search(r'href="http://testserver(/waterrand/call-back/nl/shared/\w+/)"', answer.content.decode())[1]


def test_who_wanted_nothing_in_writing_reads_that_nothing_is_kept(client, one):
    door.advise(one.act("annelies"), wants_record=False, record=RECORD)
    page = words(client.get(address(one)))
    assert "Er is niets van opgeschreven." in page
    assert "Deel het advies" not in page
    assert not one.request.advised


def test_a_correction_is_what_the_caller_reads(client, one):
    one.to("advised")
    better = door.Record("Vraag", "Bel de school eerst.", "")
    door.advise(one.act("annelies"), wants_record=True, record=better)
    page = words(client.get(address(one)))
    assert "Bel de school eerst." in page
    assert ADVICE not in page


@pytest.mark.parametrize(
    ("deed", "more"),
    [
        *((deed, {}) for deed in ("share", "remove_record", "stop_sharing", "close", "")),
        ("take_back", {"version": "9"}),
        ("take_back", {"headers": {"sec-fetch-site": "cross-site"}}),
        ("take_back", {"headers": {"origin": "https://elsewhere.example"}}),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(client, one, deed, more):
    answer = press(client, one, deed, **more)
    assert answer.status_code == 409
    assert "<title>Niet gedaan" in answer.content.decode()
    assert one.request.version == 0
    assert "Wij bellen u" in words(answer)


def test_what_was_meanwhile_done_is_shown_before_one_goes_on(client, one):
    door.advise(one.act("annelies"), wants_record=False, record=RECORD)
    answer = client.post(address(one), {"deed": "take_back", "version": "0"})
    assert answer.status_code == 409
    assert "U ziet nu hoe het ervoor staat." in words(answer)
    assert "Wij hebben elkaar gesproken" in words(answer)


def test_no_cookie_and_no_token_is_needed(one):
    client = Client(enforce_csrf_checks=True)
    assert press(client, one, "take_back").status_code == 200
    assert not client.cookies
    assert one.request.status == "withdrawn"


@pytest.mark.parametrize(
    "path",
    ["/waterrand/call-back/nl/made-up/", "/waterrand/call-back/nl/shared/made-up/", "/heuvelland/call-back/nl/{own}/",
     "/waterrand/call-back/nl/shared/{own}/", "/waterrand/call-back/nl/shared/{shared}/",
     "/waterrand/call-back/nl/{reference}/"],
)  # fmt: skip
def test_an_address_that_is_not_the_secret_one_leads_nowhere_and_says_what_one_can_do(client, one, path):
    one.to("advised")
    known = {"own": one.secret, "shared": addresses.shared(one.secret, 1), "reference": one.request.reference}
    answer = client.get(path.format(**known))
    assert answer.status_code == 404
    assert "Dit adres leidt nergens heen" in words(answer)
    assert ADVICE not in words(answer)
    assert client.post(path.format(**known), {"deed": "take_back"}).status_code in (404, 405)
    assert one.request.status == "advised"


def test_a_shared_advice_can_only_be_read(client, one):
    one.to("advised")
    there = shared_on(press(client, one, "share"))
    assert client.post(there, {"deed": "stop_sharing"}).status_code == 405


def test_once_the_days_to_keep_it_are_over_the_address_leads_nowhere(client, one):
    one.to("ended")
    assert client.get(address(one)).status_code == 404


def test_no_search_engine_and_no_other_site_hears_of_the_address(client, one):
    one.to("advised")
    door.share(one.act("caller"), one.secret)
    for path in (address(one), f"/waterrand/call-back/nl/shared/{addresses.shared(one.secret, 1)}/"):
        answer = client.get(path)
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]


def test_it_is_all_there_in_english(client, one):
    one.to("written")
    page = words(client.get(address(one, "en")))
    assert "Call us when it suits. Your request stays open until" in page
    assert "Written, since nobody answered: A letter" in page
    assert "Monday and Tuesday, in the morning" in page


def test_whoever_is_signed_in_sees_the_same(client, one):
    before = words(client.get(address(one)))
    client.force_login(User.objects.get(handle="tess"))
    assert words(client.get(address(one))) == before


@pytest.mark.parametrize("stands", ["waiting", "advised"])
def test_a_page_asks_the_database_few_times(client, one, stands, django_assert_num_queries):
    one.to(stands)
    with django_assert_num_queries(PAGE):
        client.get(address(one))


def test_a_shared_advice_asks_the_database_twice(client, one, django_assert_num_queries):
    one.to("advised")
    there = shared_on(press(client, one, "share"))
    with django_assert_num_queries(SHARED):
        client.get(there)
