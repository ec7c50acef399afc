"""Taking files in: plain forms, nothing in clear anywhere, nothing twice, nothing typed lost."""

import tempfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from samenspraak.documents import clock, door, store
from samenspraak.documents.models import Document
from samenspraak.documents.names import clean_name
from samenspraak.keeper.sealing import UnreadableError
from samenspraak.people.models import User
from tests.documents import files
from tests.documents.desk import words

CANARY = b"kanarie-in-de-mijn"
PAGE = 7
"""Six, and one that is written by the access log."""


def test_several_at_once_are_put_and_a_form_sent_twice_puts_them_once(desk, clamd):
    sent = [("a.pdf", files.pdf()), ("b.png", files.png()), ("c.docx", files.docx())]
    for _ in range(2):
        assert desk.send("samira", *sent, submission="one").status_code == 302
    assert set(Document.objects.values_list("kind", "scan")) == {(kind, "clean") for kind in ("docx", "pdf", "png")}
    assert Document.objects.count() == 3
    assert "Gecontroleerd" in desk.page("samira")


def test_what_is_saved_is_what_was_sent_as_an_attachment_that_no_page_can_show(desk, clamd):
    content = files.pdf(b"p" * 300_000)
    answer = desk.save("samira", desk.put(name="Brief über Noor.pdf", content=content))
    assert answer.getvalue() == content
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"


@pytest.mark.parametrize("readers", [None, "", "mediation:nobody", "nothing:everyone", "counsellor:everyone"])
def test_without_readers_nothing_is_kept_and_the_choice_is_asked(desk, home, readers):
    answer = desk.send("samira", ("a.pdf", files.pdf()), readers=readers)
    assert answer.status_code == 422
    assert "Kies wie dit gaat lezen" in words(answer)
    assert not Document.objects.exists()
    assert list((home / "incoming").iterdir()) == []


def test_without_a_file_the_choice_of_readers_stays(desk):
    answer = desk.send("samira", readers="mediation:family")
    assert answer.status_code == 422
    assert 'value="mediation:family" required checked' in answer.content.decode()


def test_nothing_of_it_stands_in_clear_while_it_arrives_or_after(desk, home, monkeypatch, tmp_path):
    elsewhere, seen = tmp_path / "tmp", []
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    settle = door._staged

    def staged(*given):
        seen.append(everything(home))
        return settle(*given)

    monkeypatch.setattr(door, "_staged", staged)
    desk.put(name="kanarie.pdf", content=files.pdf(CANARY * 20_000))
    seen.append(everything(home))
    assert all(len(one) > 300_000 for one in seen)
    assert not [one for one in seen if CANARY in one]
    assert list(elsewhere.iterdir()) == []
    (row,) = Document.objects.values()
    assert "kanarie" not in str(row)
    assert list((home / "incoming").iterdir()) == []


def everything(place):
    return b"".join(one.read_bytes() for one in place.rglob("*") if one.is_file())


def test_another_page_takes_no_files_and_keeps_none(desk, home):
    file = BytesIO(files.pdf(CANARY))
    file.name = "a.pdf"
    case = desk.address.removesuffix("documents/")
    desk.visit("samira").post(f"{case}mediation/do/declare/", {"file": file})
    assert CANARY not in everything(home)


def test_a_form_from_elsewhere_is_refused_and_its_files_are_dropped(desk, home):
    visitor = Client(enforce_csrf_checks=True)
    visitor.force_login(User.objects.get(handle="samira"))
    file = BytesIO(files.pdf())
    file.name = "a.pdf"
    token = visitor.get(desk.address).context["csrf_token"]
    form = {"readers": "mediation:everyone", "files": [file], "csrfmiddlewaretoken": "x" * 64}
    assert visitor.post(desk.address, form).status_code == 403
    assert not Document.objects.exists()
    assert list((home / "incoming").iterdir()) == []
    file.seek(0)
    assert visitor.post(desk.address, {**form, "csrfmiddlewaretoken": str(token)}).status_code == 302


def test_more_files_than_go_at_once_are_named_and_the_first_are_kept(desk, settings):
    settings.DOCUMENTS_AT_ONCE = 2
    answer = desk.send("samira", *((f"{name}.pdf", files.pdf()) for name in "abc"))
    assert "c.pdf : er kunnen 2 bestanden tegelijk mee" in words(answer)
    assert Document.objects.count() == 2


def test_what_was_taken_in_and_never_put_is_removed_after_an_hour(desk, home, monkeypatch):
    monkeypatch.setattr(door, "_perform", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.put()
    (left,) = Document.objects.all()
    assert desk.save("samira", left).status_code == 404
    clock.tick(timezone.now())
    assert Document.objects.exists()
    clock.tick(timezone.now() + door.AN_HOUR * 2)
    assert not Document.objects.exists()
    assert [one for one in (home / "documents").rglob("*") if one.is_file()] == []


def test_a_content_that_was_moved_to_another_document_does_not_open(desk, clamd):
    one, other = desk.put(name="a.pdf"), desk.put(name="b.pdf", content=files.pdf(b"anders"))
    root = store.storage()
    with root.open(other.place) as file:
        moved = file.read()
    root.delete(one.place)
    root.save(one.place, ContentFile(moved))
    with pytest.raises(UnreadableError):
        desk.save("samira", one).getvalue()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("brief.PDF", "brief.pdf"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Users\\noor\\brief.pdf", "C Users noor brief.pdf"),
        ("gev\u202efdp.exe", "gevfdp.exe"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("  .verborgen.pdf", "verborgen.pdf"),
        ("", "document"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_names_are_cleaned(raw, clean):
    assert clean_name(raw) == clean


def test_the_page_asks_the_database_equally_often_for_more_documents(desk, django_assert_num_queries):
    desk.put(name="a.pdf")
    visitor = desk.visit("samira")
    visitor.get(desk.address)
    with django_assert_num_queries(PAGE):
        visitor.get(desk.address)
    for name in "bcd":
        desk.put(name=f"{name}.pdf")
    with django_assert_num_queries(PAGE):
        assert visitor.get(desk.address).status_code == 200
