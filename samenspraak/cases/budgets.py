"""What a track costs, for whoever may see that: the numbers that were typed, added up as the route says."""

from decimal import Decimal

from samenspraak.cases.sight import View
from samenspraak.route.costs import Budget, budget, counted, numbers_of, raising
from samenspraak.route.options import Option


def budget_of(seen: View, option: str) -> Budget | None:
    """The budget of a track; None for whoever has no sight of it, and for an option that is not walked here.

    Asks the database nothing beyond the answers that a view reads anyway.
    """
    track = seen.state.tracks.get(option)
    if track is None or not seen.sees_costs(option):
        return None
    rules, numbers = seen.route.options[option], numbers_of(track)
    names = _questions(rules)
    typed: dict[int, dict[str, Decimal]] = {}
    for one in seen.answers:
        if one.option == option and one.name in names and one.event_number in numbers:
            typed.setdefault(one.event_number, {})[one.name] = Decimal(str(one.value))
    return budget(rules, track, typed)


def _questions(rules: Option) -> frozenset[str]:
    asked = {name for asks in rules.costing.values() for name in asks}
    return frozenset(asked | {name for request in raising(rules).values() for name in counted(request.asks)})
