"""Tags and filters with which templates show what comes from a route: its words, people, dates and reasons."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.decision import Offer
from samenspraak.route.model import Route
from samenspraak.route.options import Option, Waiting
from samenspraak.route.reasons import Reason
from samenspraak.route.state import Meeting
from samenspraak.route.waiting import may_be_outdated
from samenspraak.web.boxes import Box
from samenspraak.web.ranking import Ranked
from samenspraak.web.wanted import Wanted
from samenspraak.web.words import Words, in_language, joined

register = template.Library()
FEW = 2
"""How many names stand in a line of a list; who the others are is on the page of the case."""
NAMES_WHO = frozenset({"not_declared", "not_signed"})
"""Reasons whose sentence names those who can open the gate."""


@register.filter
def words(text: Text | str | None) -> str:
    """A text of the route in the language of the page."""
    return in_language(text)


@register.filter
def deed(offer: Offer) -> str:
    """What something to do is called; to answer a request, or to begin an option, is another thing than its name."""
    what = in_language(offer.text)
    if offer.kind == "answer":
        return _("Answer: %(what)s") % {"what": what}
    if offer.name == "open":
        return _("Begin: %(title)s") % {"title": what}
    return _("Ask for this: %(title)s") % {"title": what} if offer.name == "ask" else what


@register.filter
def leads(offer: Offer, in_case: Words) -> str:
    """What the link to something to do is called: what one goes to do, where its button says that it is done.

    Of several requests of one name it says whom each is about, or who asked.
    """
    what = in_language(offer.leads) or deed(offer)
    if about := in_case.person(offer.about):
        return _("%(what)s, about %(who)s") % {"what": what, "who": about}
    if asked_by := in_case.person(offer.asked_by):
        return _("%(what)s, asked by %(who)s") % {"what": what, "who": asked_by}
    return what


@register.filter
def with_me(names: Iterable[str]) -> str:
    """Names in one line, the reader first, as `you`."""
    return joined([_("you"), *names])


@register.filter
def listed(keys: Iterable[str], in_case: Words) -> str:
    """The names of people by key, in one line; the reader is called `you`."""
    return in_case.listed(keys)


@register.filter
def joined_names(names: Iterable[str]) -> str:
    """Names in one line."""
    return joined(names)


@register.filter
def titles(options: Iterable[Option]) -> str:
    """What these options are called, in one line."""
    return joined(in_language(one.title) for one in options)


@register.filter
def few_names(names: list[str]) -> str:
    """Names in one line: of more than two the first two, and how many others there are."""
    others = len(names) - FEW
    if others <= 0:
        return joined(names)
    said = {"names": ", ".join(names[:FEW]), "count": others}
    return ngettext("%(names)s and %(count)s other", "%(names)s and %(count)s others", others) % said


@register.filter
def case_name(seen: View) -> str:
    """What a case is called in its route, with its reference."""
    return f"{Words(seen.route, {}).case} {seen.case.reference}"


@register.filter
def readers_in(who: Iterable[object], route: Route) -> str:
    """Whom these selectors of a route mean, in one line."""
    return joined(Words(route, {}).readers(map(str, who)))


@register.filter
def role_words(role: str, in_case: Words) -> str:
    """What a role is called."""
    return in_case.role(role)


@register.filter
def of(rows: Iterable[Ranked], who: str) -> Ranked | None:
    """The one of a ranking who is meant."""
    return next((one for one in rows if one.who == who), None)


@register.filter
def day(value: date | None) -> str:
    """A day in words, with the year when it is not this one."""
    return _marked(value.isoformat(), in_words(value)) if value else ""


@register.filter
def is_outdated(waiting: Waiting) -> bool:
    """Whether what somebody said about waiting is so old that it may be different by now."""
    return may_be_outdated(waiting, timezone.localdate())


@register.filter
def when(meeting: Meeting) -> str:
    """The day of a meeting in words, with the hour when it is known."""
    said = in_words(meeting.on)
    if not meeting.time:
        return _marked(meeting.on.isoformat(), said)
    said = _("%(day)s at %(time)s") % {"day": said, "time": meeting.time.replace(":", ".")}
    return _marked(f"{meeting.on.isoformat()}T{meeting.time}", said)


def in_words(value: date) -> str:
    """A day in words, with the year when it is not this one; without the tag for machines."""
    return date_format(value, "l j F" if value.year == timezone.localdate().year else "l j F Y")


def _marked(machine: str, said: str) -> str:
    return format_html('<time datetime="{}">{}</time>', machine, said)


@register.simple_tag
def answer(box: Box, value: object) -> str:
    """What was filled in, as the form shows it: the words of a choice, or the text itself."""
    chosen = {str(one) for one in value} if isinstance(value, list | tuple) else {str(value)}
    words_of_choice = [one.text for one in box.options if one.value in chosen]
    return joined(words_of_choice) if words_of_choice else str(value)


@register.simple_tag
def leaf(value: date) -> str:
    """A day as a leaf of a calendar; the day in words stands beside it."""
    month = "M" if value.year == timezone.localdate().year else "M ’y"
    parts = (date_format(value, month).strip("."), date_format(value, "j"), date_format(value, "D"))
    return format_html('<span class="leaf" aria-hidden="true"><span>{}</span><b>{}</b><span>{}</span></span>', *parts)


@register.filter
def moment(value: datetime) -> str:
    """A day and a time in words."""
    local = timezone.localtime(value)
    said = _("%(day)s at %(time)s") % {"day": in_words(local.date()), "time": date_format(local, "G.i")}
    return _marked(local.isoformat(timespec="minutes"), said)


@register.filter
def days_left(days: int) -> str:
    """How long it still takes until a last day."""
    if days == 0:
        return _("today is the last day")
    if days > 0:
        return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    return ngettext("%(count)s day over", "%(count)s days over", -days) % {"count": -days}


@register.filter
def days_until(value: date, today: date) -> int:
    """How many days there are from one day to another."""
    return (value - today).days


@register.simple_tag
def address_of(wanted: Wanted, **other: object) -> str:
    """The address of a list that looks for the same, but for these."""
    return wanted.address(**{name: str(value) for name, value in other.items()})


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, more: str = "") -> str:
    """A small picture beside words; it says nothing by itself."""
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        more,
        static("web/icons.svg"),
        name,
    )


@register.inclusion_tag("web/_reason.html")
def reason(one: Reason, in_case: Words, option: str, opens: bool = True) -> dict[str, object]:  # noqa: FBT001, FBT002
    """Why something cannot be done, as a sentence; with who can change that, unless `opens` is false."""
    return {
        "code": one.code,
        "name": in_case.named(one, option),
        "who": in_case.places(one.places) if one.places else in_case.listed(one.who),
        "opens": in_case.listed(one.opens) if opens else "",
        "only_me": one.opens == (in_case.me,),
        "only_they": one.opens == one.who and one.code in NAMES_WHO,
        "limit": one.limit,
        "day": one.day,
    }
