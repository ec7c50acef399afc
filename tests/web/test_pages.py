"""What people meet on the pages of a case, beside what goes well."""

import re

import pytest

from samenspraak.cases.models import Answer, Case

DECLARED = {"no_legal_action": "none", "willing": "willing"}


def text_of(answer):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_what_cannot_be_seen_is_not_there(visit, address):
    absent = visit("wim").get(address)
    assert absent.status_code == 404
    assert text_of(absent) == text_of(visit("wim").get("/waterrand/cases/SPPOH-XXXXXX/")).replace("SPPOH-XXXXXX", "")


def test_who_is_not_signed_in_is_not_told_either(client, address):
    assert client.get(address).status_code == 302


def test_what_is_done_already_says_so_and_shows_how_things_stand(visit, address, do):
    do("samira", "join")
    page = visit("samira").get(f"{address}mediation/do/join/")
    assert page.status_code == 200
    assert "Dit kan hier nu niet" in text_of(page)
    assert "Er ging niets verloren" in text_of(page)
    again = visit("samira").post(f"{address}mediation/do/join/", {"submission": "late"})
    assert again.status_code == 409


def test_someone_was_before_me_and_my_text_is_still_there(visit, address, do, case):
    do("samira", "join")
    do("joris", "join")
    version = Case.objects.get(pk=case.pk).version
    do("joris", "declare", DECLARED)
    page = visit("samira").post(
        f"{address}mediation/do/done/", {"our_view": "Ik bel & hoor niets.", "version": version, "submission": "mine"}
    )
    assert page.status_code == 422
    assert "Iemand was u net voor" in text_of(page)
    assert "Joris Velden koos ‘Geef uw antwoord’" in text_of(page)
    assert "Ik bel &amp; hoor niets." in page.content.decode()
    assert not Answer.objects.exists()


def test_a_closed_gate_says_why_and_who_opens_it(visit, address, do):
    for handle in ("samira", "joris", "tess"):
        do(handle, "join")
        do(handle, "done", {"help_question": "Hoe verder?", "our_view": "Stroef."})
    do("annelies", "done", {"help_question": "Hoe verder?", "involvement": "Kort."})
    visitor = visit("annelies")
    for handle in ("samira", "joris", "tess", "annelies"):
        page = visit(handle).get(f"{address}mediation/do/sign/")
        read = re.search(r'name="read" value="(\w+)"', page.content.decode())[1]
        sent = visit(handle).post(f"{address}mediation/do/sign/", {"read": read, "submission": handle})
        assert sent.status_code == 302
    page = text_of(visitor.get(address))
    assert "Dit kan nog niet: Stuur door naar de manager" in page
    assert "We wachten op het antwoord van Samira Haddou, Joris Velden, Tess van Wijngaard of Marijke Dool en u" in page
    assert "Daar is nog niet naar gekeken. Alleen u kunt dit openen." in page


def test_a_pause_says_who_reported_it_and_lets_that_person_take_it_back(visit, address, do):
    do("samira", "join")
    do("samira", "report_legal_action")
    page = text_of(visit("joris").get(address))
    assert "Dit is gemeld door Samira Haddou." in page
    assert "Meld dat het klaar is" not in page
    assert "Meld dat het klaar is" in text_of(visit("samira").get(address))


def test_what_was_asked_is_read_where_it_is_answered(visit, address, do, case):
    do("annelies", "go_on_without", {"about": "p2", "attempts": "Drie keer gebeld."})
    where = f"{address}mediation/answer/go_on_without/r1/"
    page = text_of(visit("hanneke").get(where))
    assert "Gevraagd door Annelies Bron . Het gaat over Joris Velden" in page
    assert "Drie keer gebeld." in page
    sent = visit("hanneke").post(where, {"reason": "Wij gaan door.", "answer": "yes", "submission": "answer"})
    assert sent.status_code == 302
    assert "zei ja op ‘Vraag om door te gaan zonder een ouder’" in text_of(visit("samira").get(address))
    assert "Drie keer gebeld." not in text_of(visit("samira").get(address))


@pytest.mark.parametrize("handle", ["samira", "joris", "noor", "tess", "annelies", "hanneke", "ilse"])
def test_every_link_on_a_case_leads_somewhere(visit, address, do, handle):
    do("samira", "join")
    visitor = visit(handle)
    links = set(re.findall(r'href="(/[^"#?]*)', visitor.get(address).content.decode()))
    assert len(links) > 5
    for link in links:
        if not link.startswith("/static/"):
            assert visitor.get(link, follow=True).status_code == 200, link


def test_what_is_written_is_never_taken_for_a_tag(visit, address, do):
    do("samira", "join")
    do("samira", "done", {"help_question": "<script>alert(1)</script>", "our_view": "<b>Stroef</b>"})
    page = visit("samira").get(address).content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;Stroef" in page


def test_a_track_that_ended_early_does_not_show_steps_that_nobody_took(visit, address, do):
    do("samira", "join")
    do("samira", "decline")
    page = visit("samira").get(address).content.decode()
    assert page.count('class="is-done"') == 1
    assert "Besluit van de betrokken manager" not in page
