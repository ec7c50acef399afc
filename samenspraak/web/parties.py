"""The people of a case as a page shows them: who stands on which side, and how far each is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.timezone import localdate

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.route.decision import Turn
from samenspraak.route.model import Route
from samenspraak.route.state import Person, Track
from samenspraak.web.words import Words, in_language


@dataclass(frozen=True)
class Somebody:
    """Someone in a case, and how far this person is in a track."""

    party: Party
    person: Person
    role: str
    is_me: bool
    signed: str
    """What was signed last, in words."""
    is_done: bool
    is_excused: bool
    is_waited_for: bool
    """Nothing goes on without this person; a request that any of several can answer makes it nobody's turn."""
    one_of: int
    """How many people there are of whom one is enough; 0 when it has to be this person."""
    ended_with: str
    """With what this person ended the track, in words."""
    face: str
    """How the ring around the initials is drawn: see `_face`."""

    @property
    def status(self) -> str:
        """`invited`, `opened` (this invitation was looked at), `joined`, `declined` or `withdrawn`."""
        opened, since = self.party.opened_at, self.person.invited
        looked = opened is not None and (since is None or localdate(opened) >= since)
        return "opened" if self.person.status == "invited" and looked else self.person.status

    @property
    def initials(self) -> str:
        """The first letters of the name."""
        parts = self.party.name.split() or ["?"]
        return (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()


def everybody(seen: View, track: Track, turns: Iterable[Turn], words: Words) -> list[Somebody]:
    """Everyone who is in the case now and whom I meet there, in the order of the case."""
    turns = [turn for turn in turns if turn.kind != "request" or len(turn.people) == 1]
    waited = {key: len(turn.people) for turn in turns for key in turn.people}
    alone = {key for turn in turns for key in turn.people if turn.kind == "declare" or len(turn.people) == 1}
    ended = _ended(seen, track, words)
    step = seen.route.options[track.option].steps[track.step]
    done = track.done if step.parts or step.together else ()
    return [
        Somebody(
            party,
            seen.state.people[key],
            words.role(party.role),
            is_me=key == seen.me.key,
            signed=_signed(seen, track, key),
            is_done=key in done,
            is_excused=key in track.excused,
            is_waited_for=key in waited,
            one_of=0 if key in alone else waited.get(key, 0),
            ended_with=ended.get(key, ""),
            face=_face(seen.route, party.side),
        )
        for key, party in seen.people.items()
        if seen.state.people[key].status != "left" and seen.meets(key)
    ]


def _signed(seen: View, track: Track, key: str) -> str:
    """What somebody signed last, in words."""
    consents = seen.route.options[track.option].consents
    texts = [consents[name].text for name, people in track.signed.items() if key in people]
    return in_language(texts[-1]) if texts else ""


def _ended(seen: View, track: Track, words: Words) -> dict[str, str]:
    """Who took the step that ended the track, and what it is called; nobody when the clock or a gate did."""
    if track.is_open:
        return {}
    last = next((one for one in seen.events if one.option == track.option and one.step_after == track.step), None)
    return {last.by: words.deed(track.option, last.action, last.step_before)} if last else {}


def _face(route: Route, side: str) -> str:
    """The first two sides have a colour each, of equal weight; who stands on no side has a double ring."""
    if not route.sides[side].party:
        return "m"
    number = route.parties.index(side)
    return "ps"[number] if number < len("ps") else ""


def by_side(people: Iterable[Somebody], words: Words) -> Iterator[tuple[str, list[Somebody]]]:
    """The people of each side, with the name of the side, in the order of the route."""
    order = list(words.route.sides)
    sides = sorted(people, key=lambda one: order.index(one.party.side))
    for side, some in groupby(sides, key=lambda one: one.party.side):
        yield in_language(words.route.sides[side].text), list(some)
