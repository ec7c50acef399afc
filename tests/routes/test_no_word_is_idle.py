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


def refused_to_run(name: str) -> bool:
    try:
        return bool(check(reading(name)))
    except RouteError:
        return True


@pytest.mark.parametrize("word", sorted(WORDS, key=str), ids=str)
def test_without_this_word_the_walk_ends_otherwise(word: Word):
    word.walk()
    with without(word):
        if refused_to_run(word.route):
            return
        with pytest.raises((AssertionError, LookupError)):
            word.walk()
