"""A sealed thing opens in its own place, with its own key, unchanged; and else not at all."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.keeper.items import Sealed, read, write
from samenspraak.keeper.sealing import About, UnreadableError, new_key, seal, unseal

SENTENCE = b"Ik ben bang dat Mila weer de hele dag in de gang zit."
ABOUT = About(
    tenant="waterrand", case="WR-2026-0001", room=uuid4(), epoch=1, item="message 7", audience="room", version=1
)
ELSEWHERE = {
    "tenant": "heuvelland",
    "case": "WR-2026-0002",
    "room": UUID(int=0),
    "epoch": 2,
    "item": "message 8",
    "audience": "school",
    "version": 2,
}


def test_an_item_is_read_as_it_was_written():
    key = new_key()
    assert read(key, write(key, SENTENCE, ABOUT), ABOUT) == SENTENCE


@given(st.binary(max_size=300))
def test_any_bytes_come_back(clear):
    key = new_key()
    assert unseal(key, seal(key, clear, use="text", about=ABOUT), use="text", about=ABOUT) == clear


def test_nothing_of_the_sentence_and_no_key_stands_in_what_is_stored():
    key = new_key()
    sealed = write(key, SENTENCE, ABOUT)
    assert SENTENCE not in sealed.text
    assert key not in sealed.key + sealed.text


def test_the_same_sentence_twice_cannot_be_recognised():
    key = new_key()
    one, two = (write(key, SENTENCE, ABOUT) for _ in range(2))
    assert one.text != two.text
    assert one.key != two.key


@pytest.mark.parametrize("word", ELSEWHERE)
def test_what_is_moved_elsewhere_does_not_open(word):
    key = new_key()
    with pytest.raises(UnreadableError):
        read(key, write(key, SENTENCE, ABOUT), replace(ABOUT, **{word: ELSEWHERE[word]}))


def test_every_word_of_a_place_is_tried():
    assert set(ELSEWHERE) == set(About.__dataclass_fields__)


def test_letters_that_move_from_one_word_to_the_next_make_another_place():
    key = new_key()
    sealed = seal(key, SENTENCE, use="text", about=replace(ABOUT, tenant="ab", case="c"))
    with pytest.raises(UnreadableError):
        unseal(key, sealed, use="text", about=replace(ABOUT, tenant="a", case="bc"))


def test_what_was_sealed_for_one_use_does_not_open_for_another():
    key = new_key()
    with pytest.raises(UnreadableError):
        unseal(key, seal(key, SENTENCE, use="item", about=ABOUT), use="text", about=ABOUT)


def test_another_key_does_not_open():
    with pytest.raises(UnreadableError):
        read(new_key(), write(new_key(), SENTENCE, ABOUT), ABOUT)


def test_every_changed_bit_is_found():
    key = new_key()
    sealed = seal(key, b"ja", use="text", about=ABOUT)
    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(UnreadableError):
            unseal(key, bytes(changed), use="text", about=ABOUT)


def test_every_length_that_is_cut_off_is_found():
    key = new_key()
    sealed = seal(key, SENTENCE, use="text", about=ABOUT)
    for length in range(len(sealed)):
        with pytest.raises(UnreadableError):
            unseal(key, sealed[:length], use="text", about=ABOUT)


def test_an_item_whose_key_is_gone_is_gone_and_the_next_one_is_not():
    key = new_key()
    gone, kept = write(key, SENTENCE, ABOUT), write(key, b"En dan?", ABOUT)
    with pytest.raises(UnreadableError):
        read(key, Sealed(key=b"", text=gone.text), ABOUT)
    assert read(key, kept, ABOUT) == b"En dan?"


def test_the_refusal_names_the_place_and_keeps_no_secret():
    key = new_key()
    sealed = write(key, SENTENCE, ABOUT)
    with pytest.raises(UnreadableError, match="message 7: changed, moved") as refused:
        read(key, Sealed(key=sealed.key, text=sealed.text[:-1] + b"?"), ABOUT)
    assert refused.value.__suppress_context__
    assert SENTENCE.decode() not in str(refused.value)
