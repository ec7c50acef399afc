"""Ask to be called back: for everyone, with nothing more asked than is needed, and without a cookie."""

import re
from datetime import date

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspraak.advice import addresses
from samenspraak.advice.models import CallRequest
from samenspraak.people.models import Membership, School, User
from samenspraak.web.visiting import AT_MOST
from tests.guide.test_pages import ANSWERS, words
from tests.web.test_queries import questions

PAGE = "/waterrand/call-back/nl/"
TYPED = {"name": "Samira Haddou", "number": "085 000 00 41", "days": ["mon", "wed"], "parts": ["morning"],
         "words": "Niet rond kwart over acht"}  # fmt: skip
FIND, FORM, SEND = 1, 3, 7


def form_of(school="De Papieren Boot", page=PAGE):
    return f"{page}?for-school={School.objects.get(name=school).pk}"


def ticket_on(answer):
    return re.search(r'name="ticket" value="([^"]+)"', answer.content.decode())[1]


def send(client, address=None, headers=None, **other):
    """Open the form, and send it with these answers."""
    address = address or form_of()
    ticket = other.pop("ticket", None) or ticket_on(client.get(address))
    return client.post(address, {**TYPED, "ticket": ticket, **other}, headers=headers)


def test_a_request_comes_to_the_consultant_of_the_school_and_leads_to_a_page_of_ones_own(client):
    answer = send(client)
    assert answer.status_code == 302
    page = words(client.get(answer.url))
    assert "Wij bellen u" in page
    assert "Annelies Bron, adviseur" in page
    assert "Maandag en woensdag, in de ochtend Niet rond kwart over acht" in page
    assert CallRequest.objects.get().handler.handle == "annelies"


def test_nothing_more_is_kept_than_was_asked(client):
    send(client, extra="Iets anders", asked="Mijn verhaal")
    kept = CallRequest.objects.values().get()
    typed = {name for name, value in kept.items() if value and name in ("name", "number", "days", "parts", "words")}
    assert typed == {"name", "number", "days", "parts", "words"}
    assert "Iets anders" not in repr(kept)
    assert "Mijn verhaal" not in repr(kept)


def test_no_cookie_is_set_and_no_token_is_needed():
    client = Client(enforce_csrf_checks=True)
    for address in (PAGE, f"{PAGE}?your-school=boot", form_of()):
        assert not client.get(address).cookies
    answer = send(client)
    assert answer.status_code == 302
    assert not client.get(answer.url).cookies
    assert not client.cookies


def test_the_page_says_who_calls_and_until_when_before_anything_is_given(client, monkeypatch):
    monkeypatch.setattr("samenspraak.web.callback.timezone.localdate", lambda: date(2026, 9, 4))
    page = words(client.get(form_of()))
    # Two working days from a Friday.
    assert "Annelies Bron, adviseur, belt u uiterlijk dinsdag 8 september" in page
    assert "28 dagen na het einde verwijderen wij uw naam en nummer." in page
    assert "by Tuesday" not in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "  "}, "Uw naam : Vul dit in."),
        ({"number": ""}, "Het nummer waarop wij u kunnen bellen : Vul dit in."),
        ({"number": "12345"}, "Dit kan geen telefoonnummer zijn. Typ elk cijfer."),
        ({"number": "085 000 00 4"}, "Dit kan geen telefoonnummer zijn."),
        ({"name": "x" * 121}, "Dit is te lang. Er passen hooguit 120 tekens."),
        ({"words": "x" * 201}, "Dit is te lang. Er passen hooguit 200 tekens."),
        ({"days": ["sunday"]}, "Op welke dagen komt het uit? : Kies een van de antwoorden."),
        ({"parts": ["night"]}, "Op welk deel van de dag? : Kies een van de antwoorden."),
        ({"name": "a\x00b"}, "Uw naam"),
    ],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed_with_why(client, given, says):
    answer = send(client, **given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in words(answer)
    assert "<title>Nog niet verstuurd" in page
    for name, value in {**TYPED, **given}.items():
        if isinstance(value, str) and "\x00" not in value:
            assert f'value="{value.strip() and value}"' in page or name == "name"
    assert not CallRequest.objects.exists()


def test_what_was_chosen_stays_chosen(client):
    page = send(client, number="12345").content.decode()
    assert re.findall(r'name="(\w+)" value="(\w+)" checked', page) == [
        ("days", "mon"), ("days", "wed"), ("parts", "morning"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://elsewhere.example"},
     {"origin": "null"}],
)  # fmt: skip
def test_what_another_site_sends_is_not_taken_and_can_be_sent_from_here(client, headers):
    answer = send(client, headers=headers)
    assert answer.status_code == 403
    assert "Het kwam niet van deze pagina." in words(answer)
    assert 'value="Samira Haddou"' in answer.content.decode()
    assert not CallRequest.objects.exists()
    assert send(client, ticket=ticket_on(answer)).status_code == 302


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {}])
def test_what_this_page_sends_is_taken(client, headers):
    assert send(client, headers=headers).status_code == 302


