"""That an invited person looked at the case: a receipt, which is no event and changes nothing (N1)."""

from datetime import datetime

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View


def opened(seen: View, now: datetime) -> None:
    """Note once that the viewer, who is invited, opened the case; for anyone else nothing happens."""
    if seen.me.status == "invited" and seen.me.opened_at is None:
        seen.me.opened_at = now
        Party.objects.filter(pk=seen.me.pk, opened_at=None).update(opened_at=now)
