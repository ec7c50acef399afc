"""Take a word out of a route, and the walk that uses it ends otherwise, or the route may not run any more."""

from importlib import import_module
from pathlib import Path

import pytest

from samenspraak.route.check import check
from samenspraak.route.read import RouteError
from tests.routes.driver import WORDS, Word, reading, without

for file in sorted(Path(__file__).parent.glob("test_*.py")):
    if file.stem != "test_no_word_is_idle":
        import_module(f"tests.routes.{file.stem}")


def may_be_read(name: str) -> bool:
    try:
        reading(name)
    except RouteError:
        return False
    return True


def ends_as_before(word: Word) -> bool:
    try:
        word.walk()
    except (AssertionError, LookupError):
        return False
    return True


@pytest.mark.parametrize("word", sorted(WORDS, key=str), ids=str)
def test_without_this_word_the_walk_ends_otherwise(word: Word):
    word.walk()
    with without(word):
        if may_be_read(word.route) and ends_as_before(word):
            assert check(reading(word.route)), f"{word.written!r} can be left out and nothing changes"
