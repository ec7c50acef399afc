"""When the people in a room change, a new time begins: who comes begins empty, who left reads nothing (incident 21)."""

import pytest
from django.utils import timezone

from samenspraak.mediation import door
from samenspraak.mediation.models import Epoch, Item


@pytest.fixture
def replaced(desk):
    """Farid wrote, handed back, and was let go; Sanne took over and everyone signed with her."""
    desk.writes("farid", "Van voor het teruggeven.")
    desk.writes("farid", "Mijn aantekening.", kind=Item.Kind.NOTE)
    walk = desk.walk
    walk.do("farid", "hand_back")
    walk.do("coordinator", "hand_back:yes")
    return desk


def test_who_left_reads_nothing_any_more(replaced):
    assert replaced.page("farid").status_code == 404
    assert replaced.sends("farid", "message", text="Nog dit.", audience="everyone").status_code == 404
    assert replaced.page("samira").status_code == 404, "while nobody leads, the room is shut for everyone"


def test_who_takes_over_inherits_nothing_and_the_others_keep_what_they_had(replaced):
    walk = replaced.walk
    walk.do("coordinator", "propose")
    successor = walk.case.parties.get(role="mediator", status="invited").user.handle
    assert replaced.page(successor).status_code == 404
    walk.do(successor, "accept")
    for seat in walk.track_waits():
        walk.do(seat, "sign")
    assert walk.track.step == "talk"
    assert replaced.reads(successor) == []
    assert replaced.reads("samira") == ["Van voor het teruggeven."]
    replaced.writes("samira", "Welkom.")
    assert replaced.reads(successor) == ["Welkom."]
    assert replaced.reads("tess") == ["Van voor het teruggeven.", "Welkom."]
    assert Epoch.objects.filter(owner="").count() == 2


def test_who_comes_later_reads_only_what_is_written_from_then(desk):
    desk.writes("samira", "Voordat Joris stopte.")
    before = Epoch.objects.get()
    inside = desk.inside("samira")
    people = {key: one for key, one in inside.people.items() if key != desk.key("joris")}
    inside.__dict__["people"] = people
    door._write(inside, door.Text(Item.Kind.MESSAGE, "Zonder Joris.", "everyone"), "later", timezone.now())
    assert Epoch.objects.count() == 2
    assert desk.reads("joris") == ["Voordat Joris stopte."]
    assert desk.reads("tess") == ["Voordat Joris stopte.", "Zonder Joris."]
    assert bytes(Epoch.objects.exclude(pk=before.pk).get().sealed_key) != bytes(before.sealed_key)


@pytest.mark.parametrize("gone", ["rooms", "masters"])
def test_without_its_key_a_room_says_so_and_breaks_nothing(desk, keys, gone):
    desk.writes("samira", "Een zin.")
    for file in (keys / gone).iterdir():
        file.unlink()
    page = desk.page("tess")
    assert page.status_code == 200
    assert "gaat niet open" in page.content.decode()
    assert "Een zin." not in page.content.decode()
    sent = desk.sends("tess", "message", text="Mijn tekst.", audience="everyone")
    assert sent.status_code == 503
    assert "Mijn tekst." in sent.content.decode()
    assert "De sleutel van deze ruimte is er niet." in sent.content.decode()
    said = desk.client("tess").post(desk.address(f"agree/{Item.objects.get().pk}/"), {"read": "x"})
    assert said.status_code == 503


def test_what_was_moved_or_changed_in_the_database_does_not_open(desk):
    desk.writes("farid", "Voor ouders.", "side:parents")
    Item.objects.update(audience="everyone")
    assert desk.reads("tess") == [None]
    Item.objects.update(audience="side:parents", version=2)
    assert desk.reads("samira") == [None]
