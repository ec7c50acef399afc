"""A place can be handed over where someone has that work, at any step, and everyone hears of it."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import actions
from samenspraak.route.checks.who import is_clock, listed, roles
from samenspraak.route.model import Route
from samenspraak.route.steps import Action

WORK = ("school", "partnership", "board")
"""Where people come from who do a work that a colleague can take over."""


@rule("hand_over")
def places_are_handed_over_openly(route: Route, at: At) -> Iterator[Flaw]:
    """A hand-over is of a work that colleagues have too, by a person, at every step; each side and the new one hear."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            role = action.part.hands_over
            if role is None:
                continue
            if route.people[role].comes_from not in WORK and not _is_a_desk(route, role):
                reason = f"Action '{action.name}' hands over the place of '{role}', who has no colleagues here."
                mend = (
                    f"Hand over roles that come from the {listed(WORK)}, or whom a pool with accounts gives by turn; "
                    "others are assigned or join."
                )
                yield Flaw(at(*action.path, "hands_over"), reason, mend)
            if action.step:
                reason = f"Action '{action.name}' hands over a place at step '{action.step}' alone."
                yield Flaw(at(*action.path), reason, "Write it under 'always': people can be away at any step.")
            if any(is_clock(one) for one in action.part.by):
                reason = f"Action '{action.name}' lets the clock choose who takes over."
                yield Flaw(at(*action.path, "by"), reason, "Name only people under 'by'.")
            deaf = _not_told(route, action.part, role)
            if deaf:
                reason = f"Action '{action.name}' hands over a place, and {listed(deaf)} need not hear of it."
                yield Flaw(at(*action.path), reason, "Tell everyone: write 'tells: everyone'.")


def _is_a_desk(route: Route, role: str) -> bool:
    """Whether nobody chose the person in this role: whose turn it was, at a desk of people with accounts."""
    found = [
        one for option in route.tracks.values() for _name, one in option.actions if role in (one.assigns, one.chooses)
    ]
    return bool(found) and all(one.rotation and one.pool and route.pools[one.pool].account for one in found)


def _not_told(route: Route, action: Action, role: str) -> list[str]:
    """The new one, and the sides of which nobody is told."""
    told = roles(route, action.tells)
    sides = [side for side in route.parties if all(route.people[one].side != side for one in told)]
    return [*([] if role in told else [role]), *sides]
