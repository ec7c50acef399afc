"""The guide leads somewhere, whatever is answered, and everything that it should lead to can be reached."""

from collections.abc import Iterator
from itertools import product
from math import prod

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.who import listed
from samenspraak.route.model import Guide, Route
from samenspraak.route.model import Rule as GuideRule

MOST = 20_000
"""More combinations of answers than this are too many for a person to answer for, and for a check to try."""

type Answers = dict[str, str]


@rule("guide")
def every_answer_leads_somewhere(route: Route, at: At) -> Iterator[Flaw]:
    """Every combination of answers leads to an option; every track and every option named is reached."""
    guide = route.guide
    if guide is None:
        return
    combinations = prod(max(len(one.choice), 1) for one in guide.questions.values())
    if combinations > MOST:
        reason = f"The guide has {combinations} combinations of answers."
        yield Flaw(at("guide", "questions"), reason, f"Ask fewer questions, or give fewer choices: {MOST} at most.")
        return
    reached = {answers: _leads_to(guide, dict(answers)) for answers in _combinations(guide)}
    yield from _rules(guide, at)
    for answers in [one for one, options in reached.items() if not options][:1]:
        said = ", ".join(f"{question}: {answer}" for question, answer in answers)
        reason = f"The guide leads nowhere for {said or 'someone who comes'}."
        yield Flaw(at("guide", "rules"), reason, "Add a rule for these answers, or one with 'otherwise'.")
    yield from _unreached(route, guide, at, frozenset[str]().union(*reached.values()))


def _combinations(guide: Guide) -> Iterator[tuple[tuple[str, str], ...]]:
    yield from product(*([(name, value) for value in one.choice] for name, one in guide.questions.items()))


def _leads_to(guide: Guide, answers: Answers) -> frozenset[str]:
    fitting = [one for one in guide.rules if _fits(one, answers)]
    found = frozenset(name for one in fitting for name in (one.first, one.add) if name)
    # What remains is for those whom no rule puts first.
    rest = () if any(one.first for one in fitting) else (one.otherwise for one in fitting)
    return found.union(name for name in rest if name)


def _fits(one: GuideRule, answers: Answers) -> bool:
    return all(answers[question] in values for question, values in one.when.items())


def _rules(guide: Guide, at: At) -> Iterator[Flaw]:
    if not any(one.otherwise and not one.when for one in guide.rules):
        reason = "The guide has no rule for whatever remains."
        yield Flaw(at("guide", "rules"), reason, "Add a last rule '{otherwise: …}' without 'when'.")
    for number, one in enumerate(guide.rules):
        if sum(map(bool, (one.first, one.add, one.otherwise))) != 1:
            reason = "A rule of the guide must name one option, and names none or more."
            yield Flaw(at("guide", "rules", number), reason, "Write one of 'first', 'add' and 'otherwise'.")


def _unreached(route: Route, guide: Guide, at: At, reached: frozenset[str]) -> Iterator[Flaw]:
    for number, one in enumerate(guide.rules):
        name = one.first or one.add or one.otherwise
        if name and name not in reached:
            reason = f"No answers in the guide lead to '{name}', though a rule names it."
            yield Flaw(at("guide", "rules", number), reason, "Mend the answers under 'when', or remove the rule.")
    named = {name for one in guide.rules for name in (one.first, one.add, one.otherwise)}
    # An option that opens only after another one is reached from there, not from the guide.
    missing = [name for name, one in route.tracks.items() if not one.opens_after]
    for name in missing:
        if name not in reached and name not in named:
            reason = f"The guide never leads to option {listed([name])}."
            yield Flaw(at("options", name), reason, f"Add a rule with 'first: {name}' or 'add: {name}'.")
