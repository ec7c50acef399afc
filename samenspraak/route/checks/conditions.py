"""A condition has the words that it needs, and none that would do nothing."""

from collections.abc import Iterator
from difflib import get_close_matches

from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import actions, nodes, words_of
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Route
from samenspraak.route.steps import Action, Ask, Condition

NEEDS = {
    "meeting_held": ("kind", "with"),
    "everyone_declares": ("who", "values", "met_by"),
    "judged": ("by",),
    "signed": ("consent",),
    "granted": ("request",),
    "fact": ("fact",),
}
MAY_HAVE = {"everyone_declares": ("asked_again_at", "question", "asks_day")}
ALWAYS = ("text", "source", "holds")


@rule("conditions")
def conditions_are_complete(route: Route, at: At) -> Iterator[Flaw]:
    """Every condition has the words that its `holds` needs, and no other; its meeting can be held."""
    held = _held(route)
    for name, option in route.tracks.items():
        for condition, one in option.conditions.items():
            path = ("options", name, "conditions", condition)
            yield from _words(at, path, condition, one)
            if one.holds == "meeting_held" and one.kind and one.kind not in held:
                reason = (
                    f"Condition '{condition}' can never be met: nothing records a meeting of the kind '{one.kind}'."
                )
                yield Flaw(at(*path, "kind"), reason, _record(one.kind, held))
            yield from _values(at, path, condition, one)


def _values(at: At, path: Path, name: str, one: Condition) -> Iterator[Flaw]:
    """What is met by a value, or asks a day with it, names a value that somebody can say."""
    for word, used, does in (("met_by", one.met_by, "is met by"), ("asks_day", tuple(one.asks_day), "asks a day with")):
        wrong = [value for value in used if value not in one.values]
        if wrong:
            reason = f"Condition '{name}' {does} {listed(wrong)}, which nobody can say."
            yield Flaw(at(*path, word), reason, f"Use its values: {listed(list(one.values))}.")


def _held(route: Route) -> frozenset[str]:
    """The kinds of meeting that something records or asks, in whatever track."""
    pieces = [node.part for node in nodes(route)]
    asked = {one.kind for one in pieces if isinstance(one, Ask) and one.type == "meeting"}
    found = asked | {one.records for one in pieces if isinstance(one, Action)}
    return frozenset(kind for kind in found if kind)


def _record(kind: str, held: frozenset[str]) -> str:
    close = get_close_matches(kind, held, n=1)
    if close:
        return f"Write '{close[0]}' if that is meant."
    return f"Add an action with 'records: {kind}', or a question of type 'meeting' with this kind."


def _words(at: At, path: Path, name: str, one: Condition) -> Iterator[Flaw]:
    needs = NEEDS[one.holds]
    known = (*ALWAYS, *needs, *MAY_HAVE.get(one.holds, ()))
    written = [word for word, value in words_of(one) if value]
    missing = [word for word in needs if word not in written]
    extra = [word for word in written if word not in known]
    if missing:
        reason = f"Condition '{name}' holds by '{one.holds}' and lacks {listed(missing)}."
        yield Flaw(at(*path), reason, f"Write {listed(missing)}.")
    if extra:
        reason = f"Condition '{name}' holds by '{one.holds}', which does not use {listed(extra)}."
        yield Flaw(at(*path, extra[0]), reason, f"Remove {listed(extra)}, or change 'holds'.")


@rule("said")
def declared_and_judged_alike(route: Route, at: At) -> Iterator[Flaw]:
    """An action declares what is declared, and judges what is judged."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            for word, holds in (("declares", "everyone_declares"), ("judges", "judged")):
                for condition in getattr(action.part, word):
                    found = option.conditions[condition].holds
                    if found != holds:
                        reason = f"Action '{action.name}' {word} '{condition}', which holds by '{found}'."
                        mend = f"Name a condition with 'holds: {holds}', or take it out of '{word}'."
                        yield Flaw(at(*action.path, word), reason, mend)
