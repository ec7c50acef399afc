"""Asking how it was (P10, N17): until when, in which words, and which answers there can be. Pure."""

from datetime import date

from samenspraak.route.atoms import Text
from samenspraak.route.model import Calendar
from samenspraak.route.options import Experience
from samenspraak.route.steps import Survey
from samenspraak.route.workdays import due

YES_NO = ("yes", "no")


def last_day(survey: Survey, index: int, asked: date, calendar: Calendar) -> date:
    """The last day to answer for whoever was asked on this day; `index` says which of the times it was, from 0."""
    terms = survey.open_for
    return due(asked, terms[index] if len(terms) > 1 else terms[0], calendar)


def worded(experience: Experience, role: str) -> Text:
    """A question in the words for this role."""
    return experience.wording.get(role, experience.text)


def values_of(experience: Experience) -> tuple[str, ...]:
    """The answers that are counted; none for a text, which is kept apart."""
    return {"choice": tuple(experience.choice), "yes_no": YES_NO, "text": ()}[experience.type]
