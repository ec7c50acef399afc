"""The invented people of the demo and of the tests: two partnerships, their schools, and families of all kinds.

They stand in cast.toml; here they are read, and made in a database.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.cases.perform import Newcomer
from samenspraak.people.models import Membership, Partnership, School, SupportCentre, User


@dataclass(frozen=True)
class Staff:
    """Someone with a role at a partnership, a school or in a pool."""

    handle: str
    name: str
    role: str
    school: str = ""
    region: str = ""
    pool: str = ""
    languages: str = "nl"
    telephone: str = ""


@dataclass(frozen=True)
class Member:
    """Someone of a family."""

    handle: str
    name: str
    role: str = "guardian"
    custody: bool = False
    birth_date: date | None = None
    age: int | None = None
    """The age in years, for somebody without a date of birth of their own, with `birthday` days until the next one."""
    birthday: int = 180
    language: str = ""
    away: bool = False
    """Somebody who does not react to anything."""

    def born(self, today: date) -> date | None:
        """The date of birth, reckoned from today for whoever has only an age."""
        if self.birth_date or self.age is None:
            return self.birth_date
        next_one = today + timedelta(days=self.birthday)
        return next_one.replace(year=next_one.year - self.age - 1, day=min(next_one.day, 28))


@dataclass(frozen=True)
class Family:
    """A family, and the school of the pupil."""

    school: str
    members: tuple[Member, ...]
    starts: str = ""
    """Who begins their case."""
    home: bool = False
    """Whether the pupil is at home without education."""
    often: int = 1
    """How often families of this kind are invented beside it."""

    @property
    def partnership(self) -> str:
        """The slug of the partnership of the school."""
        return next(slug for slug, name, *_ in SCHOOLS if name == self.school)


def _known_of(school: Mapping[str, str]) -> dict[str, str]:
    """What the registry knows of a school, by the names of the model."""
    return {name: value for name, value in school.items() if name not in ("name", "place", "region")}


_DATA = tomllib.loads((Path(__file__).parent / "cast.toml").read_text("utf-8"))
PARTNERSHIPS: tuple[tuple[str, str, str, tuple[Staff, ...]], ...] = tuple(
    (one["slug"], one["name"], one["route"], tuple(Staff(**person) for person in one["staff"]))
    for one in _DATA["partnership"]
)
SCHOOLS: tuple[tuple[str, str, str, str, dict[str, str]], ...] = tuple(
    (one["slug"], school["name"], school["place"], school["region"], _known_of(school))
    for one in _DATA["partnership"]
    for school in one["schools"]
)

SUPPORT_CENTRES: dict[str, list[dict[str, object]]] = {
    one["slug"]: one["support_centres"] for one in _DATA["partnership"]
}


def _family(data: dict[str, object]) -> Family:
    members = tuple(_member(**one) for one in data.pop("members"))  # type: ignore[attr-defined]
    return Family(**data, members=members)  # type: ignore[arg-type]


def _member(born: date | None = None, **data: object) -> Member:
    return Member(**data, birth_date=born)  # type: ignore[arg-type]


CALLS: list[dict[str, Any]] = _DATA["call"]
"""Who asks to be called back in the demo, and what was done with it since."""


def number_of(call: Mapping[str, Any]) -> str:
    """Out of what the secret address of somebody in the demo is made, so that its page of everybody can lead there."""
    return f"demo-{call['partnership']}-{call['name']}"


_BY_KEY = {str(one.pop("key")): _family(one) for one in _DATA["family"]}
NOOR, DAAN, ELIF, TOM = (_BY_KEY[key] for key in ("noor", "daan", "elif", "tom"))
FAMILIES: tuple[Family, ...] = tuple(_BY_KEY.values())


@transaction.atomic
def make() -> None:
    """Make the partnerships, schools and people. What is there already stays as it is."""
    users = _users()
    for slug, name, route, staff in PARTNERSHIPS:
        partnership, _ = Partnership.objects.get_or_create(slug=slug, defaults={"name": name, "route": route})
        _staff(partnership, staff, _schools(partnership), users)
        _support_centres(partnership)


def _users() -> dict[str, User]:
    names = {one.handle: one.name for _slug, _name, _route, staff in PARTNERSHIPS for one in staff}
    names |= {one.handle: one.name for family in FAMILIES for one in family.members if one.handle}
    return {one.handle: one for one in User.objects.make_many(names)}


def _schools(partnership: Partnership) -> dict[str, School]:
    there = {one.name: one for one in School.objects.filter(partnership=partnership)}
    new = [
        School(partnership=partnership, name=name, place=place, region=region, **known)
        for slug, name, place, region, known in SCHOOLS
        if slug == partnership.slug and name not in there
    ]
    return there | {one.name: one for one in School.objects.bulk_create(new)}


def _staff(
    partnership: Partnership, staff: Iterable[Staff], schools: Mapping[str, School], users: Mapping[str, User]
) -> None:
    memberships = Membership.objects.filter(partnership=partnership)
    there = set(memberships.values_list("user", "role", "school", "region"))
    new = [
        Membership(
            partnership=partnership, user=users[one.handle], role=one.role, school=schools.get(one.school),
            region=one.region, pool=one.pool, languages=one.languages, telephone=one.telephone,
        )
        for one in staff
    ]  # fmt: skip
    Membership.objects.bulk_create(
        one for one in new if (one.user_id, one.role, one.school_id, one.region) not in there
    )


def _support_centres(partnership: Partnership) -> None:
    there = set(partnership.support_centres.values_list("name", flat=True))
    new = [one for one in SUPPORT_CENTRES[partnership.slug] if one["name"] not in there]
    SupportCentre.objects.bulk_create(SupportCentre(partnership=partnership, **one) for one in new)


def user_of(handle: str, name: str) -> User:
    """The user with this handle, made when there is none."""
    return User.objects.filter(handle=handle).first() or User.objects.make(handle, name)


def newcomers(family: Family, *, joined: bool = False, today: date | None = None) -> list[Newcomer]:
    """A family as people with whom a case begins; ages are reckoned from `today`."""
    today = today or timezone.localdate()
    return [
        Newcomer(
            one.role,
            one.name,
            user_of(one.handle, one.name) if one.handle else None,
            custody=one.custody,
            birth_date=one.born(today),
            joined=joined,
            makes_account=not one.handle,
            language=one.language,
        )
        for one in family.members
    ]
