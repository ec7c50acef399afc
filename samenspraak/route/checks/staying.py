"""Saying no for oneself alone: at every step, for whoever is invited too, and never for good."""

from collections.abc import Iterator

from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import Placed, actions, nodes, place, selectors
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Action


@rule("staying_out")
def no_is_said_for_oneself(route: Route, at: At) -> Iterator[Flaw]:
    """What `stays_out` stands under `always`, is free of conditions, for the invited too, and leads nowhere else."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            if action.part.stays_out:
                yield from _is_free(at, action)
                yield from _comes_back(route, at, option, action)
    for node in nodes(route):
        for path, _word, one in selectors(node):
            if one.status == "out" and one.name in route.groups:
                reason = f"{sentence(place(path))} names '{one}', and '{one.name}' is a group of people who take part."
                yield Flaw(at(*path), reason, "Write roles or sides with 'out'.")


def _is_free(at: At, action: Placed[Action]) -> Iterator[Flaw]:
    where = sentence(place(action.path))
    if action.step:
        reason = f"{where} lets people stay out at one step only."
        yield Flaw(at(*action.path), reason, "Write it under 'always': no is said at any step, during a pause too.")
    if action.part.to or action.part.requires:
        reason = f"{where} lets people stay out, and does more than that: the track goes on without them."
        yield Flaw(at(*action.path), reason, "Leave out 'to' and 'requires'.")
    if not any(one.status == "invited" for one in action.part.by):
        reason = f"{where} lets people stay out, and they have to join first."
        by = [f"{one.name} invited" for one in action.part.by]
        yield Flaw(at(*action.path, "by"), reason, f"Write {listed(by)} under 'by', too.")


def _comes_back(route: Route, at: At, option: Option, action: Placed[Action]) -> Iterator[Flaw]:
    """Whoever stays out has an action to join again, or somebody who can ask."""
    acts = option.always.values()
    again = (one for act in acts if act.joins for one in act.by if one.status == "out")
    left = roles(route, action.part.by) - roles(route, tuple(again))
    if left and not any(act.invites for act in acts):
        reason = f"{sentence(place(action.path))} lets {listed(left)} stay out for good."
        by = listed([f"{role} out" for role in sorted(left)])
        yield Flaw(at(*action.path), reason, f"Let an action with 'joins: true' be by {by}, or add one with 'invites'.")
