"""Which documents of a case somebody sees, and how each stands. Who may know of one is asked of `cases.sight`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenspraak.cases.models import Party
from samenspraak.cases.routes import newest
from samenspraak.cases.sight import NotVisible, View, selectors_of
from samenspraak.documents.models import Document
from samenspraak.documents.store import OpenDrawer, drawer_of
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.route.documents import is_replaced, permit_put
from samenspraak.route.state import Document as Known
from samenspraak.route.who import members

LATEST_REFUSED = 200


@dataclass(frozen=True)
class Listed:
    """A document as somebody sees it in the list."""

    row: Document
    name: str
    author: Party
    option: str
    is_mine: bool
    """Put from the place that I have: I replace it and take it back."""
    names: tuple[str, ...]
    """Who reads it now, beside the one who put it and me."""
    is_old: bool
    """A newer one stands in its place."""
    is_newer: bool
    """It stands in the place of an older one."""
    at: datetime

    @property
    def can_be_opened(self) -> bool:
        """Only once the scanner called it clean."""
        return self.row.scan == Document.Scan.CLEAN

    @property
    def was_refused(self) -> bool:
        """The scanner did not call it clean, and its content is gone."""
        return self.row.scan == Document.Scan.REFUSED


def listed(seen: View) -> list[Listed]:
    """The documents that somebody may know of, newest first. What was refused, its uploader alone still sees."""
    known = {one.key: one for one in seen.documents}
    if not known:
        return []
    rows = Document.objects.filter(case=seen.case, pk__in=known, taken_back_at=None).order_by("-event_number")
    drawer = drawer_of(seen.case)
    found = (_listed(seen, drawer, one, known[one.key]) for one in rows)
    return [one for one in found if one.is_mine or not one.was_refused]


def _listed(seen: View, drawer: OpenDrawer, row: Document, known: Known) -> Listed:
    author = next(one for one in seen.people.values() if one.pk == row.author_id)
    return Listed(
        row, drawer.name_of(row), author, known.option, known.by == seen.person.holds,
        tuple(seen.people[key].name for key in readers_now(seen, known.option, known.readers)
              if key not in (author.key, seen.me.key)),
        is_replaced(seen.state, known.key), bool(known.replaces), row.arrived_at,
    )  # fmt: skip


def readers_now(seen: View, option: str, readers: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of the people whom these selectors mean now and who joined: others read nothing yet."""
    found = members(seen.route, seen.state, seen.state.tracks.get(option), selectors_of(readers))
    return tuple(key for key in found if seen.state.people[key].status == "joined")


def one_of(seen: View, key: UUID) -> Listed:
    """One document of which somebody may know. Raises NotVisible: absent, forbidden and taken back alike."""
    found = next((one for one in listed(seen) if one.row.pk == key), None)
    if found is None:
        raise NotVisible(str(key))
    return found


def places_to_put(seen: View) -> list[str]:
    """The tracks in which the one who acts can put a document now."""
    tracks = seen.state.tracks
    return [name for name in tracks if permit_put(seen.route, seen.state, name, seen.actor.key) is None]


def refused_at(user: User, slug: str) -> tuple[Partnership, Iterator[Document]]:
    """What the scanner refused lately at a partnership, for whom its route names. Raises NotVisible for all others.

    Rows hold neither a name nor a case that could be shown: pages show kind, size, moment and finding alone.
    """
    roles = Membership.objects.filter(user=user, partnership__slug=slug, is_active=True).select_related("partnership")
    for one in roles:
        rules = newest(one.partnership).documents
        if rules and one.role in rules.watched_by:
            refused = Document.objects.filter(partnership=one.partnership, scan=Document.Scan.REFUSED)
            return one.partnership, refused.order_by("-scanned_at")[:LATEST_REFUSED].iterator()
    raise NotVisible(slug)
