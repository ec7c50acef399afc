"""What a file is, is seen from its content; what is wrong with it has a word each."""

import io

import pytest

from samenspraak.config.documents import KINDS
from samenspraak.documents.kinds import KNOWN, wrong_with
from tests.documents import files

GOOD = {
    "pdf": files.pdf(), "png": files.png(), "jpg": files.JPEG, "jpeg": files.JPEG, "heic": files.HEIC,
    "docx": files.docx(), "xlsx": files.xlsx(), "odt": files.odt(), "ods": files.odt("spreadsheet"),
}  # fmt: skip
BAD = [
    ("png", files.pdf(), "other"),
    ("pdf", files.png(), "other"),
    ("pdf", b"MZ" + files.pdf(), "other"),
    ("docx", files.xlsx(), "other"),
    ("docx", files.odt(), "other"),
    ("odt", files.odt("spreadsheet"), "other"),
    ("jpg", b"<html><script>alert(1)</script>", "other"),
    ("pdf", files.pdf() + files.docx(), "two_in_one"),
    ("png", files.png() + files.docx(), "two_in_one"),
    ("jpg", files.JPEG[:30] + b"<script>alert(1)</script>" + files.JPEG[30:], "two_in_one"),
    ("jpg", files.JPEG[:30] + files.pdf() + files.JPEG[30:], "two_in_one"),
    ("docx", files.docx() + b"#!/bin/sh\n", "two_in_one"),
    ("docx", files.docx() + files.pdf(), "two_in_one"),
    ("docx", files.docx(**{"a.txt": b"x"}) + files.docx(), "two_in_one"),
    ("pdf", files.pdf()[:-12], "broken"),
    ("png", files.png()[:-4], "broken"),
    ("docx", files.docx()[:-10], "broken"),
    ("docx", files.swollen(), "broken"),
    ("docx", files.bomb(), "bomb"),
    ("docx", files.many_parts(), "bomb"),
    ("docx", files.locked(), "locked"),
    ("docx", files.docx(**{"word/vbaProject.bin": b"x"}), "macros"),
]


def look(ending, content):
    return wrong_with(ending, io.BytesIO(content), len(content))


@pytest.mark.parametrize("ending", sorted(KNOWN))
def test_each_kind_is_known_by_its_content(ending):
    assert look(ending, GOOD[ending]) == ""


def test_the_settings_name_the_kinds_that_are_known():
    assert set(KINDS) == KNOWN == set(GOOD)


@pytest.mark.parametrize(
    ("ending", "content", "word"), BAD, ids=[f"{number}-{one[0]}-{one[2]}" for number, one in enumerate(BAD)]
)
def test_what_is_wrong_has_a_word(ending, content, word):
    assert look(ending, content) == word


@pytest.mark.parametrize("ending", sorted(KNOWN))
def test_no_kind_passes_for_another(ending):
    same = {"jpg", "jpeg"} if ending in ("jpg", "jpeg") else {ending}
    for other in KNOWN - same:
        assert look(ending, GOOD[other]), other
