"""Names that point into another piece: an answer of a question, a final step of another option."""

from collections.abc import Iterable, Iterator, Mapping

from samenspraak.route.checks.names import unknown
from samenspraak.route.checks.registry import At, Flaw, Path, rule
from samenspraak.route.guidance import Guide
from samenspraak.route.model import Route
from samenspraak.route.options import Door, Option
from samenspraak.route.steps import Ask


@rule("answers", when="first")
def answers_exist(route: Route, at: At) -> Iterator[Flaw]:
    """What a door or the guide looks at are questions that it asks, and answers that those have."""
    for name, option in route.options.items():
        if option.door:
            yield from _door(at, ("options", name, "door"), option.door)
    if route.guide:
        yield from _guide(at, route.guide)


def _guide(at: At, guide: Guide) -> Iterator[Flaw]:
    known = {name: tuple(one.choice) for name, one in guide.questions.items()}
    for number, one in enumerate(guide.rules):
        yield from _whens(at, ("guide", "rules", number, "when"), one.when, known)
    for name, question in guide.questions.items():
        path = ("guide", "questions", name)
        yield from _unknown(at, (*path, "explains"), question.explains, known[name])
        for fact, so in question.facts.items():
            yield from _unknown(at, (*path, "facts", fact), so, known[name])


def _door(at: At, path: Path, door: Door) -> Iterator[Flaw]:
    known = {name: _answers(ask) for name, ask in door.asks.items()}
    for number, one in enumerate(door.turns_away):
        yield from _whens(at, (*path, "turns_away", number, "when"), one.when, known)


def _answers(ask: Ask) -> tuple[str, ...]:
    return ("yes", "no") if ask.type == "yes_no" else tuple(ask.choice)


def _whens(
    at: At, path: Path, when: Mapping[str, tuple[str, ...]], known: Mapping[str, tuple[str, ...]]
) -> Iterator[Flaw]:
    for question, answers in when.items():
        if question not in known:
            yield unknown(at, (*path, question), "question", question, known)
            continue
        yield from _unknown(at, (*path, question), answers, known[question])


def _unknown(at: At, path: Path, answers: Iterable[str], known: tuple[str, ...]) -> Iterator[Flaw]:
    wrong = (one for one in answers if one not in known)
    yield from (unknown(at, (*path, one), "answer", one, known) for one in wrong)


@rule("ended_in", when="first")
def ends_of_other_tracks_exist(route: Route, at: At) -> Iterator[Flaw]:
    """An option that opens after another one names final steps of that other one."""
    for name, option in route.options.items():
        after = option.opens_after
        if after and after.option in route.tracks:
            ends = _final_steps(route.options[after.option])
            path = ("options", name, "opens_after", "ended_in")
            wrong = (one for one in after.ended_in if one not in ends)
            yield from (unknown(at, (*path, one), "final step", one, ends) for one in wrong)


def _final_steps(option: Option) -> tuple[str, ...]:
    return tuple(name for name, step in option.steps.items() if step.is_final)
