"""Which rooms a page of a case leads to."""

from django import template

from samenspraak.cases.sight import View
from samenspraak.mediation.sight import is_in

register = template.Library()


@register.simple_tag
def rooms_of(seen: View) -> list[str]:
    """The tracks in whose room the viewer is, for a page that leads there; reads no database."""
    return [option for option in seen.state.tracks if is_in(seen, option)]
