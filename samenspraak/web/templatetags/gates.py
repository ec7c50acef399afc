"""What stands under each reason for which a gate is shut: what I can do about it now, and until when (N3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import template
from django.utils import timezone

from samenspraak.cases.sight import View
from samenspraak.route.decision import Offer
from samenspraak.route.engine import available
from samenspraak.route.openers import openers
from samenspraak.route.reasons import Reason

register = template.Library()


@dataclass(frozen=True)
class Opening:
    """How one reason can be taken away: what I can do, and the day by which it should be done, by me or another."""

    mine: tuple[Offer, ...] = ()
    until: date | None = None


@register.simple_tag
def opened_with(seen: View, option: str, reason: Reason, known: Iterable[Offer] = ()) -> Opening:
    """How a reason can be taken away in a track; `known` are the offers of the reader, when the page has them."""
    track = seen.state.tracks.get(option)
    if track is None or not track.is_open:
        return Opening()
    names = openers(seen.route.options[option], reason)
    offers = known or available(seen.route, seen.state, option, seen.actor.key, timezone.localdate())
    mine = tuple(one for one in offers if one.refusal is None and one.name in names)
    asked = next((one.due for one in track.open_requests() if one.name in names), None)
    return Opening(mine, asked or track.due if names else None)
