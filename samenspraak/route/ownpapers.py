"""A party puts their own papers together, to take along to another way: kept as an event that changes nothing (N10)."""

from samenspraak.route.model import Route
from samenspraak.route.reasons import Refusal, refuse
from samenspraak.route.state import Case
from samenspraak.route.who import means

OWN_PAPERS = "own_papers"
"""The name of the act. It needs no track: the way can lie outside the case."""


def permit_papers(route: Route, case: Case, option: str, key: str) -> Refusal | None:
    """Why this person cannot put papers together for this option; None when they can."""
    rules, person = route.options.get(option), case.people.get(key)
    if rules is None or rules.own_papers is None:
        return refuse("unknown_action", OWN_PAPERS)
    if person is None or not means(route, case, None, rules.own_papers.by, key):
        return refuse("not_yours", OWN_PAPERS)
    if person.status == "invited":
        return refuse("join_first", OWN_PAPERS, who=(key,), opens=(key,))
    return None
