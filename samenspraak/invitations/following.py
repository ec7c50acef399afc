"""What an event of a case means for the invitations: somebody comes in, joins, says no or leaves."""

from typing import Any

from django.db import transaction

from samenspraak.cases.effects import Writing
from samenspraak.cases.models import Party
from samenspraak.invitations import codes, outbox
from samenspraak.invitations.door import mailed
from samenspraak.invitations.models import Invitation
from samenspraak.people.models import User
from samenspraak.route.changes import PersonAdded, PersonChanged

State = Invitation.State
MEANS = {
    "joined": State.JOINED, "declined": State.DECLINED, "withdrawn": State.WITHDRAWN, "left": State.WITHDRAWN,
}  # fmt: skip
"""What somebody became in a case, and the state that the invitation has then."""


def follow(*, writing: Writing, **_: Any) -> None:  # noqa: ANN401 - a signal names its sender too
    """Invite whoever of a family comes in invited, and keep up with what becomes of each invitation."""
    came = [one.person.key for one in writing.decision.changes if isinstance(one, PersonAdded)]
    _invite([party for party in map(writing.people.get, came) if party and _is_invited(writing, party)], writing)
    for one in writing.decision.changes:
        if isinstance(one, PersonChanged) and _is_family(writing, writing.people.get(one.key)):
            _become(writing.people[one.key], one)


def _is_invited(writing: Writing, party: Party) -> bool:
    return _is_family(writing, party) and party.status == "invited" and party.user_id is not None


def _is_family(writing: Writing, party: Party | None) -> bool:
    return party is not None and writing.route.people[party.role].comes_from == "case"


def _invite(parties: list[Party], writing: Writing) -> None:
    """One row for each; a mail for whoever has an address. The letter of the others is made when it is printed."""
    if not parties:
        return
    host = writing.people.get(writing.decision.act.via or writing.decision.act.by)
    new = [_new(party, host.user if host else None, writing) for party in parties]
    Invitation.objects.bulk_create(new)
    if any(one.send_at for one in new):
        transaction.on_commit(outbox.send, robust=True)


def _new(party: Party, host: User | None, writing: Writing) -> Invitation:
    contact = writing.contacts.get(party.key)
    known = codes.check_hash(party.pk, contact.check) if contact and contact.check else ""
    invitation = Invitation(
        partnership_id=writing.case.partnership_id, party=party, role=party.role, invited_by=host, check_hash=known
    )
    if contact and contact.mail and known:
        mailed(invitation, contact.mail, writing.now)
    return invitation


def _become(party: Party, change: PersonChanged) -> None:
    """Whoever is out, or whose access ended, gets in with no code that was given out before."""
    found = Invitation.objects.filter(party=party)
    if change.sees_until is not None:
        found.exclude(state=State.JOINED).update(state=State.WITHDRAWN, send_at=None)
    elif change.status == "invited":
        found.update(state=State.INVITED, code_hash="", salt="", used_at=None, attempts=0)
    elif change.status:
        found.update(state=MEANS[change.status], send_at=None)
