"""The invented people of the demo and of the tests: two partnerships, their schools, two families each."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samenspraak.cases.perform import Newcomer
from samenspraak.people.models import Membership, Partnership, School, User


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


@dataclass(frozen=True)
class Member:
    """Someone of a family."""

    handle: str
    name: str
    role: str = "guardian"
    custody: bool = False
    birth_date: date | None = None


@dataclass(frozen=True)
class Family:
    """A family, and the school of the pupil."""

    school: str
    members: tuple[Member, ...]


SPPOH = (
    Staff("annelies", "Annelies Bron", "consultant", region="noord"),
    Staff("hanneke", "Hanneke Oord", "manager", region="noord"),
    Staff("ruben", "Ruben Vliet", "manager", region="noord"),
    Staff("ilse", "Ilse Kamp", "coordinator"),
    Staff("tess", "Tess van Wijngaard", "care_coordinator", school="De Papieren Boot"),
    Staff("marijke", "Marijke Dool", "school_leader", school="De Papieren Boot"),
    Staff("wim", "Wim Terpstra", "care_coordinator", school="Het Windrad"),
    Staff("farid", "Farid Leeman", "mediator", region="noord", pool="roster", languages="nl ar"),
    Staff("greet", "Greet Sonneveld", "mediator", region="noord", pool="roster", languages="nl en"),
    Staff("pieter", "Pieter Hals", "mediator", region="zuid", pool="roster"),
)
SWV = (
    Staff("carola", "Carola Mars", "consultant", region="heuvel"),
    Staff("joost", "Joost Beek", "coordinator"),
    Staff("lotte", "Lotte de Wilde", "care_coordinator", school="De Linde"),
    Staff("stefan", "Stefan Root", "school_leader", school="De Linde"),
    Staff("bea", "Bea Knoop", "care_coordinator", school="De Beuk"),
    Staff("yasmin", "Yasmin Aydin", "mediator", region="heuvel", pool="roster", languages="nl tr"),
    Staff("koen", "Koen Verhaar", "mediator", region="heuvel", pool="roster"),
)
PARTNERSHIPS = (
    ("waterrand", "Samenwerkingsverband Waterrand", "sppoh", SPPOH),
    ("heuvelland", "Samenwerkingsverband Heuvelland", "swv", SWV),
)
SCHOOLS = (
    ("waterrand", "De Papieren Boot", "Waterdam", "noord"),
    ("waterrand", "Het Windrad", "Oeverwijk", "noord"),
    ("heuvelland", "De Linde", "Bergveld", "heuvel"),
    ("heuvelland", "De Beuk", "Bergveld", "heuvel"),
)
NOOR = Family(
    "De Papieren Boot",
    (
        Member("samira", "Samira Haddou", custody=True),
        Member("joris", "Joris Velden", custody=True),
        Member("noor", "Noor Velden", "pupil", birth_date=date(2016, 3, 9)),
    ),
)
DAAN = Family(
    "Het Windrad",
    (
        Member("mirjam", "Mirjam Postma", custody=True),
        Member("edwin", "Edwin Postma"),
        Member("daan", "Daan Postma", "pupil", birth_date=date(2010, 12, 12)),
    ),
)
ELIF = Family(
    "De Linde",
    (
        Member("aylin", "Aylin Demir", custody=True),
        Member("kemal", "Kemal Demir", custody=True),
        Member("elif", "Elif Demir", "pupil", birth_date=date(2014, 7, 1)),
    ),
)
TOM = Family(
    "De Beuk",
    (
        Member("sanne", "Sanne Kuipers", custody=True),
        Member("tom", "Tom Kuipers", "pupil", birth_date=date(2010, 12, 3)),
    ),
)
FAMILIES = (NOOR, DAAN, ELIF, TOM)


@transaction.atomic
def make() -> None:
    """Make the partnerships, schools and people. What is there already stays as it is."""
    for slug, name, route, staff in PARTNERSHIPS:
        partnership, _ = Partnership.objects.get_or_create(slug=slug, defaults={"name": name, "route": route})
        for owner, school, place, region in SCHOOLS:
            if owner == slug:
                School.objects.get_or_create(
                    partnership=partnership, name=school, place=place, defaults={"region": region}
                )
        for one in staff:
            _staff(partnership, one)
    for family in FAMILIES:
        for member in family.members:
            user_of(member.handle, member.name)


def _staff(partnership: Partnership, one: Staff) -> None:
    school = School.objects.get(partnership=partnership, name=one.school) if one.school else None
    Membership.objects.get_or_create(
        partnership=partnership,
        user=user_of(one.handle, one.name),
        role=one.role,
        school=school,
        region=one.region,
        defaults={"pool": one.pool, "languages": one.languages},
    )


def user_of(handle: str, name: str) -> User:
    """The user with this handle, made when there is none."""
    return User.objects.filter(handle=handle).first() or User.objects.make(handle, name)


def newcomers(family: Family, *, joined: bool = False) -> list[Newcomer]:
    """A family as people with whom a case begins."""
    return [
        Newcomer(
            one.role,
            one.name,
            user_of(one.handle, one.name),
            custody=one.custody,
            birth_date=one.birth_date,
            joined=joined,
        )
        for one in family.members
    ]
