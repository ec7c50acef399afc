"""Who can follow whom in a place: read from the people of the case, what they did, and who has the same work."""

from samenspraak.route.model import Route
from samenspraak.route.reasons import Reason
from samenspraak.route.state import Candidate, Case, Track
from samenspraak.route.steps import Action
from samenspraak.route.who import roles_now

SUCCESSOR = "successor"
"""The question of a hand-over: who takes over."""

Pool = tuple[Candidate, ...]
"""Everyone who does this work for the school of the case (see samenspraak.cases.pools.colleagues)."""


def holders(case: Case, role: str) -> tuple[str, ...]:
    """The keys of those who have this role in the case now."""
    return tuple(key for key, one in case.people.items() if one.role == role and one.is_here)


def successors(route: Route, case: Case, role: str, pool: Pool) -> Pool:
    """Those of the pool who can take a place in this role."""
    return tuple(one for one in pool if not in_the_way(route, case, role, one.who))


def has_part(case: Case, track: Track, who: str) -> bool:
    """Whether a human being applied, signed or checked in a track, or was at a meeting of the case, in any track.

    It is read from the meetings as they stand: when one is corrected, so is who was there.
    """
    if who in track.took_part:
        return True
    held = (one for other in case.tracks.values() for one in other.meetings if one.held)
    return any(case.people[key].who == who for one in held for key in one.there if key in case.people)


def in_the_way(route: Route, case: Case, role: str, who: str) -> str:
    """Why a human being cannot take a place in this role, as a code; empty when nothing is in the way.

    Nobody has the same role twice, or stands on two sides; and who took part does not become one who decides.
    """
    here = [one for one in case.people.values() if one.who == who]
    if any(one.role == role and one.is_here for one in here):
        return "is_here"
    if any(route.people[one.role].side != route.people[role].side for one in here):
        return "other_side"
    tracks = (name for name, track in case.tracks.items() if track.is_open and has_part(case, track, who))
    return "took_part" if any(_decides(route, case, name, role) for name in tracks) else ""


def _decides(route: Route, case: Case, option: str, role: str) -> bool:
    return any(role in roles_now(route, case, one) for one in route.options[option].deciding)


def unfit(route: Route, case: Case, action: Action, chosen: object, pool: Pool) -> tuple[Reason, ...]:
    """Why the one who was chosen cannot take over; nothing when nobody was chosen, or nothing is in the way."""
    role = action.hands_over
    if role is None or not chosen:
        return ()
    known = any(one.who == chosen for one in pool)
    code = in_the_way(route, case, role, str(chosen)) if known else "not_a_colleague"
    return (Reason(code, role, field=SUCCESSOR),) if code else ()
