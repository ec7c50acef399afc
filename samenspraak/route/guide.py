"""The guide of a route: which question is next, and what the answers lead to.

Nothing is kept: the same answers always lead to the same result.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from samenspraak.route.atoms import Text
from samenspraak.route.guidance import Guide, Rule
from samenspraak.route.model import Route
from samenspraak.route.options import Option

type Answers = dict[str, str]


class UnknownAnswerError(LookupError):
    """A question has an answer that it does not know, or more than one. `understood` holds the other answers."""

    def __init__(self, understood: Answers) -> None:
        super().__init__("an answer of the guide is not known")
        self.understood = understood


@dataclass(frozen=True, slots=True)
class Way:
    """An option that answers lead to, or turn down, with every reason that the rules give."""

    option: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What all answers together lead to. Every option of the route stands in exactly one of these."""

    ranked: tuple[Way, ...]
    """The options that fit, the best one first."""
    formal: tuple[Way, ...]
    """The formal bodies for what it is about."""
    stays_open: tuple[str, ...]
    """The other formal bodies: they stay open whatever is answered."""
    unfit: tuple[Way, ...]
    """What does not fit, and why."""
    others: tuple[str, ...]
    """What no rule speaks of."""

    @property
    def offers(self) -> frozenset[str]:
        """The options to which these answers lead."""
        return frozenset(way.option for way in (*self.ranked, *self.formal))

    def way(self, option: str) -> Way:
        """What is said about an option, whichever place it has; without reasons when no rule speaks of it."""
        spoken_of = (*self.ranked, *self.formal, *self.unfit)
        return next((way for way in spoken_of if way.option == option), Way(option, ()))


def understood(guide: Guide, said: Mapping[str, Sequence[str]]) -> Answers:
    """The answers to questions of this guide, in its order; what answers no question of it is left out.

    Raises UnknownAnswerError when a question has an answer that is none of its choices, or more than one.
    """
    known = {name: said[name] for name in guide.questions if name in said}
    answers = {
        name: given[0] for name, given in known.items() if len(given) == 1 and given[0] in guide.questions[name].choice
    }
    if len(answers) < len(known):
        raise UnknownAnswerError(answers)
    return answers


def next_question(guide: Guide, answers: Answers) -> str | None:
    """The first question without an answer; None when all are answered."""
    return next((name for name in guide.questions if name not in answers), None)


def before(guide: Guide, question: str) -> str | None:
    """The question before this one; None for the first."""
    names = [*guide.questions]
    return names[names.index(question) - 1] if question != names[0] else None


def facts_of(guide: Guide, answers: Answers) -> frozenset[str]:
    """The facts of a case that are so according to these answers."""
    asked = ((fact, answers.get(name), so) for name, one in guide.questions.items() for fact, so in one.facts.items())
    return frozenset(fact for fact, answer, so in asked if answer in so)


def meetings_of(guide: Guide, answers: Answers) -> frozenset[str]:
    """The kinds of meeting that were held according to these answers."""
    questions = guide.questions.items()
    asked = ((kind, answers.get(name), had) for name, one in questions for kind, had in one.meetings.items())
    return frozenset(kind for kind, answer, had in asked if answer in had)


def combinations(guide: Guide) -> Iterator[Answers]:
    """Every combination of answers to all questions."""
    choices = ([(name, value) for value in one.choice] for name, one in guide.questions.items())
    return (dict(answers) for answers in product(*choices))


def fits(rule: Rule, answers: Answers) -> bool:
    """Whether a rule counts for these answers."""
    return all(answers.get(question) in values for question, values in rule.when.items())


def result(route: Route, answers: Answers) -> Result:
    """What the answers to all questions lead to. The route must have a guide."""
    rules = [rule for rule in route.guide.rules if fits(rule, answers)] if route.guide else []
    # What remains is for those for whom no rule names a first, and then it is one option.
    best = [rule for rule in rules if rule.first] or [rule for rule in rules if rule.otherwise][:1]
    added = [rule for rule in rules if rule.add]
    ranked = _ways([*best, *(rule for rule in added if _is(best, rule) or not _option(route, rule).formal)])
    formal = _ways(rule for rule in added if _option(route, rule).formal and not _is(best, rule))
    unfit = _ways(rule for rule in rules if rule.does_not_fit)
    spoken_of = {way.option for way in (*ranked, *formal, *unfit)}
    rest = [name for name in route.options if name not in spoken_of]
    return Result(
        ranked=ranked,
        formal=formal,
        stays_open=tuple(name for name in rest if route.options[name].formal),
        unfit=unfit,
        others=tuple(name for name in rest if not route.options[name].formal),
    )


def _option(route: Route, rule: Rule) -> Option:
    return route.options[rule.option]


def _is(best: list[Rule], rule: Rule) -> bool:
    return rule.option in [one.option for one in best]


def _ways(rules: Iterable[Rule]) -> tuple[Way, ...]:
    reasons: dict[str, list[Text]] = {}
    for rule in rules:
        said = reasons.setdefault(rule.option, [])
        if rule.says and rule.says not in said:
            said.append(rule.says)
    return tuple(Way(option, tuple(said)) for option, said in reasons.items())
