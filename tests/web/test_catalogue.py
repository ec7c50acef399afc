"""Everything that a page says is there in Dutch."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

import samenspraak

HOUSE = Path(samenspraak.__file__).parent
ROOMS = ("web", "insight", "invitations", "documents", "signin", "privacy", "mediation")
"""Each room with pages has a catalogue; a sentence that two rooms say stands in one of them."""
TEMPLATES = ("*.html", "*.txt", "*.typ")
KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
FORBIDDEN = re.compile(r"!|…|helaas|oeps|\bje\b|\bjouw\b|\bjij\b", re.IGNORECASE)


def sentences(*rooms):
    """Every message in templates and Python of these rooms, as Babel finds it."""
    for room in rooms:
        for path in (one for kind in TEMPLATES for one in sorted((HOUSE / room).rglob(kind))):
            yield from found(templatize(path.read_text(), origin=str(path)), path)
        for path in sorted((HOUSE / room).rglob("*.py")):
            yield from found(path.read_text(), path)


def found(source, path):
    for line, message, _comments, _context in extract("python", BytesIO(source.encode()), KEYWORDS):
        yield path.relative_to(HOUSE), line, message[0] if isinstance(message, tuple) else message


def catalogue(room, language="nl"):
    """The messages of a room by their English words; what has a singular and a plural, by its singular."""
    with (HOUSE / room / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {one.id[0] if isinstance(one.id, tuple) else one.id: one for one in read_po(file, locale="nl") if one.id}


def texts_of(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.fixture(scope="module")
def dutch():
    return {message: one for room in ROOMS for message, one in catalogue(room).items()}


def test_messages_are_found():
    assert len({message for _path, _line, message in sentences(*ROOMS)}) > 200


def test_every_message_has_a_dutch_one(dutch):
    missing = [(str(path), message) for path, _line, message in sentences(*ROOMS) if message not in dutch]
    assert missing == []
    assert [one.id for one in dutch.values() if not one.string or one.fuzzy] == []
    assert [one.id for one in dutch.values() if isinstance(one.string, tuple) and not all(one.string)] == []


def test_no_dutch_one_is_left_over(dutch):
    assert set(dutch) - {message for _path, _line, message in sentences(*ROOMS)} == set()


def test_placeholders_are_the_same(dutch):
    holders = re.compile(r"%\(\w+\)s|\{\w+\}")
    for one in dutch.values():
        ids = one.id if isinstance(one.id, tuple) else (one.id,)
        for text in one.string if isinstance(one.string, tuple) else (one.string,):
            assert set(holders.findall(text)) in [set(holders.findall(it)) for it in ids], one.id


def test_the_voice_is_calm_and_formal(dutch):
    for one in dutch.values():
        texts = one.string if isinstance(one.string, tuple) else (one.string,)
        assert [text for text in texts if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("room", ["web", "documents"])
def test_informal_words_take_the_place_of_formal_ones(dutch, room):
    formal = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
    holders = re.compile(r"%\(\w+\)s")
    for message, one in catalogue(room, "nl_X-je").items():
        assert message in dutch
        assert [text for text in texts_of(one) if formal.search(text)] == []
        assert [set(holders.findall(text)) for text in texts_of(one)] == [
            set(holders.findall(text)) for text in texts_of(dutch[message])
        ]
