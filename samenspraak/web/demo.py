"""The demo: the cast, and a case at the beginning for the first families."""

from datetime import datetime

from samenspraak.cases.models import Case
from samenspraak.cases.perform import Done, start
from samenspraak.cases.routes import current, route_at
from samenspraak.cases.staffing import staff_of
from samenspraak.people.models import Partnership, School, User
from samenspraak.web import cast

FIRST = (cast.NOOR, cast.DAAN, cast.ELIF, cast.TOM)
"""The families whose case stands at the beginning, for whoever wants to walk one from there."""


def seed() -> None:
    """Fill an empty database with the cast and their first cases. Safe to run again: what is there stays."""
    cast.make()
    if Case.objects.exists():
        return
    for family in FIRST:
        begin(family.partnership, family, family.starts, {"pupil_at_home": True} if family.home else {})


def begin(
    slug: str,
    family: cast.Family,
    starter: str,
    facts: dict[str, bool] | None = None,
    now: datetime | None = None,
    option: str = "mediation",
) -> Case:
    """Begin an option for a family; everyone still has to join."""
    partnership = Partnership.objects.get(slug=slug)
    school = School.objects.get(partnership=partnership, name=family.school)
    opener = User.objects.get(handle=starter)
    route = route_at(current(partnership))
    people = [*cast.newcomers(family), *staff_of(route, partnership, school, opener)]
    result = start(partnership, option, school=school, people=people, by=opener, facts=facts, now=now)
    if not isinstance(result, Done):
        raise RuntimeError(result.refusal)  # noqa: TRY004  (not a wrong type: the route refuses its own demo)
    return result.case
