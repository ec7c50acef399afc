"""What no route may take away: to stop, to go to a formal body, a decision by someone who took no part."""

from collections.abc import Iterator

from samenspraak.route.checks.flow import Flow
from samenspraak.route.checks.gates import before
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import actions, always, during, place, requests, track_path
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Action


@rule("withdraw")
def guardians_can_withdraw(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever may hold custody can end a track at every step, without a condition."""
    holders = frozenset(name for name, role in route.people.items() if role.may_hold == "custody")
    for name, option in route.tracks.items():
        ending = (one.part for one in always(name, option) if _ends(option, one.part))
        able = frozenset[str]().union(*(roles(route, one.by) for one in ending))
        if holders - able:
            reason = f"In option '{name}', {listed(holders - able)} cannot withdraw at every step."
            mend = "Add an action under 'always' by them, whose 'to' is a final step and which requires nothing."
            yield Flaw(at(*track_path(name), "always"), reason, mend)


def _ends(option: Option, action: Action) -> bool:
    return action.to is not None and option.steps[action.to].is_final and not action.requires


@rule("formal_bodies")
def formal_bodies_stay_open(route: Route, at: At) -> Iterator[Flaw]:
    """Every track keeps open at least one formal body, and names all that the route has."""
    formal = frozenset(name for name, option in route.options.items() if option.formal)
    for name, option in route.tracks.items():
        missing = formal - set(option.keeps_open)
        mark = at(*track_path(name), "keeps_open")
        if missing:
            reason = f"Option '{name}' does not keep open {listed(missing)}."
            yield Flaw(mark, reason, "Name every option with 'formal: true' under 'keeps_open'.")
        elif not option.keeps_open:
            reason = f"Option '{name}' names no formal body that stays open."
            yield Flaw(mark, reason, "Write the formal bodies as options with 'formal: true', and name them there.")


@rule("deciders")
def who_decides_took_no_part(route: Route, at: At) -> Iterator[Flaw]:
    """What decides can be done by a role that does not apply, sign or check on the way before it."""
    for name, option in route.tracks.items():
        flow = Flow(route, option)
        deciding = [
            (one.path, one.part.by, (one.step,) if one.step else tuple(option.steps))
            for one in actions(name, option)
            if one.part.decides
        ]
        deciding += [
            (one.path, one.part.answered_by, during(option, one.part))
            for one in requests(name, option)
            if one.part.decides
        ]
        for path, by, places in deciding:
            able = roles(route, by)
            if able and able <= _took_part(route, flow, places):
                reason = f"{sentence(place(path))} decides, and {listed(able)} may have applied, signed, checked."
                mend = "Let another role decide, or take this one out of the actions that apply, sign or check."
                yield Flaw(at(*path), reason, mend)


def _took_part(route: Route, flow: Flow, places: tuple[str, ...]) -> frozenset[str]:
    earlier = frozenset[str]().union(*(before(flow, one) for one in places))
    acts = [act for step in earlier for act in flow.option.steps[step].actions.values()]
    acts += flow.option.always.values()
    part = (one for one in acts if one.finishes or one.consents or one.checks or one.judges)
    return frozenset[str]().union(*(roles(route, one.by) for one in part))
