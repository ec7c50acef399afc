"""How someone who is invited is reached: given to the door with a newcomer, and kept by no table of a case."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Contact:
    """What whoever invites knows of somebody. Everyone in a case reads its rows, so neither of these stands in one.

    Who makes the invitation hears of it from `samenspraak.cases.signals.written`.
    """

    mail: str = field(default="", repr=False)
    """Empty for somebody who gets a letter."""
    check: str = field(default="", repr=False)
    """A fact that this person knows of themself, and the other parent does not, asked the first time."""
