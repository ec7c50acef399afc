"""What was said in a room stands nowhere in clear: not in the database, its files, the keys or the log (20, 23)."""

import logging
import shutil
import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.db import connection

from samenspraak.cases.keeping import keeper
from samenspraak.cli import main
from samenspraak.mediation import door
from samenspraak.mediation.models import Item, Room
from tests.cases.walking import Walk
from tests.mediation.conftest import Desk

SAID = "Kanariezin: zij slaapt al weken niet."
KINDS = list(Item.Kind)


@pytest.fixture
def walked(db):
    """A mediation in which somebody said it in every way there is."""
    return told()


def told():
    desk = Desk(Walk().to_talk())
    for kind in KINDS:
        desk.writes("farid", f"{SAID} {kind}", kind=kind)
    desk.sends("samira", "message", text=SAID, audience="everyone")
    desk.walk.do("farid", "plan")
    desk.walk.do("farid", "hold")
    desk.walk.do("farid", "complete")
    assert sum(SAID in text for text in desk.reads("farid")) == len(KINDS) + 1
    return desk


def test_no_dump_of_the_database_holds_a_sentence(walked, tmp_path):
    dump = tmp_path / "dump.json"
    with dump.open("w") as file:
        call_command("dumpdata", stdout=file)
    assert "mediation.item" in dump.read_text()
    for part in ("Kanariezin", SAID, "slaapt"):
        assert part not in dump.read_text()


@pytest.mark.once
def test_no_file_of_the_database_holds_a_sentence(transactional_db, keys):
    walked = told()
    if connection.vendor != "sqlite":
        pytest.fail("marked for one database: the files of SQLite")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(keys / "copy.sqlite3")])
    held = (keys / "copy.sqlite3").read_bytes()
    assert walked.walk.case.reference.encode() in held
    with closing(sqlite3.connect(keys / "copy.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM mediation_item").fetchone() == (5,)
    assert b"Kanariezin" not in held
    for file in keys.rglob("*"):
        assert not file.is_file() or b"Kanariezin" not in file.read_bytes()


def test_an_error_while_writing_logs_no_sentence(desk, monkeypatch, caplog):
    def breaks(*_):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr(door, "_write", breaks)
    client = desk.client("samira")
    client.raise_request_exception = False
    with caplog.at_level(logging.DEBUG):
        answer = client.post(desk.address("write/message/"), {"text": SAID, "audience": "everyone"})
    assert answer.status_code == 500
    assert "Kanariezin" not in answer.content.decode()
    assert "Kanariezin" not in caplog.text


def test_the_database_without_the_keys_opens_nothing_nor_an_older_copy_of_them(walked, keys):
    shutil.copytree(keys / "rooms", keys / "older")
    keeper().destroy([Room.objects.get().pk])
    assert walked.reads("farid") == [None] * (len(KINDS) + 1)
    for file in (keys / "older").iterdir():
        shutil.copy(file, keys / "rooms" / file.name)
    assert walked.reads("farid") == [None] * (len(KINDS) + 1)


def test_rotating_changes_nothing_for_readers(walked, capsys):
    assert main(["keys", "rotate"]) == 0
    assert "keys are under a new master key" in capsys.readouterr().out
    assert sum(SAID in text for text in walked.reads("farid")) == len(KINDS) + 1


def test_verify_lists_the_keeper_alone_and_finds_a_key_that_is_gone(walked, keys, capsys):
    assert main(["keys", "verify"]) == 0
    said = capsys.readouterr().out
    assert f"{walked.walk.case.reference} mediation: keeper" in said
    assert "opens no more" in said
    (keys / "rooms" / str(Room.objects.get().pk)).unlink()
    assert main(["keys", "verify"]) == 1
    said = capsys.readouterr().out
    assert "nobody: it stays closed" in said
    assert "there is no key for it" in said
