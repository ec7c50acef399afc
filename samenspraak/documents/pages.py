"""What the page of documents shows: the list, the choices of readers, and what became of each file that was sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from samenspraak.cases.sight import View
from samenspraak.documents.door import Choice
from samenspraak.documents.models import Document
from samenspraak.documents.sight import Listed, listed, places_to_put, readers_now
from samenspraak.documents.uploads import Arrived
from samenspraak.route.atoms import Text
from samenspraak.route.reasons import Refusal

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Readers:
    """A choice under `Who will read this?`: what it is called, and whom it means now."""

    value: str
    text: Text
    names: list[str]
    is_chosen: bool


@dataclass(frozen=True)
class Sent:
    """What became of a file of a form: put, or `wrong` with a word for which the page has a sentence."""

    name: str
    wrong: str = ""


@dataclass(frozen=True)
class DocumentsPage:
    """The page of documents for one person; `older` is the one that is about to be replaced."""

    seen: View
    older: Listed | None = None
    chosen: str = ""
    sent: tuple[Sent, ...] = ()
    wrong: str = ""
    """What is wrong with the form as a whole: `readers`, `no_file` or `too_large`."""
    refusal: Refusal | None = None

    @cached_property
    def documents(self) -> list[Listed]:
        """What I may know of, newest first."""
        return listed(self.seen)

    @property
    def waits(self) -> bool:
        """Whether anything still waits for the scanner."""
        return any(one.row.scan == Document.Scan.WAITS for one in self.documents)

    @property
    def query(self) -> str:
        """For addresses: the place in which I look, when I have more than one in this case."""
        return f"?as={self.seen.me.key}" if len(self.seen.mine) > 1 else ""

    @cached_property
    def tracks(self) -> list[tuple[Text, list[Readers]]]:
        """Where I can put a document, each with the choices of readers; nothing when I cannot."""
        return [(self.seen.route.options[name].title, self._readers(name)) for name in places_to_put(self.seen)]

    def _readers(self, option: str) -> list[Readers]:
        rules = self.seen.route.documents
        found = []
        for name, one in rules.readers.items() if rules else ():
            value = f"{option}:{name}"
            keys = readers_now(self.seen, option, tuple(map(str, one.who)))
            others = [self.seen.people[key].name for key in keys if key != self.seen.actor.key]
            if others or not one.who:
                found.append(Readers(value, one.text, others, value == self.chosen))
        return found

    @property
    def put(self) -> list[str]:
        """The names of the files that were put just now."""
        return [one.name for one in self.sent if not one.wrong]

    @property
    def not_put(self) -> list[Sent]:
        """Those that were not."""
        return [one for one in self.sent if one.wrong]

    @property
    def kinds(self) -> str:
        """The endings that are taken, for a person."""
        return ", ".join(settings.DOCUMENT_KINDS)

    @property
    def accept(self) -> str:
        """The same for a browser."""
        return ",".join(f".{one}" for one in settings.DOCUMENT_KINDS)

    @property
    def most(self) -> dict[str, int]:
        """How much is taken: files at once, megabytes for each and for all."""
        return {
            "files": settings.DOCUMENTS_AT_ONCE,
            "each": settings.DOCUMENT_BYTES // MEGABYTE,
            "all": settings.DOCUMENTS_BYTES // MEGABYTE,
        }


def choice_of(seen: View, older: Listed | None, posted: Mapping[str, str]) -> Choice | None:
    """Where what was sent goes; None when that was not chosen, or is no choice."""
    if older:
        return Choice(older.option, replaces=older.row.key)
    option, _, readers = posted.get("readers", "").partition(":")
    known = seen.route.documents.readers if seen.route.documents else {}
    return Choice(option, readers) if option in places_to_put(seen) and readers in known else None


def as_sent(files: Iterable[Arrived], wrong: str = "") -> tuple[Sent, ...]:
    """What became of files that were looked at; `wrong` holds for all those with which nothing else is wrong."""
    return tuple(Sent(one.name, one.wrong or wrong) for one in files)
