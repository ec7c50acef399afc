"""What other pages show of invitations: for whoever invites, how each of them stands; and texts for a letter."""

import json
from dataclasses import dataclass

from django import template
from django.utils import timezone

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.invitations.models import Invitation
from samenspraak.invitations.sight import guests
from samenspraak.web.templatetags.route_words import in_words

register = template.Library()
register.filter("day_in_words", in_words)


@dataclass(frozen=True)
class Stand:
    """Somebody who is invited, and how that stands: see `Invitation.stands`."""

    party: Party
    stands: str


@register.simple_tag
def invitations_of_case(seen: View) -> list[Stand]:
    """The invitations of a case, for whoever handles them. While nobody is waited for, nothing is looked up."""
    invited = guests(seen)
    if not invited:
        return []
    found = {one.party_id: one for one in Invitation.objects.filter(party__in=[one.pk for one in invited])}
    now = timezone.now()
    return [Stand(one, found[one.pk].stands(now) if one.pk in found else "unready") for one in invited]


@register.filter
def typst(text: object) -> str:
    """A text between quotes, as typst reads it: nothing in it is taken for a word of typst. Not for HTML."""
    printable = "".join(one for one in str(text) if one.isprintable())
    return json.dumps(printable, ensure_ascii=False)
