"""Documents of a case: who may put one, who reads it, and that it was replaced or taken back.

The state holds keys, readers and numbers of events. The event that puts one holds digests of its name and its content,
never the name; the file itself stands outside.
"""

from samenspraak.route.changes import DocumentPut, DocumentTakenBack
from samenspraak.route.model import Route
from samenspraak.route.reasons import Reason, Refusal, refuse
from samenspraak.route.state import Case, Document
from samenspraak.route.who import means
from samenspraak.route.work import Work

PUT = "put_document"
TAKE_BACK = "take_back_document"
DOCUMENTS = (PUT, TAKE_BACK)
"""The names of these acts, which no route file has to write."""


def permit_put(route: Route, case: Case, option: str, key: str) -> Refusal | None:
    """Why this person cannot put a document in this track; None when they can."""
    person, track = case.people.get(key), case.tracks.get(option)
    if route.documents is None:
        return refuse("unknown_action", PUT)
    if track is None:
        return refuse("no_track", option)
    if not track.is_open:
        return refuse("ended", track.outcome or "")
    if person is None or not means(route, case, track, route.documents.by, key):
        return refuse("not_yours", PUT)
    if person.status == "invited":
        return refuse("join_first", PUT, who=(key,), opens=(key,))
    return None


def own_document(case: Case, document: str, key: str) -> Document | None:
    """A document that was not taken back, if it was put from the place of this person."""
    person = case.people.get(key)
    found = next((one for one in case.documents if one.key == document and not one.is_over), None)
    return found if found and person and found.by == person.holds else None


def change_documents(work: Work) -> Refusal | None:
    """Put a document, a newer one in place of another, or take one back.

    The answers of the act: `document` (its key), and to put one `name` and `content` (digests) with `readers` (a name
    of the route) or, for a newer one, `replaces` (a key): that one is read by those who read the older.
    """
    key = str(work.act.answers.get("document", ""))
    if work.act.name == TAKE_BACK:
        if own_document(work.case, key, work.act.by) is None:
            return refuse("not_yours", TAKE_BACK)
        work.change(DocumentTakenBack(key, work.case.number + 1))
        return None
    return permit_put(work.route, work.case, work.act.option, work.act.by) or _put(work, key)


def _put(work: Work, key: str) -> Refusal | None:
    said = {name: str(work.act.answers.get(name) or "") for name in ("readers", "replaces", "name", "content")}
    readers = _readers(work, said["readers"], said["replaces"])
    if isinstance(readers, Refusal):
        return readers
    if not key or any(one.key == key for one in work.case.documents):
        return refuse("already_done", PUT)
    by = work.case.people[work.act.by].holds
    document = Document(key, work.act.option, by, readers, (work.case.number + 1,), said["replaces"])
    work.change(DocumentPut(document, said["name"], said["content"]))
    return None


def _readers(work: Work, chosen: str, replaces: str) -> tuple[str, ...] | Refusal:
    if replaces:
        older = own_document(work.case, replaces, work.act.by)
        if older is None or older.option != work.act.option or is_replaced(work.case, replaces):
            return refuse("not_yours", PUT)
        return older.readers
    known = work.route.documents.readers if work.route.documents else {}
    if chosen not in known:
        return Refusal((Reason("field_not_a_choice" if chosen else "field_missing", field="readers"),))
    return tuple(str(one) for one in known[chosen].who)


def is_replaced(case: Case, key: str) -> bool:
    """Whether a newer document stands in place of this one."""
    return any(one.replaces == key and not one.is_over for one in case.documents)
