"""Where a case stands in a list of work: the urgent ones first, then by the day on which something is due (N5)."""

from dataclasses import dataclass
from datetime import date

from samenspraak.route.agenda import next_planned
from samenspraak.route.model import Route
from samenspraak.route.partly import counted_from, stands_still
from samenspraak.route.state import Case, Track
from samenspraak.route.turns import whose_turn
from samenspraak.route.who import part_for

NEVER = date.max


@dataclass(frozen=True, slots=True)
class Place:
    """What a list shows and sorts by. Text that sorts as people read it: the least comes first."""

    order: str
    """`0` when it is urgent, `1` when not, `9` when all has ended; then the day on which it is due, or has ended."""
    step: str
    """The option and step of the running track that is due first, as `option.step`; of the last one when all ended."""
    listed: tuple[str, ...]
    """The keys under which it is listed: of each human being the first place, so that nobody sees it twice."""
    waits_for: tuple[str, ...]
    """Those of them who are waited for in any track, in whatever place."""
    since: date | None = None
    """The day from which the days that it is urgent are counted; those of a pupil at home, without partial days."""
    counted_to: date | None = None
    """The day on which that counting stands still, when it does."""
    meets_on: date | None = None
    """The first day on which a meeting is planned that is held for several cases at once."""


def place_of(route: Route, case: Case) -> Place:
    """The place of a case; one without a track has none yet."""
    running = sorted((one for one in case.tracks.values() if one.is_open), key=lambda one: one.due or NEVER)
    listed = {one.who: key for key, one in reversed(case.people.items()) if one.status != "left"}
    if not running:
        ended = sorted(case.tracks.values(), key=lambda one: one.entered)
        order, step = (f"9{ended[-1].entered}", _step(ended[-1])) if ended else ("", "")
        return Place(order, step, tuple(sorted(listed.values())), ())
    waits = {case.people[key].who for one in running for key in whose_turn(route, case, one)}
    urgent = {fact for one in running if (fact := urgent_fact(route, case, one))}
    order = f"{0 if urgent else 1}{running[0].due or NEVER}"
    waited = tuple(sorted(key for who, key in listed.items() if who in waits))
    days = [(day, fact) for fact in urgent if (day := counted_from(route, case, fact))]
    since, fact = min(days, default=(None, ""))
    still = stands_still(route, case, fact)
    everyone = tuple(sorted(listed.values()))
    return Place(order, _step(running[0]), everyone, waited, since, still, next_planned(route, case))


def place_for(route: Route, case: Case, key: str, place: Place) -> Place:
    """The place of a case in the list of one person, where `place` is that of the whole case."""
    part = part_for(route, case, case.people[key])
    return place if part is case else place_of(route, part)


def urgent_fact(route: Route, case: Case, track: Track) -> str:
    """The fact that halves the terms of the partnership's own steps in this track, when it is so; or nothing (N5)."""
    fact = route.options[track.option].terms_halved_when or ""
    return fact if case.facts.get(fact) else ""


def _step(track: Track) -> str:
    return f"{track.option}.{track.step}"
