"""Words for the questions of a route, as people write them: Dutch, kind, and all of one case about the same matter."""

import random
import tomllib
from pathlib import Path

from samenspraak.route.question import Field

type Words = dict[str, list[str]]

_DATA = tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8"))
ANYWHERE: Words = _DATA["anywhere"]
MATTERS: list[Words] = _DATA["matter"]
ANYTHING = "anything"
SHORT = "short"
FEW_CHARACTERS = 300


class Voice:
    """The words of one case: about one matter, and about a pupil with this name."""

    def __init__(self, chance: random.Random, pupil: str) -> None:
        """Choose what the case is about."""
        self._chance, self._pupil = chance, pupil
        self._matter = chance.choice(MATTERS)

    def says(self, field: Field, deed: str, who: tuple[str, ...]) -> str:
        """Words for a question of a deed, said by someone with this role and on this side; never too long for it."""
        found = self._choices(field.name, deed, who) or ANYWHERE[SHORT if field.max <= FEW_CHARACTERS else ANYTHING]
        text = self._chance.choice(found).replace("{leerling}", self._pupil)
        return text[: field.max]

    def known(self, name: str, deed: str, who: tuple[str, ...]) -> str | None:
        """Words for a question that is not answered in sentences, such as an amount; nothing when none are known."""
        found = self._choices(name, deed, who)
        return self._chance.choice(found) if found else None

    def _choices(self, name: str, deed: str, who: tuple[str, ...]) -> list[str]:
        """What can be said: the most special words first, of this deed, this role and this side."""
        plain = deed.partition(":")[0]
        names = (f"{deed}.{name}", f"{plain}.{name}", name)
        for words in (self._matter, ANYWHERE):
            for key in (*(f"{one}.{role}" for one in names for role in who), *names):
                if key in words:
                    return words[key]
        return []
