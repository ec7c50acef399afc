"""When people are asked how it was, who they are, and until when (P10, N17)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from samenspraak.cases.effects import Writing
from samenspraak.cases.models import Case, Event, Party
from samenspraak.cases.sight import PRESENT, View
from samenspraak.insight.models import Group, Invitation, Tally
from samenspraak.people.models import Partnership, User
from samenspraak.route.options import Experiences, Option
from samenspraak.route.state import Track
from samenspraak.route.steps import Survey
from samenspraak.route.surveys import last_day, values_of
from samenspraak.route.who import means


def follow(*, writing: Writing, event: Event, **_: Any) -> None:  # noqa: ANN401 - a signal names its sender too
    """Do what an event of a case means here: ask, take back, or learn the questions of a newer version of the route."""
    word, _sep, index = event.action.partition(":")
    if word == "survey":
        _ask(writing, int(index))
    elif event.action == "reopen" and _was_asked(writing):
        # Whoever answers at this moment holds this lock, and would wait for rows that are removed here.
        Partnership.objects.select_for_update(no_key=True).get(pk=writing.case.partnership_id)
        _of_track(writing.case, event.option).filter(answered=False).delete()
    elif event.action == "move_route":
        for name, option in writing.route.tracks.items():
            groups = Group.objects.filter(invitations__in=_of_track(writing.case, name)).distinct()
            _make_tallies(groups, option.experiences)


def _was_asked(writing: Writing) -> bool:
    """Whether the end that is left now is one at which people are asked how it was."""
    option = writing.route.options[writing.decision.act.option]
    return option.steps[writing.decision.step_before].survey is not None


def _of_track(case: Case, option: str) -> QuerySet[Invitation]:
    return Invitation.objects.filter(party__case=case, group__option=option)


def _ask(writing: Writing, index: int) -> None:
    """Invite everyone who is told that we ask; each human being once, and only who can answer here."""
    name = writing.decision.act.option
    option, track = writing.route.options[name], writing.before.tracks[name]
    survey = option.steps[track.step].survey
    if survey is None or option.experiences is None:
        return
    keys = [key for notice in writing.decision.notices if notice.kind == "survey" for key in notice.to]
    people = {one.user_id: one for one in (writing.people[key] for key in reversed(keys)) if one.user_id}
    today = timezone.localdate(writing.now)
    until = last_day(survey, index, today, writing.route.calendar)
    groups = _groups(writing.case, track, index, today.year, people.values())
    _make_tallies(groups.values(), option.experiences)
    Invitation.objects.bulk_create(
        Invitation(
            partnership_id=writing.case.partnership_id, party=one, user_id=user, group=groups[one.side],
            visit=track.visit, until=until,
        )
        for user, one in people.items()
    )  # fmt: skip


def _groups(case: Case, track: Track, index: int, year: int, people: Iterable[Party]) -> dict[str, Group]:
    """The group of each side, with these people counted as asked."""
    groups: dict[str, Group] = {}
    for side, asked in sorted(Counter(one.side for one in people).items()):
        groups[side], _ = Group.objects.get_or_create(
            partnership_id=case.partnership_id, year=year, option=track.option, outcome=track.outcome or "",
            round=index, side=side,
        )  # fmt: skip
        Group.objects.filter(pk=groups[side].pk).update(asked=F("asked") + asked)
    return groups


def _make_tallies(groups: Iterable[Group], experiences: Experiences | None) -> None:
    """A count for every answer that can be given, all at once: none comes into being with whoever gives it."""
    asks = experiences.asks.items() if experiences else ()
    Tally.objects.bulk_create(
        (
            Tally(partnership_id=group.partnership_id, group=group, question=name, value=value)
            for group in groups
            for name, one in asks
            for value in values_of(one)
        ),
        ignore_conflicts=True,
    )


@dataclass(frozen=True)
class Standing:
    """How it stands with one time of asking, for one person.

    `why_not` is empty when it can be answered, or: `goes_on` (the track was opened again, or did not end), `not_yet`,
    `not_asked`, `answered`, `over`.
    """

    option: Option
    survey: Survey
    index: int
    invitation: Invitation | None
    why_not: str


def standing(seen: View, name: str, index: int, today: date, *, lock: bool = False) -> Standing | None:
    """How it stands for the viewer; None when this track is not asked about, or not so often.

    With `lock` nobody else of this partnership answers until the transaction ends.
    """
    track, option = seen.state.tracks.get(name), seen.route.options.get(name)
    if track is None or option is None or option.experiences is None:
        return None
    survey = _survey_of(option, track)
    if survey is None or index >= len(survey.at):
        return None
    if track.is_open:
        return Standing(option, survey, index, None, "goes_on")
    found = _mine(seen, track, index, lock=lock)
    return Standing(option, survey, index, found, _why_not(seen, track, survey, index, found, today))


def _survey_of(option: Option, track: Track) -> Survey | None:
    """What is asked at the end where the track is; while it is open, at any of its ends."""
    if not track.is_open:
        return option.steps[track.step].survey
    asking = [step.survey for step in option.steps.values() if step.survey]
    return max(asking, key=lambda one: len(one.at), default=None)


def _mine(seen: View, track: Track, index: int, *, lock: bool) -> Invitation | None:
    mine = Invitation.objects.filter(
        party__case=seen.case, user=seen.me.user_id, group__option=track.option, group__round=index,
        visit=track.visit,
    ).select_related("group", "partnership", "party")  # fmt: skip
    if lock:
        mine = mine.select_for_update(of=("partnership",), no_key=True)
    return mine.first()


def _why_not(seen: View, track: Track, survey: Survey, index: int, found: Invitation | None, today: date) -> str:
    if found:
        return "answered" if found.answered else "over" if found.until < today else ""
    if not any(means(seen.route, seen.state, track, survey.of, one.key) for one in seen.mine):
        return "not_asked"
    return "over" if index in track.late else "not_yet"


def waiting_for(user: User) -> list[Invitation]:
    """What somebody is asked and can answer now, in the cases that this person still sees; the first to end first."""
    mine = Invitation.objects.filter(
        user=user, answered=False, until__gte=timezone.localdate(), party__status__in=PRESENT
    ).select_related("group", "party__case__partnership", "party__case__school")
    return list(mine.defer("party__case__state").order_by("until", "pk"))


def forget(now: datetime) -> int:
    """Remove the list of who was asked of every time that is over, and with it who answered. Returns how many."""
    removed, _ = Invitation.objects.filter(until__lt=timezone.localdate(now)).delete()
    return removed
