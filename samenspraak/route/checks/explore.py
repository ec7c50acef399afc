"""Where a track can come to be, and whether it can always end.

A position is a step with two sets: what is met whatever people do (`least`), and all that can be met
(`most`). Every set in between can occur, since each condition is changed by itself. More that is met never
closes a way, so it is enough to prove the end from the least: no set in between has to be tried.
"""

from dataclasses import dataclass

from samenspraak.route.checks.flow import SURE, Flow


@dataclass(frozen=True, slots=True)
class Position:
    """A step, with what is met at least and at most."""

    step: str
    least: int
    most: int


def positions(flow: Flow) -> tuple[Position, ...]:
    """Every position that a track can come to, whatever people, answers and changed facts do."""
    first = _settled(flow, flow.option.first_step, 0, flow.tokens.facts())
    found, waiting = {first: None}, [first]
    while waiting:
        here = waiting.pop()
        for move in flow.moves[here.step]:
            if move.needs & ~here.most:
                continue
            least = (here.least | move.needs) & ~move.undoes
            most = (here.most | move.gives) & ~move.undoes
            there = _settled(flow, move.to, least, most)
            if there not in found:
                found[there] = None
                waiting.append(there)
    return tuple(found)


def _settled(flow: Flow, step: str, least: int, most: int) -> Position:
    return Position(step, least & ~flow.undone.get(step, 0), flow.met_at(step, most, surely=False))


def can_end(flow: Flow, step: str, met: int) -> bool:
    """Whether people can bring the track to a final step from here, without what they can always do."""
    seen, waiting = set(), [(step, met)]
    while waiting:
        here, mask = waiting.pop()
        if flow.option.steps[here].is_final:
            return True
        mask = flow.met_at(here, mask, surely=True)
        if (here, mask) not in seen:
            seen.add((here, mask))
            usable = (one for one in flow.moves[here] if one.kind in SURE and not one.needs & ~mask)
            waiting += [(one.to, (mask | one.gives) & ~one.undoes) for one in usable]
    return False


def lacking(flow: Flow, step: str, met: int) -> tuple[bool, int]:
    """Whether no sure way out of a step can be used from here, and what the ways out lack."""
    mask = flow.met_at(step, met, surely=True)
    sure = [one for one in flow.moves[step] if one.kind in SURE]
    missing = 0
    for one in sure:
        missing |= one.needs & ~mask
    return all(one.needs & ~mask for one in sure), missing
