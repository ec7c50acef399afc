"""Inviting again: who may, what it does to the code of before, the letter, and what others see of it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspraak.invitations.models import Invitation
from tests.guide.test_pages import words
from tests.invitations.conftest import FACTS, MAILS, address_of, invitation_of, page_of, party_of, signed_in

MAY = {"annelies": True, "tess": True, "hanneke": False, "ilse": False, "samira": False, "joris": False, "noor": False}


@pytest.fixture
def page(walk):
    """The page on which somebody is invited."""
    return lambda who, more="": f"{address_of(walk)}invite/{party_of(walk, who).key}/{more}"


FORM = {"to_mail": "", "to_check": "kastanje"}


@pytest.mark.parametrize(("who", "may"), MAY.items())
def test_who_begins_cases_handles_invitations_and_for_all_others_they_are_not_there(
    walk, invited, visit, page, who, may
):
    walk.join_all()
    walk.case.parties.filter(user__handle="samira").update(status="invited")
    Invitation.objects.update(state="invited")
    code = invited("samira")
    visitor = visit(who)
    shown, case = (visitor.get(one) for one in (page("samira"), address_of(walk)))
    assert shown.status_code == (200 if may else 404)
    assert (MAILS["samira"] in shown.content.decode()) == may
    assert ("/invite/" in case.content.decode()) == may
    for secret in (MAILS["samira"], code):
        assert secret not in case.content.decode()
    assert visitor.post(page("samira", "letter/"), FORM).status_code == (200 if may else 404)
    assert (invitation_of(walk, "samira").channel == "letter") == may


def test_who_is_invited_themself_does_not_handle_invitations_yet(walk, visit, page):
    assert visit("tess").get(page("samira")).status_code == 404
    walk.do("tess", "join")
    assert visit("tess").get(page("samira")).status_code == 200


def test_nobody_of_another_case_or_partnership_finds_it(walk, visit, page):
    assert visit("lotte").get(page("samira")).status_code == 404
    there = page("samira").replace("waterrand", "heuvelland")
    assert visit("annelies").get(there).status_code == 404


@pytest.mark.parametrize("who", ["annelies", "tess"])
def test_only_the_family_is_invited_here(walk, visit, page, who):
    assert visit("annelies").get(page(who)).status_code == 404


def test_a_new_mail_takes_the_place_of_the_older_code(walk, invited, visit, page, client):
    older = invited("samira")
    sent = visit("annelies").post(page("samira"), {"to_mail": "nieuw@example.org", "to_check": "", "how": "mail"})
    assert sent.status_code == 302
    one = invitation_of(walk, "samira")
    assert (one.mail, one.stands(timezone.now())) == ("nieuw@example.org", "sending")
    client.logout()
    assert client.get(page_of(walk, older)).status_code == 404


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"to_mail": "", "to_check": "kastanje", "how": "mail"}, "Vul dit in."),
        ({"to_mail": "x@", "to_check": "kastanje", "how": "mail"}, "Dit kan geen mailadres zijn."),
        ({"to_mail": "samira@example.org", "to_check": "", "how": "mail"}, "Vul dit in."),
        ({"to_mail": "", "to_check": "", "how": "message"}, "Vul dit in."),
        ({"to_mail": "", "to_check": "abc", "how": "message"}, "Dit is te kort."),
    ],
)
def test_without_a_way_or_a_fact_nothing_goes_out(walk, visit, page, sent, said):
    answer = visit("annelies").post(page("samira"), {**sent, "address": "Voorbeeldlaan 8"})
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Voorbeeldlaan 8" in words(answer)
    assert invitation_of(walk, "samira").code_hash == ""


def test_a_letter_is_a_tagged_pdf_with_a_new_code_and_its_address_is_kept_nowhere(walk, invited, visit, page, client):
    older = invited("samira")
    answer = visit("annelies").post(page("samira", "letter/"), {**FORM, "address": "Voorbeeldlaan 8\n0000 XX Stad"})
    assert answer["Content-Type"] == "application/pdf"
    assert "Samira" not in answer["Content-Disposition"]
    pdf = answer.content
    for part in (b"%PDF-", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert part in pdf
    assert "Voorbeeldlaan" not in repr(Invitation.objects.values())
    client.logout()
    assert client.get(page_of(walk, older)).status_code == 404
    assert invitation_of(walk, "samira").channel == "letter"


def test_a_letter_names_the_code_and_nothing_of_the_case_nor_another(walk, invited, monkeypatch):
    from samenspraak.invitations import letter

    code = invited("samira", channel="letter")
    invited("joris")
    drawn = {}

    class Typst:
        @staticmethod
        def compile(source, **more):
            drawn.update(source=source.decode(), **more)
            return b""

    monkeypatch.setattr(letter, "typst", Typst)
    monkeypatch.setattr(letter, "_fonts", list)
    letter.letter_of(invitation_of(walk, "samira"), ['Laan "8" #image("/etc/passwd")'])
    source = drawn["source"]
    assert f"{code[:3]} {code[3:6]} {code[6:]}" in source
    assert r"Laan \"8\" #image(\"/etc/passwd\")" in source
    for canary in ("Noor", "Joris", MAILS["joris"], FACTS["samira"], walk.case.reference, "Papieren Boot"):
        assert canary not in source
    assert drawn["pdf_standards"] == "ua-1"


@pytest.mark.parametrize(("who", "language"), [("samira", "en"), ("samira", "nl"), ("noor", "nl")])
def test_a_letter_is_made_in_the_language_of_whoever_gets_it(walk, invited, who, language):
    from samenspraak.invitations.letter import letter_of

    walk.case.parties.filter(user__handle=who).update(language=language, name='Wie "dan" #ook \\ $ [x] *y* _z_')
    invited(who, channel="letter")
    assert letter_of(invitation_of(walk, who), []).startswith(b"%PDF-")


def test_a_text_message_stands_on_the_page_once(walk, visit, page, client):
    answer = visit("annelies").post(page("samira"), {**FORM, "how": "message"})
    link = re.search(r"/waterrand/invited/\w{9}/", answer.content.decode())[0]
    assert link not in client.get(page("samira")).content.decode()
    client.logout()
    client.post(link, {"check": "Kastanje"})
    assert signed_in(client) == "samira"


def test_who_joined_is_invited_no_more(walk, visit, page):
    walk.do("samira", "join")
    assert visit("annelies").get(page("samira")).status_code == 404
    assert "Samira Haddou uitnodigen" not in words(visit("annelies").get(address_of(walk)))


def test_a_case_is_shown_with_one_question_more_to_whoever_invites_and_none_to_others(walk, visit):
    def asked(who):
        visitor = visit(who)
        visitor.get(address_of(walk))
        with CaptureQueriesContext(connection) as captured:
            visitor.get(address_of(walk))
        return len([one for one in captured if "invitations_invitation" in one["sql"]]), len(captured)

    walk.do("samira", "join")
    looked_up, usual = asked("samira")
    assert looked_up == 0
    assert asked("annelies") == (1, usual + 1)
    walk.join_all()
    assert asked("annelies") == (0, usual)
