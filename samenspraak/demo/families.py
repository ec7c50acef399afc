"""Families beside those of the cast: of the same kinds, with other names."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from samenspraak.web.cast import FAMILIES, Family, Member

_NAMES: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
_USUAL = "nl"
AGES = (5, 17)


def another(chance: random.Random, school: str, kinds: Sequence[Family] = FAMILIES) -> Family:
    """A family at a school, of one of these kinds of the cast. Its people have no account yet."""
    kind = chance.choices(kinds, [one.often for one in kinds])[0]
    language = next((one.language for one in kind.members if one.language), "")
    names = _NAMES.get(language, _NAMES[_USUAL])
    firsts = chance.sample(names["first"], len(kind.members))
    lasts = chance.sample(names["last"], 2)
    child = lasts[chance.randrange(2)]
    members = tuple(
        _named(chance, one, f"{first} {chance.choice(lasts)}", f"{chance.choice(names['child'])} {child}")
        for one, first in zip(kind.members, firsts, strict=True)
    )
    return replace(kind, school=school, members=members, starts="", home=kind.home or chance.random() < kind.often / 20)


def _named(chance: random.Random, one: Member, adult: str, child: str) -> Member:
    if one.birth_date is None and one.age is None:
        return replace(one, handle="", name=adult)
    age = one.age if one.age and one.age >= AGES[1] - 1 else chance.randint(*AGES)
    return replace(one, handle="", name=child, birth_date=None, age=age, birthday=chance.randint(1, 365))
