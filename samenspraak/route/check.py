"""Proves a route before it may run. What it finds is said in sentences, with the line and the mend.

The rules stand in `checks/`; docs/reference/route-language.md says what the words of a route mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from samenspraak.route.checks import RULES
from samenspraak.route.checks.registry import Registered
from samenspraak.route.checks.terms import Sum, line, sum_of_terms
from samenspraak.route.read import Reading

__all__ = ["Finding", "Sum", "check", "sum_of_terms", "summary"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing for which a route may not run: where, by which rule, why, and how to mend it."""

    file: str
    line: int
    rule: str
    reason: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason} Mend: {self.mend}  [{self.rule}]"


def check(reading: Reading) -> list[Finding]:
    """Everything for which this route may not run, in the order of the file; empty for a route that may.

    While names are wrong, only names and texts are looked at: other rules would speak of what follows.
    """
    names = [one for rule in RULES.values() if rule.when == "first" for one in _ask(rule, reading)]
    later = ("always",) if names else ("always", "then")
    rest = (one for rule in RULES.values() if rule.when in later for one in _ask(rule, reading))
    found = dict.fromkeys((*names, *rest))
    return sorted(found, key=lambda one: (one.line, one.rule, one.reason))


def _ask(rule: Registered, reading: Reading) -> Iterator[Finding]:
    for flaw in rule.run(reading.route, reading.at):
        yield Finding(reading.file, flaw.mark.line, rule.name, flaw.reason, flaw.mend)


def summary(reading: Reading) -> list[str]:
    """For each track the sum of its terms beside its aim, one line each."""
    return [line(reading.route, name, option) for name, option in reading.route.tracks.items()]