def test_a_form_that_was_sent_twice_is_one_request_at_one_address(client):
    ticket = ticket_on(client.get(form_of()))
    first, second = (send(client, ticket=ticket) for _ in range(2))
    assert first.url == second.url
    assert CallRequest.objects.count() == 1


def test_whoever_sends_the_same_answers_from_another_form_makes_another_request(client):
    assert send(client).url != send(client).url
    assert CallRequest.objects.count() == 2


@pytest.mark.parametrize("ticket", ["made-up", "a:b:c", " ", "old"])
def test_a_ticket_that_is_not_from_here_or_is_old_gets_a_new_one(client, ticket, monkeypatch):
    if ticket == "old":
        with monkeypatch.context() as early:
            early.setattr(signing.time, "time", lambda: 1_700_000_000)
            ticket = addresses.ticket()
    answer = send(client, ticket=ticket)
    assert answer.status_code == 409
    assert "De pagina stond lang open. Verstuur het nog een keer." in words(answer)
    assert 'value="Samira Haddou"' in answer.content.decode()
    assert not CallRequest.objects.exists()
    assert send(client, ticket=ticket_on(answer)).status_code == 302


def test_from_one_address_of_the_network_only_so_many_an_hour_are_taken(client):
    for _ in range(AT_MOST):
        assert send(client).status_code == 302
    answer = send(client)
    assert answer.status_code == 429
    assert "Er is het afgelopen uur veel verstuurd vanaf uw netwerk." in words(answer)
    assert "085 000 00 11" in words(answer)
    assert send(Client(REMOTE_ADDR="192.0.2.7")).status_code == 302


def test_behind_a_proxy_the_address_that_the_proxy_saw_counts(client, settings):
    settings.PRODUCTION = True
    for number in range(AT_MOST):
        assert send(client, headers={"x-forwarded-for": f"10.0.0.{number}, 192.0.2.7"}).status_code == 302
    assert send(client, headers={"x-forwarded-for": "10.0.0.99, 192.0.2.7"}).status_code == 429
    assert send(client, headers={"x-forwarded-for": "192.0.2.7, 192.0.2.8"}).status_code == 302


def test_what_is_wrong_does_not_count_as_sent(client):
    for _ in range(AT_MOST + 1):
        assert send(client, number="12345").status_code == 422
    assert send(client).status_code == 302


@pytest.mark.parametrize("number", ["0", "999999", "x", "1" * 40, "-1", ""])
def test_a_school_that_is_not_there_is_looked_for_once_more(client, number):
    answer = client.get(PAGE, {"for-school": number})
    assert "Deze school kennen wij hier niet. Zoek haar nog een keer." in words(answer)
    assert 'name="your-school"' in answer.content.decode()
    assert client.post(f"{PAGE}?for-school={number}", TYPED).status_code == 404
    assert not CallRequest.objects.exists()


def test_a_school_of_another_partnership_is_not_there(client):
    answer = client.get(form_of("De Linde"))
    assert "De Linde" not in words(answer)
    assert "Deze school kennen wij hier niet." in words(answer)


def test_the_school_is_found_with_mistakes_and_the_answers_of_the_guide_go_along(client):
    answer = client.get(PAGE, {"your-school": "papiren boot", **ANSWERS})
    there = re.search(r'class="btn btn--second" href="([^"]+)"', answer.content.decode())[1].replace("&amp;", "&")
    assert "De Papieren Boot" in words(answer)
    form = client.get(there).content.decode()
    assert re.search(r'class="back" href="/waterrand/guide/nl/\?who=parent&amp;', form)
    assert "Terug naar wat past" in form
    assert client.post(there, {**TYPED, "ticket": ticket_on(client.get(there))}).status_code == 302


def test_when_the_school_is_not_found_one_can_call(client):
    page = words(client.get(PAGE, {"your-school": "Atlantis"}))
    assert "We vinden “Atlantis” niet" in page


def members(*roles):
    return Membership.objects.filter(partnership__slug="waterrand", role__in=roles)


def test_without_a_consultant_for_the_school_whoever_sees_to_it_gets_the_request(client, visit):
    members("consultant").update(is_active=False)
    assert "Wij bellen u uiterlijk" in words(client.get(form_of()))
    send(client)
    assert CallRequest.objects.get().handler is None
    page = words(visit("ilse").get("/waterrand/calls/"))
    assert "Samira Haddou" in page
    assert "bij niemand op de lijst" in page


