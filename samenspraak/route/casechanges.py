"""Changes to a case as a whole: its tracks, its people, its facts and its wishes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from samenspraak.route.state import Asked, Case, Contested, Document, Person, Span, Status, Track, became


@dataclass(frozen=True, slots=True)
class Opened:
    """A track begins."""

    option: str
    step: str
    on: date
    due: date | None
    visit: int = 1
    """One more than the last visit, when this option was walked in this case before."""
    shut: tuple[int, ...] = ()
    kind: Literal["opened"] = "opened"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        track = Track(self.option, self.step, self.on, self.on, self.due, visit=self.visit, shut=self.shut)
        return became(case, tracks={**case.tracks, self.option: track})


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Someone comes into the case."""

    person: Person
    kind: Literal["person_added"] = "person_added"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        return became(case, people={**case.people, self.person.key: self.person})


@dataclass(frozen=True, slots=True)
class PersonChanged:
    """What is set here is new about a person; the rest stays."""

    key: str
    status: Status | None = None
    custody: bool | None = None
    age: int | None = None
    seated: bool | None = None
    sees_until: int | None = None
    sees_again: bool = False
    invited: date | None = None
    """Invited anew on this day: the term for joining begins again."""
    kind: Literal["person_changed"] = "person_changed"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        person = case.people[self.key]
        changed = became(
            person,
            status=self.status or person.status,
            custody=person.custody if self.custody is None else self.custody,
            age=person.age if self.age is None else self.age,
            seated=person.seated if self.seated is None else self.seated,
            sees_until=None if self.sees_again else self.sees_until or person.sees_until,
            invited=self.invited or person.invited,
            late=() if self.invited else person.late,
        )
        return became(case, people={**case.people, self.key: changed})


@dataclass(frozen=True, slots=True)
class FactSet:
    """A fact of the case becomes so, or not so, from the day `on`; events of before days were kept have none."""

    name: str
    value: bool
    on: date | None = None
    kind: Literal["fact_set"] = "fact_set"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        since = {name: day for name, day in case.since.items() if name != self.name}
        if self.value and self.on:
            since[self.name] = self.on
        again = since.get(self.name) == case.since.get(self.name)
        lasted = case.lasted if again else {name: done for name, done in case.lasted.items() if name != self.name}
        partly = {name: spans for name, spans in case.partly.items() if name != self.name}
        if left := self._left_of(case.partly.get(self.name, ())):
            partly[self.name] = left
        return became(case, facts={**case.facts, self.name: self.value}, since=since, lasted=lasted, partly=partly)

    def _left_of(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Of the days on which it was partly so, those from its first day on; nothing once it is not so any more."""
        if not self.value or self.on is None:
            return ()
        after = (one for one in spans if one.until is None or one.until > self.on)
        return tuple(became(one, since=max(one.since, self.on)) for one in after)


@dataclass(frozen=True, slots=True)
class FactPartly:
    """A fact that is so becomes only partly so from a day on, or wholly again; over on the day it began: it was not."""

    name: str
    value: bool
    on: date
    kind: Literal["fact_partly"] = "fact_partly"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        spans = case.partly.get(self.name, ())
        if self.value:
            spans = (*spans, Span(self.on))
        elif spans:
            ended = became(spans[-1], until=self.on)
            spans = (*spans[:-1], *((ended,) if ended.since < self.on else ()))
        return became(case, partly={**case.partly, self.name: spans})


@dataclass(frozen=True, slots=True)
class FactLasted:
    """A fact has been so for as long as these rules of the route say; it happens once, until it has another day."""

    name: str
    rules: tuple[int, ...]
    kind: Literal["fact_lasted"] = "fact_lasted"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        return became(case, lasted={**case.lasted, self.name: (*case.lasted.get(self.name, ()), *self.rules)})


@dataclass(frozen=True, slots=True)
class PersonLate:
    """What belongs to the end of the term for joining has happened; it happens once."""

    key: str
    index: int
    kind: Literal["person_late"] = "person_late"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        person = case.people[self.key]
        return became(case, people={**case.people, self.key: became(person, late=(*person.late, self.index))})


@dataclass(frozen=True, slots=True)
class Wished:
    """Someone asks for an option without opening it; without a request the wish is answered."""

    option: str
    request: Asked | None
    kind: Literal["wished"] = "wished"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        rest = {name: one for name, one in case.wishes.items() if name != self.option}
        return became(case, wishes={**rest, self.option: self.request} if self.request else rest)


@dataclass(frozen=True, slots=True)
class DecisionSet:
    """A contested decision is put on the case, corrected or taken back."""

    decision: Contested
    kind: Literal["decision_set"] = "decision_set"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        rest = tuple(one for one in case.contested if one.key != self.decision.key)
        return became(case, contested=(*rest, self.decision))


@dataclass(frozen=True, slots=True)
class DocumentPut:
    """A document is put on the case. `name` and `content` are keyed digests; neither stands in the case itself."""

    document: Document
    name: str
    content: str
    kind: Literal["document_put"] = "document_put"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        return became(case, documents=(*case.documents, self.document))


@dataclass(frozen=True, slots=True)
class DocumentTakenBack:
    """A document is taken back in the event of this number."""

    key: str
    number: int
    kind: Literal["document_taken_back"] = "document_taken_back"

    def on_case(self, case: Case) -> Case:
        """See the class."""
        return became(case, documents=tuple(self._after(one) for one in case.documents))

    def _after(self, one: Document) -> Document:
        return became(one, told_in=(*one.told_in, self.number), is_over=True) if one.key == self.key else one
