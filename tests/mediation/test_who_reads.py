"""Who reads what in a sealed room, by hand from S4 and N7: everyone there, one side, one person, oneself."""

import pytest

from samenspraak.cases.sight import NotVisible
from samenspraak.mediation.models import Epoch, Item

INSIDE = ("farid", "samira", "joris", "tess")
STAFF = ("annelies", "hanneke", "ilse")
TABLE = [
    # who writes, for whom, who reads it
    ("farid", "everyone", {"farid", "samira", "joris", "tess"}),
    ("farid", "side:parents", {"farid", "samira", "joris"}),
    ("farid", "side:school", {"farid", "tess"}),
    ("farid", "person:samira", {"farid", "samira"}),
    ("samira", "everyone", {"farid", "samira", "joris", "tess"}),
    ("samira", "person:farid", {"farid", "samira"}),
    ("tess", "person:farid", {"farid", "tess"}),
]


def audience_of(desk, word):
    kind, _, name = word.partition(":")
    return f"person:{desk.key(name)}" if kind == "person" else word


def test_a_message_is_read_by_those_for_whom_it_is(desk):
    for number, (who, to, readers) in enumerate(TABLE):
        text = f"Zin {number}."
        desk.writes(who, text, audience_of(desk, to))
        assert {one for one in INSIDE if text in desk.reads(one)} == readers, (who, to)
    for who in INSIDE:
        page = desk.page(who).content.decode()
        mine = {number for number, (_, _, readers) in enumerate(TABLE) if who in readers}
        assert {number for number in range(len(TABLE)) if f"Zin {number}." in page} == mine


def test_nobody_writes_past_whoever_leads_or_to_who_is_not_there(desk):
    for who, to in (
        ("samira", "side:school"), ("samira", "person:tess"), ("tess", "person:samira"), ("samira", "own"),
        ("samira", "side:nobody"), ("farid", "person:annelies"), ("farid", ""), ("farid", "own"),
    ):  # fmt: skip
        assert desk.writes(who, "Een zin.", audience_of(desk, to)) == "audience", (who, to)
    assert Item.objects.count() == 0


def test_for_staff_there_is_no_room(desk):
    desk.writes("farid", "Een zin.")
    for who in STAFF:
        with pytest.raises(NotVisible):
            desk.writes(who, "Ik lees mee.")
        assert desk.page(who).status_code == 404
        assert desk.sends(who, "message", text="Ik lees mee.", audience="everyone").status_code == 404
        case = desk.client(who).get(f"/waterrand/cases/{desk.walk.case.reference}/").content.decode()
        assert "besloten ruimte" not in case
        assert "Een zin." not in case
    assert desk.reads("samira") == ["Een zin."]


def test_who_did_not_sign_in_is_asked_to_and_a_stranger_finds_nothing(desk, client):
    assert client.get(desk.address()).status_code == 302
    assert desk.page("carola").status_code == 404


def test_notes_are_the_mediators_alone_under_a_key_of_their_own(desk):
    desk.writes("farid", "Alleen voor mij.", kind=Item.Kind.NOTE)
    desk.writes("farid", "Voor iedereen.")
    assert {one: desk.reads(one) for one in INSIDE}["samira"] == ["Voor iedereen."]
    assert "Alleen voor mij." in desk.page("farid").content.decode()
    assert sorted(Epoch.objects.values_list("owner", flat=True)) == ["", desk.key("farid")]
    assert desk.writes("samira", "Ik ook.", kind=Item.Kind.NOTE) == "audience"


def test_before_the_conversations_there_is_no_room(db):
    from tests.cases.walking import Walk
    from tests.mediation.conftest import Desk

    desk = Desk(Walk().to_decide())
    for who in ("samira", "tess", "annelies"):
        assert desk.page(who).status_code == 404


def test_after_the_end_one_still_reads_and_nothing_is_added(desk):
    desk.writes("samira", "Wij praten weer.")
    desk.walk.do("farid", "plan")
    desk.walk.do("farid", "hold")
    desk.walk.do("farid", "complete")
    assert desk.reads("tess") == ["Wij praten weer."]
    assert desk.writes("tess", "Nog iets.") == "closed"
    page = desk.page("tess").content.decode()
    assert "De gesprekken zijn voorbij." in page
    assert "<textarea" not in page
    sent = desk.sends("tess", "message", text="Nog iets.", audience="everyone")
    assert sent.status_code == 409
    assert "Nog iets." in sent.content.decode()


def test_a_track_that_ended_without_a_conversation_never_had_a_room(desk):
    desk.walk.do("samira", "withdraw")
    assert desk.page("samira").status_code == 404
