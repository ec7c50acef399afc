"""Coming in: looking changes nothing, one page says that it did not work, and the button lets one person in, once."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core import serializers
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from samenspraak.cases.models import Event
from samenspraak.invitations import codes, door
from samenspraak.invitations.models import Invitation
from samenspraak.web.visiting import AT_MOST
from tests.guide.test_pages import words
from tests.invitations.conftest import FACTS, address_of, invitation_of, page_of, party_of, signed_in


def everything():
    """Every row of every table."""
    return {
        model._meta.label: serializers.serialize("json", model.objects.order_by("pk")) for model in apps.get_models()
    }


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing_and_sets_no_cookie(walk, invited, client, method):
    """A scanner of a mail server opens every link first; the one whom it is for gets in all the same."""
    code = invited("samira")
    before = everything()
    for where in (
        page_of(walk, code),
        "/waterrand/invited/",
        page_of(walk, "ACDEFGHJK"),
        page_of(walk, code, "heuvelland"),
    ):
        answer = getattr(client, method)(where)
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert everything() == before
    client.post(page_of(walk, code), {"check": "5678"})
    assert signed_in(client) == "samira"


def test_who_comes_in_is_on_the_case_and_takes_part_only_when_they_say_so(walk, invited, client):
    code = invited("samira")
    number = Event.objects.filter(case=walk.case).count()
    page = client.post(page_of(walk, code), {"check": "5678"}, follow=True)
    assert page.redirect_chain == [(address_of(walk), 302)]
    assert "Doe mee" in words(page)
    assert party_of(walk, "samira").status == "invited"
    assert party_of(walk, "samira").opened_at
    assert Event.objects.filter(case=walk.case).count() == number
    one = invitation_of(walk, "samira")
    assert (one.state, one.stands(timezone.now())) == ("opened", "opened")
    walk.do("samira", "join")
    assert invitation_of(walk, "samira").state == "joined"


def test_a_typed_code_leads_to_the_same_page(walk, invited, client):
    code = invited("samira")
    there = client.post("/waterrand/invited/", {"code": codes.shown(code).lower()})
    assert there.url == page_of(walk, code)
    in_english = client.post("/waterrand/invited/?language=en", {"code": code})
    assert in_english.url == f"{page_of(walk, code)}?language=en"
    assert "You are invited" in words(client.get(in_english.url))
    for nothing in ("", "  - "):
        empty = client.post("/waterrand/invited/", {"code": nothing})
        assert empty.status_code == 422
        assert "Vul dit in." in words(empty)


def test_it_says_who_invites_and_what_for_and_not_about_whom(walk, invited, client):
    page = words(client.get(page_of(walk, invited("samira"))))
    for said in (
        "Annelies Bron nodigt u uit",
        "Meedoen is vrijwillig",
        "Bemiddeling",
        "Anderen zien dat u bent uitgenodigd",
    ):
        assert said in page
    for unsaid in ("Noor ", "Velden", "Samira", "Haddou", "Joris", walk.case.reference, "De Papieren Boot"):
        assert unsaid not in page.replace("Waterrand Noord ", "")


def test_a_pupil_is_spoken_to_as_the_route_says(walk, invited, client):
    page = words(client.get(page_of(walk, invited("noor", channel="letter"))))
    assert "Meedoen is vrijwillig. Je mag nee zeggen." in page
    said = page.partition("Je bent uitgenodigd")[2].partition("Hebt u hulp nodig")[0]
    assert re.findall(r"\b(?:u|uw)\b", said, re.IGNORECASE) == []


WRONG = ("guessed", "wrong fact", "used", "expired", "withdrawn", "replaced")


def test_whatever_is_wrong_the_page_is_the_same(walk, invited, client):
    """Which of the two was wrong is told to nobody."""
    said = {}
    for wrong in WRONG:
        cache.clear()
        code, fact = invited("samira"), "5678"
        mine = Invitation.objects.filter(party=party_of(walk, "samira"))
        if wrong == "used":
            mine.update(used_at=timezone.now())
        elif wrong == "expired":
            mine.update(expires_at=timezone.now())
        elif wrong == "withdrawn":
            mine.update(state="withdrawn")
        elif wrong == "replaced":
            invited("samira")
        code, fact = ("ACDEFGHJK", fact) if wrong == "guessed" else (code, "0000" if wrong == "wrong fact" else fact)
        answer = client.post(page_of(walk, code), {"check": fact})
        assert (answer.status_code, answer.cookies.output()) == (404, "")
        assert client.get(page_of(walk, code)).status_code == (200 if wrong == "wrong fact" else 404)
        said[wrong] = answer.content.decode().replace(codes.shown(code), "…").replace(code, "…")
    assert len(set(said.values())) == 1
    assert "U krijgt een nieuwe code" in words(answer)


def test_an_answer_that_is_empty_counts_for_nothing(walk, invited, client):
    code = invited("samira")
    answer = client.post(page_of(walk, code), {"check": " "})
    assert answer.status_code == 422
    assert "Vul dit in." in words(answer)
    assert invitation_of(walk, "samira").attempts == 0


def test_after_a_few_wrong_answers_the_right_one_opens_nothing_until_there_is_a_new_code(walk, invited, client):
    code = invited("samira")
    for _ in range(5):
        client.post(page_of(walk, code), {"check": "0000"})
    assert client.post(page_of(walk, code), {"check": "5678"}).status_code == 404
    assert invitation_of(walk, "samira").stands(timezone.now()) == "expired"
    client.post(page_of(walk, invited("samira")), {"check": "5678"})
    assert signed_in(client) == "samira"


def test_from_one_address_of_the_network_few_are_guessed(walk, invited, client):
    code = invited("samira")
    for number in range(AT_MOST):
        assert client.get(page_of(walk, f"{number}CDEFGHJK")).status_code == 404
    refused = client.post(page_of(walk, code), {"check": "5678"})
    assert refused.status_code == 429
    assert "Probeer het later" in words(refused)
    assert signed_in(client) is None


def test_another_who_is_signed_in_is_told_so_and_nothing_is_done(walk, invited, visit):
    code, joris = invited("samira"), visit("joris")
    before = everything()
    for answer in (joris.get(page_of(walk, code)), joris.post(page_of(walk, code), {"check": "5678"})):
        assert answer.status_code == 403
        assert "U bent ingelogd als Joris Velden" in words(answer)
        assert "Samira" not in words(answer)
    assert everything() == before


def test_a_form_of_another_site_lets_nobody_in(walk, invited):
    code, client = invited("samira"), Client(enforce_csrf_checks=True)
    answer = client.post(page_of(walk, code), {"check": "5678"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert signed_in(client) is None
    client.post(page_of(walk, code), {"check": "5678"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert signed_in(client) == "samira"


def test_of_several_at_once_one_gets_in(walk, invited):
    """All of them read the invitation before one of them writes."""
    code = invited("samira")
    read = [door.find(walk.case.partnership, code, timezone.now()) for _ in range(20)]
    assert [door.enter(one, FACTS["samira"], timezone.now()) for one in read].count(True) == 1


def test_at_another_partnership_it_is_refused_and_still_unspent(walk, invited, client):
    code = invited("samira")
    assert client.post(page_of(walk, code, "heuvelland"), {"check": "5678"}).status_code == 404
    assert client.get(page_of(walk, code, "nowhere")).status_code == 404
    client.post(page_of(walk, code), {"check": "5678"})
    assert signed_in(client) == "samira"


def test_in_another_role_it_is_refused_and_still_unspent(walk, invited, client):
    code = invited("samira")
    Invitation.objects.update(role="pupil")
    assert client.post(page_of(walk, code), {"check": "5678"}).status_code == 404
    Invitation.objects.update(role="guardian")
    client.post(page_of(walk, code), {"check": "5678"})
    assert signed_in(client) == "samira"


def proven():
    return set(EmailAddress.objects.filter(verified=True, primary=True).values_list("user__handle", "email"))


def test_a_code_that_went_by_mail_proves_the_address_with_which_one_signs_in_later(walk, invited, client):
    code = invited("samira", mail="Samira@Example.org")
    client.get(page_of(walk, code))
    client.post(page_of(walk, code), {"check": "0000"})
    assert proven() == set()
    client.post(page_of(walk, code), {"check": "5678"})
    assert proven() == {("samira", "samira@example.org")}


def test_a_letter_proves_no_address(walk, invited, client):
    client.post(page_of(walk, invited("samira", channel="letter")), {"check": "5678"})
    assert signed_in(client) == "samira"
    assert proven() == set()


def test_two_parents_with_one_mailbox_have_an_account_each_and_one_of_them_the_address(walk, invited):
    mail = "thuis@example.org"
    for who, fact in (("samira", "5678"), ("joris", FACTS["joris"])):
        client = Client()
        client.post(page_of(walk, invited(who, mail=mail)), {"check": fact})
        assert signed_in(client) == who
    assert proven() == {("samira", mail)}
    assert EmailAddress.objects.count() == 1


def test_a_code_stands_in_no_log():
    from samenspraak.config.logs import _hide_secrets

    line = _hide_secrets(None, "", {"event": "Not Found: /waterrand/invited/KMR4TW92A/"})
    assert line["event"] == "Not Found: /waterrand/invited/…/"
