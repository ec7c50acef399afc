"""What other pages show of asking how it was: an invitation, and for staff that people were asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django import template
from django.template import Context
from django.utils import timezone

from samenspraak.cases.sight import View
from samenspraak.insight.models import Invitation
from samenspraak.insight.rounds import waiting_for
from samenspraak.people.models import User
from samenspraak.route.who import means

register = template.Library()


@dataclass(frozen=True)
class Asked:
    """How many people were asked in one case, and until when they can answer; never what anyone answered.

    `answered` are the names of those who did, for whom the route lets see that: someone who reads no figures.
    """

    option: str
    people: int
    until: date
    answered: tuple[str, ...] | None = None


@register.simple_tag
def survey_of_case(seen: View) -> dict[str, object]:
    """What I am asked in a case, and for whom the route names as readers: that others were asked."""
    ended = {name: one for name, one in seen.state.tracks.items() if not one.is_open and _asks(seen, name)}
    if not ended:
        return {}
    open_ones = Invitation.objects.filter(party__case=seen.case, until__gte=timezone.localdate())
    found = [
        one
        for one in open_ones.select_related("group", "party").order_by("until", "pk")
        if one.group.option in ended and one.visit == ended[one.group.option].visit
    ]
    mine = [one for one in found if one.user_id == seen.me.user_id]
    return {
        "seen": seen,
        "mine": [(one, seen.route.options[one.group.option]) for one in mine if not one.answered],
        "answered": any(one.answered for one in mine),
        "asked": _asked(seen, found),
        "known": _known(seen, found),
    }


def _asks(seen: View, option: str) -> bool:
    return seen.route.options[option].experiences is not None


def _asked(seen: View, found: list[Invitation]) -> list[Asked]:
    return [
        Asked(option, len(ones), ones[0].until)
        for option, ones in _together(found)
        if _is_one_of(seen, option, "reads")
    ]


def _known(seen: View, found: list[Invitation]) -> list[Asked]:
    """The same with who answered, for whom the route lets see it."""
    return [
        Asked(option, len(ones), ones[0].until, tuple(one.party.name for one in ones if one.answered))
        for option, ones in _together(found)
        if _is_one_of(seen, option, "who_answered")
    ]


def _together(found: list[Invitation]) -> Iterator[tuple[str, list[Invitation]]]:
    """Those who are asked at the same time about the same option."""
    together: dict[tuple[str, int], list[Invitation]] = {}
    for one in sorted(found, key=lambda one: one.party_id):  # the order of the case, and not of answering
        together.setdefault((one.group.option, one.group.round), []).append(one)
    return ((option, ones) for (option, _round), ones in together.items())


def _is_one_of(seen: View, option: str, word: str) -> bool:
    """Whether the route names the viewer in this word of `experiences`."""
    asked = seen.route.options[option].experiences
    if asked is None or seen.me.status != "joined":
        return False
    return means(seen.route, seen.state, seen.state.tracks[option], getattr(asked, word), seen.me.key)


@register.inclusion_tag("insight/_invitations.html", takes_context=True)
def survey_invitations(context: Context, rows: Iterable[object]) -> dict[str, object]:
    """What the one who is signed in is asked. Each row of the list has a `case` and a `pupil`.

    Nothing is looked for while every row `is_open`.
    """
    user = context["user"]
    if not isinstance(user, User) or all(row.is_open for row in rows):  # type: ignore[attr-defined]
        return {}
    pupils = {row.case.pk: row.pupil for row in rows}  # type: ignore[attr-defined]
    return {"found": [(one, pupils.get(one.party.case_id, "")) for one in waiting_for(user)]}
