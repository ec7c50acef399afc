"""What an action or an answer does can be done: the words that belong together are there together."""

from collections.abc import Iterator
from difflib import get_close_matches

from samenspraak.route.checks.names import kinds_of_meeting, sentence, unknown
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.checks.walk import actions, effects, open_steps, place, steps
from samenspraak.route.model import Route
from samenspraak.route.options import Changed, Option
from samenspraak.route.question import SINCE
from samenspraak.route.steps import Action, Does, Request, Step


@rule("assigns")
def assigning_has_a_pool(route: Route, at: At) -> Iterator[Flaw]:
    """Who is assigned or chosen comes from a pool; a pool stands only there."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            one = action.part
            role = one.assigns or one.chooses
            if role and not one.pool:
                reason = f"Action '{action.name}' assigns '{role}' and has no pool."
                yield Flaw(at(*action.path), reason, "Name one under 'pool'.")
            if role and route.people[role].comes_from != "pool":
                reason = f"Action '{action.name}' assigns '{role}', a role that does not come from a pool."
                yield Flaw(at(*action.path), reason, f"Write 'comes_from: pool' at role '{role}'.")
            if not role and (one.pool or one.ranked_by or one.unless or one.rotation):
                reason = f"Action '{action.name}' speaks of a pool and assigns nobody."
                yield Flaw(
                    at(*action.path),
                    reason,
                    "Add 'assigns' or 'chooses', or remove the words about the pool.",
                )


@rule("several")
def several_are_never_followed(route: Route, at: At) -> Iterator[Flaw]:
    """A role from a pool that several can have is assigned one by one; nobody in it is released or chosen by all."""
    for name, option in route.tracks.items():
        for one in effects(name, option):
            for word in ("releases", "chooses"):
                role = getattr(one.part, word, None)
                if role and route.people[role].many:
                    reason = f"{sentence(place(one.path))} {word} '{role}', a role that several people can have."
                    mend = "Let each of them leave with 'leaves: true', or remove 'many' from the role."
                    yield Flaw(at(*one.path, word), reason, mend)


@rule("meetings")
def kinds_of_meeting_are_known(route: Route, at: At) -> Iterator[Flaw]:
    """A meeting that is planned, moved, recorded or allowed is of a kind that the option uses or `words` names."""
    for name, option in route.tracks.items():
        known = kinds_of_meeting(option) | route.words.keys()
        meetings = (step.meetings for step in option.steps.values() if step.meetings)
        guided = {meeting.kind for meeting in meetings if meeting.guideline}
        for one in effects(name, option):
            for word in ("plans", "moves", "records", "amends"):
                kind = getattr(one.part, word, None)
                if kind and kind not in known:
                    yield unknown(at, (*one.path, word, kind), "kind of meeting", kind, known)
            if one.part.allows and one.part.allows not in guided:
                yield unknown(at, (*one.path, "allows", one.part.allows), "kind of meeting", one.part.allows, guided)


@rule("who_was_there")
def sides_of_a_meeting_are_asked(route: Route, at: At) -> Iterator[Flaw]:
    """Who has to be at a meeting is said where one is recorded; of several sides one is more than one choice."""
    for name, option in route.tracks.items():
        for one in actions(name, option):
            act = one.part
            for word, who in (("with", act.with_), ("with_one_of", act.with_one_of)):
                if who and not (act.records or act.amends):
                    reason = f"Action '{one.name}' says '{word}' and records no meeting."
                    yield Flaw(at(*one.path, word), reason, "Add 'records', or remove the word.")
            if len(act.with_one_of) == 1:
                reason = f"Action '{one.name}' is with one of a single side."
                yield Flaw(at(*one.path, "with_one_of"), reason, "Name the others too, or write 'with'.")


@rule("counted")
def counted_meetings_are_recorded(route: Route, at: At) -> Iterator[Flaw]:
    """The meetings that a step counts are recorded there; else none is ever counted, and no term follows one."""
    for name, option in route.tracks.items():
        for step in open_steps(name, option):
            kind = step.part.meetings.kind if step.part.meetings else None
            held = [one.records for one in (*step.part.actions.values(), *option.always.values()) if one.records]
            if kind and kind not in held:
                close = get_close_matches(kind, held, n=1)
                reason = f"Step '{step.name}' counts meetings of the kind '{kind}', and nothing there records one."
                mend = f"Write '{close[0]}' if that is meant." if close else f"Add an action with 'records: {kind}'."
                yield Flaw(at(*step.path, "meetings", "kind"), reason, mend)


@rule("effects")
def effects_have_what_they_need(route: Route, at: At) -> Iterator[Flaw]:
    """More time needs a date, so does a fact that counts since a day; an excuse a person, a signature beside a term."""
    for name, option in route.tracks.items():
        for one in effects(name, option):
            request = option.requests.get(one.name) if "requests" in one.path[:3] else None
            yield from _effect(at, one.path, one.part, request)


def _effect(at: At, path: Path, does: Does, request: Request | None) -> Iterator[Flaw]:
    where = sentence(place(path))
    until = request.asks.get("until") if request else None
    if does.extends and (until is None or until.type != "date"):
        reason = f"{where} extends the term, and no request asks until when."
        yield Flaw(at(*path, "extends"), reason, "Ask it in the request: a question 'until' of type date.")
    if does.excuses and not (request and request.about):
        reason = f"{where} excuses a person, and no request says about whom."
        yield Flaw(at(*path, "excuses"), reason, "Write 'about' at the request, such as 'about: guardian'.")
    since = does.asks.get(SINCE) if isinstance(does, Action) and (does.sets or does.partly) else None
    if since and since.type != "date":
        what = "sets a fact" if does.sets else "says that a fact is partly so"
        reason = f"{where} {what}, and its question 'since' does not ask for a day."
        yield Flaw(at(*path, "asks", SINCE), reason, "Write 'type: date', or give the question another name.")
    if isinstance(does, Changed) and bool(does.asks_beside) != bool(does.term):
        reason = f"{where} needs 'asks_beside' and 'term' together."
        yield Flaw(at(*path), reason, "Write both, or neither.")


@rule("always_names")
def names_of_actions_differ(route: Route, at: At) -> Iterator[Flaw]:
    """No action of a step has the name of one under `always`, which would take its place."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            if action.step and action.name in option.always:
                reason = f"Action '{action.name}' of step '{action.step}' has the name of one under 'always'."
                yield Flaw(at(*action.path), reason, "Give one of them another name.")


