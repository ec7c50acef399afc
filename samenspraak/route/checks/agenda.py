"""An agenda of meetings for several cases stands beside a list of work, so it is for people who have one."""

from collections.abc import Iterator

from samenspraak.route.checks.registry import At, Flaw, rule
from samenspraak.route.model import Route


@rule("agenda")
def readers_have_a_list_of_work(route: Route, at: At) -> Iterator[Flaw]:
    """Whoever has an agenda works for the partnership, at a school, or comes from a pool."""
    for name, option in route.tracks.items():
        for key, step in option.steps.items():
            agenda = step.meetings.agenda if step.meetings else None
            for role in sorted({one for who in agenda.reads for one in route.roles_of(who)} if agenda else ()):
                if route.people[role].comes_from == "case":
                    path = ("options", name, "steps", key, "meetings", "agenda", "reads")
                    reason = f"'{role}' would have an agenda, and has no list of work beside which it stands."
                    yield Flaw(at(*path), reason, "Name people of the partnership, a school or a pool alone.")
