"""Schools found by what people type: a part of a name, a place or a postcode, with the mistakes that people make.

It is reckoned here and not by the database, so that every database finds the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from samenspraak.cases.folding import folded
from samenspraak.people.models import School

MOST = 10
MOST_WORDS = 8
"""More words than this say nothing more about a school."""
SAME, BEGINS, NEARLY = 1.0, 0.9, 0.8
"""What a word counts that is the same as one of the school's, that it begins with, or that is nearly the same."""
ENOUGH, NEAR_THE_BEST = 0.45, 0.75
"""Which part of the words has to fit, and how near to the best school another one has to come."""

SHORT = {"st": "sint", "ste": "sint", "sinte": "sint", "dr": "doctor", "ds": "dominee", "prof": "professor"}
ALSO_CALLED = (("den haag", "s gravenhage"), ("den bosch", "s hertogenbosch"))
"""Places that the registry calls otherwise than people do."""
SAYS_NOTHING = frozenset("de het een van in te en basisschool school scholen bs obs cbs rkbs pcbs kbs".split())  # noqa: SIM905
POSTCODE = re.compile(r"\b([1-9][0-9]{3}) ?([a-z]{2})\b")


@dataclass(frozen=True)
class Found:
    """The schools that fit best, the best one first."""

    schools: tuple[School, ...]
    is_more: bool = False
    """Whether there are more than are shown."""


def find(schools: Sequence[School], typed: str) -> Found:
    """The schools of these that are meant by what was typed; none when nothing comes near."""
    index = defaultdict[str, set[int]](set)
    for number, school in enumerate(schools):
        for word in _words_of(school.name, school.place, school.postcode):
            index[word].add(number)
    words = _telling(_typed_words(typed, index.keys()))
    points = defaultdict[int, float](float)
    for word in words[:MOST_WORDS]:
        for number, fits in _fitting(word, index).items():
            points[number] += fits
    return _best(schools, points, len(words))


def _best(schools: Sequence[School], points: dict[int, float], words: int) -> Found:
    wanted = max(ENOUGH * words, NEAR_THE_BEST * max(points.values(), default=0))
    found = [(-fits, schools[number]) for number, fits in points.items() if fits >= wanted]
    found.sort(key=lambda one: (one[0], one[1].name, one[1].place, one[1].pk))
    return Found(tuple(school for _points, school in found[:MOST]), len(found) > MOST)


def _fitting(word: str, index: dict[str, set[int]]) -> dict[int, float]:
    """How well each school fits one word: by the best of its own words."""
    found: dict[int, float] = {}
    for other, fits in _like(word, index.keys()):
        for number in index[other]:
            found[number] = max(found.get(number, 0), fits)
    return found


def _like(word: str, known: Iterable[str]) -> list[tuple[str, float]]:
    begins = [(other, SAME if other == word else BEGINS) for other in known if other.startswith(word)]
    if len(word) < 4 or not word.isalpha():  # noqa: PLR2004 - a mistake in so short a word makes another word of it
        return begins
    mistakes = 1 if len(word) < 7 else 2  # noqa: PLR2004 - in a longer word there is room for a second one
    alike = 1 - mistakes / len(word)
    nearly = process.extract(word, list(known), scorer=OSA.normalized_similarity, score_cutoff=alike, limit=None)
    return [*begins, *((other, NEARLY * fits) for other, fits, _at in nearly if other != word)]


def _typed_words(typed: str, known: Iterable[str]) -> list[str]:
    """What was typed as words. A postcode is one word when a school has it, so that `2999 SA` is found as well."""
    there = set(known)

    def joined(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        return whole if whole in there else f"{match[1]} {match[2]}"

    return POSTCODE.sub(joined, _plain(typed)).split()


def _telling(words: list[str]) -> list[str]:
    """The words without those that half of all schools have, unless there are no others."""
    return [one for one in words if one not in SAYS_NOTHING] or words


@lru_cache(maxsize=50_000)
def _words_of(name: str, place: str, postcode: str) -> frozenset[str]:
    """Every word by which a school is known; two that stand beside each other also as one, as some write them."""
    found = {postcode.lower(), postcode[:4]}
    for words in (_plain(name).split(), _plain(place).split()):
        found |= {*words, *(first + second for first, second in pairwise(words))}
    return frozenset(found - {""})


def _plain(text: str) -> str:
    """Small letters without accents and signs, abbreviations in full: `St. Jozef` and `sint-jozef` are the same."""
    letters = re.sub(r"[.'`´]", "", folded(text))
    words = " ".join(SHORT.get(word, word) for word in re.findall(r"[^\W_]+", letters))
    for said, written in ALSO_CALLED:
        words = re.sub(rf"\b{said}\b", written, words)
    return words
