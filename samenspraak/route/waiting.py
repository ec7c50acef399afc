"""How long one waits, as those say themselves who help: shown with the day on which it was so. Pure."""

from datetime import date

from samenspraak.route.model import Calendar
from samenspraak.route.options import Waiting
from samenspraak.route.workdays import due


def may_be_outdated(waiting: Waiting, today: date) -> bool:
    """Whether it was so long ago that it may be different by now: after the last day of `old_after`, not on it."""
    return today > due(waiting.as_of, waiting.old_after, Calendar())
