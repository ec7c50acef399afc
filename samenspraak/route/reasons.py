"""Why something cannot be done, in a form that a page can put into words: a code and whom it concerns."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, as a code; the words for each code stand in the message catalogue.

    `name` is a name from the route, `field` a question, `who` keys of people it concerns, `opens` of who can change it.
    """

    code: str
    name: str = ""
    field: str = ""
    who: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    limit: int | None = None
    day: date | None = None
    """The first or last day that can be filled in."""
    places: tuple[tuple[str, ...], ...] = ()
    """The same as `who`, by place: of the people of each, one will do."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What cannot be done now, with every reason. `offers` are other options to go to."""

    reasons: tuple[Reason, ...]
    offers: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all reasons."""
        return frozenset(reason.code for reason in self.reasons)


def refuse(code: str, name: str = "", **more: tuple[str, ...]) -> Refusal:
    """A refusal with one reason."""
    return Refusal((Reason(code, name, who=more.get("who", ()), opens=more.get("opens", ())),))
