"""What somebody looks for in a list of work, and the address that asks for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

WAITS = ("me", "others", "nobody")
CURSOR = re.compile(r"(?P<order>[019][\d-]{10})~(?P<case>\d{1,18})")


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; everything empty is the whole list of what still runs."""

    text: str = ""
    """Words of the name of a pupil, a school, a place or a reference."""
    person: str = ""
    """Words of the name of anyone who takes part."""
    school: str = ""
    step: str = ""
    waits: str = ""
    ended: bool = False
    after: str = ""
    choosing: bool = False
    """Whether cases are chosen to be handed over."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wanted":
        """From the address of the page; what it does not know counts as not asked."""
        number = query.get("school", "")
        return cls(
            query.get("q", "").strip()[:100],
            query.get("person", "").strip()[:100],
            number if number.isascii() and number.isdigit() and len(number) < len(str(2**62)) else "",
            query.get("step", "").strip()[:90],
            query.get("waits", "") if query.get("waits") in WAITS else "",
            query.get("ended") == "1",
            query.get("after", "") if CURSOR.fullmatch(query.get("after", "")) else "",
            query.get("choose") == "on",
        )

    def address(self, **other: str) -> str:
        """The query of an address that asks for the same, but for these; an empty one is left out."""
        asked = {
            "q": self.text, "person": self.person, "school": self.school, "step": self.step, "waits": self.waits,
            "ended": "1" if self.ended else "", "choose": "on" if self.choosing else "",
        } | other  # fmt: skip
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Whether something is looked for, so that an empty list does not mean that there is no work."""
        return bool(self.text or self.person or self.school or self.step or self.waits)
