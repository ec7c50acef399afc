"""Filters for being called back: telephone numbers, and what is chosen of days and hours."""

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import ngettext

from samenspraak.advice.models import CallRequest
from samenspraak.advice.numbers import written
from samenspraak.route.atoms import Term
from samenspraak.web.callforms import DAYS, outcomes, parts, ways
from samenspraak.web.calllist import CallList
from samenspraak.web.words import in_language, joined

register = template.Library()


@register.filter
def telephone(number: str) -> str:
    """A number as people write it."""
    return written(number) if number else ""


@register.filter
def suits(request: CallRequest) -> str:
    """On which days and at what time of the day it suits, in one line; nothing when that was not said."""
    days = [str(WEEKDAYS[number]) for number, day in enumerate(DAYS) if day in request.days]
    hours = [text[:1].lower() + text[1:] for value, text in parts() if value in request.parts]
    return capfirst(", ".join(joined(one) for one in (days, hours) if one))


@register.filter
def asks_for(request: CallRequest, page: CallList) -> str:
    """What the way is called for which somebody asks."""
    return in_language(page.lists.seats[request.option].desk.route.options[request.option].title)


@register.filter
def way_words(way: str) -> str:
    """How one wrote."""
    return dict(ways()).get(way, "")


@register.filter
def reason_words(reason: str) -> str:
    """Why a request was closed."""
    return outcomes().get(reason, "")


@register.filter
def length(term: Term) -> str:
    """A length of time in words."""
    count = term.count
    texts = {
        "working days": ngettext("%(count)s working day", "%(count)s working days", count),
        "days": ngettext("%(count)s day", "%(count)s days", count),
        "weeks": ngettext("%(count)s week", "%(count)s weeks", count),
        "months": ngettext("%(count)s month", "%(count)s months", count),
        "years": ngettext("%(count)s year", "%(count)s years", count),
    }
    return texts[term.unit] % {"count": count}
