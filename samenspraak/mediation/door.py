"""Writing in a sealed room. What is said there is no event of the case: it would tell others that it was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspraak.cases.models import Case
from samenspraak.cases.sight import NotVisible, view
from samenspraak.mediation import audiences, sealing
from samenspraak.mediation.models import Item, Room, Yes
from samenspraak.mediation.sight import Inside, Shown, enter
from samenspraak.people.models import User

MOST = 10_000
"""Characters of one text."""
SHARED = (Item.Kind.PROPOSAL, Item.Kind.SETTLEMENT)
"""What everyone in the room reads, says yes to, and writes new versions of."""
Wrong = Literal["text", "long", "audience", "closed", "moved"]
"""Why it was not written: no text, too long, for nobody, the room is read only, or others wrote a newer version."""


@dataclass(frozen=True)
class Where:
    """Who writes, and in the room of which track of which case."""

    user: User
    partnership: str
    reference: str
    option: str
    key: str | None = None


@dataclass(frozen=True)
class Text:
    """What somebody wants to write. `series` names the proposal of which it is a newer version than `after`."""

    kind: Item.Kind
    text: str
    audience: str = audiences.EVERYONE
    series: UUID | None = None
    after: int = 0


def write(where: Where, new: Text, submission: str, now: datetime | None = None) -> Item | Wrong:
    """Write something in a room, or say why not; the same submission twice writes once.

    Raises NotVisible for who is not in the room, `UnreadableError` when its key is not there.
    """
    try:
        with transaction.atomic():
            inside = _enter(where)
            return _wrong(inside, new) or _write(inside, new, submission, now or timezone.now())
    except IntegrityError:
        mine = Item.objects.filter(author__user=where.user, room__case__reference=where.reference)
        before = mine.filter(submission=submission, partnership__slug=where.partnership).first()
        return before or "moved"


def agree(where: Where, item: UUID, read: str, now: datetime | None = None) -> Yes | Wrong:
    """Say yes to the newest version of a proposal, or sign a settlement. `read` is the digest of what was shown.

    Raises NotVisible for who is not in the room, and for what is not theirs to read.
    """
    with transaction.atomic():
        inside = _enter(where)
        found = one_of(inside, item)
        if not inside.is_open:
            return "closed"
        if found.digest != read or not is_newest(inside, found):
            return "moved"
        said, _ = Yes.objects.get_or_create(
            item=found.item, party=inside.me,
            defaults={"partnership_id": found.item.partnership_id, "digest": read, "said_at": now or timezone.now()},
        )  # fmt: skip
        return said


def one_of(inside: Inside, item: UUID) -> Shown:
    """A proposal or settlement that somebody may say yes to. Raises NotVisible: absent or not theirs alike."""
    found = next((one for one in inside.items if one.item.pk == item), None)
    if found is None or found.text is None or found.item.kind in (Item.Kind.NOTE, Item.Kind.MESSAGE) or inside.leads:
        raise NotVisible(str(item))
    return found


def is_newest(inside: Inside, shown: Shown) -> bool:
    """Whether no newer version of the same proposal was written."""
    return not any(one.item.series == shown.item.series and one.item.version > shown.item.version
                   for one in inside.items)  # fmt: skip


def _enter(where: Where) -> Inside:
    seen = view(where.user, where.reference, partnership=where.partnership, key=where.key)
    return enter(seen, where.option)


def _wrong(inside: Inside, new: Text) -> Wrong | None:
    if not inside.is_open:
        return "closed"
    if not new.text.strip():
        return "text"
    if len(new.text) > MOST:
        return "long"
    if not _may_write(inside, new):
        return "audience"
    return None if new.kind not in SHARED or new.series is None or _is_next(inside, new) else "moved"


def _may_write(inside: Inside, new: Text) -> bool:
    """Whether it is for somebody: only who leads has notes and puts a settlement, of which all may change the text."""
    if new.kind == Item.Kind.NOTE or (new.kind == Item.Kind.SETTLEMENT and new.series is None):
        return inside.leads
    return new.kind in SHARED or new.audience in audiences.choices(inside.seen.route, inside.people, inside.me.key)


def _is_next(inside: Inside, new: Text) -> bool:
    """Whether a proposal still stands at the version of which a newer one was written."""
    versions = [one.item.version for one in inside.items if (one.item.series, one.item.kind) == (new.series, new.kind)]
    return bool(versions) and max(versions) == new.after


def _write(inside: Inside, new: Text, submission: str, now: datetime) -> Item:
    case, me = inside.seen.case, inside.me
    room = inside.room or _new_room(case, inside.option)
    is_note = new.kind == Item.Kind.NOTE
    follows = new.series if new.kind in SHARED else None
    people = [me.key] if is_note else list(inside.people)
    item = Item(
        partnership_id=case.partnership_id, room=room, kind=new.kind, author=me,
        audience=audiences.OWN if is_note else new.audience if new.kind == Item.Kind.MESSAGE else audiences.EVERYONE,
        epoch=sealing.epoch_for(case, room, people, me.key if is_note else "", now),
        series=follows or uuid4(), version=new.after + 1 if follows else 1, written_at=now, submission=submission,
    )  # fmt: skip
    sealing.Keys(case, room).write(item, new.text.strip())
    item.save(force_insert=True)
    return item


def _new_room(case: Case, option: str) -> Room:
    fresh = {"partnership_id": case.partnership_id}
    return Room.objects.get_or_create(case=case, option=option, defaults=fresh)[0]
