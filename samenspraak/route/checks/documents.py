"""Documents are put by people, and what was refused is looked after by someone who works there."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.who import is_clock
from samenspraak.route.model import Route

AT_WORK = ("partnership", "board")
"""Where people come from who look after what the scanner refused: they are of no side in a case."""


@rule("documents")
def documents_are_looked_after(route: Route, at: At) -> Iterator[Flaw]:
    """People put documents, one choice of readers holds nobody else, and staff look after what was refused."""
    rules = route.documents
    if rules is None:
        return
    for number, one in enumerate(rules.by):
        if is_clock(one):
            yield Flaw(at("documents", "by", number), "The clock would put documents.", "Name only people under 'by'.")
    if all(one.who for one in rules.readers.values()):
        reason = "Nobody can keep a document for themself: every choice of readers names others."
        yield Flaw(at("documents", "readers"), reason, "Add a choice without 'who', read by its writer alone.")
    for role in rules.watched_by:
        if route.people[role].comes_from not in AT_WORK:
            reason = f"'{role}' would look after the files that were refused, and does not work for the partnership."
            yield Flaw(at("documents", "watched_by"), reason, "Name roles that come from the partnership or its board.")
