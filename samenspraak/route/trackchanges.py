"""Changes to one track: where it stands, what was done and signed, meetings, requests, pauses."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from samenspraak.route.state import Asked, Case, Meeting, Paused, Said, Track, became


class OnTrack:
    """Base of the changes to one track: `on_track` gives the track as it becomes."""

    __slots__ = ()
    option: str

    def on_case(self, case: Case) -> Case:
        """The case with this track changed."""
        return became(case, tracks={**case.tracks, self.option: self.on_track(case.tracks[self.option])})

    def on_track(self, track: Track) -> Track:
        """See the class."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Moved(OnTrack):
    """The track comes to a step; what belonged to the visit of the former step is over."""

    option: str
    to: str
    on: date
    due: date | None
    outcome: str | None = None
    shuts: bool = False
    """The parts of the visit that is over stay shut: everything ended while they were written."""
    kind: Literal["moved"] = "moved"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        requests = track.requests
        if self.outcome:
            requests = tuple(became(one, answer="over") if one.is_open else one for one in requests)
        return became(
            track,
            step=self.to,
            entered=self.on,
            due=self.due,
            visit=track.visit + 1,
            shut=(*track.shut, track.visit) if self.shuts else track.shut,
            outcome=self.outcome,
            done=(),
            late=(),
            contacted=(),
            choices={},
            requests=requests,
            pauses={} if self.outcome else track.pauses,
        )


@dataclass(frozen=True, slots=True)
class DueMoved(OnTrack):
    """The term of the step ends on another day; what happened around its former end can happen again."""

    option: str
    due: date | None
    kind: Literal["due_moved"] = "due_moved"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, due=self.due, late=())


@dataclass(frozen=True, slots=True)
class PartDone(OnTrack):
    """A person's own part is done, or (`done: false`) has to be looked at again."""

    option: str
    person: str
    done: bool = True
    kind: Literal["part_done"] = "part_done"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        rest = tuple(key for key in track.done if key != self.person)
        return became(track, done=(*rest, self.person) if self.done else rest)


@dataclass(frozen=True, slots=True)
class Worded(OnTrack):
    """A shared question has a new wording."""

    option: str
    question: str
    digest: str
    kind: Literal["worded"] = "worded"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, together={**track.together, self.question: self.digest})


@dataclass(frozen=True, slots=True)
class Signed(OnTrack):
    """One person signs one consent, bound to the digest of what that person read."""

    option: str
    consent: str
    person: str
    digest: str
    kind: Literal["signed"] = "signed"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        signatures = {**track.signed.get(self.consent, {}), self.person: self.digest}
        return became(track, signed={**track.signed, self.consent: signatures})


@dataclass(frozen=True, slots=True)
class Voided(OnTrack):
    """No signature under this consent counts any more."""

    option: str
    consent: str
    kind: Literal["voided"] = "voided"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, signed={**track.signed, self.consent: {}})


@dataclass(frozen=True, slots=True)
class Declared(OnTrack):
    """A person says how it is, for a condition that everyone declares."""

    option: str
    condition: str
    person: str
    value: str
    on: date | None = None
    kind: Literal["declared"] = "declared"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        said = Said(self.value, track.asked.get(self.condition, 0), self.on)
        mine = {**track.declared.get(self.condition, {}), self.person: said}
        return became(track, declared={**track.declared, self.condition: mine})


@dataclass(frozen=True, slots=True)
class AskedAgain(OnTrack):
    """Earlier declarations for this condition do not count any more."""

    option: str
    condition: str
    kind: Literal["asked_again"] = "asked_again"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, asked={**track.asked, self.condition: track.asked.get(self.condition, 0) + 1})


@dataclass(frozen=True, slots=True)
class Judged(OnTrack):
    """A condition is judged to be met, or not."""

    option: str
    condition: str
    met: bool
    kind: Literal["judged"] = "judged"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, judged={**track.judged, self.condition: self.met})


@dataclass(frozen=True, slots=True)
class MeetingSet(OnTrack):
    """A meeting is planned, moved or held."""

    option: str
    meeting: Meeting
    kind: Literal["meeting_set"] = "meeting_set"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        rest = tuple(one for one in track.meetings if one.key != self.meeting.key)
        return became(track, meetings=(*rest, self.meeting))


