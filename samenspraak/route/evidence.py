"""What is known about a condition: the meetings, words, signatures and judgements on which a gate rests (N3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samenspraak.route.gates import declared_now, required, unmet, unsigned
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.reasons import Reason
from samenspraak.route.state import Case, Meeting, Track
from samenspraak.route.steps import Condition, Step
from samenspraak.route.who import empty_slots, slots


@dataclass(frozen=True, slots=True)
class Evidence:
    """A condition, whether it is met now, and everything that says so or not. People are keys of the case."""

    name: str
    condition: Condition
    reason: Reason | None
    """Why it is not met, with who can change that; nothing when it is met."""
    meetings: tuple[Meeting, ...] = ()
    """Those of its kind that were held, whoever was there."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Person -> what this person declared since it was last asked."""
    days: Mapping[str, date] = field(default_factory=dict)
    """Person -> the day that was said with it, where one was asked."""
    silent: tuple[tuple[str, ...], ...] = ()
    """The places from which an answer is still to come: of the people of each, one will do."""
    asked: int = 0
    """How often it was asked again."""
    signed: tuple[str, ...] = ()
    unsigned: tuple[tuple[str, ...], ...] = ()
    """The places that no signature fills."""
    judged: bool | None = None

    @property
    def is_met(self) -> bool:
        """Whether it keeps no gate shut."""
        return self.reason is None


def matters(option: Option, step: Step) -> tuple[str, ...]:
    """The conditions that play a part at a step: required, declared or judged there, or opening its gate."""
    names: list[str] = []
    for action in step.actions.values():
        names += (*required(option, action), *action.declares, *action.judges)
    for gate in step.leaves_when:
        names += gate.met
    return tuple(name for name in option.conditions if name in names)


def keeps_shut(option: Option, step: Step, name: str) -> bool:
    """Whether a condition that is not met keeps something shut at a step; else it is only for people to know."""
    asked = any(name in required(option, action) for action in step.actions.values())
    return asked or any(name in gate.met for gate in step.leaves_when)


def evidence(route: Route, case: Case, track: Track, name: str) -> Evidence:
    """What is known about one condition of a track, counted over the people of now."""
    rule = route.options[track.option].conditions[name]
    reason = unmet(route, case, track, name)
    if rule.holds == "meeting_held":
        return Evidence(name, rule, reason, meetings=_held(case, rule.kind))
    if rule.holds == "everyone_declares":
        now = {key: one for key, one in declared_now(track, name).items() if case.people[key].is_here}
        said = {key: one.value for key, one in now.items()}
        days = {key: one.on for key, one in now.items() if one.on}
        places = slots(route, case, track, rule.who)
        silent = tuple(place.people for place in empty_slots(places, said))
        return Evidence(name, rule, reason, said=said, days=days, silent=silent, asked=track.asked.get(name, 0))
    if rule.holds == "signed":
        missing = tuple(place.people for place in unsigned(route, case, track, rule.consent or ""))
        return Evidence(name, rule, reason, signed=tuple(track.signed.get(rule.consent or "", {})), unsigned=missing)
    return Evidence(name, rule, reason, judged=track.judged.get(name) if rule.holds == "judged" else None)


def _held(case: Case, kind: str | None) -> tuple[Meeting, ...]:
    meetings = (one for track in case.tracks.values() for one in track.meetings)
    return tuple(sorted((one for one in meetings if one.kind == kind and one.held), key=lambda one: one.on))
