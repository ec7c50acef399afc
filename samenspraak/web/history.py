"""What happened in a case and what was written in it, line by line, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspraak.cases.models import Answer, Event, Party
from samenspraak.cases.sight import View, is_open
from samenspraak.route.changes import CHANGES, PersonAdded, PersonChanged
from samenspraak.route.decision import CLOCK
from samenspraak.route.documents import PUT, TAKE_BACK
from samenspraak.route.lasting import LASTING
from samenspraak.route.options import Option
from samenspraak.route.ownpapers import OWN_PAPERS
from samenspraak.route.steps import Ask, Late
from samenspraak.web.amounts import as_typed
from samenspraak.web.words import Words, in_language, joined, questions

ICONS = {
    "opened": "doc",
    "papers": "doc",
    PUT: "doc",
    TAKE_BACK: "undo",
    "reopened": "undo",
    "yes": "check",
    "no": "no",
    "did": "check",
    "clock": "clock",
}


@dataclass(frozen=True)
class Line:
    """One thing that happened. `kind` chooses the sentence in `_event.html`."""

    kind: str
    at: datetime
    who: str
    is_me: bool
    via: str
    what: str
    step: str
    """The step that it led to, when it led to another one."""
    passed: tuple[str, str] = ("", "")
    """From whom a place passed, and to whom."""

    @property
    def icon(self) -> str:
        """The icon beside it."""
        return ICONS.get(self.kind, "clock")


def lines(seen: View, words: Words, events: Iterable[Event]) -> list[Line]:
    """Events in words, in their own order."""
    return [_line(seen, words, one) for one in events if seen.sees(one)]


def _line(seen: View, words: Words, event: Event) -> Line:
    rules = seen.route.options.get(event.option)
    steps = rules.steps if rules else {}
    moved = event.step_after != event.step_before and event.step_after in steps
    kind, what = _kind(seen, words, event)
    return Line(
        kind,
        event.at,
        words.person(event.by),
        event.by == seen.me.key,
        words.person(event.via),
        what,
        in_language(steps[event.step_after].title) if moved else "",
        _passed(words, rules, event),
    )


def _passed(words: Words, rules: Option | None, event: Event) -> tuple[str, str]:
    action = rules.always.get(event.action) if rules else None
    if action is None or not action.hands_over:
        return "", ""
    changes = CHANGES.validate_json(event.changes)
    left = next((one.key for one in changes if isinstance(one, PersonChanged)), "")
    came = next((one.person.key for one in changes if isinstance(one, PersonAdded)), "")
    return words.person(left), words.person(came)


def _kind(seen: View, words: Words, event: Event) -> tuple[str, str]:
    name, _sep, rest = event.action.partition(":")
    if name in ("late", "survey", "birthday"):
        return _by_clock(seen, words, event, rest) if name == "late" else (name, "")
    if name in ("open", "reopen"):
        rules = seen.route.options.get(event.option)
        return f"{name}ed", in_language(rules.title) if rules else ""
    if name in (PUT, TAKE_BACK):
        return name, ""
    if name == OWN_PAPERS:
        return "papers", in_language(seen.route.options[event.option].title)
    what = words.deed(event.option, name, event.step_before)
    if event.by == CLOCK:
        return "clock", what
    return rest if rest in ("yes", "no") else "did", what


def _by_clock(seen: View, words: Words, event: Event, rest: str) -> tuple[str, str]:
    """A reminder: before the end of a term or at it, and the term of what."""
    of, _sep, index = rest.rpartition(":")
    if of == LASTING:
        lasts = seen.route.lasting[int(index)] if int(index) < len(seen.route.lasting) else None
        return LASTING, in_language(lasts.says) if lasts else ""
    rules, track = seen.route.options.get(event.option), seen.state.tracks.get(event.option)
    if rules is None or track is None:
        return "late", ""
    late: tuple[Late, ...] = ()
    what = ""
    asked = next((one for one in track.requests if one.key == of), None)
    if not of and event.step_before in rules.steps:
        late, what = rules.steps[event.step_before].late, in_language(rules.steps[event.step_before].title)
    elif of in rules.pauses:
        late, what = rules.pauses[of].late, in_language(rules.pauses[of].text)
    elif asked and asked.name in rules.requests:
        late, what = rules.requests[asked.name].late, words.deed(event.option, asked.name)
    number = int(index) if index.isdecimal() else len(late)
    before = number < len(late) and late[number].before is not None
    return "before" if before else "late", what


@dataclass(frozen=True)
class Written:
    """Something that was written and that I may read."""

    question: str
    value: str
    author: str
    is_mine: bool
    readers: list[str]
    later: bool
    """Others still have to wait for it."""
    shared: bool
    step: str

    @property
    def seen_by(self) -> str:
        """Whether others read it."""
        return "named" if self.readers else "me"


def written(seen: View, words: Words, answers: Iterable[Answer]) -> list[Written]:
    """Answers in words, each with its question and who reads it."""
    people = {party.pk: key for key, party in seen.people.items()}
    return [_written(seen, words, one, people.get(one.author_id, "")) for one in answers]


def _written(seen: View, words: Words, answer: Answer, author: str) -> Written:
    rules = seen.route.options[answer.option]
    action = next((one.action for one in seen.events if one.number == answer.event_number), "")
    ask, side = _ask(rules, seen.route.parties, answer, action, seen.people.get(author))
    question = in_language(ask.text) if ask else ""
    if side:
        question = _("%(question)s (for %(side)s)") % {
            "question": question,
            "side": in_language(seen.route.sides[side].text),
        }
    step = in_language(rules.steps[answer.step].title) if answer.step in rules.steps else in_language(rules.title)
    return Written(
        question,
        _said(seen, words, answer.value, ask),
        words.person(author),
        author == seen.me.key,
        words.readers(answer.audience),
        answer.later and not is_open(seen.state.tracks[answer.option], answer),
        answer.shared,
        step,
    )


def _ask(
    rules: Option, sides: tuple[str, ...], answer: Answer, action: str, author: Party | None
) -> tuple[Ask | None, str]:
    """The question to which an answer belongs, and the side for which it was asked when it was asked for each."""
    mine = (author.role, author.side) if author else ()
    found = dict(reversed([*questions(rules, answer.step, action, mine)]))
    if answer.name in found:
        return found[answer.name], ""
    name, _sep, side = answer.name.rpartition("_")
    return (found[name], side) if name in found and side in sides else (None, "")


def _said(seen: View, words: Words, value: object, ask: Ask | None) -> str:
    """An answer as a reader says it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return joined(_one(seen, words, str(one), ask) for one in value)
    return _one(seen, words, str(value), ask)


def _one(seen: View, words: Words, value: str, ask: Ask | None) -> str:
    if ask is None or ask.type == "text":
        return value
    if ask.type in ("number", "money"):
        return as_typed(value, ask.type)
    if ask.type == "choice" or value in ask.choice:
        return in_language(ask.choice.get(value, value))
    if ask.type in ("options", "body"):
        return in_language(seen.route.options[value].title) if value in seen.route.options else value
    if ask.type == "person":
        return words.person(value)
    day: date | None = parse_date(value) if ask.type == "date" else None
    return date_format(day, "l j F Y") if day else value


def asked_texts(seen: View, words: Words, option: str, request: str, by: str) -> Iterator[Written]:
    """What was written with a request, as far as I may read it."""
    names = seen.route.options[option].requests[request].asks if request in seen.route.options[option].requests else {}
    author = seen.people.get(by)
    other = {one.number for one in seen.events if one.action != request}
    found = [
        one
        for one in seen.answers
        if one.option == option
        and one.name in names
        and author
        and seen.wrote(author, one)
        and one.event_number not in other
    ]
    yield from written(seen, words, found)
