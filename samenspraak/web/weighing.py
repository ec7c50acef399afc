"""What somebody weighs before a gate opens: each condition with its evidence, in words (N3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.evidence import Evidence, evidence, keeps_shut, matters
from samenspraak.route.state import Track
from samenspraak.web.words import Words, in_language


@dataclass(frozen=True)
class Weighed:
    """One condition as a page shows it."""

    evidence: Evidence
    words: Words
    keeps_shut: bool = True
    """Whether it keeps something shut at this step while it is not met."""

    @property
    def text(self) -> Text:
        """What has to be so."""
        return self.evidence.condition.text

    @property
    def is_met(self) -> bool:
        """Whether it keeps no gate shut."""
        return self.evidence.is_met

    @property
    def meetings(self) -> list[tuple[date, str, date | None]]:
        """When such a meeting was held, who was there, and which day was recorded before it was corrected."""
        held = self.evidence.meetings
        return [(one.on, self.words.listed(one.there), one.was[-1] if one.was else None) for one in held]

    @property
    def said(self) -> list[tuple[str, str, date | None]]:
        """Each answer that was given, with who gave it, and the day that was said with it."""
        return self._told(self.evidence.said)

    def _told(self, said: Mapping[str, str]) -> list[tuple[str, str, date | None]]:
        who: dict[tuple[str, date | None], list[str]] = {}
        for key, value in said.items():
            who.setdefault((value, self.evidence.days.get(key)), []).append(key)
        values = self.evidence.condition.values
        return [(in_language(values.get(one, one)), self.words.listed(keys), on) for (one, on), keys in who.items()]

    @property
    def silent(self) -> str:
        """Who has not answered."""
        return self.words.places(self.evidence.silent)

    @property
    def signed(self) -> str:
        """Who signed."""
        return self.words.listed(self.evidence.signed)

    @property
    def unsigned(self) -> str:
        """Who has not signed."""
        return self.words.places(self.evidence.unsigned)

    @property
    def against(self) -> str:
        """Who gave an answer with which it is not met."""
        reason = self.evidence.reason
        return self.words.listed(reason.who) if reason and reason.code == "declared_otherwise" else ""

    @property
    def otherwise(self) -> list[tuple[str, str, date | None]]:
        """Of the answers those with which it is not met, with who gave each."""
        met_by = self.evidence.condition.met_by
        return self._told({key: value for key, value in self.evidence.said.items() if value not in met_by})

    @property
    def kind(self) -> str:
        """How it is found out: see `Condition.holds`."""
        return self.evidence.condition.holds

    @property
    def opens(self) -> str:
        """Who can change that it is not met, when these are not the ones who were named as missing."""
        reason = self.evidence.reason
        return self.words.listed(reason.opens) if reason and reason.opens != reason.who else ""


@dataclass(frozen=True)
class Scale:
    """All conditions that play a part at one step."""

    conditions: list[Weighed]

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(one.is_met for one in self.conditions)

    @property
    def shut(self) -> list[Weighed]:
        """Those that are not met."""
        return [one for one in self.conditions if not one.is_met]

    @property
    def to_know(self) -> list[Weighed]:
        """Those of which somebody said otherwise, and which keep nothing shut here: it would go unseen."""
        return [one for one in self.conditions if one.against and not one.keeps_shut]

    def __bool__(self) -> bool:
        return bool(self.conditions)


def scale(seen: View, track: Track, words: Words, names: Iterable[str] | None = None) -> Scale:
    """The conditions of the step on which a track stands, or those with these names."""
    option = seen.route.options[track.option]
    step = option.steps[track.step]
    chosen = matters(option, step) if names is None else names
    return Scale(
        [
            Weighed(evidence(seen.route, seen.state, track, name), words, keeps_shut(option, step, name))
            for name in chosen
        ]
    )
