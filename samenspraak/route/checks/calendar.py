"""The days on which people work are known, so that every term has a last day."""

from collections.abc import Iterator
from datetime import date

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.model import Route
from samenspraak.route.workdays import is_working_day

ANY_DAY = date(2026, 1, 1)


@rule("calendar", when="first")
def holidays_are_known(route: Route, at: At) -> Iterator[Flaw]:
    """The public holidays of the country under `working_days` are known."""
    try:
        is_working_day(ANY_DAY, route.calendar)
    except ValueError as error:
        reason = f"No term can be counted: {error.args[0].partition(';')[0]}."
        yield Flaw(at("calendar", "working_days"), reason, "Write the code of a country, such as 'NL' or 'BE'.")
