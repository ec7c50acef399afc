"""The last days to file with the formal bodies (N4), counted from a contested decision: an aid, no legal advice. Pure.

The day of the decision does not count, the last day does. How a day is counted is said by the term in the route: in
weeks or years every day of the calendar counts, holidays too; in working days they do not.
"""

from dataclasses import dataclass
from datetime import date

from samenspraak.route.atoms import Text
from samenspraak.route.model import Route
from samenspraak.route.options import Filing, Option
from samenspraak.route.workdays import due


@dataclass(frozen=True, slots=True)
class LastDay:
    """Until when something can be filed with one body; `today` is the day in the place of the partnership."""

    body: str
    option: Option
    on: date
    today: date

    @property
    def is_over(self) -> bool:
        """Whether the day has passed: until its end it has not."""
        return self.on < self.today

    @property
    def counts_holidays(self) -> bool:
        """Whether every day of the calendar counts, as the term in the route says."""
        return self.option.files is not None and self.option.files.within.unit != "working days"

    @property
    def rule(self) -> Text | None:
        """The term in the words of the route."""
        return self.option.files.text if self.option.files else None


def last_day_to_file(route: Route, files: Filing, decided_on: date) -> date:
    """The last day on which something that was decided on a day can be filed."""
    return due(decided_on, files.within, route.calendar)


def last_day(route: Route, body: str, decided_on: date, today: date) -> LastDay | None:
    """The last day to file with a body; None when the route names no term for it."""
    option = route.options[body]
    if option.files is None:
        return None
    return LastDay(body, option, last_day_to_file(route, option.files, decided_on), today)
