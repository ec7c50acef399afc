"""Telephone numbers as people type them."""

import pytest

from samenspraak.advice.numbers import dialled, written


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("085 000 00 41", "+31850000041", "085 000 0041"),
        ("085-0000041", "+31850000041", "085 000 0041"),
        ("(085) 000.00.41", "+31850000041", "085 000 0041"),
        ("0031 85 0000041", "+31850000041", "085 000 0041"),
        ("+31 (0)85 0000041", "+31850000041", "085 000 0041"),
        ("+32 470 12 34 56", "+32470123456", "+32 470 12 34 56"),
    ],
)
def test_a_number_is_read_however_it_is_typed(typed, kept, shown):
    assert dialled(typed) == kept
    assert written(kept) == shown


@pytest.mark.parametrize(
    "typed", ["", "geen", "112", "12345", "085 000 00 4", "+999 1234567", "1" * 300, "085 000 00 41 of 42", "\x00"]
)
def test_what_can_be_no_number_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        dialled(typed)
