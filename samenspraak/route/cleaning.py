"""The check of what was filled in: the values as the route understands them, and what is wrong with each."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation

from samenspraak.route.atoms import Term
from samenspraak.route.model import Calendar
from samenspraak.route.question import Clean, Field, Kind
from samenspraak.route.reasons import Reason
from samenspraak.route.workdays import due, earlier

LONG_AGO, FAR_AHEAD = Term(5, "years"), Term(1, "years")
"""How far from today a day can lie when the route does not say so: a slip of the pen is most often a year."""


def clean(fields: tuple[Field, ...], answers: Mapping[str, object], today: date) -> tuple[Clean, tuple[Reason, ...]]:
    """Check answers against the questions: the values as the route understands them, and what is wrong with each."""
    values: Clean = {}
    wrong: list[Reason] = []
    for field in fields:
        if field.only_with and str(answers.get(field.only_with[0], "")) != field.only_with[1]:
            continue
        raw = answers.get(field.name)
        if raw in (None, "", [], ()):
            if not field.optional:
                wrong.append(Reason("field_missing", field=field.name))
            continue
        value = CLEANERS[field.type](field, raw, today)
        if isinstance(value, Reason):
            wrong.append(value)
        else:
            values[field.name] = value
    return values, (*wrong, *_none_of_several(fields, values, wrong))


def _none_of_several(fields: tuple[Field, ...], values: Clean, wrong: list[Reason]) -> Iterator[Reason]:
    """What is wrong with questions of which at least one has to be answered; it is said at the first of them."""
    answered = {name for name, value in values.items() if value} | {one.field for one in wrong}
    for name in dict.fromkeys(one.one_of for one in fields if one.one_of):
        several = [one.name for one in fields if one.one_of == name]
        if answered.isdisjoint(several):
            yield Reason("one_missing", field=several[0])


def _text(field: Field, raw: object, _today: date) -> object:
    text = str(raw).replace("\r\n", "\n").strip()
    if not text:
        return "" if field.optional else Reason("field_missing", field=field.name)
    if len(text) > field.max:
        return Reason("field_too_long", field=field.name, limit=field.max)
    return text


def _choice(field: Field, raw: object, _today: date) -> object:
    known = {value for value, _ in field.choices}
    return str(raw) if str(raw) in known else Reason("field_not_a_choice", field=field.name)


def _yes_no(field: Field, raw: object, _today: date) -> object:
    answer = {"yes": True, "no": False, "True": True, "False": False}.get(str(raw))
    return Reason("field_not_a_choice", field=field.name) if answer is None else answer


def _date(field: Field, raw: object, today: date) -> object:
    try:
        day = date.fromisoformat(str(raw))
    except ValueError:
        return Reason("field_not_a_date", field=field.name)
    if field.past and day > today:
        return Reason("field_in_future", field=field.name)
    if field.past is False and day < today:
        return Reason("field_in_past", field=field.name)
    first = earlier(today, field.within or LONG_AGO, Calendar())
    last = due(today, field.within or FAR_AHEAD, Calendar())
    if day < first:
        return Reason("field_too_early", field=field.name, day=first)
    return Reason("field_too_late", field=field.name, day=last) if day > last else day


def _time(field: Field, raw: object, _today: date) -> object:
    try:
        moment = time.fromisoformat(str(raw).strip().replace(".", ":").zfill(5))
    except ValueError:
        return Reason("field_not_a_time", field=field.name)
    return f"{moment:%H:%M}"


def _number(field: Field, raw: object, _today: date) -> object:
    try:
        number = Decimal(str(raw).replace(",", "."))
    except InvalidOperation:
        return Reason("field_not_a_number", field=field.name)
    if not number.is_finite() or number < 0:
        return Reason("field_not_a_number", field=field.name)
    if field.above is not None and number <= field.above:
        return Reason("field_not_above", field=field.name)
    return Reason("field_too_high", field=field.name, limit=field.max) if number > field.max else number


def _many(field: Field, raw: object, today: date) -> object:
    items = list(raw) if isinstance(raw, list | tuple) else [raw]
    if any(isinstance(_choice(field, item, today), Reason) for item in items):
        return Reason("field_not_a_choice", field=field.name)
    chosen = tuple(dict.fromkeys(map(str, items)))
    return _unfit_people(field, frozenset(chosen)) or chosen


def _unfit_people(field: Field, chosen: frozenset[str]) -> Reason | None:
    """Why these people do not fit together: nobody of a side that has to be there, or people of more than one."""
    missing = next((group for group in field.with_each if chosen.isdisjoint(group)), ())
    if missing:
        return Reason("with_each", field.about, field.name, who=missing)
    sides = sum(not chosen.isdisjoint(group) for group in field.with_one_of)
    return Reason("with_one_only", field.about, field.name) if field.with_one_of and sides != 1 else None


CLEANERS: dict[Kind, Callable[[Field, object, date], object]] = {
    "text": _text,
    "choice": _choice,
    "person": _choice,
    "candidate": _choice,
    "yes_no": _yes_no,
    "date": _date,
    "time": _time,
    "number": _number,
    "money": _number,
    "options": _many,
    "people": _many,
}