@dataclass(frozen=True, slots=True)
class MeetingsDropped(OnTrack):
    """Planned meetings do not take place; without `planned_only` also held ones are not counted any more."""

    option: str
    planned_only: bool = True
    kind: Literal["meetings_dropped"] = "meetings_dropped"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        kept = tuple(one for one in track.meetings if one.held and self.planned_only)
        return became(track, meetings=kept)


@dataclass(frozen=True, slots=True)
class RequestSet(OnTrack):
    """A request is put, or answered."""

    option: str
    request: Asked
    kind: Literal["request_set"] = "request_set"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        known = any(one.key == self.request.key for one in track.requests)
        if not known:
            return became(track, requests=(*track.requests, self.request))
        requests = tuple(self.request if one.key == self.request.key else one for one in track.requests)
        return became(track, requests=requests)


@dataclass(frozen=True, slots=True)
class Excused(OnTrack):
    """A person is not counted any more in this track."""

    option: str
    person: str
    kind: Literal["excused"] = "excused"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, excused=(*track.excused, self.person))


@dataclass(frozen=True, slots=True)
class Assigned(OnTrack):
    """A person takes a role in this track; with an empty person the role is free again. `on`: when that was agreed."""

    option: str
    role: str
    person: str
    on: date | None = None
    kind: Literal["assigned"] = "assigned"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        rest = {role: key for role, key in track.assigned.items() if role != self.role}
        assigned = {**rest, self.role: self.person} if self.person else rest
        return became(track, assigned=assigned, assigned_on=self.on)


@dataclass(frozen=True, slots=True)
class Included(OnTrack):
    """One more person takes a role in this track that several can have."""

    option: str
    person: str
    kind: Literal["included"] = "included"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        rest = tuple(key for key in track.included if key != self.person)
        return became(track, included=(*rest, self.person))


@dataclass(frozen=True, slots=True)
class Chosen(OnTrack):
    """A side names someone from the pool for a role. `candidate` is the human being (`who`)."""

    option: str
    role: str
    side: str
    candidate: str
    kind: Literal["chosen"] = "chosen"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        votes = {**track.choices.get(self.role, {}), self.side: self.candidate}
        return became(track, choices={**track.choices, self.role: votes})


@dataclass(frozen=True, slots=True)
class Contacted(OnTrack):
    """A side was reached."""

    option: str
    side: str
    kind: Literal["contacted"] = "contacted"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, contacted=(*track.contacted, self.side))


@dataclass(frozen=True, slots=True)
class Allowed(OnTrack):
    """One more meeting of this kind than the guideline."""

    option: str
    meeting: str
    kind: Literal["allowed"] = "allowed"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return became(track, allowed={**track.allowed, self.meeting: track.allowed.get(self.meeting, 0) + 1})


@dataclass(frozen=True, slots=True)
class PauseSet(OnTrack):
    """Who owns a reason to stand still; without owners the reason is gone."""

    option: str
    reason: str
    paused: Paused
    kind: Literal["pause_set"] = "pause_set"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        rest = {reason: one for reason, one in track.pauses.items() if reason != self.reason}
        return became(track, pauses={**rest, self.reason: self.paused} if self.paused.owners else rest)


@dataclass(frozen=True, slots=True)
class LateDone(OnTrack):
    """What belongs to the end of a term has happened; it happens once. `of`: step, a request's key or a pause."""

    option: str
    of: str
    index: int
    kind: Literal["late_done"] = "late_done"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        if self.of == "":
            return became(track, late=(*track.late, self.index))
        if self.of in track.pauses:
            pause = track.pauses[self.of]
            pause = became(pause, late=(*pause.late, self.index))
            return became(track, pauses={**track.pauses, self.of: pause})
        requests = tuple(
            became(one, late=(*one.late, self.index)) if one.key == self.of else one for one in track.requests
        )
        return became(track, requests=requests)


@dataclass(frozen=True, slots=True)
class TookPart(OnTrack):
    """This human being (`who`) applied, signed or checked here, and may not decide."""

    option: str
    who: str
    kind: Literal["took_part"] = "took_part"

    def on_track(self, track: Track) -> Track:
        """See the class."""
        return track if self.who in track.took_part else became(track, took_part=(*track.took_part, self.who))
