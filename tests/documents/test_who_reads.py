"""Who reads a document, compared with the table that was written by hand; for all others it is not there."""

import re
from pathlib import Path

import pytest

from samenspraak.cases.models import Event
from samenspraak.cases.verify import faults
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.documents.desk import Desk, words

pytestmark = pytest.mark.slow
ROWS = re.findall(r"^\| (\w+) \| (.+) \|$", Path(__file__).with_name("who_reads.md").read_text("utf-8"), re.MULTILINE)
PEOPLE = ROWS[0][1].split(" | ")
TABLE = {choice: dict(zip(PEOPLE, marks.split(" | "), strict=True)) for choice, marks in ROWS[1:]}


@pytest.fixture
def talking(db, visit):
    walk = Walk().to_talk()
    return Desk(walk, visit)


def handle(desk, who):
    return desk.walk.party(who).user.handle


def test_the_table_has_every_choice_and_everyone(talking):
    assert set(TABLE) == set(talking.walk.view("samira").route.documents.readers)
    assert len(PEOPLE) == 6


def test_everyone_reads_what_the_table_says_and_knows_of_nothing_else(talking, clamd):
    put = {choice: talking.put("samira", f"{choice}.pdf", readers=f"mediation:{choice}") for choice in TABLE}
    assert {one.scan for one in put.values()} == {"clean"}
    numbers = {choice: one.event_number for choice, one in put.items()}
    for who in PEOPLE:
        page, saved = talking.page(handle(talking, who)), {}
        seen = {one.number for one in talking.walk.view(who).events}
        for choice, document in put.items():
            saved[choice] = talking.reads(handle(talking, who), document)
            assert (f"{choice}.pdf" in page) == saved[choice] == (numbers[choice] in seen), (who, choice)
        reads = {choice: who == "samira" or marks[who] == "x" for choice, marks in TABLE.items()}
        assert saved == reads, who
        assert f"Documenten ({sum(reads.values())})" in words(
            talking.visit(handle(talking, who)).get(talking.address.removesuffix("documents/"))
        )
    assert list(faults()) == []


def test_a_choice_says_whom_it_means_now(talking):
    page = talking.page("tess")
    assert "Wie aan tafel zit nu: Samira Haddou, Joris Velden" in page
    assert "Niemand anders" in page


def test_who_takes_no_part_finds_nothing(talking, clamd, client):
    document = talking.put()
    for who in ("wim", "elif"):
        assert talking.visit(who).get(talking.address).status_code == 404
        assert talking.save(who, document).status_code == 404
        assert talking.send(who, ("a.pdf", b"x")).status_code == 404
    other = Walk("heuvelland", cast.ELIF, "lotte").join_all()
    elsewhere = f"/heuvelland/cases/{other.case.reference}/documents/{document.pk}/"
    assert talking.visit("aylin").get(elsewhere).status_code == 404
    client.logout()
    assert client.get(f"{talking.address}{document.pk}/").status_code == 302


def test_who_was_only_invited_finds_no_page(visit, db):
    desk = Desk(Walk(), visit)
    assert desk.visit("samira").get(desk.address).status_code == 404
    assert "/documents/" not in desk.visit("samira").get(desk.address.removesuffix("documents/")).content.decode()


def test_the_event_holds_no_name_and_no_content(talking):
    document = talking.put("samira", "Geheime brief.pdf")
    event = Event.objects.get(number=document.event_number, case=document.case)
    assert (event.action, event.typed) == ("put_document", "[]")
    assert "Geheim" not in event.changes
    assert "U zette hier een document" in words(talking.visit("samira").get(talking.address.removesuffix("documents/")))


def test_who_put_it_alone_takes_it_back_and_then_it_is_gone_for_everyone(
    talking, clamd, home, django_capture_on_commit_callbacks
):
    document = talking.put()
    back = f"{talking.address}{document.pk}/take-back/"
    assert talking.visit("joris").post(back).status_code == 404
    assert talking.reads("samira", document)
    with django_capture_on_commit_callbacks(execute=True):
        assert talking.visit("samira").post(back).status_code == 302
    for who in ("samira", "joris"):
        assert talking.save(who, document).status_code == 404
        assert "brief.pdf" not in talking.page(who)
    document.refresh_from_db()
    assert (bytes(document.sealed_key), bytes(document.sealed_name)) == (b"", b"")
    assert [one for one in (home / "documents").rglob("*") if one.is_file()] == []
    assert list(faults()) == []


def test_a_newer_version_stands_beside_the_older_for_the_same_readers(talking, clamd):
    older = talking.put("samira", "eerst.pdf", readers="mediation:family")
    newer = talking.put("samira", "daarna.pdf", to=f"{older.pk}/newer/", readers=None)
    assert newer.audience == older.audience
    for who in ("samira", "joris"):
        assert talking.reads(who, older)
        assert talking.reads(who, newer)
    assert "Oudere versie" in talking.page("joris")
    assert "daarna.pdf" not in talking.page("tess")
    again = f"{talking.address}{older.pk}/newer/"
    assert talking.visit("samira").get(again).status_code == 404
    assert talking.visit("joris").get(f"{talking.address}{newer.pk}/newer/").status_code == 404
