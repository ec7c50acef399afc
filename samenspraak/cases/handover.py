"""Hand over someone's place in many cases, each through the door: what is refused in one does not stop the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samenspraak.cases.models import Event, Party
from samenspraak.cases.perform import Done, Refused, perform_as
from samenspraak.cases.routes import route_of
from samenspraak.cases.sight import View, cases_of, view, view_of
from samenspraak.people.models import Partnership, User
from samenspraak.route.atoms import Selector
from samenspraak.route.model import Route
from samenspraak.route.reasons import refuse
from samenspraak.route.state import HERE
from samenspraak.route.succession import SUCCESSOR, holders
from samenspraak.route.who import means

MOST = 100
"""So many cases at once; more are done in turns."""


@dataclass(frozen=True)
class Passing:
    """What is asked for: the place of someone in a role, to a colleague; `submission` names the form that was sent."""

    role: str
    leaving: int
    successor: int
    submission: str


def hand_over(user: User, partnership: str, reference: str, passing: Passing) -> Done | Refused:
    """Hand over in one case, as whoever is signed in, or say why not. Raises NotVisible.

    The first track that runs and lets this person do it is asked; the place is that of the whole case.
    """
    seen = view(user, reference, partnership=partnership)
    submission = f"{passing.submission[:40]}:{reference}"
    before = Event.objects.filter(case=seen.case, submission=submission).first()
    if before:
        return Done(before, seen.case, again=True)
    leaving = _place_of(seen, passing)
    if leaving is None:
        return Refused(refuse("not_here", passing.role), (), {})
    found = next(_ways(seen, passing.role), None)
    if found is None:
        ended = not any(track.is_open for track in seen.state.tracks.values())
        return Refused(refuse("ended" if ended else "not_yours", passing.role), (), {})
    option, action, me = found
    return perform_as(
        user,
        partnership,
        reference,
        option,
        action,
        key=me.key,
        answers={"about": leaving, SUCCESSOR: f"u{passing.successor}"},
        submission=submission,
    )


def _place_of(seen: View, passing: Passing) -> str | None:
    here = holders(seen.state, passing.role)
    return next((key for key in here if seen.people[key].user_id == passing.leaving), None)


def _ways(seen: View, role: str) -> Iterator[tuple[str, str, Party]]:
    """How this person can hand over a place in a role: in which track, by which action, from which own place."""
    for name, track in seen.state.tracks.items():
        if not track.is_open:
            continue
        rules = seen.route.options[name].always
        for action, rule in ((action, rule) for action, rule in rules.items() if rule.hands_over == role):
            for me in seen.mine:
                if means(seen.route, seen.state, track, rule.by, me.key):
                    yield name, action, me


@dataclass(frozen=True)
class Chosen:
    """A case that a user sees and chose, with everyone who has or had a place in it."""

    reference: str
    route: Route
    people: tuple[Party, ...]
    seen: View

    @property
    def here(self) -> list[Party]:
        """Those who have a place in it now."""
        return [one for one in self.people if one.status in HERE]


def chosen(user: User, partnership: Partnership, references: Iterable[str]) -> list[Chosen]:
    """Those of these cases that a user sees, in the order in which they were named. Two queries."""
    named = list(dict.fromkeys(references))[:MOST]
    cases = {one.reference: one for one in cases_of(user).filter(partnership=partnership, reference__in=named)}
    people: dict[int, list[Party]] = {one.pk: [] for one in cases.values()}
    for party in Party.objects.filter(case__in=people, partnership=partnership).order_by("name", "pk"):
        people[party.case_id].append(party)
    found = [cases[one] for one in named if one in cases]
    return [
        Chosen(one.reference, route_of(one), tuple(people[one.pk]), view_of(one, people[one.pk], user)) for one in found
    ]


def roles_to_hand_over(route: Route, mine: frozenset[str]) -> list[str]:
    """The roles of which someone with these roles may hand over places, somewhere in the route."""
    found = [
        rule.hands_over
        for option in route.tracks.values()
        for rule in option.always.values()
        if rule.hands_over and any(not mine.isdisjoint(_roles(route, one)) for one in rule.by)
    ]
    return list(dict.fromkeys(found))


def _roles(route: Route, selector: Selector) -> frozenset[str]:
    """The roles that a selector can mean in some case, the ones that come instead too."""
    roles = route.roles_of(selector)
    return roles | {instead for one in roles if (instead := route.people[one].instead)}
