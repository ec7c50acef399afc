"""The demo: the cast, and one case for each family, at the beginning."""

from datetime import datetime

from samenspraak.cases.models import Case
from samenspraak.cases.perform import Done, start
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Partnership, School, User
from samenspraak.web import cast

BEGIN: tuple[tuple[str, cast.Family, str, dict[str, bool]], ...] = (
    ("waterrand", cast.NOOR, "annelies", {"pupil_at_home": True}),
    ("waterrand", cast.DAAN, "wim", {}),
    ("heuvelland", cast.ELIF, "lotte", {}),
    ("heuvelland", cast.TOM, "bea", {}),
)


def seed() -> None:
    """Fill an empty database with the cast and their cases. Safe to run again: what is there stays."""
    cast.make()
    if Case.objects.exists():
        return
    for slug, family, starter, facts in BEGIN:
        begin(slug, family, starter, facts)


def begin(
    slug: str,
    family: cast.Family,
    starter: str,
    facts: dict[str, bool] | None = None,
    now: datetime | None = None,
) -> Case:
    """Begin mediation for a family; everyone still has to join."""
    partnership = Partnership.objects.get(slug=slug)
    school = School.objects.get(partnership=partnership, name=family.school)
    opener = User.objects.get(handle=starter)
    route = route_at(current(partnership))
    people = [*cast.newcomers(family), *staff_of(route, partnership, school, opener)]
    result = start(partnership, "mediation", school=school, people=people, by=opener, facts=facts, now=now)
    if not isinstance(result, Done):
        raise RuntimeError(result.refusal)  # noqa: TRY004  (not a wrong type: the route refuses its own demo)
    return result.case
