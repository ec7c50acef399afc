"""Asking how it was: there are questions, they can be counted, and nobody who is asked reads along."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from samenspraak.route.atoms import Who
from samenspraak.route.checks.names import sentence
from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.walk import Placed, place, steps, track_path
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.steps import Step, Survey
from samenspraak.route.workdays import due

ANY_DAY = date(2026, 1, 1)
FEWEST = 2


@rule("surveys")
def surveys_ask_something(route: Route, at: At) -> Iterator[Flaw]:
    """A step with a survey has questions to ask, times that follow each other, and a term for each of them."""
    for name, option in route.options.items():
        asking = [one for one in steps(name, option) if one.part.survey]
        if option.experiences and not asking:
            reason = f"Option '{name}' has questions about how it was, and no final step asks them."
            yield Flaw(at(*track_path(name), "experiences"), reason, "Write 'survey' at a final step, or remove them.")
        for step in asking:
            if option.experiences is None:
                reason = f"Step '{step.name}' asks how it was, and option '{name}' has no questions for that."
                yield Flaw(at(*step.path, "survey"), reason, "Write them under 'experiences' of the option.")
            if step.part.survey:
                yield from _times(route, at, step, step.part.survey)


def _times(route: Route, at: At, step: Placed[Step], survey: Survey) -> Iterator[Flaw]:
    path = (*step.path, "survey")
    if len(survey.open_for) not in (1, len(survey.at)):
        reason = f"The survey of step '{step.name}' has {len(survey.at)} times, and {len(survey.open_for)} terms."
        yield Flaw(at(*path, "open_for"), reason, "Write one term for all times, or one for each.")
    days = [due(ANY_DAY, term, route.calendar) for term in survey.at]
    if any(later <= earlier for earlier, later in pairwise(days)):
        reason = f"The times of the survey of step '{step.name}' do not follow each other."
        yield Flaw(at(*path, "at"), reason, "Write the earliest first, and each once.")


@rule("experiences")
def experiences_stay_unbound(route: Route, at: At) -> Iterator[Flaw]:
    """Answers about how it was can be counted, in words for who is asked, and no one who is asked reads them."""
    for name, option in route.options.items():
        if option.experiences is None:
            continue
        path, asked = (*track_path(name), "experiences"), roles(route, _asked(option))
        both = asked & roles(route, option.experiences.reads)
        if both:
            reason = f"{listed(both)} would read the answers of option '{name}', and are asked themselves."
            yield Flaw(at(*path, "reads"), reason, "Name people who are not asked.")
        knows = roles(route, option.experiences.who_answered)
        too_much = knows & (asked | roles(route, option.experiences.reads))
        if too_much:
            reason = f"{listed(too_much)} would see who answered of option '{name}', and be asked or read the figures."
            yield Flaw(at(*path, "who_answered"), reason, "Name people who are not asked and read no figures.")
        if not any(one.type != "text" and not one.optional for one in option.experiences.asks.values()):
            reason = (
                f"Of option '{name}' nobody would know how many answered: every question may stay empty, or is a text."
            )
            yield Flaw(at(*path), reason, "Let one question with answers to choose from not be 'optional'.")
        for key, one in option.experiences.asks.items():
            where, here = sentence(place((*path, "asks", key))), (*path, "asks", key)
            if one.type == "choice" and len(one.choice) < FEWEST:
                reason = f"{where} is a choice, and has fewer than two answers to choose from."
                yield Flaw(at(*here), reason, "Write them under 'choice', or give it another type.")
            if one.type != "choice" and one.choice:
                reason = f"{where} has answers to choose from, and is of type '{one.type}'."
                yield Flaw(at(*here, "choice"), reason, "Write 'type: choice', or remove 'choice'.")
            for role in one.wording.keys() - asked:
                reason = f"{where} has words of its own for '{role}', who is not asked."
                yield Flaw(at(*here, "wording", role), reason, "Name a role under 'of' of the survey, or remove them.")


def _asked(option: Option) -> Who:
    return tuple(one for step in option.steps.values() if step.survey for one in step.survey.of)
