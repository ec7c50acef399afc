"""Every name that a route uses is a name that it has."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import Node, below, nodes, place
from samenspraak.route.checks.who import listed
from samenspraak.route.guidance import About, Question
from samenspraak.route.guidance import Rule as GuideRule
from samenspraak.route.model import Documents, Informal, Lasting, Role, Route
from samenspraak.route.options import (
    ActsOn,
    AskedBy,
    CallBack,
    Changed,
    Consent,
    ContactOfOption,
    Experience,
    OpensAfter,
    Option,
    TurnedAway,
    Whens,
)
from samenspraak.route.steps import Action, Ask, Condition, Does, Gate, Part, Reopen, Request, Step

REFERS: tuple[tuple[type[Part], str, str], ...] = (
    (Role, "side", "side"),
    (Role, "acts_through", "role"),
    (Role, "instead", "role"),
    (Informal, "to", "role"),
    (Documents, "watched_by", "role"),
    (ContactOfOption, "role", "role"),
    (CallBack, "by", "role"),
    (CallBack, "sets", "fact"),
    (Does, "to", "step"),
    (Does, "voids", "consent"),
    (Does, "releases", "role"),
    (Does, "adds_pause", "pause"),
    (Does, "removes_pause", "pause"),
    (Does, "sets", "fact"),
    (Does, "opens", "request"),
    (Action, "requires", "condition"),
    (Action, "consents", "consent"),
    (Action, "declares", "condition"),
    (Action, "judges", "condition"),
    (Action, "assigns", "role"),
    (Action, "chooses", "role"),
    (Action, "hands_over", "role"),
    (Action, "partly", "fact that can be so for a part"),
    (Action, "pool", "pool"),
    (Action, "corrects", "action"),
    (Ask, "role", "role"),
    (Condition, "asked_again_at", "step or kind of meeting"),
    (Condition, "consent", "consent"),
    (Condition, "request", "request"),
    (Condition, "fact", "fact"),
    (Request, "during", "step"),
    (Gate, "all_signed", "consent"),
    (Gate, "chosen", "role"),
    (Gate, "met", "condition"),
    (Gate, "to", "step"),
    (Step, "parts", "role or side"),
    (Step, "offers", "option"),
    (Step, "shows", "action"),
    (Reopen, "to", "step"),
    (Consent, "covers", "step"),
    (Experience, "wording", "role"),
    (Changed, "asks_beside", "consent"),
    (Whens, "came_of_age", "role"),
    (Whens, "replaced", "role"),
    (Option, "asked_by", "role, side or group"),
    (Option, "keeps_open", "option"),
    (Option, "runs_beside", "track"),
    (Option, "on_end", "final step"),
    (Option, "terms_halved_when", "fact"),
    (AskedBy, "reaches", "role, side or group"),
    (OpensAfter, "option", "track"),
    (ActsOn, "ends", "track"),
    (ActsOn, "pauses", "track"),
    (ActsOn, "resumes", "track"),
    (TurnedAway, "offers", "option"),
    (GuideRule, "first", "option"),
    (GuideRule, "add", "option"),
    (GuideRule, "does_not_fit", "option"),
    (GuideRule, "otherwise", "option"),
    (Question, "facts", "fact"),
    (Question, "meetings", "kind of meeting that is recorded"),
    (About, "bodies", "option"),
    (Route, "partly", "fact"),
    (Lasting, "fact", "fact"),
    (Lasting, "offers", "option"),
)
"""Which words of which piece name something, and what they name."""


@rule("names", when="first")
def names_exist(route: Route, at: At) -> Iterator[Flaw]:
    """Every step, role, option, condition and so on that is named, exists."""
    for node in nodes(route):
        for kind, word, what in REFERS:
            names = _names(getattr(node.part, word)) if isinstance(node.part, kind) else ()
            known = _known(route, node.option, what) if names else ()
            for name in names:
                if name not in known:
                    yield unknown(at, (*node.path, word, name), what, name, known)


def unknown(at: At, path: Path, what: str, name: str, known: Collection[str]) -> Flaw:
    """The flaw of a name that does not exist, with the name that was probably meant."""
    close = get_close_matches(name, known, n=1)
    mend = f"Write '{close[0]}' if that is meant." if close else _choice_of(what, known)
    return Flaw(at(*path), f"{sentence(place(path[:-1]))} names the {what} '{name}', which does not exist.", mend)


def sentence(text: str) -> str:
    """The same with a capital letter in front."""
    return text[:1].upper() + text[1:]


def _choice_of(what: str, known: Collection[str]) -> str:
    some = sorted(known)[:8]
    article = "an" if what[0] in "aeiou" else "a"
    return (
        f"Use {article} {what} that exists, such as {listed(some)}." if some else f"Write such {article} {what} first."
    )


def _names(value: object) -> tuple[str, ...]:
    if value is None or value == "conditions":
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, (tuple, dict)) else ()


def _known(route: Route, option: Option | None, what: str) -> Collection[str]:
    if option and what in _OF_OPTION:
        return _of_option(option, what)
    known: dict[str, Collection[str]] = {
        "side": route.sides,
        "role": route.people,
        "role or side": {**route.people, **route.sides},
        "role, side or group": {**route.people, **route.sides, **route.groups},
        "pool": route.pools,
        "fact": route.facts,
        "fact that can be so for a part": route.partly,
        "option": route.options,
        "track": route.tracks,
        "kind of meeting that is recorded": kinds_recorded(route),
    }
    return known[what]


_OF_OPTION = ("action", "step", "final step", "consent", "condition", "pause", "request", "step or kind of meeting")


def _of_option(option: Option, what: str) -> Collection[str]:
    if what == "final step":
        return [name for name, step in option.steps.items() if step.is_final]
    if what == "step or kind of meeting":
        return {*option.steps, *kinds_of_meeting(option)}
    if what == "action":
        return {name for name, _action in option.actions}
    known: dict[str, Collection[str]] = {
        "step": option.steps,
        "consent": option.consents,
        "condition": option.conditions,
        "pause": option.pauses,
        "request": option.requests,
    }
    return known[what]


def kinds_recorded(route: Route) -> frozenset[str]:
    """The kinds of meeting that can be recorded at every step of some track."""
    every = (one.records for option in route.tracks.values() for one in option.always.values())
    return frozenset(kind for kind in every if kind)


def kinds_of_meeting(option: Option) -> frozenset[str]:
    """The kinds of meeting that an option knows: by a step, a question or a condition."""
    inside = [node.part for node in below(Node((), option))]
    found = {part.kind for part in inside if isinstance(part, Ask | Condition)}
    found |= {step.meetings.kind for step in option.steps.values() if step.meetings}
    return frozenset(kind for kind in found if kind)
