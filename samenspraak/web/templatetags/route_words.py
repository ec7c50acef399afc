"""Tags and filters with which templates show what comes from a route: its words, people, dates and reasons."""

from collections.abc import Iterable
from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspraak.route.atoms import Text
from samenspraak.route.reasons import Reason
from samenspraak.web.words import Words, in_language, joined

register = template.Library()
NAMES_WHO = frozenset({"not_declared", "not_signed"})
"""Reasons whose sentence names those who can open the gate."""


@register.filter
def words(text: Text | str | None) -> str:
    """A text of the route in the language of the page."""
    return in_language(text)


@register.filter
def listed(keys: Iterable[str], in_case: Words) -> str:
    """The names of people by key, in one line; the reader is called `you`."""
    return in_case.listed(keys)


@register.filter
def joined_names(names: Iterable[str]) -> str:
    """Names in one line."""
    return joined(names)


@register.filter
def role_words(role: str, in_case: Words) -> str:
    """What a role is called."""
    return in_case.role(role)


@register.filter
def day(value: date | None) -> str:
    """A day in words, with the year when it is not this one."""
    if value is None:
        return ""
    form = "l j F" if value.year == timezone.localdate().year else "l j F Y"
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, form))


@register.filter
def moment(value: datetime) -> str:
    """A day and a time in words."""
    local = timezone.localtime(value)
    form = "l j F" if local.year == timezone.localdate().year else "l j F Y"
    said = _("%(day)s at %(time)s") % {"day": date_format(local, form), "time": date_format(local, "G.i")}
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), said)


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
        "who": in_case.listed(one.who),
        "opens": in_case.listed(one.opens) if opens else "",
        "only_me": one.opens == (in_case.me,),
        "only_they": one.opens == one.who and one.code in NAMES_WHO,
        "limit": one.limit,
    }
