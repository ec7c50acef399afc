"""The questions of a form, read from the route."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from samenspraak.route.atoms import Text, Who
from samenspraak.route.gates import declared_now
from samenspraak.route.meetingfields import amended_fields, meeting_fields, planned_fields, recorded_fields
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.question import ABOUT, DECIDED_ON, DECISION, READERS, SINCE, Field, Kind
from samenspraak.route.state import Candidate, Case, Contested, Person, Track
from samenspraak.route.steps import Action, Ask, Request
from samenspraak.route.succession import SUCCESSOR, holders, successors
from samenspraak.route.who import slots


def action_fields(
    route: Route, case: Case, track: Track, action: Action, person: Person | None, pool: tuple[Candidate, ...]
) -> tuple[Field, ...]:
    """All questions that an action asks of a person."""
    option = route.options[track.option]
    asked = ask_fields(route, case, action.asks, action.reads or action.tells)
    fields = [_without(one, track.option) if one.type == "options" else one for one in asked]
    if action.sets or action.partly:
        fields = [replace(one, past=True) if one.name == SINCE else one for one in fields]
    if action.finishes and person:
        fields = [*_own_part(route, case, track, person), *fields]
    fields += _declared(option, track, action, person)
    fields += [Field(name, "yes_no", "judge", option.conditions[name].text, about=name) for name in action.judges]
    if action.records:
        fields = [*recorded_fields(route, case, action, person), *fields]
    fields = [*planned_fields(route, track, action, person), *fields]
    if action.amends:
        fields = [*amended_fields(route, case, track, action, person), *fields]
    if action.corrects:
        fields = [
            _entry(track, action.corrects),
            *ask_fields(route, case, option.costing.get(action.corrects, {})),
            *fields,
        ]
    fields += _from_a_pool(route, case, action, pool)
    if action.contacts:
        sides = tuple((side, route.sides[side].text) for side in route.parties if side not in track.contacted)
        fields.append(Field("side", "choice", "side", choices=sides))
    if action.changes_custody or action.invites:
        fields += _about_somebody(route, case, action)
    if action.contests and person:
        fields = [*contest_fields(route, case, action, person), *fields]
    return tuple(fields)


def _without(field: Field, option: str) -> Field:
    """What else is possible: never the option itself from which one is sent on."""
    return replace(field, choices=tuple(one for one in field.choices if one[0] != option))


def request_fields(
    route: Route, case: Case, request: Request, about: tuple[str, ...], ceiling: Decimal | None
) -> tuple[Field, ...]:
    """All questions that putting a request asks; `about` are the keys of those whom it can be about.

    `ceiling` is what the track may cost already: whoever asks for another one asks for more.
    """
    fields = list(ask_fields(route, case, request.asks, request.reads or (*request.answered_by, *request.tells)))
    raised = {name for name, ask in request.asks.items() if ask.counts == "ceiling"}
    fields = [replace(one, above=ceiling) if one.name in raised else one for one in fields]
    if request.about:
        fields.insert(0, Field("about", "person", "about", choices=tuple((key, key) for key in about)))
    return tuple(fields)


def answer_fields(route: Route, case: Case, request: Request) -> tuple[Field, ...]:
    """All questions to the one who answers a request."""
    return ask_fields(route, case, request.answer_asks, (*request.by, *request.answered_by, *request.tells))


def ask_fields(route: Route, case: Case, asks: Mapping[str, Ask], reads: Who = ()) -> tuple[Field, ...]:
    """The fields of plain questions; `reads` for those that name no readers of their own."""
    return tuple(_each_ask(route, case, asks, reads))


def _each_ask(route: Route, case: Case, asks: Mapping[str, Ask], reads: Who) -> Iterator[Field]:
    for name, ask in asks.items():
        if ask.per_side:
            for side in route.parties:
                asked = _field(route, case, f"{name}_{side}", ask, (side,))
                yield replace(asked, one_of=name) if ask.at_least_one else asked
        else:
            yield from _with_readers(route, case, name, ask, tuple(map(str, ask.reads or reads)))


def _with_readers(
    route: Route, case: Case, name: str, ask: Ask, readers: tuple[str, ...], *, later: bool = False
) -> Iterator[Field]:
    if ask.type == "meeting":
        yield from (
            _prefixed(one, name, optional=ask.optional, text=ask.text)
            for one in meeting_fields(case, ask.kind or "", within=ask.within)
        )
        return
    yield _field(route, case, name, ask, readers, later=later)
    if ask.readers_chosen_from:
        choices = tuple((str(one), _words(route, one.name)) for one in ask.readers_chosen_from)
        yield Field(f"{name}_readers", "people", "readers", choices=choices, optional=True, about=name)


def _words(route: Route, name: str) -> Text | str:
    for texts in (route.groups, route.sides, route.people):
        if name in texts:
            return texts[name].text
    return name


def _prefixed(field: Field, prefix: str, *, optional: bool, text: Text) -> Field:
    return Field(
        f"{prefix}_{field.name}",
        field.type,
        "meeting",
        text,
        choices=field.choices,
        optional=optional,
        past=field.past,
        within=field.within,
        about=field.about,
    )


def _field(route: Route, case: Case, name: str, ask: Ask, readers: tuple[str, ...], *, later: bool = False) -> Field:
    kind: Kind = "text" if ask.type == "meeting" else "choice" if ask.type == "body" else ask.type
    choices: tuple[tuple[str, Text | str], ...] = tuple(ask.choice.items())
    if ask.type == "options":
        choices = tuple((key, option.title) for key, option in route.options.items())
    if ask.type == "body":
        bodies = ((key, option.title) for key, option in route.options.items() if option.formal)
        choices = (*bodies, *choices)
    if ask.type == "person":
        choices = tuple((key, key) for key, one in case.people.items() if one.role == ask.role and one.is_here)
    return Field(
        name,
        kind,
        "part" if later else "ask",
        ask.text,
        ask.hint,
        choices,
        ask.max,
        ask.optional,
        readers,
        later,
        ask.process_only,
        ask.past,
        ask.within,
    )


def _own_part(route: Route, case: Case, track: Track, person: Person) -> Iterator[Field]:
    step = route.options[track.option].steps[track.step]
    shared = tuple(map(str, step.waits_for))
    waited = any(person.key in slot.people for slot in slots(route, case, track, step.waits_for))
    for name, ask in step.together.items() if waited else ():
        yield Field(name, "text", "together", ask.text, ask.hint, (), ask.max, ask.optional, ask_readers(ask, shared))
    for role, part in step.parts.items():
        if role in (person.role, person_side(route, person)):
            for name, ask in part.items():
                yield from _with_readers(route, case, name, ask, tuple(map(str, ask.reads)), later=True)


def ask_readers(ask: Ask, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Who reads the answer to a question: as it says itself, or else these."""
    return tuple(map(str, ask.reads)) or otherwise


