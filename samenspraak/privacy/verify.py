"""Verify the access log: that no look was changed, left out or added."""

from collections.abc import Iterator
from dataclasses import dataclass

from samenspraak.cases import verify as of_events
from samenspraak.cases.models import Case
from samenspraak.cases.verify import Fault
from samenspraak.privacy import chain
from samenspraak.privacy.models import Look


def faults() -> Iterator[Fault]:
    """Every fault in the access log of every case; of each case the first."""
    for case in Case.objects.order_by("pk").iterator(chunk_size=200):
        sentence = fault_of(case)
        if sentence:
            yield Fault(case.reference, sentence)


@dataclass(frozen=True)
class Checked:
    """What was found of both logs of a case: empty where all holds."""

    events: str
    looks: str

    @property
    def broken(self) -> bool:
        """Whether something does not hold."""
        return bool(self.events or self.looks)


def checked(case: Case) -> Checked:
    """Check what happened in a case and who looked at it; once more when somebody may have done something meanwhile."""
    found = _checked(case.pk)
    return _checked(case.pk) if found.broken else found


def _checked(pk: int) -> Checked:
    case = Case.objects.select_related("route_version").get(pk=pk)
    return Checked(of_events.fault_of(case), fault_of(case))


def fault_of(case: Case) -> str:
    """The first thing that does not hold in the access log of a case; empty when all holds."""
    # One statement writes a look and the new end: they are read as of one moment, too.
    rows = list(Look.objects.filter(case=case).order_by("number"))
    ends, looks = [one for one in rows if one.end_of_id], [one for one in rows if not one.end_of_id]
    previous = chain.START
    for number, look in enumerate(looks, start=1):
        wrong = _wrong(look, number, previous)
        if wrong:
            return wrong
        previous = look.hash
    sealed = chain.seal(case.partnership_id, case.pk, len(looks), previous)
    if [one.hash for one in ends] != [sealed]:
        return f"the log of who looked ends at look {len(looks)}, which is not the last one that was written"
    return ""


def _wrong(look: Look, number: int, previous: str) -> str:
    if look.number > number:
        return f"look {number} is missing"
    if look.previous != previous:
        return f"look {number} does not follow look {number - 1}: one of them was changed, or one was added"
    if look.hash != chain.look_hash(look):
        return f"look {number} was changed, or made without the key"
    return ""
