"""What tracks do to themselves and to each other: whatever is made to stand still goes on again."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import always, effects
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Route
from samenspraak.route.options import Option


@rule("pause_ends")
def pauses_can_end(route: Route, at: At) -> Iterator[Flaw]:
    """A pause in which the track stands still can be taken back then: by `always`, an answer, or at each step."""
    for name, option in route.tracks.items():
        ending = {one.part.removes_pause for one in always(name, option)}
        ending |= {does.removes_pause for one in option.requests.values() for does in (one.yes, one.no)}
        adding = {one.part.adds_pause for one in effects(name, option)}
        for pause, one in option.pauses.items():
            if one.stands_still and pause in adding and pause not in ending | _at_each_step(option):
                reason = f"Pause '{pause}' can never end: nothing that works during a pause removes it."
                mend = f"Add an action under 'always' with 'removes_pause: {pause}'; others wait meanwhile."
                yield Flaw(at("options", name, "pauses", pause), reason, mend)


def _at_each_step(option: Option) -> set[str]:
    """The pauses that an action which can be taken `during_pause` takes back, whatever the step."""
    steps = (step for step in option.steps.values() if not step.is_final)
    taken = [{one.removes_pause for one in step.actions.values() if one.during_pause} for step in steps]
    return {name for name in option.pauses if all(name in one for one in taken)}


@rule("paused_tracks")
def paused_tracks_go_on(route: Route, at: At) -> Iterator[Flaw]:
    """A track that pauses another one when it opens lets it go on, or ends it, at each of its final steps."""
    for name, option in route.tracks.items():
        for other in option.while_open.pauses:
            hanging = [step for step in _ends(option) if not _frees(option, step, other)]
            if hanging:
                reason = f"Option '{name}' pauses '{other}', which stands still for ever after {listed(hanging)}."
                mend = f"Write under 'on_end' for each final step that it resumes or ends '{other}'."
                yield Flaw(at("options", name, "while_open", "pauses"), reason, mend)


def _ends(option: Option) -> list[str]:
    return [name for name, step in option.steps.items() if step.is_final]


def _frees(option: Option, step: str, other: str) -> bool:
    end = option.on_end.get(step)
    return end is not None and other in (*end.resumes, *end.ends)
