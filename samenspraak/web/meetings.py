"""The meetings of a track as a page shows them: what is planned, what was held, and the count (N9)."""

from collections import Counter
from dataclasses import dataclass

from samenspraak.cases.sight import View
from samenspraak.route.permit import counted, limit_of
from samenspraak.route.state import Meeting, Track
from samenspraak.web.history import Written, written
from samenspraak.web.words import Words, in_language


@dataclass(frozen=True)
class Met:
    """One meeting. `told` is what I may read of what was written when it was planned or moved."""

    meeting: Meeting
    what: str
    there: str
    alone: bool
    """Whether one person was there."""
    counts: bool
    moved_for: str
    told: list[Written]


@dataclass(frozen=True)
class Meetings:
    """All meetings of a track; `count` of `limit` are held, when the route has a guideline here."""

    planned: list[Met]
    held: list[Met]
    count: int
    limit: int | None
    what: str
    """What is counted, in the words of the route."""

    @property
    def tally(self) -> str:
        """How often each kind was held: what is no talk, such as a first contact, is not counted as one."""
        return ", ".join(f"{what} ({times})" for what, times in Counter(one.what for one in self.held).items())

    def __bool__(self) -> bool:
        return bool(self.planned or self.held or self.limit)


def meetings_of(seen: View, track: Track, words: Words) -> Meetings:
    """The meetings of a track for one person, the planned ones and the latest first."""
    step = seen.route.options[track.option].steps[track.step]
    counting = counted(seen.route, seen.state, track, step)
    kind = step.meetings.kind if step.meetings else ""
    found = sorted(track.meetings, key=lambda one: (one.on, one.time), reverse=True)
    shown = [_met(seen, track, words, one, counts=one in counting) for one in found]
    return Meetings(
        [one for one in reversed(shown) if not one.meeting.held],
        [one for one in shown if one.meeting.held],
        len(counting),
        limit_of(step, track) if step.meetings else None,
        words.meeting(kind),
    )


def _met(seen: View, track: Track, words: Words, meeting: Meeting, *, counts: bool) -> Met:
    sides = [in_language(seen.route.sides[side].text) for side in meeting.moved_for if side in seen.route.sides]
    told = [one for one in seen.answers if one.option == track.option and one.event_number == meeting.told_in]
    return Met(
        meeting,
        words.meeting(meeting.kind),
        words.listed(meeting.there),
        len(words.names(meeting.there)) == 1,
        counts,
        ", ".join(sides),
        written(seen, words, told) if meeting.told_in else [],
    )
