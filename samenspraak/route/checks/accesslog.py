"""Who looked is read by people who take part, and searched by somebody who has no place in any case."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.checks.who import listed, roles
from samenspraak.route.model import Route


@rule("access_log")
def who_looked_is_searched_from_outside(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever searches the log has no role in a case, and whoever may hold custody reads it."""
    rules = route.access_log
    if rules is None:
        return
    if rules.searched_by in route.people:
        reason = f"The log of who looked is searched by '{rules.searched_by}', who is a role in cases."
        yield Flaw(at("access_log", "searched_by"), reason, "Name somebody who has no place in any case.")
    held = frozenset(name for name, role in route.people.items() if role.may_hold)
    left_out = held - roles(route, rules.reads)
    if left_out:
        reason = f"{listed(left_out)} may hold custody and would not read who looked at their own case."
        yield Flaw(at("access_log", "reads"), reason, "Add them.")
