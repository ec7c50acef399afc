"""The contested decisions of a case with their last days to file, for whoever may know of them (N4): an aid."""

from dataclasses import dataclass
from datetime import date

from samenspraak.cases.models import Answer
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.filing import LastDay, last_day
from samenspraak.route.model import Route
from samenspraak.route.state import Contested, Paused
from samenspraak.web.history import Written, written
from samenspraak.web.words import words_of


@dataclass(frozen=True)
class Decided:
    """One decision: when, about what, who put it on the case, who reads it, and until when what can be filed."""

    decision: Contested
    about: Text | None
    by: str
    is_mine: bool
    readers: list[str]
    days: tuple[LastDay, ...]


def decided(seen: View, today: date) -> list[Decided]:
    """What the viewer may know of. It asks the database nothing: all of it stands in the state of the case."""
    words = words_of(seen)
    people = seen.state.people
    return [
        Decided(
            one,
            seen.route.complaint.about[one.about].text if seen.route.complaint and one.about else None,
            next((words.person(key) for key in people if people[key].holds == one.by), ""),
            one.by == seen.person.holds,
            words.readers(one.readers),
            last_days(seen.route, one.on, one.about, today),
        )
        for one in seen.decisions
    ]


def last_days(route: Route, decided_on: date, about: str, today: date) -> tuple[LastDay, ...]:
    """The last days with the bodies for what it is about; with every formal body when that is not known."""
    known = route.complaint.about.get(about) if route.complaint else None
    bodies = known.bodies if known else [name for name, option in route.options.items() if option.formal]
    found = (last_day(route, body, decided_on, today) for body in bodies)
    return tuple(one for one in found if one)


def filed(seen: View, paused: Paused) -> list[Written]:
    """What those who reported something said about it, as far as the viewer may read it."""
    numbers = {number for key, number in paused.told_in.items() if key in paused.owners}
    texts: list[Answer] = [one for one in seen.answers if one.event_number in numbers]
    return written(seen, words_of(seen), texts)
