"""What a track costs (P6): which answers count, and the sum of what was entered. Pure; in euros, to the cent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from samenspraak.route.model import Route
from samenspraak.route.options import Costs, Option
from samenspraak.route.state import Case, Entered, Track
from samenspraak.route.steps import Ask, Request
from samenspraak.route.who import means, members

CENT = Decimal("0.01")
NOTHING = Decimal(0)

Typed = Mapping[int, Mapping[str, Decimal]]
"""Number of an event -> question -> what was answered with it."""


def counted(asks: Mapping[str, Ask]) -> dict[str, Ask]:
    """The questions of which the answers count as costs."""
    return {name: ask for name, ask in asks.items() if ask.counts}


def raising(option: Option) -> dict[str, Request]:
    """The requests that ask for another ceiling."""
    return {name: one for name, one in option.requests.items() if counted(one.asks)}


def planned(costs: Costs) -> Decimal | None:
    """What the planned hours come to; None when none are planned."""
    return None if costs.hours is None or costs.rate is None else _cents(costs.hours * costs.rate)


def in_sight(route: Route, case: Case, track: Track, key: str) -> bool:
    """Whether this person has the budget of a track in sight, as its option says under `costs`."""
    person = case.people.get(key)
    joined = person is not None and person.status == "joined"
    return joined and means(route, case, track, route.options[track.option].costs.reads, key)


def about_costs(option: Option, track: Track, act: str) -> bool:
    """Whether an act, named as in an event, is about nothing but costs: to correct them, or to ask for more."""
    name, _, rest = act.partition(":")
    if name == "late":
        key = rest.rpartition(":")[0]
        name = next((one.name for one in track.requests if one.key == key), "")
    return name in raising(option) or any(one.corrects for known, one in option.actions if known == name)


def who_allows_more(route: Route, case: Case, track: Track) -> tuple[str, ...]:
    """The keys of those who answer when a higher ceiling is asked for."""
    asking = raising(route.options[track.option]).values()
    return members(route, case, track, [one for request in asking for one in request.answered_by])


@dataclass(frozen=True)
class Line:
    """What was entered at once, such as for one talk."""

    entered: Entered
    hours: Decimal
    kilometres: Decimal
    amount: Decimal
    """What it comes to, with hours and travel."""


@dataclass(frozen=True)
class Budget:
    """What one track was planned to cost, what it costs until now, and what it may cost."""

    costs: Costs
    lines: tuple[Line, ...]
    ceiling: Decimal | None

    @cached_property
    def hours(self) -> Decimal:
        """The hours of all lines."""
        return sum((one.hours for one in self.lines), NOTHING)

    @cached_property
    def amount(self) -> Decimal:
        """What all lines come to."""
        return sum((one.amount for one in self.lines), NOTHING)

    @property
    def planned(self) -> Decimal | None:
        """What the planned hours come to."""
        return planned(self.costs)

    @property
    def left(self) -> Decimal | None:
        """What may still be spent; less than nothing when the ceiling is passed."""
        return None if self.ceiling is None else self.ceiling - self.amount

    @property
    def above(self) -> Decimal:
        """By how much the ceiling is passed; nothing when it is not."""
        return max(-(self.left or NOTHING), NOTHING)


def budget(option: Option, track: Track, typed: Typed) -> Budget:
    """The budget of a track. `typed` holds the numbers that were entered; what is not there counts for nothing."""
    lines = [_line(option, one, typed.get(one.number, {})) for one in track.costs]
    ceilings = sorted((*_set(option, track, typed), *_granted(option, track, typed)))
    ceiling = ceilings[-1][1] if ceilings else option.costs.ceiling
    return Budget(option.costs, tuple(one for one in lines if one.amount or one.hours or one.kilometres), ceiling)


def numbers_of(track: Track) -> frozenset[int]:
    """The numbers of the events with which costs, or other ceilings, were entered."""
    asked = (one.told_in for one in track.requests if one.answer == "yes")
    return frozenset((*(one.number for one in track.costs), *asked))


def _line(option: Option, entered: Entered, typed: Mapping[str, Decimal]) -> Line:
    asks, costs = option.costing.get(entered.action, {}), option.costs
    hours = _sum(asks, typed, "hours")
    kilometres = _sum(asks, typed, "kilometres")
    amount = _cents(hours * (costs.rate or NOTHING)) + _cents(kilometres * (costs.travel or NOTHING))
    return Line(entered, hours, kilometres, amount + _cents(_sum(asks, typed, "amount")))


def _sum(asks: Mapping[str, Ask], typed: Mapping[str, Decimal], what: str) -> Decimal:
    return sum((typed[name] for name, ask in asks.items() if ask.counts == what and name in typed), NOTHING)


def _set(option: Option, track: Track, typed: Typed) -> Iterator[tuple[int, Decimal]]:
    """Ceilings that an action set."""
    for one in track.costs:
        yield from _ceiling(option.costing.get(one.action, {}), one.number, typed)


def _granted(option: Option, track: Track, typed: Typed) -> Iterator[tuple[int, Decimal]]:
    """Ceilings that were asked for and granted."""
    asking = raising(option)
    for one in track.requests:
        if one.name in asking and one.answer == "yes":
            yield from _ceiling(asking[one.name].asks, one.told_in, typed)


def _ceiling(asks: Mapping[str, Ask], number: int, typed: Typed) -> Iterator[tuple[int, Decimal]]:
    said = typed.get(number, {})
    yield from ((number, said[name]) for name, ask in asks.items() if ask.counts == "ceiling" and name in said)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
