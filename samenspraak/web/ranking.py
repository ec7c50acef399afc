"""The people of a pool with what speaks for each, so that a choice can be explained (N12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language_info

from samenspraak.cases.pools import spoken
from samenspraak.cases.sight import View
from samenspraak.route.state import Candidate
from samenspraak.web.words import joined


@dataclass(frozen=True)
class Ranked:
    """Someone who can be asked, or not (`conflict`), and why this place in the row."""

    who: str
    name: str
    languages: str
    speaks_all: bool
    """Speaks every language in which people in this case like to talk."""
    asked_languages: str
    """Those languages; empty when everybody talks in the first one of the route."""
    is_near: bool
    load: int
    last: date | None
    conflict: str


def ranking(seen: View, pool: Iterable[Candidate]) -> list[Ranked]:
    """The pool in its order, for a page."""
    needed = spoken(seen.people.values())
    return [
        Ranked(
            one.who,
            one.name,
            _names(one.languages),
            needed <= one.languages,
            _names(needed),
            one.region == seen.case.school.region,
            one.load,
            one.last_assigned,
            one.conflict,
        )
        for one in pool
    ]


def _names(codes: Iterable[str]) -> str:
    return joined(sorted(str(get_language_info(code)["name_translated"]) for code in codes))
