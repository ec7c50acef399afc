"""Being called back: who hears of it around the end of its term, and when."""

from collections.abc import Collection, Iterator
from datetime import date

from samenspraak.route.clock import is_time
from samenspraak.route.model import Route
from samenspraak.route.options import CallBack
from samenspraak.route.steps import Late


def told_by(route: Route, late: Late) -> frozenset[str]:
    """The roles that one rule around the end of a term tells."""
    return frozenset[str]().union(*(route.roles_of(one) for one in (*late.remind, *late.tell)))


def watchers(route: Route, rule: CallBack) -> frozenset[str]:
    """The roles that have every request in sight: whoever hears of a term that passes, without calling themselves."""
    return frozenset[str]().union(*(told_by(route, one) for one in rule.late)) - {rule.by}


def to_tell(
    route: Route, rule: CallBack, due: date, done: Collection[int], today: date
) -> Iterator[tuple[int, frozenset[str]]]:
    """Which rules around the end of the term have to be done by now, by number, with the roles that each tells."""
    for number, late in enumerate(rule.late):
        if number not in done and is_time(route, late, due, today):
            yield number, told_by(route, late)
