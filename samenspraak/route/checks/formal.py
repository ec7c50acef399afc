"""The formal bodies: whom a complaint is about leads to each of them, and a contested decision can be taken back."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import Placed, actions, always, track_path
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.fields import contestable
from samenspraak.route.model import Route
from samenspraak.route.steps import Action

SAYS = ("needs", "then", "cannot")


@rule("complaint")
def every_body_is_reached(route: Route, at: At) -> Iterator[Flaw]:
    """What a complaint is about leads to formal bodies alone, to each of them, and each says what to expect of it."""
    about = route.complaint.about.items() if route.complaint else ()
    named = dict.fromkeys(body for _name, one in about for body in one.bodies)
    for name, one in about:
        for number, body in enumerate(one.bodies):
            if not route.options[body].formal:
                reason = f"'{name}' leads to '{body}', which is no formal body."
                yield Flaw(
                    at("complaint", "about", name, "bodies", number), reason, "Name options with 'formal: true'."
                )
    formal = [name for name, option in route.options.items() if option.formal]
    for body in formal if route.complaint else ():
        missing = [word for word in SAYS if not getattr(route.options[body], word)]
        if body not in named:
            reason = f"Nothing that a complaint can be about leads to '{body}'."
            yield Flaw(at("complaint", "about"), reason, f"Name '{body}' under 'bodies'.")
        if missing:
            reason = f"The formal body '{body}' does not say {listed(missing)}."
            yield Flaw(
                at(*track_path(body)), reason, "Say what a filing needs, what happens then and what it cannot do."
            )


@rule("contests")
def what_is_contested_can_be_taken_back(route: Route, at: At) -> Iterator[Flaw]:
    """A contested decision is put, corrected and taken back at every step, by the same people, and nobody is told."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            yield from _misplaced(action, at)
        deeds = {one.part.contests: one for one in always(name, option) if one.part.contests}
        if deeds and not _counts(route):
            first = next(iter(deeds.values()))
            reason = f"Action '{first.name}' is about a contested decision, and no term to file is counted from one."
            yield Flaw(at(*first.path, "contests"), reason, "Write 'files' at a formal body, or remove the action.")
        for one in deeds.values():
            for word in ("puts", "corrects", "takes_back"):
                able = roles(route, deeds[word].part.by) if word in deeds else frozenset[str]()
                if not roles(route, one.part.by) <= able:
                    reason = f"Not everyone who can do '{one.name}' has an action with 'contests: {word}'."
                    yield Flaw(at(*one.path, "by"), reason, "Write all three under 'always', by the same people.")


def _misplaced(action: Placed[Action], at: At) -> Iterator[Flaw]:
    one = action.part
    if one.contests and action.step:
        reason = f"Action '{action.name}' of step '{action.step}' is about a contested decision."
        yield Flaw(at(*action.path), reason, "Write it under 'always': the days run on at every step.")
    if one.readers_chosen_from and one.contests not in ("puts", "corrects"):
        reason = f"Action '{action.name}' has 'readers_chosen_from', and puts no contested decision."
        mend = "Write it at a question instead, or remove it."
        yield Flaw(at(*action.path, "readers_chosen_from"), reason, mend)
    if one.readers_chosen_from and one.tells:
        reason = f"Action '{action.name}' tells people of a decision of which the writer chooses who may know."
        yield Flaw(at(*action.path, "tells"), reason, "Remove 'tells', or 'readers_chosen_from'.")


def _counts(route: Route) -> bool:
    terms = any(option.formal and option.files for option in route.options.values())
    return bool(contestable(route)) if route.complaint else terms
