"""Who holds the keys of rooms, and whether they open what they should."""

from collections.abc import Iterator

from django.conf import settings

from samenspraak.cases.keeping import keeper
from samenspraak.keeper.proof import destruction_faults
from samenspraak.keeper.sealing import UnreadableError
from samenspraak.mediation.models import Epoch, Room
from samenspraak.mediation.sealing import about_epoch


def holders() -> Iterator[tuple[str, str]]:
    """Yield each room, as case and track, with who holds its key: the keeper alone, no person and no role."""
    held = keeper().rooms()
    for room in Room.objects.select_related("case").order_by("case__reference", "option"):
        yield f"{room.case.reference} {room.option}", "keeper" if room.pk in held else "nobody: it stays closed"


def faults() -> Iterator[str]:
    """Yield, in sentences, each room whose keys do not open, and what is wrong with destruction."""
    for epoch in Epoch.objects.select_related("room__case").order_by("pk").iterator():
        case = epoch.room.case
        try:
            keeper().open_epoch(bytes(epoch.sealed_key), about_epoch(case, epoch.room, epoch.number))
        except UnreadableError as error:
            yield f"{case.reference} {epoch.room.option}: {error}"
    keeper()
    yield from destruction_faults(settings.KEEPER_ROOMS, settings.KEEPER_MASTERS)
