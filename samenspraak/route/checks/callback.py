"""Being called back: people of the partnership call, others hear when they do not, and there is one desk for it."""

from collections.abc import Iterator

from samenspraak.route.callback import told_by, watchers
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Route
from samenspraak.route.options import AskedBy, CallBack


@rule("calls_back")
def whoever_asks_is_called(route: Route, at: At) -> Iterator[Flaw]:
    """One option calls back, by people of the partnership alone, and somebody else hears when the term passes."""
    calling = [(name, one.calls_back) for name, one in route.options.items() if one.calls_back]
    for number, (name, one) in enumerate(calling):
        path = ("options", name, "calls_back")
        if number:
            reason = f"Option '{name}' calls back, and '{calling[0][0]}' does so already."
            yield Flaw(at(*path), reason, "Keep 'calls_back' at one of them: whoever asks finds one desk.")
        if not _works_there(route, one.by):
            reason = f"'{one.by}' would call, and is nobody of the partnership."
            yield Flaw(at(*path, "by"), reason, "Name a role with 'comes_from: partnership'.")
        yield from _telling(route, one, path, at)


@rule("without_case")
def whoever_has_no_case_is_answered(route: Route, at: At) -> Iterator[Flaw]:
    """Who asks for a way without a case reaches one role of school or partnership, and somebody else hears if not."""
    for name, option in route.tracks.items():
        able = [who for who, asked in option.asked_by.items() if asked.without_case]
        for who in able:
            path = ("options", name, "asked_by", who)
            yield from _answered(route, option.asked_by[who], path, at)
        if able[1:] or (able and option.calls_back):
            reason = f"Option '{name}' is asked for without a case in more than one way."
            yield Flaw(at("options", name, "asked_by", able[-1]), reason, "Keep one of them.")


def _answered(route: Route, asked: AskedBy, path: Path, at: At) -> Iterator[Flaw]:
    role = route.people.get(asked.reaches)
    if role is None or role.comes_from not in ("school", "partnership"):
        reason = f"Who has no case would ask '{asked.reaches}', which is not one role of the school or the partnership."
        yield Flaw(at(*path, "reaches"), reason, "Name a role with 'comes_from: school' or 'comes_from: partnership'.")
    after = frozenset[str]().union(*(told_by(route, late) for late in asked.late if not late.before))
    heard = {name for name in after if _works_there(route, name)} - {asked.reaches}
    if not heard:
        reason = "When nobody answers who has no case, nobody of the partnership hears of it."
        yield Flaw(at(*path, "late"), reason, "Tell somebody else of the partnership when the term passes.")


def _telling(route: Route, one: CallBack, path: Path, at: At) -> Iterator[Flaw]:
    for number, late in enumerate(one.late):
        outside = frozenset(role for role in told_by(route, late) if not _works_there(route, role))
        if outside:
            reason = f"{listed(outside)} would hear who asked to be called back."
            yield Flaw(at(*path, "late", number), reason, "Tell people of the partnership alone.")
        if late.do:
            reason = f"'do: {late.do}' stands where nothing can be done: nobody else calls than people."
            yield Flaw(at(*path, "late", number, "do"), reason, "Write 'remind' or 'tell' there.")
    # Told before the end, somebody does not know yet that it was left lying.
    after = frozenset[str]().union(*(told_by(route, late) for late in one.late if not late.before))
    if not watchers(route, one) & after:
        reason = "When nobody calls, nobody else hears of it."
        yield Flaw(at(*path, "late"), reason, "Tell somebody else of the partnership when the term passes.")


def _works_there(route: Route, role: str) -> bool:
    return route.people[role].comes_from == "partnership"