def person_side(route: Route, person: Person) -> str:
    """The side on which a person stands."""
    return route.people[person.role].side


def _declared(option: Option, track: Track, action: Action, person: Person | None) -> Iterator[Field]:
    for name in action.declares:
        rule = option.conditions[name]
        said = declared_now(track, name).get(person.key) if person else None
        now, text = said.value if said else "", rule.question or rule.text
        yield Field(name, "choice", "declare", text, choices=tuple(rule.values.items()), about=name, now=now)
        for value, question in rule.asks_day.items():
            day = said.on.isoformat() if said and said.on and said.value == value else ""
            yield Field(
                day_of(name, value), "date", "day_of", question, rule.values[value], past=True, about=name,
                only_with=(name, value), now=day,
            )  # fmt: skip


def day_of(condition: str, value: str) -> str:
    """The name of the question for the day that belongs to a value of what is declared."""
    return f"{condition}_{value}"


def _entry(track: Track, action: str) -> Field:
    """Which entry of costs is corrected: the number of its event, and its day."""
    entries = (one for one in track.costs if one.action == action)
    return Field("entry", "choice", "entry", choices=tuple((str(one.number), one.on.isoformat()) for one in entries))


def _about_somebody(route: Route, case: Case, action: Action) -> list[Field]:
    """Who is asked again; or whose custody it is, and whether they hold it now."""
    if action.invites:
        return [Field("about", "person", "about", choices=tuple((key, key) for key in case.who_is_out))]
    here = (item for item in case.people.items() if item[1].is_here or item[1].is_out)
    able = tuple((key, key) for key, one in here if route.people[one.role].may_hold)
    return [Field("about", "person", "about", choices=able), Field("custody", "yes_no", "custody")]


def _from_a_pool(route: Route, case: Case, action: Action, pool: tuple[Candidate, ...]) -> Iterator[Field]:
    """Who is asked to come, or takes a place over."""
    if (action.assigns or action.chooses) and not action.rotation:
        choices = tuple((one.who, one.name) for one in pool if not (one.conflict and action.unless))
        yield Field("candidate", "candidate", "candidate", choices=choices)
    if action.hands_over:
        yield from _handed_over(route, case, action.hands_over, pool)


def _handed_over(route: Route, case: Case, role: str, pool: tuple[Candidate, ...]) -> Iterator[Field]:
    """Whose place, when more have one; and who takes over."""
    here = holders(case, role)
    if len(here) > 1:
        yield Field("about", "person", "about", choices=tuple((key, key) for key in here), about=role)
    choices = tuple((one.who, one.name) for one in successors(route, case, role, pool))
    yield Field(SUCCESSOR, "candidate", "successor", choices=choices, about=role)


def contested_by(case: Case, person: Person) -> tuple[Contested, ...]:
    """The decisions that stand, of whoever has the place of this person."""
    return tuple(one for one in case.contested if one.by == person.holds and not one.is_over)


def contest_fields(route: Route, case: Case, action: Action, person: Person) -> Iterator[Field]:
    """Which of mine it is, when there are more. Unless it is taken back: its day, what it is about, who may know."""
    mine = contested_by(case, person)
    before = mine[0] if len(mine) == 1 and action.contests != "puts" else None
    if action.contests != "puts" and before is None:
        choices = tuple((one.key, f"{one.on.isoformat()} {one.about}") for one in mine)
        yield Field(DECISION, "choice", "decision", choices=choices)
    if action.contests == "takes_back":
        return
    fixed = tuple(map(str, action.reads or action.tells))
    day = before.on.isoformat() if before else ""
    yield Field(DECIDED_ON, "date", "contest", readers=fixed, past=True, within=action.within, now=day)
    if route.complaint:
        kinds = contestable(route)
        now = before.about if before else ""
        yield Field(ABOUT, "choice", "contest", route.complaint.text, choices=kinds, readers=fixed, now=now)
    if action.readers_chosen_from:
        able = tuple((str(one), _words(route, one.name)) for one in action.readers_chosen_from)
        readers = before.readers if before else ()
        yield Field(READERS, "people", "readers", choices=able, optional=True, about=DECIDED_ON, now=readers)


def contestable(route: Route) -> tuple[tuple[str, Text], ...]:
    """What a contested decision can be about: that for which some body names a term."""
    known = route.complaint.about.items() if route.complaint else ()
    return tuple((name, one.text) for name, one in known if any(route.options[body].files for body in one.bodies))
