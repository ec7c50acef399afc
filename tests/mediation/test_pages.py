"""Writing in a room by its pages: what is wrong is said, nothing typed is lost, and sent twice is written once."""

from html import unescape

from samenspraak.mediation.door import MOST
from samenspraak.mediation.models import Epoch, Item, Yes
from samenspraak.mediation.pages import RoomPage


def text_of(answer):
    return unescape(answer.content.decode())


WRONG = [
    ({"text": "  ", "audience": "everyone"}, "Schrijf eerst iets."),
    ({"text": "x" * (MOST + 1), "audience": "everyone"}, f"Er passen hoogstens {MOST} tekens."),
    ({"text": "Mijn tekst."}, "Kies wie het leest."),
    ({"text": "Mijn tekst.", "audience": "side:school"}, "Kies wie het leest."),
]


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk):
    for fields, said in WRONG:
        answer = desk.sends("samira", "message", **fields)
        assert answer.status_code == 422
        assert said in text_of(answer)
        assert fields["text"].strip() in text_of(answer)
        assert "<title>Nog niet verstuurd" in text_of(answer)
    assert Item.objects.count() == 0


def test_the_same_form_sent_twice_is_written_once(desk):
    for _ in range(2):
        sent = desk.sends("samira", "message", text="Eén keer.", audience="everyone", submission="one")
        assert sent.status_code == 302
    assert desk.reads("tess") == ["Eén keer."]
    desk.sends("tess", "message", text="Van mij.", audience="everyone", submission="one")
    assert "Van mij." not in desk.reads("tess"), "a submission that is somebody else's is not written over"


def test_what_is_typed_is_text_and_no_html(desk):
    desk.writes("samira", "<script>alert(1)</script>")
    assert "<script>alert(1)" not in desk.page("tess").content.decode()
    assert "<script>alert(1)" in text_of(desk.page("tess"))


def test_a_kind_that_is_none_and_an_address_of_another_track_are_not_there(desk):
    assert desk.sends("samira", "rumour", text="x").status_code == 404
    assert desk.client("samira").get(desk.address().replace("mediation", "counsellor")).status_code == 404


def test_a_proposal_waits_for_each_party_and_a_new_version_asks_again(desk):
    first = desk.writes("farid", "Twee ochtenden.", kind=Item.Kind.PROPOSAL)
    say(desk, "samira", first)
    assert "Ja: Samira" in text_of(desk.page("tess"))
    second = desk.writes("tess", "Drie ochtenden.", kind=Item.Kind.PROPOSAL, series=first.series, after=1)
    assert second.version == 2
    page = text_of(desk.page("samira"))
    assert "Drie ochtenden." in page
    assert "Twee ochtenden." not in page
    assert "Ja: Samira" not in page
    for who in parties(desk):
        assert say(desk, who, second).status_code == 302
    assert "iedereen zei ja" in text_of(desk.page("farid"))


def test_who_read_an_older_version_says_yes_to_nothing(desk):
    first = desk.writes("farid", "Twee ochtenden.", kind=Item.Kind.PROPOSAL)
    read = digest_of(desk, "samira", first)
    desk.writes("tess", "Drie ochtenden.", kind=Item.Kind.PROPOSAL, series=first.series, after=1)
    late = desk.client("samira").post(desk.address(f"agree/{first.pk}/"), {"read": read})
    assert late.status_code == 409
    assert "Intussen schreef iemand een nieuwere versie." in text_of(late)
    also = desk.writes("joris", "Vier ochtenden.", kind=Item.Kind.PROPOSAL, series=first.series, after=1)
    assert also == "moved"
    assert Yes.objects.count() == 0


def test_a_settlement_is_signed_by_each_party_under_what_they_read(desk):
    found = desk.writes("farid", "Noor komt drie ochtenden.", kind=Item.Kind.SETTLEMENT)
    assert desk.client("samira").post(desk.address(f"agree/{found.pk}/"), {"read": "f" * 64}).status_code == 409
    for who in parties(desk):
        say(desk, who, found)
    assert Yes.objects.filter(item=found).count() == len(parties(desk)) > 2
    assert len(set(Yes.objects.values_list("digest", flat=True))) == 1
    assert "door iedereen getekend" in text_of(desk.page("tess"))
    assert say(desk, "farid", found).status_code == 404, "whoever leads signs nothing of the parties"


def test_nothing_written_hides_a_proposal_or_makes_another_thing_of_it(desk):
    found = desk.writes("samira", "Voorstel.", kind=Item.Kind.PROPOSAL)
    for kind in ("message", "settlement"):
        for after in ("1", "5", "9" * 30, "9" * 5000):
            fields = {"text": "Anders", "audience": "everyone", "series": str(found.series), "after": after}
            assert desk.sends("joris", kind, **fields).status_code < 500
    assert Item.objects.filter(series=found.series).count() == 1
    assert "Voorstel." in text_of(desk.page("tess"))


def test_only_who_leads_puts_a_settlement_and_everyone_changes_its_text(desk):
    assert desk.sends("joris", "settlement", text="Van mij.").status_code == 422
    found = desk.writes("farid", "Afspraken.", kind=Item.Kind.SETTLEMENT)
    assert desk.writes("joris", "Betere.", kind=Item.Kind.SETTLEMENT, series=found.series, after=1).version == 2


def test_who_came_later_is_not_waited_for_until_there_is_a_version_they_read(desk):
    desk.writes("samira", "Voorstel.", kind=Item.Kind.PROPOSAL)
    epoch = Epoch.objects.get()
    epoch.people = [key for key in epoch.people if key != desk.key("joris")]
    epoch.save()
    assert "Nog niet" in text_of(desk.page("tess"))
    waits = RoomPage(desk.inside("tess")).proposals[0].waits_for
    assert desk.walk.party("joris").name not in waits
    assert desk.walk.party("samira").name in waits


def test_who_is_not_signed_in_any_more_is_asked_to_and_comes_back_to_the_room(desk, client):
    for rest in ("write/message/", "agree/00000000-0000-4000-8000-000000000000/"):
        sent = client.post(desk.address(rest), {"text": "Lang getypt.", "audience": "everyone"})
        assert sent.status_code == 302
        assert desk.address() in sent["Location"]


def test_nobody_says_yes_to_a_message_or_to_what_is_not_theirs(desk):
    message = desk.writes("farid", "Voor ouders.", "side:parents")
    for who in ("tess", "samira"):
        assert desk.client(who).post(desk.address(f"agree/{message.pk}/"), {"read": ""}).status_code == 404


def test_a_page_asks_no_more_of_the_database_when_there_is_more_to_read(desk, django_assert_max_num_queries):
    for number in range(3):
        desk.writes("samira", f"Bericht {number}.")
        desk.writes("farid", f"Notitie {number}.", kind=Item.Kind.NOTE)
    client = desk.client("farid")
    with django_assert_max_num_queries(8):
        client.get(desk.address())


def parties(desk):
    """The handles of everyone in the room but whoever leads."""
    inside = desk.inside("farid")
    return [inside.seen.people[key].user.handle for key in inside.people if key != inside.me.key]


def digest_of(desk, who, item):
    return next(one.digest for one in desk.inside(who).items if one.item.pk == item.pk)


def say(desk, who, item):
    return desk.client(who).post(desk.address(f"agree/{item.pk}/"), {"read": digest_of(desk, who, item)})