@rule("no_effect")
def everything_does_something(route: Route, at: At) -> Iterator[Flaw]:
    """An action does something, asks something or tells someone; so does an answer to a request."""
    for name, option in route.tracks.items():
        for action in actions(name, option):
            if not _does_something(action.part):
                reason = f"Action '{action.name}' does nothing, asks nothing and tells nobody."
                yield Flaw(
                    at(*action.path),
                    reason,
                    "Say what it does, such as 'to', 'asks' or 'tells', or remove it.",
                )
        for request, asked in option.requests.items():
            if not (_does_something(asked.yes) or _does_something(asked.no) or _is_condition(option, request)):
                reason = f"Request '{request}' does nothing, whatever is answered."
                yield Flaw(
                    at("options", name, "requests", request),
                    reason,
                    "Say under 'yes' what follows, or remove it.",
                )


def _does_something(does: Does) -> bool:
    idle = {"text", "says", "by", "source", "requires", "reads", "keeps_meetings"}
    return any(getattr(does, field) for field in type(does).model_fields if field not in idle)


def _is_condition(option: Option, request: str) -> bool:
    return any(one.request == request for one in option.conditions.values())


@rule("finals")
def final_steps_only_end(route: Route, at: At) -> Iterator[Flaw]:
    """At a final step nobody acts or waits; a survey and reopening belong to final steps alone."""
    for name, option in route.tracks.items():
        for step in steps(name, option):
            for word in _misplaced(step.part):
                kind = "final" if step.part.is_final else "not final"
                reason = f"Step '{step.name}' is {kind} and has '{word}'."
                mend = f"Remove '{word}', or " + ("take away 'final'." if step.part.is_final else "write 'final'.")
                yield Flaw(at(*step.path, word), reason, mend)
            if step.part.reopen and option.steps[step.part.reopen.to].is_final:
                reason = f"Step '{step.name}' reopens at '{step.part.reopen.to}', which is final."
                yield Flaw(at(*step.path, "reopen"), reason, "Reopen at a step that is not final.")


def _misplaced(step: Step) -> list[str]:
    acting = ("waits_for", "term", "late", "together", "parts", "meetings", "room", "actions", "leaves_when")
    words = acting if step.is_final else ("survey", "reopen")
    return [word for word in words if getattr(step, word)]
