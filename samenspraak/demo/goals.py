"""What there is to see in a route: every step, every action, every request with both answers, and every end."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samenspraak.route.atoms import Who
from samenspraak.route.decision import CLOCK
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.wishes import WISHES

OPEN, REOPEN = "open", "reopen"


@dataclass(frozen=True, order=True, slots=True)
class Goal:
    """Something to see in a track.

    A `deed` is named as events name it, with the step where it is done when it belongs to one. A `stand` is a step on
    which a running case stands, an `end` a final step that was reached.
    """

    option: str
    kind: Literal["deed", "stand", "end"]
    name: str
    step: str = ""

    def __str__(self) -> str:
        return f"{self.option}: {self.kind} {self.step}{'.' if self.step else ''}{self.name}"


def goals(route: Route) -> tuple[Goal, ...]:
    """Everything that there is to see in a route, in the order of its file."""
    return tuple(
        goal for name, option in route.tracks.items() for goal in (*_steps(name, option), *_beside(name, option))
    )


def _steps(option: str, rules: Option) -> Iterator[Goal]:
    for name, step in rules.steps.items():
        yield Goal(option, "end" if step.is_final else "stand", name)
        for action in step.actions:
            yield Goal(option, "deed", action, name)
        if step.reopen:
            yield Goal(option, "deed", REOPEN, name)


def _beside(option: str, rules: Option) -> Iterator[Goal]:
    yield Goal(option, "deed", OPEN)
    for action in rules.always:
        yield Goal(option, "deed", action)
    for name, request in rules.requests.items():
        if not only_by_the_clock(request.by):
            yield Goal(option, "deed", name)
        yield Goal(option, "deed", f"{name}:yes")
        yield Goal(option, "deed", f"{name}:no")
    for wish in WISHES if rules.asked_by else ():
        yield Goal(option, "deed", wish)


def only_by_the_clock(who: Who) -> bool:
    """Whether no person can do it."""
    return all(one.name == CLOCK for one in who)


def shown(route: Route, option: str, action: str, before: str, after: str) -> Iterator[Goal]:
    """What an event shows: an action (as the event names it) in a track, with the steps before and after it."""
    rules = route.options[option]
    left = rules.steps.get(before)
    of_step = left is not None and (action in left.actions or (action == REOPEN and left.reopen is not None))
    yield Goal(option, "deed", action, before if of_step else "")
    if after in rules.steps and rules.steps[after].is_final:
        yield Goal(option, "end", after)
