"""What one person is still typing. It belongs to that person alone, has no event, and does not move the case."""

from collections.abc import Mapping

from django.utils import timezone

from samenspraak.cases.models import Draft
from samenspraak.cases.sight import View, sent, unsent


def begun(seen: View, option: str, action: str) -> frozenset[str]:
    """The keys of those who are typing at the same: that they began, never what they typed."""
    drafts = unsent(Draft.objects.filter(case=seen.case, option=option, action=action))
    return frozenset(drafts.values_list("party__key", flat=True))


def save(seen: View, option: str, action: str, values: Mapping[str, object]) -> Draft:
    """Keep what this person typed so far, in place of what was kept before."""
    draft, _ = Draft.objects.update_or_create(
        party=seen.me,
        option=option,
        action=action,
        defaults={
            "partnership_id": seen.case.partnership_id,
            "case": seen.case,
            "values": dict(values),
            "saved_at": timezone.now(),
        },
    )
    return draft


def destroy_sent() -> int:
    """Destroy what was kept of texts that were sent meanwhile; how many there were."""
    return sent(Draft.objects.all()).delete()[0]
