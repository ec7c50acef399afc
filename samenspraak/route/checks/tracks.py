"""What tracks do to themselves and to each other: whatever is made to stand still goes on again."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import always, effects
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Option, Route


@rule("pause_ends")
def pauses_can_end(route: Route, at: At) -> Iterator[Flaw]:
    """Every pause can be taken back while the track stands still: by `always`, or by an answer."""
    for name, option in route.tracks.items():
        ending = {one.part.removes_pause for one in always(name, option)}
        ending |= {does.removes_pause for one in option.requests.values() for does in (one.yes, one.no)}
        adding = {one.part.adds_pause for one in effects(name, option)}
        for pause in option.pauses:
            if pause in adding and pause not in ending:
                reason = f"Pause '{pause}' can never end: nothing that works during a pause removes it."
                mend = f"Add an action under 'always' with 'removes_pause: {pause}'; others wait during a pause."
                yield Flaw(at("options", name, "pauses", pause), reason, mend)


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
