"""The vocabulary of changes: what a decision does to a case. Folding them over an empty case gives its state.

A change holds names, keys, digests and dates, never a typed text; so content can be destroyed and the fold stays.
Events of years ago must still be read: words are added here, never renamed.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, TypeAdapter

from samenspraak.route.casechanges import (
    DecisionSet,
    DocumentPut,
    DocumentTakenBack,
    FactLasted,
    FactPartly,
    FactSet,
    Opened,
    PersonAdded,
    PersonChanged,
    PersonLate,
    Wished,
)
from samenspraak.route.costchanges import CostsEntered
from samenspraak.route.state import Case
from samenspraak.route.trackchanges import (
    Allowed,
    AskedAgain,
    Assigned,
    Chosen,
    Contacted,
    Declared,
    DueMoved,
    Excused,
    Included,
    Judged,
    LateDone,
    MeetingsDropped,
    MeetingSet,
    Moved,
    PartDone,
    PauseSet,
    RequestSet,
    Signed,
    TookPart,
    Voided,
    Worded,
)

__all__ = [
    "CASE",
    "CHANGES",
    "Allowed",
    "AskedAgain",
    "Assigned",
    "Change",
    "Chosen",
    "Contacted",
    "CostsEntered",
    "DecisionSet",
    "Declared",
    "DocumentPut",
    "DocumentTakenBack",
    "DueMoved",
    "Excused",
    "FactLasted",
    "FactPartly",
    "FactSet",
    "Included",
    "Judged",
    "LateDone",
    "MeetingSet",
    "MeetingsDropped",
    "Moved",
    "Opened",
    "PartDone",
    "PauseSet",
    "PersonAdded",
    "PersonChanged",
    "PersonLate",
    "RequestSet",
    "Signed",
    "TookPart",
    "Voided",
    "Wished",
    "Worded",
    "fold",
]

Change = Annotated[
    Opened
    | PersonAdded
    | PersonChanged
    | PersonLate
    | Wished
    | FactSet
    | DecisionSet
    | DocumentPut
    | DocumentTakenBack
    | FactPartly
    | FactLasted
    | Moved
    | DueMoved
    | PartDone
    | Worded
    | Signed
    | Voided
    | Declared
    | AskedAgain
    | Judged
    | MeetingSet
    | MeetingsDropped
    | RequestSet
    | Excused
    | Assigned
    | Included
    | Chosen
    | Contacted
    | Allowed
    | PauseSet
    | LateDone
    | CostsEntered
    | TookPart,
    Field(discriminator="kind"),
]

CHANGES: TypeAdapter[tuple[Change, ...]] = TypeAdapter(tuple[Change, ...])
CASE: TypeAdapter[Case] = TypeAdapter(Case)


def fold(case: Case, changes: Iterable[Change]) -> Case:
    """The case after these changes."""
    for change in changes:
        case = change.on_case(case)
    return case
