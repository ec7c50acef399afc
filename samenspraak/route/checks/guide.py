"""The guide leads somewhere, whatever is answered, and everything that it should lead to can be reached."""

from collections.abc import Iterator
from itertools import groupby
from math import prod

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.who import listed
from samenspraak.route.guidance import Guide
from samenspraak.route.guide import Answers, Result, combinations, fits, result
from samenspraak.route.model import Route

MOST = 20_000
"""More combinations of answers than this are too many for a person to answer for, and for a check to try."""

type Tried = list[tuple[Answers, Result]]


@rule("guide")
def every_answer_leads_somewhere(route: Route, at: At) -> Iterator[Flaw]:
    """Every combination of answers leads to an option; every option is reached, and every rule counts for someone."""
    guide = route.guide
    if guide is None:
        return
    number = _how_many(guide)
    if number > MOST:
        reason = f"The guide has {number} combinations of answers."
        yield Flaw(at("guide", "questions"), reason, f"Ask fewer questions, or give fewer choices: {MOST} at most.")
        return
    tried = _tried(route)
    yield from _rules(guide, at)
    for answers in [answers for answers, found in tried if not found.offers][:1]:
        reason = f"The guide leads nowhere for {_said(answers)}."
        yield Flaw(at("guide", "rules"), reason, "Add a rule for these answers, or one with 'otherwise'.")
    yield from _idle(guide, tried, at)
    yield from _unreached(route, tried, at)


@rule("ranking")
def one_option_comes_first(route: Route, at: At) -> Iterator[Flaw]:
    """One option at most comes first; none is offered and turned down at once; a formal body is never turned down."""
    guide = route.guide
    if guide is None:
        return
    for number, one in enumerate(guide.rules):
        if one.does_not_fit and route.options[one.does_not_fit].formal:
            reason = f"The guide turns down '{one.does_not_fit}', a formal body, which stays open whatever is answered."
            yield Flaw(at("guide", "rules", number), reason, "Remove the rule, or 'formal' from the option.")
    for answers, found in _tried(route):
        first = frozenset(one.first for one in guide.rules if one.first and fits(one, answers))
        if len(first) > 1:
            reason = f"The guide puts {listed(first)} first at once, for {_said(answers)}."
            yield Flaw(at("guide", "rules"), reason, "Let one of the rules count for fewer answers, or 'add' it.")
            return
        both = found.offers & {way.option for way in found.unfit}
        if both:
            reason = f"The guide both offers and turns down {listed(both)}, for {_said(answers)}."
            yield Flaw(at("guide", "rules"), reason, "Let one of the rules count for fewer answers.")
            return


@rule("reasons")
def every_rule_says_why(route: Route, at: At) -> Iterator[Flaw]:
    """Every rule of the guide says why, for whoever gave the answers."""
    for number, one in enumerate(route.guide.rules if route.guide else ()):
        if not one.says:
            reason = f"A rule of the guide leads to '{one.option}' and does not say why."
            yield Flaw(at("guide", "rules", number), reason, "Add 'says' with one sentence.")


@rule("guide_questions")
def every_question_makes_a_difference(route: Route, at: At) -> Iterator[Flaw]:
    """No question of the guide is asked for nothing: another answer to it can lead to something else."""
    tried = _tried(route)
    for question in route.guide.questions if route.guide and tried else ():
        if not _counts(question, tried):
            reason = f"Question '{question}' of the guide makes no difference, whatever is answered."
            yield Flaw(at("guide", "questions", question), reason, "Use its answers in a rule, or remove the question.")


def _how_many(guide: Guide) -> int:
    return prod(max(len(one.choice), 1) for one in guide.questions.values())


def _tried(route: Route) -> Tried:
    if route.guide is None or _how_many(route.guide) > MOST:
        return []
    return [(answers, result(route, answers)) for answers in combinations(route.guide)]


def _said(answers: Answers) -> str:
    return ", ".join(f"{question}: {answer}" for question, answer in answers.items())


def _counts(question: str, tried: Tried) -> bool:
    found: dict[tuple[str, ...], list[Result]] = {}
    for answers, leads_to in tried:
        others = tuple(answer for name, answer in answers.items() if name != question)
        found.setdefault(others, []).append(leads_to)
    return any(len([*groupby(results)]) > 1 for results in found.values())


def _rules(guide: Guide, at: At) -> Iterator[Flaw]:
    if not any(one.otherwise and not one.when for one in guide.rules):
        reason = "The guide has no rule for whatever remains."
        yield Flaw(at("guide", "rules"), reason, "Add a last rule '{otherwise: …}' without 'when'.")
    for number, one in enumerate(guide.rules):
        if sum(map(bool, (one.first, one.add, one.does_not_fit, one.otherwise))) != 1:
            reason = "A rule of the guide must name one option, and names none or more."
            mend = "Write one of 'first', 'add', 'does_not_fit' and 'otherwise'."
            yield Flaw(at("guide", "rules", number), reason, mend)


def _idle(guide: Guide, tried: Tried, at: At) -> Iterator[Flaw]:
    reached = frozenset[str]().union(*(found.offers for _answers, found in tried))
    for number, one in enumerate(guide.rules):
        # A last rule for whatever remains may be there to be safe, but not for an option that nothing else leads to.
        idle = not any(fits(one, answers) for answers, _found in tried)
        if idle or (one.option not in reached and not one.does_not_fit):
            reason = f"No answers in the guide lead to '{one.option}', though a rule names it."
            yield Flaw(at("guide", "rules", number), reason, "Mend the answers under 'when', or remove the rule.")


def _unreached(route: Route, tried: Tried, at: At) -> Iterator[Flaw]:
    reached = frozenset[str]().union(*(found.offers for _answers, found in tried))
    named = {one.option for one in route.guide.rules if not one.does_not_fit} if route.guide else set()
    # A formal body is always shown; an option that opens only after another one is reached from there.
    wanted = [name for name, one in route.options.items() if not one.formal and not one.opens_after]
    for name in wanted:
        if name not in reached and name not in named:
            reason = f"The guide never leads to option {listed([name])}."
            yield Flaw(at("options", name), reason, f"Add a rule with 'first: {name}' or 'add: {name}'.")
