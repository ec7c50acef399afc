"""What a way can depend on, as bits: conditions, consents, facts. So all that is met is one number."""

from collections.abc import Iterable, Iterator

from samenspraak.route.options import Option
from samenspraak.route.steps import Action, Condition

type Token = tuple[str, str]


def token_of(name: str, condition: Condition) -> Token:
    """What a condition depends on. A condition about a consent or a fact is that consent or fact itself."""
    if condition.holds == "signed":
        return ("consent", condition.consent or "")
    if condition.holds == "fact":
        return ("fact", condition.fact or "")
    return ("condition", name)


class Tokens:
    """The bits of one track."""

    def __init__(self, option: Option) -> None:
        self.option = option
        found: list[Token] = [token_of(*one) for one in option.conditions.items()]
        found += [("consent", name) for name in option.consents]
        self.bits = {token: 1 << number for number, token in enumerate(dict.fromkeys(found))}

    def bit(self, kind: str, name: str | None) -> int:
        """The bit of a token; nothing for what no condition or gate can ask."""
        return self.bits.get((kind, name or ""), 0)

    def condition(self, name: str) -> int:
        """The bit on which a condition depends."""
        return self.bits[token_of(name, self.option.conditions[name])]

    def conditions(self, names: Iterable[str]) -> int:
        """The bits of these conditions together."""
        return union(self.condition(name) for name in names)

    def of_kind(self, *holds: str) -> Iterator[tuple[str, Condition, int]]:
        """The conditions that hold in one of these ways, with their bits."""
        for name, one in self.option.conditions.items():
            if one.holds in holds:
                yield name, one, self.condition(name)

    def facts(self) -> int:
        """The bits of all facts."""
        return union(bit for (kind, _), bit in self.bits.items() if kind == "fact")

    def required(self, action: Action) -> int:
        """What must be met before an action can be taken."""
        names = self.option.conditions if action.requires == "conditions" else action.requires
        return self.conditions(names)

    def words(self, mask: int) -> list[str]:
        """The names of these tokens."""
        return [name for (_, name), bit in self.bits.items() if bit & mask]


def union(masks: Iterable[int]) -> int:
    """All bits of these numbers."""
    all_of_them = 0
    for mask in masks:
        all_of_them |= mask
    return all_of_them
