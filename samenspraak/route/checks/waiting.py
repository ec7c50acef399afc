"""Whatever waits has someone who can act, a term, and something that happens when the term passes."""

from collections.abc import Iterator

from samenspraak.route.atoms import Selector
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import Placed, open_steps, requests, track_path
from samenspraak.route.checks.who import apart, listed, reach, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Late, Step


@rule("opened_by")
def tracks_can_be_opened(route: Route, at: At) -> Iterator[Flaw]:
    """Somebody may open every track."""
    for name, option in route.tracks.items():
        if not roles(route, option.opened_by):
            reason = f"Nobody may open option '{name}'."
            yield Flaw(at(*track_path(name)), reason, "Name who may under 'opened_by'.")


@rule("waits_for")
def waiting_steps_name_who(route: Route, at: At) -> Iterator[Flaw]:
    """Every step that is not final says for whom it waits, and each of them can do something there."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            if not roles(route, step.part.waits_for):
                reason = f"Step '{step.name}' does not say for whom it waits."
                yield Flaw(at(*step.path), reason, "Name people under 'waits_for'.")
            able = acting(route, option, step)
            for place in apart(route, step.part.waits_for):
                if reach(route, place).isdisjoint(able):
                    reason = f"Step '{step.name}' waits for '{place}', who can do nothing there."
                    mend = "Give them an action of this step ('by'), or do not wait for them."
                    yield Flaw(at(*step.path, "waits_for"), reason, mend)


def acting(route: Route, option: Option, step: Placed[Step]) -> frozenset[str]:
    """The roles that can do something at a step, what can always be done left aside."""
    by = [one.by for one in step.part.actions.values()]
    by += [who for one in option.requests.values() if step.name in one.during for who in (one.by, one.answered_by)]
    return frozenset[str]().union(*(roles(route, who) for who in by))


@rule("answered_by")
def requests_have_someone_to_answer(route: Route, at: At) -> Iterator[Flaw]:
    """Every request is answered by people."""
    for name, option in route.tracks.items():
        for request in requests(name, option):
            if not roles(route, request.part.answered_by):
                reason = f"Nobody can answer request '{request.name}'."
                yield Flaw(at(*request.path), reason, "Name a role that has people under 'answered_by'.")


@rule("terms")
def waiting_has_a_term(route: Route, at: At) -> Iterator[Flaw]:
    """Every step that is not final has a term; with meetings, those between the meetings will do."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            meetings = step.part.meetings
            if not step.part.term and not (meetings and meetings.first_within and meetings.next_within):
                reason = f"Step '{step.name}' has no term, so nobody is told when it takes too long."
                mend = "Write one, such as 'term: 5 working days' (for meetings also 'next_within')."
                yield Flaw(at(*step.path), reason, mend)


@rule("late")
def terms_pass_with_notice(route: Route, at: At) -> Iterator[Flaw]:
    """When the term of a step, a request, a wish or an invitation passes, somebody is told or the clock acts."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            yield from _late(at, step.path, step.part.late, f"Step '{step.name}'")
        for request in requests(name, option):
            yield from _late(at, request.path, request.part.late, f"Request '{request.name}'")
    for name, option in route.options.items():
        for who, one in option.asked_by.items():
            wish = f"The wish of '{who}' for '{name}'"
            yield from _late(at, ("options", name, "asked_by", who), one.late, wish)
        if option.joining:
            yield from _late(at, ("options", name, "joining"), option.joining.late, f"Joining '{name}'")


def _late(at: At, path: Path, lates: tuple[Late, ...], what: str) -> Iterator[Flaw]:
    if all(one.before for one in lates):
        reason = f"{what} does not say what happens when its term has passed."
        yield Flaw(at(*path), reason, "Write it under 'late', such as 'late: [{remind: manager}]'.")
    for number, one in enumerate(lates):
        mark = at(*path, "late", number)
        if not (one.remind or one.tell or one.do):
            reason = f"{what} has a moment under 'late' at which nothing happens."
            yield Flaw(mark, reason, "Add 'remind', 'tell' or 'do' to it.")
        if one.before and one.after:
            reason = f"{what} has a moment under 'late' that is both before and after its term."
            yield Flaw(mark, reason, "Keep 'before' or 'after', and write the other as a moment of its own.")


@rule("wishes")
def a_wish_can_be_taken_up(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever a wish reaches may open the option; what is never opened cannot be asked for."""
    for name, option in route.options.items():
        opened = roles(route, option.opened_by)
        for who, one in option.asked_by.items():
            path = ("options", name, "asked_by", who)
            left = roles(route, (Selector(one.reaches),)) - opened
            if left and option.is_track:
                reason = f"The wish of '{who}' for '{name}' reaches {listed(left)}, who may not open it."
                yield Flaw(at(*path, "reaches"), reason, "Name someone who may, or add them to 'opened_by'.")
            if not option.is_track:
                reason = f"'{who}' may ask for '{name}', which has no steps and is never opened."
                yield Flaw(at(*path), reason, "Give it steps, or remove 'asked_by'.")
