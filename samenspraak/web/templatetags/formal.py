"""Tags with which templates show the formal bodies in a case: last days to file, and where something was filed."""

from django import template
from django.utils import timezone

from samenspraak.cases.sight import View
from samenspraak.route.state import Paused
from samenspraak.web import lastdays
from samenspraak.web.history import Written
from samenspraak.web.lastdays import Decided

register = template.Library()


@register.simple_tag
def last_days(seen: View) -> list[Decided]:
    """The contested decisions that I may know of, with their last days to file."""
    return lastdays.decided(seen, timezone.localdate())


@register.simple_tag
def filed(seen: View, paused: Paused) -> list[Written]:
    """Where and when something was filed, as far as I may read it."""
    return lastdays.filed(seen, paused)
