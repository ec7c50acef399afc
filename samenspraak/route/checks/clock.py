"""What the clock does, it can do: by a name that exists, allowed to it, and without a form to fill in."""

from collections.abc import Iterator
from datetime import date

from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import Placed, actions, effects, open_steps, place, requests
from samenspraak.route.checks.who import CLOCK, is_clock, listed
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Action, Late, Request
from samenspraak.route.workdays import due

SOME_DAY = date(2026, 1, 5)

NEEDS_A_PERSON = (
    "declares",
    "judges",
    "records",
    "plans",
    "moves",
    "amends",
    "contacts",
    "chooses",
    "changes_custody",
    "joins",
    "stays_out",
    "invites",
    "seats",
)
"""Words of an action that ask a person for an answer, or that are about whoever takes it."""


@rule("clock")
def the_clock_can_do_it(route: Route, at: At) -> Iterator[Flaw]:
    """`late.do` names an action that is `by` the clock there; of a request yes or no."""
    for name, option in route.options.items():
        for who, wish in option.asked_by.items():
            yield from _dos(at, ("options", name, "asked_by", who), wish.late, {})
        if option.joining:
            yield from _dos(at, ("options", name, "joining"), option.joining.late, option.always)
        for step in open_steps(name, option):
            yield from _dos(at, step.path, step.part.late, {**option.always, **step.part.actions})
        for pause, reason in option.pauses.items():
            yield from _dos(at, ("options", name, "pauses", pause), reason.late, option.always)
        for request in requests(name, option):
            yield from _answers(at, request)


def _answers(at: At, request: Placed[Request]) -> Iterator[Flaw]:
    for number, one in enumerate(request.part.late):
        if one.do not in (None, "yes", "no"):
            reason = f"Request '{request.name}' lets the clock do '{one.do}', which is no answer."
            yield Flaw(at(*request.path, "late", number, "do"), reason, "Write 'do: yes' or 'do: no'.")


def _dos(at: At, path: Path, lates: tuple[Late, ...], known: dict[str, Action]) -> Iterator[Flaw]:
    for number, one in enumerate(lates):
        mark = at(*path, "late", number, "do")
        if one.do and one.do not in known:
            some = listed(list(known)[:5])
            mend = f"Name an action that is there, such as {some}." if some else "Use 'remind' or 'tell' instead."
            yield Flaw(
                mark,
                f"{sentence(place(path))} lets the clock do '{one.do}', an action that is not there.",
                mend,
            )
        elif one.do and not any(is_clock(who) for who in known[one.do].by):
            reason = f"{sentence(place(path))} lets the clock do '{one.do}', which is not 'by' the clock."
            yield Flaw(mark, reason, f"Add '{CLOCK}' to the 'by' of action '{one.do}'.")


@rule("clock_alone")
def the_clock_needs_no_form(route: Route, at: At) -> Iterator[Flaw]:
    """An action by the clock asks nothing that only a person can say, and some term makes it act."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            if not any(is_clock(one) for one in action.part.by):
                continue
            words = [word for word in NEEDS_A_PERSON if getattr(action.part, word)]
            words += ["assigns"] if action.part.assigns and not action.part.rotation else []
            if words:
                reason = f"Action '{action.name}' is 'by' the clock, which cannot answer for {listed(words)}."
                yield Flaw(at(*action.path), reason, "Take the clock out of 'by', or make another action for it.")
            elif action.name not in _done_late(option, action):
                reason = f"Action '{action.name}' is 'by' the clock, and no term makes the clock take it."
                yield Flaw(
                    at(*action.path),
                    reason,
                    f"Write 'do: {action.name}' under 'late', or take the clock out.",
                )


def _done_late(option: Option, action: Placed[Action]) -> set[str | None]:
    steps = [option.steps[action.step]] if action.step else list(option.steps.values())
    lates = [one.late for one in steps]
    if not action.step:
        lates += [one.late for one in option.pauses.values()]
        lates += [option.joining.late] if option.joining else []
    return {one.do for late in lates for one in late}


@rule("partly")
def what_is_partly_so_begins_and_ends(route: Route, at: At) -> Iterator[Flaw]:
    """A fact that can be so for a part becomes it by an action, and is over by another."""
    for fact in route.partly:
        said = {
            so
            for option in route.tracks.values()
            for _name, action in option.actions
            for other, so in action.partly.items()
            if other == fact
        }
        for so in {True, False} - said:
            reason = f"No action says that '{fact}' is {'partly so' if so else 'wholly so again'}."
            mend = f"Write an action with 'partly: {{{fact}: {str(so).lower()}}}', or remove this."
            yield Flaw(at("partly", fact), reason, mend)


@rule("lasting")
def a_time_has_its_own_day(route: Route, at: At) -> Iterator[Flaw]:
    """What follows when a fact lasts is written from short to long, and the fact can become so."""
    made = {fact for name, option in route.tracks.items() for one in effects(name, option) for fact in one.part.sets}
    before: dict[str, date] = {}
    for number, one in enumerate(route.lasting):
        if one.fact not in made:
            reason = f"Nothing makes '{one.fact}' so, and its time is counted."
            yield Flaw(at("lasting", number, "fact"), reason, "Add an action that 'sets' it, or remove this.")
        day = due(SOME_DAY, one.after, route.calendar)
        if day <= before.get(one.fact, SOME_DAY):
            reason = f"'{one.after}' is not longer than what stands before it for '{one.fact}'."
            yield Flaw(at("lasting", number, "after"), reason, "Write them from the shortest time to the longest.")
        before[one.fact] = day
