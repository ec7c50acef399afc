"""The base route, and the examples of every rule: one thing changed in it, accepted or refused."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text("utf-8")


@dataclass(frozen=True)
class Example:
    rule: str
    it: str
    old: str
    new: str
    also: list = field(default_factory=list)
    line: str = ""
    says: str = ""
    mend: str = ""
    beside: list = field(default_factory=list)
    many: bool = False

    @property
    def text(self):
        text = BASE
        for old, new in [(self.old, self.new), *self.also]:
            assert text.count(old) == 1, f"stands {text.count(old)} times in the base route: {old}"
            text = text.replace(old, new)
        return text

    @property
    def refused_line(self):
        wanted = self.line or self.new
        found = [number for number, line in enumerate(self.text.splitlines(), 1) if wanted in line]
        assert found, f"no line has: {wanted}"
        return found[0]


def examples(verdict):
    for file in sorted((HERE / "examples").glob("*.toml")):
        for rule, verdicts in tomllib.loads(file.read_text("utf-8")).items():
            yield from (Example(rule, **one) for one in verdicts.get(verdict, ()))


REFUSED = list(examples("refused"))
ACCEPTED = list(examples("accepted"))


def pytest_generate_tests(metafunc):
    for name, found in (("refused", REFUSED), ("accepted", ACCEPTED)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, found, ids=[f"{one.rule}: {one.it}" for one in found])


@pytest.fixture
def base():
    return BASE


@pytest.fixture
def rules_with_examples():
    return {one.rule for one in REFUSED}, {one.rule for one in ACCEPTED}
