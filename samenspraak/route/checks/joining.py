"""Whoever is invited can come in, and whoever has no account has someone who enters what they say."""

from collections.abc import Iterable, Iterator

from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import Placed, actions, nodes, place, selectors, track_path
from samenspraak.route.checks.who import comes_later, is_clock, listed, reach
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Action

INVITED = ("case", "school", "board")
"""Where people come from who are invited when the case begins; who comes from the partnership is in at once."""
HAVE_ACCOUNTS = ("partnership", "school")
"""Where people come from who surely have an account."""


@rule("joining_in")
def the_invited_can_join(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever a track names and who may be invited has an action to join: at once, or once they were chosen."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            if action.part.joins and not any(one.status == "invited" for one in action.part.by):
                reason = f"{sentence(place(action.path))} joins, and is by nobody who is invited."
                by = [f"{one.name} invited" for one in action.part.by if not is_clock(one)]
                yield Flaw(at(*action.path, "by"), reason, f"Write {listed(by or ['anyone invited'])} under 'by'.")
        yield from _from_the_start(route, at, name, option)
        yield from _from_a_pool(route, at, name, option)


def _from_the_start(route: Route, at: At, name: str, option: Option) -> Iterator[Flaw]:
    invited = frozenset(role for role in _named(route, option) if route.people[role].comes_from in INVITED)
    first = option.steps[option.first_step]
    left = invited - _let_in(route, (*option.always.values(), *first.actions.values()))
    if left:
        by = listed([f"{role} invited" for role in sorted(left)])
        reason = f"In option '{name}', nothing lets {listed(left)} join, who can be invited."
        mend = f"Add an action with 'joins: true' by {by}, under 'always' or at the first step."
        yield Flaw(at(*track_path(name), "always"), reason, mend)


def _from_a_pool(route: Route, at: At, name: str, option: Option) -> Iterator[Flaw]:
    always = _let_in(route, option.always.values())
    found: dict[tuple[str, str], str] = {}
    for action in actions(name, option):
        role = action.part.assigns or action.part.chooses
        if role and comes_later(route, role) and role not in always:
            found |= {(step, role): action.name for step in _then(option, action, role)}
    for (step, role), choosing in found.items():
        here = option.steps[step]
        if not here.is_final and role not in _let_in(route, here.actions.values()):
            reason = f"After '{choosing}', '{role}' is invited at step '{step}', and nothing there lets them join."
            mend = f"Add an action with 'joins: true' by '{role} invited' to that step, or under 'always'."
            yield Flaw(at(*track_path(name), "steps", step), reason, mend)


def _then(option: Option, action: Placed[Action], role: str) -> Iterator[str]:
    """The steps at which the track can be when someone was taken from the pool."""
    if action.part.to:
        yield action.part.to
        return
    for step in (action.step,) if action.step else option.steps:
        gates = (gate.to for gate in option.steps[step].leaves_when if gate.chosen == role)
        yield next(gates, step)
    again = option.when.replaced.get(role)
    if again and again.to:
        yield again.to


def _named(route: Route, option: Option) -> frozenset[str]:
    """The roles that a track names anywhere."""
    inside = (one for node in nodes(route) if node.option is option for _, _, one in selectors(node))
    return frozenset[str]().union(*(reach(route, one) for one in inside))


def _let_in(route: Route, acts: Iterable[Action]) -> frozenset[str]:
    """The roles that can join by one of these actions."""
    by = (one for act in acts if act.joins for one in act.by if one.status == "invited")
    return frozenset[str]().union(*(reach(route, one) for one in by))


@rule("no_account")
def someone_enters_what_they_say(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever is taken from a pool without accounts acts through a role that has an account."""
    for role, pool in _without_account(route).items():
        through = route.people[role].acts_through
        able = [name for come in HAVE_ACCOUNTS for name, one in route.people.items() if one.comes_from == come]
        mend = "Name a role that comes from the partnership or the school" + (
            f", such as '{able[0]}'." if able else "."
        )
        if through is None:
            reason = f"Role '{role}' is taken from '{pool}', where people have no account, and acts through nobody."
            yield Flaw(at("people", role), reason, f"Write 'acts_through'. {mend}")
        elif through not in able:
            reason = f"Role '{role}' has no account, and acts through '{through}', who need not have one either."
            yield Flaw(at("people", role, "acts_through"), reason, mend)


def _without_account(route: Route) -> dict[str, str]:
    """Role -> the pool without accounts from which it is taken."""
    acts = (one.part for name, option in route.tracks.items() for one in actions(name, option))
    taken = ((one.assigns or one.chooses, one.pool) for one in acts)
    return {role: pool for role, pool in taken if role and pool and not route.pools[pool].account}
