"""What a party may take along out of a case: their own words and what they were told. Of others not one sentence (N10).

It is made from what the viewer may see, and narrowed down further: nothing that others wrote, nothing of a sealed room.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspraak.cases.models import Answer, Event
from samenspraak.cases.sight import View
from samenspraak.route.atoms import parse_selector
from samenspraak.route.filing import LastDay
from samenspraak.route.gates import said_now
from samenspraak.route.options import Option
from samenspraak.route.ownpapers import permit_papers
from samenspraak.route.state import Meeting
from samenspraak.web.history import written
from samenspraak.web.lastdays import decided
from samenspraak.web.words import Words, in_language, words_of


@dataclass(frozen=True)
class Paper:
    """One thing that can be taken along. `key` names it in the form; `text` is a text, `on` a day."""

    key: str
    title: str
    text: str = ""
    on: date | None = None
    time: str = ""
    last_days: tuple[LastDay, ...] = ()


@dataclass(frozen=True)
class Group:
    """Papers of one kind."""

    name: str
    """Chooses the heading in the template."""
    papers: tuple[Paper, ...]


def papers_for(seen: View) -> list[tuple[str, Option]]:
    """The options for which the viewer may put papers together, as themselves."""
    options = seen.route.options.items()
    return [
        (name, one)
        for name, one in options
        if one.own_papers and permit_papers(seen.route, seen.state, name, seen.me.key) is None
    ]


def papers_of(seen: View, today: date) -> list[Group]:
    """Everything that the viewer may choose from; kinds of which there is nothing are left out."""
    words = words_of(seen)
    found = {
        "own": _written(seen, words, (one for one in seen.answers if not one.shared and seen.wrote(seen.me, one))),
        "shared": _written(seen, words, (one for one in seen.answers if one.shared)),
        "declared": _declared(seen),
        "dates": _meetings(seen, words),
        "told": _told(seen, words),
        "contested": _contested(seen, today),
    }
    groups = [Group(name, tuple(papers)) for name, papers in found.items()]
    return [one for one in groups if one.papers]


def chosen(groups: Iterable[Group], keys: Iterable[str]) -> list[Group]:
    """Those papers that were ticked."""
    ticked = set(keys)
    found = [Group(one.name, tuple(paper for paper in one.papers if paper.key in ticked)) for one in groups]
    return [one for one in found if one.papers]


def _written(seen: View, words: Words, answers: Iterable[Answer]) -> Iterator[Paper]:
    outside = [one for one in answers if not _is_sealed(seen, one)]
    for answer, said in zip(outside, written(seen, words, outside), strict=True):
        yield Paper(f"a{answer.pk}", said.question, said.value)


def _is_sealed(seen: View, answer: Answer) -> bool:
    """Whether it was written at a step with a sealed room, or for a mediator alone: one's own words stay there too."""
    step = seen.route.options[answer.option].steps.get(answer.step)
    readers = [role for one in answer.audience for role in seen.route.roles_of(parse_selector(one))]
    outside = bool(readers) and all(seen.route.people[one].comes_from == "pool" for one in readers)
    return bool(step and step.room) or outside


def _declared(seen: View) -> Iterator[Paper]:
    for name, track in seen.state.tracks.items():
        for key, condition in seen.route.options[name].conditions.items():
            said = said_now(track, key).get(seen.me.key, "")
            if said in condition.values:
                yield Paper(f"d-{name}-{key}", in_language(condition.text), in_language(condition.values[said]))


def _meetings(seen: View, words: Words) -> Iterator[Paper]:
    for name, track in seen.state.tracks.items():
        for one in track.meetings:
            yield Paper(f"m-{name}-{one.key}", _meeting(words, one), on=one.on, time=one.time)


def _meeting(words: Words, one: Meeting) -> str:
    what = words.meeting(one.kind)
    return what if one.held else _("%(what)s (planned)") % {"what": what}


def _told(seen: View, words: Words) -> Iterator[Paper]:
    """What was decided, and how each track ended: what it is called and when. Reasons are the words of others."""
    for event in reversed(seen.events):
        what = _decision(seen, words, event)
        if what:
            yield Paper(f"e{event.number}", what, on=timezone.localdate(event.at))


def _decision(seen: View, words: Words, event: Event) -> str:
    rules = seen.route.options.get(event.option)
    if rules is None:
        return ""
    name, _sep, answer = event.action.partition(":")
    action, request = rules.action_at(event.step_before, name), rules.requests.get(name)
    ended = event.step_before != event.step_after and rules.steps[event.step_after].is_final
    if ended:
        return f"{in_language(rules.title)}: {in_language(rules.steps[event.step_after].title)}"
    if (action and action.decides) or (request and request.decides and answer):
        what = {"title": in_language(rules.title), "what": words.deed(event.option, name, event.step_before)}
        return _("%(title)s, chosen: “%(what)s”") % what
    return ""


def _contested(seen: View, today: date) -> Iterator[Paper]:
    for one in decided(seen, today):
        if one.is_mine:
            yield Paper(one.decision.key, in_language(one.about), on=one.decision.on, last_days=one.days)
