"""Taking in files: sealed while they arrive, so that nothing of them stands anywhere in clear (incident 20)."""

import hashlib
import os
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from samenspraak.documents import store
from samenspraak.documents.kinds import wrong_with
from samenspraak.documents.names import clean_name, ending_of
from samenspraak.documents.store import OpenDrawer
from samenspraak.keeper.sealing import new_key
from samenspraak.keeper.streams import Opened, Sealer


@dataclass
class Arrived:
    """A file that came with a form. `wrong` is empty, or a word for what is wrong with it (see `kinds`).

    Beside those: `too_big`, `too_many`, `empty`, `kind`. `sealed` is where it stands until it is put or dropped.
    """

    name: str
    number: int
    """Which file of the form it was, from 0."""
    key: bytes
    document: str
    """The key that it has as a document."""
    sealed: Path | None = None
    size: int = 0
    digest: str = ""
    wrong: str = ""

    def drop(self) -> None:
        """Remove what stands of it."""
        if self.sealed:
            self.sealed.unlink(missing_ok=True)
        self.sealed = None


class NoFiles(FileUploadHandler):
    """For every form that takes no files: what is sent to it nevertheless is read over, and kept nowhere."""

    def new_file(self, *_args: Any, **_more: Any) -> None:  # noqa: ANN401 - whatever Django names
        """Skip it."""
        raise SkipFile

    def receive_data_chunk(self, _raw: bytes, _start: int) -> None:
        """Keep nothing."""

    def file_complete(self, _size: int) -> None:
        """Have nothing."""


class SealedFiles(FileUploadHandler):
    """Seals the files of a form under keys of their own. They stand in `arrived`, not among those of the request."""

    chunk_size = 64 * 1024

    def __init__(self, request: HttpRequest, drawer: OpenDrawer) -> None:
        """Take in files for this drawer."""
        super().__init__(request)
        self.drawer = drawer
        self.arrived: list[Arrived] = []
        self._file: BinaryIO | None = None

    def new_file(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - whatever Django names
        """Begin with the next file."""
        super().new_file(*args, **more)
        name = clean_name(self.file_name or "")
        file = Arrived(name, len(self.arrived), new_key(), uuid.uuid4().hex)
        self.arrived.append(file)
        if len(self.arrived) > settings.DOCUMENTS_AT_ONCE:
            file.wrong = "too_many"
        elif ending_of(name) not in settings.DOCUMENT_KINDS:
            file.wrong = "kind"
        if file.wrong:
            raise SkipFile
        handle, place = tempfile.mkstemp(dir=store.incoming())
        self._file, file.sealed = os.fdopen(handle, "wb"), Path(place)
        self._sealer = Sealer(file.key, self._file, self.drawer.about_item(file.document))
        self._hash = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        """Seal what came. Who sends more than is allowed is not listened to any longer."""
        file = self.arrived[-1]
        file.size += len(raw_data)
        if file.size > settings.DOCUMENT_BYTES:
            file.wrong = "too_big"
            self._close()
            file.drop()
            raise SkipFile
        self._sealer.write(raw_data)
        self._hash.update(raw_data)

    def file_complete(self, _file_size: int) -> None:
        """Look at what it is, once it is whole."""
        file = self.arrived[-1]
        self._sealer.finish()
        self._close()
        file.digest = self._hash.hexdigest()
        file.wrong = "empty" if not file.size else self._look(file)
        if file.wrong:
            file.drop()

    def upload_interrupted(self) -> None:
        """Drop what did not come whole. Django says this too when the last file was skipped."""
        self._close()
        for one in self.arrived:
            if not one.digest:
                one.drop()
                one.wrong = one.wrong or "broken"

    def drop_all(self) -> None:
        """Remove what was not put."""
        for one in self.arrived:
            one.drop()

    def _look(self, file: Arrived) -> str:
        if file.sealed is None:
            raise TypeError(file.name)
        with Opened(file.key, file.sealed.open("rb"), self.drawer.about_item(file.document)) as opened:
            return wrong_with(ending_of(file.name), store.buffered(opened), file.size)

    def _close(self) -> None:
        if self._file:
            self._file.close()
        self._file = None