def test_where_nobody_would_get_it_the_page_says_so_and_takes_nothing(client):
    ticket = ticket_on(client.get(form_of()))
    members("consultant", "coordinator").update(is_active=False)
    answer = client.get(form_of())
    assert "Voor deze school kan nu niemand u terugbellen. Belt u ons." in words(answer)
    assert 'name="ticket"' not in answer.content.decode()
    refused = send(client, ticket=ticket)
    assert refused.status_code == 422
    assert "Voor deze school kan nu niemand u terugbellen." in words(refused)
    assert not CallRequest.objects.exists()


@pytest.fixture
def no_calls(tmp_path, settings):
    """The route of Waterrand without the word, and without what is asked for by the same door."""
    text = (settings.ROUTES / "sppoh.yaml").read_text("utf-8")
    shorter = re.sub(r"    calls_back:\n(?:      .*\n)+", "", text)
    assert shorter != text
    shorter = re.sub(r" +without_case: .*\n", "", shorter)
    (tmp_path / "sppoh.yaml").write_text(shorter, "utf-8")
    settings.ROUTES = tmp_path


WHERE = (
    "/waterrand/",
    "/waterrand/call/nl/?your-school=boot",
    "/waterrand/guide/nl/option/consultant_advice/",
    "/waterrand/guide/nl/?who=parent&talked=not_possible&about=support&home=yes&legal=no",
)


@pytest.mark.parametrize("address", WHERE)
def test_the_page_is_found_from_where_it_says_whom_to_call(client, address):
    there = re.search(r'href="(/\w+/call-back/[^"]*)"', client.get(address).content.decode())[1].replace("&amp;", "&")
    answer = client.get(there, follow=True)
    assert answer.status_code == 200
    assert "Laat u terugbellen" in words(answer)
    assert ("who=parent" in address) == ("who=parent" in there)


@pytest.mark.usefixtures("no_calls")
def test_a_route_that_calls_nobody_back_has_no_page_no_list_and_no_link(client, visit):
    assert client.get(PAGE).status_code == 404
    assert client.get(f"{PAGE}secret/").status_code == 404
    for address in WHERE:
        assert "/call-back/" not in client.get(address).content.decode()
    assert visit("annelies").get("/waterrand/calls/").status_code == 404
    assert "Terug te bellen" not in words(client.get("/waterrand/work/"))


def test_it_is_all_there_in_english_and_the_other_language_is_one_click_away(client):
    address = form_of("De Esdoorn", "/heuvelland/call-back/en/")
    page = words(client.get(address))
    assert "Dirk Zand, consultant, calls you on" in page
    answer = send(client, address, number="1")
    assert "There is one thing left" in words(answer)
    assert "This cannot be a telephone number." in words(answer)
    assert f'href="{address.replace("/en/", "/nl/")}"' in answer.content.decode()
    own = client.get(send(client, address).url)
    assert "We call you" in words(own)
    assert re.search(r'href="/heuvelland/call-back/nl/\w+/" lang="nl"', own.content.decode())


def test_the_language_of_the_visitor_is_chosen(client):
    there = client.get("/waterrand/call-back/?who=parent", headers={"accept-language": "en"})
    assert (there.status_code, there["Location"]) == (302, "/waterrand/call-back/en/?who=parent")


@pytest.mark.parametrize("address", ["/nowhere/call-back/nl/", "/waterrand/call-back/de/"])
def test_there_is_no_page_where_there_is_no_partnership_or_language(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_keeps_a_copy_and_it_is_the_same_for_who_is_signed_in(client, signed_in):
    if signed_in:
        client.force_login(User.objects.get(handle="annelies"))
    for address in (PAGE, form_of()):
        answer = client.get(address)
        assert {"no-store", "private"} <= set(answer["Cache-Control"].split(", "))
        assert "Annelies Bron: uitloggen" not in words(answer)


@pytest.mark.parametrize("more", [0, 200])
def test_the_database_is_asked_equally_often_for_many_schools(client, more, django_assert_num_queries):
    place = School.objects.get(name="De Papieren Boot").partnership
    School.objects.bulk_create(School(partnership=place, name=f"Papieren {n}", place="Zand") for n in range(more))
    address, ticket = form_of(), addresses.ticket()
    with django_assert_num_queries(FIND + 1):
        client.get(PAGE, {"your-school": "papieren"})
    with django_assert_num_queries(FIND):
        client.get(PAGE)
    with django_assert_num_queries(FORM):
        client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.post(address, {**TYPED, "ticket": ticket})
    assert len(questions(captured)) == SEND, questions(captured)
