"""Many cases at once, for what is measured: the rows of a case that was begun, copied with other names, days and steps.

Their chains are not made: no list and no page of the first case reads those.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import batched

from samenspraak.cases.folding import folded
from samenspraak.cases.models import Case, Party, Track

FIRST = ("Adam", "Bo", "Cas", "Daan", "Eva", "Fien", "Guus", "Hanna", "Iza", "Jip", "Kiek", "Lotte", "Milan", "Noor")
LAST = ("Aker", "Bosch", "Coster", "Dool", "Eik", "Faber", "Geus", "Haan", "Jonker", "Kuil", "Linde", "Mol", "Prins")


@dataclass(frozen=True)
class Kind:
    """How a copy stands: at which step, since when it is urgent, when it is due, and for whom it waits."""

    step: str
    since: int | None
    due: int
    waits_for: str


KINDS = (
    Kind("apply", None, 4, "guardian"), Kind("apply", 40, 9, "consultant"), Kind("sign", None, -2, "guardian"),
    Kind("check", None, 1, "consultant"), Kind("decide", 12, 3, "manager"), Kind("assign", None, 9, "coordinator"),
    Kind("agree", None, -1, "guardian"), Kind("talk", None, 14, "pupil"), Kind("talk", 100, 30, "pupil"),
)  # fmt: skip


def copy(model: Case, count: int, today: date, handles: set[str]) -> None:
    """So many cases like this one, with these of its people; they have all of them in their lists."""
    parties = list(model.parties.filter(user__handle__in=handles).order_by("pk"))
    track = model.tracks.get()
    for numbers in batched(range(count), 1000, strict=False):
        cases = Case.objects.bulk_create(_case(model, number, today) for number in numbers)
        pairs = list(zip(cases, numbers, strict=True))
        Party.objects.bulk_create(_party(one, case, number, today) for case, number in pairs for one in parties)
        Track.objects.bulk_create(_track(track, case, number, today) for case, number in pairs)


def _kind(number: int) -> Kind:
    return KINDS[number % len(KINDS)]


def _name(number: int) -> str:
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"


def _fresh[Row](row: Row, **new: object) -> Row:
    other = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    other.pk = None
    for name, value in new.items():
        setattr(other, name, value)
    return other


def _case(model: Case, number: int, today: date) -> Case:
    since, reference = _kind(number).since, f"{model.reference}-{number:06d}"
    search = folded(f"{_name(number)} {model.school} {reference}")
    return _fresh(model, reference=reference, search=search, urgent_since=since and today - timedelta(days=since))


def _party(party: Party, case: Case, number: int, today: date) -> Party:
    kind, name = _kind(number), _name(number) if party.role == "pupil" else party.name
    return _fresh(
        party,
        case_id=case.pk,
        name=name,
        folded_name=folded(name),
        work_order=f"{0 if kind.since else 1}{today + timedelta(days=kind.due)}" if party.work_order else "",
        work_step=f"mediation.{kind.step}" if party.work_order else "",
        is_waited_for=party.role == kind.waits_for,
    )


def _track(track: Track, case: Case, number: int, today: date) -> Track:
    kind = _kind(number)
    return _fresh(track, case_id=case.pk, step=kind.step, due=today + timedelta(days=kind.due))
