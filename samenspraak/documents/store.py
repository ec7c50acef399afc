"""Where documents are kept: sealed, behind Django's storage named `documents`; their keys under that of the case."""

import io
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.core.files.storage import Storage, storages

from samenspraak.cases.keeping import keeper
from samenspraak.cases.models import Case
from samenspraak.documents.models import Document, Drawer
from samenspraak.keeper.sealing import About, new_key, seal, unseal
from samenspraak.keeper.streams import Opened

FIRST_EPOCH = 1


def storage() -> Storage:
    """Where the sealed contents are."""
    return storages["documents"]


@dataclass(frozen=True)
class OpenDrawer:
    """The key of a case's documents, opened, and what it is about."""

    key: bytes
    about: About

    def about_item(self, document: str) -> About:
        """What the parts of one document are bound to."""
        return replace(self.about, item=document)

    def seal_key(self, key: bytes, document: str) -> bytes:
        """The key of a document as it is stored."""
        return seal(self.key, key, use="item", about=self.about_item(document))

    def key_of(self, document: Document) -> bytes:
        """The key of a document. Raises `UnreadableError` when it was destroyed."""
        return unseal(self.key, bytes(document.sealed_key), use="item", about=self.about_item(document.key))

    def seal_name(self, name: str, document: str) -> bytes:
        """A name as it is stored: apart from the content, since of a refused file the name stays."""
        return seal(self.key, name.encode(), use="name", about=self.about_item(document))

    def name_of(self, document: Document) -> str:
        """The name of a document. Raises `UnreadableError` when it was destroyed."""
        return unseal(self.key, bytes(document.sealed_name), use="name", about=self.about_item(document.key)).decode()

    def open(self, document: Document) -> Opened:
        """Its content, as a file to read from. Raises `UnreadableError` or `FileNotFoundError`."""
        sealed = storage().open(document.place).file
        if sealed is None:
            raise FileNotFoundError(document.place)
        return Opened(self.key_of(document), sealed, self.about_item(document.key))


def drawer_of(case: Case) -> OpenDrawer:
    """The key of a case's documents, made with the first one. Raises `UnreadableError` when the keeper has it not."""
    found = Drawer.objects.filter(case=case).first() or _new_drawer(case)
    about = _about(case, found.room)
    return OpenDrawer(keeper().open_epoch(bytes(found.sealed_key), about), about)


def _new_drawer(case: Case) -> Drawer:
    room = uuid.uuid4()
    keeper().admit(room)
    sealed = keeper().seal_epoch(new_key(), _about(case, room))
    fresh = {"partnership_id": case.partnership_id, "room": room, "sealed_key": sealed}
    return Drawer.objects.get_or_create(case=case, defaults=fresh)[0]


def _about(case: Case, room: uuid.UUID) -> About:
    return About(tenant=str(case.partnership_id), case=case.reference, room=room, epoch=FIRST_EPOCH)


def discard(document: Document) -> None:
    """Delete the stored content, if there is any. Its key is destroyed by whoever saves the row."""
    storage().delete(document.place)


def incoming() -> Path:
    """Where contents are sealed while they arrive; nothing there is ever in clear."""
    place: Path = settings.DOCUMENTS_INCOMING
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def buffered(opened: Opened) -> io.BufferedReader:
    """The same for readers that want a buffered file, such as zipfile."""
    return io.BufferedReader(opened)
