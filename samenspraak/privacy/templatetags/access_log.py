"""What other pages show of the access log: whether somebody may read it; and its words."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from samenspraak.cases.routes import newest
from samenspraak.cases.sight import View
from samenspraak.people.models import Membership
from samenspraak.privacy.pages import CASE
from samenspraak.privacy.search import Desk
from samenspraak.privacy.sight import reads_log
from samenspraak.route.atoms import Text

register = template.Library()


@register.filter
def may_read_log(seen: View) -> bool:
    """Whether this person may read who looked at the case."""
    return reads_log(seen)


@register.filter
def search_the_log(memberships: Iterable[Membership]) -> bool:
    """Whether somebody with these memberships of one partnership searches its access log."""
    found = list(memberships)
    rules = newest(found[0].partnership).access_log if found else None
    return rules is not None and any(one.role == rules.searched_by for one in found)


@register.simple_tag
def role_at(desk: Desk, name: str) -> Text:
    """What a role is called in the route of this partnership."""
    return desk.role(name)


@register.simple_tag
def kind_of_page(name: str) -> str:
    """What a kind of page is called."""
    kinds = {
        CASE: _("the case"),
        "whole_route_of_case": _("the route on one page"),
        "papers": _("own papers"),
        "who_looked": _("who looked"),
        "picture": _("the picture of a route"),
        "act": _("a form"),
        "answer": _("a form with an answer"),
        "draft": _("a draft"),
        "documents": _("the list of documents"),
        "document": _("a document"),
        "invite": _("an invitation"),
    }
    return kinds.get(name, kinds[CASE])
