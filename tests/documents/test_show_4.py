"""Files that must not come through: the right answer for each, and nothing can be read before it is clean."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from samenspraak.documents import clock, scan, scanning
from samenspraak.documents.models import Document
from tests.documents import files
from tests.documents.clamd import EICAR
from tests.documents.desk import words

GOOD = ("brief.pdf", files.pdf())
BAD = {
    "leeg.pdf": (b"", "er staat niets in (0 bytes)"),
    "foto.png": (files.pdf(), "het is niet wat de naam zegt"),
    "programma.exe": (b"MZ", "dit soort bestand kan niet. Wel kunnen: pdf"),
    "twee.pdf": (files.pdf() + files.docx(), "er zitten twee soorten bestanden tegelijk in"),
    "bom.docx": (files.bomb(), "uitgepakt zou het veel te groot zijn"),
    "half.png": (files.png()[:-4], "het is kapot of niet compleet"),
    "slot.docx": (files.locked(), "er zit een wachtwoord op"),
    "macro.docx": (files.docx(**{"word/vbaProject.bin": b"x"}), "er zit een programma in (een macro)"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_gets_its_sentence_and_the_others_of_the_form_are_kept(desk, clamd, name):
    content, sentence = BAD[name]
    answer = desk.send("samira", (name, content), GOOD)
    assert answer.status_code == 422
    assert f"{name} : {sentence}" in words(answer)
    assert "Deze zijn aangenomen: brief.pdf" in words(answer)
    (document,) = Document.objects.all()
    assert desk.reads("samira", document)


def test_what_the_scanner_knows_is_destroyed_and_nobody_ever_reads_it(desk, clamd, home):
    document = desk.put(content=files.pdf(EICAR))
    assert (document.scan, document.finding) == ("refused", "Eicar-Test-File.UNOFFICIAL")
    assert bytes(document.sealed_key) == b""
    assert [one for one in (home / "documents").rglob("*") if one.is_file()] == []
    for who in ("samira", "joris", "tess"):
        assert desk.save(who, document).status_code == 404
    assert "De controle vond het niet veilig" in desk.page("samira")
    assert "brief.pdf" in desk.page("samira")
    assert "brief.pdf" not in desk.page("joris")


def test_without_a_scanner_it_waits_for_everyone_and_goes_on_when_the_scanner_is_back(desk, one_clamd, settings):
    document = desk.put()
    assert document.scan == "waits"
    for who in ("samira", "joris"):
        assert "Wacht op de controle" in desk.page(who)
        assert desk.save(who, document).status_code == 404
    if not one_clamd.answers():
        one_clamd.start()
    settings.CLAMD = one_clamd.address
    assert clock.tick(timezone.now()) == 1
    assert desk.reads("samira", document)
    assert desk.reads("joris", document)


def test_a_scanner_killed_halfway_leaves_it_waiting(desk, clamd, monkeypatch):
    halves = scan._send

    def send(line, content):
        halves(line, half(content))

    def half(content):
        yield next(iter(content))
        clamd.kill()

    monkeypatch.setattr(scan, "_send", send)
    document = desk.put(content=files.pdf(b"x" * 200_000))
    assert (document.scan, document.tries) == ("waits", 1)
    assert desk.save("samira", document).status_code == 404
    monkeypatch.undo()
    clamd.start()
    assert clock.tick(timezone.now()) == 1
    assert desk.reads("samira", document)


def test_what_breaks_the_scanner_again_and_again_is_refused_in_the_end(desk, monkeypatch):
    document = desk.put()

    def breaks(_content):
        raise scan.ScannerBroke

    monkeypatch.setattr(scan, "ask", breaks)
    for _ in range(scanning.MOST_TRIES):
        clock.tick(timezone.now())
    document.refresh_from_db()
    assert (document.scan, document.finding) == ("refused", "breaks the scanner")


def test_what_the_scanner_is_too_small_for_is_doubt_and_refused(desk, clamd, settings):
    content = files.pdf(b"y" * (31 * 1024 * 1024))
    settings.DOCUMENT_BYTES = 40 * 1024 * 1024
    document = desk.put(content=content)
    assert (document.scan, document.finding) == ("refused", "INSTREAM size limit exceeded. ERROR")


@pytest.mark.parametrize("answer", ["", "stream: OK but", "stream: ERROR", "UNKNOWN COMMAND", "other: OK"])
def test_whatever_is_not_called_clean_is_not(answer):
    if answer:
        assert not scan._verdict(answer).is_clean
    assert scan._verdict("stream: OK").is_clean


def test_what_is_larger_than_allowed_is_dropped_while_it_arrives(desk, settings, home):
    settings.DOCUMENT_BYTES = 100_000
    answer = desk.send("samira", ("groot.pdf", files.pdf(b"z" * 300_000)), GOOD)
    assert "groot.pdf : het is groter dan" in words(answer)
    assert Document.objects.count() == 1
    assert list((home / "incoming").iterdir()) == []


def test_two_gigabytes_are_refused_before_one_byte_is_read(desk):
    def read(*_args):
        raise AssertionError("the body was read")

    visitor = desk.visit("samira")
    body = SimpleNamespace(read=read, readline=read)
    answer = visitor.generic(
        "POST", desk.address, content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3), **{"wsgi.input": body},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "Dit is te veel tegelijk" in words(answer)
    assert "100 MB" in words(answer)
