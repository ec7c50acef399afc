"""The clock as an actor: what is due today, as acts that go through the same door as those of people."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from samenspraak.route import lasting
from samenspraak.route.atoms import Selector
from samenspraak.route.changes import Change, LateDone, PauseSet, PersonLate, Wished
from samenspraak.route.decision import CLOCK, Act
from samenspraak.route.model import Route
from samenspraak.route.options import AskedBy, Option
from samenspraak.route.people import ages
from samenspraak.route.state import Asked, Case, Track, became
from samenspraak.route.steps import Late
from samenspraak.route.turns import answerers, whose_turn
from samenspraak.route.who import members
from samenspraak.route.work import Work
from samenspraak.route.workdays import due as day_after


def overdue(route: Route, case: Case, today: date) -> Iterator[Act]:
    """Everything that the clock has to do in a case now. Doing it twice is impossible: it is not due any more."""
    yield from _wishes(route, case, today)
    yield from _joining(route, case, today)
    yield from lasting.lasted(route, case, today)
    for name, track in case.tracks.items():
        option = route.options[name]
        if not track.is_open:
            yield from _surveys(route, option, track, today)
            continue
        for reason, pause in track.pauses.items():
            if reason in option.pauses:
                late = option.pauses[reason].late
                yield from _late(route, name, reason, late, (pause.due, pause.late), today)
        if not track.stands_still:
            yield from _late(route, name, "", option.steps[track.step].late, (track.due, track.late), today)
        for asked in track.open_requests():
            if asked.name in option.requests:
                late = option.requests[asked.name].late
                yield from _late(route, name, asked.key, late, (asked.due, asked.late), today)


def _wishes(route: Route, case: Case, today: date) -> Iterator[Act]:
    for name, wish in case.wishes.items():
        rule = _wish_rule(route, case, wish)
        if rule:
            yield from _late(route, name, "wish", rule.late, (wish.due, wish.late), today)


def _wish_rule(route: Route, case: Case, wish: Asked) -> AskedBy | None:
    return rule_of_wish(route, wish.name, case.people[wish.by].role)


def rule_of_wish(route: Route, option: str, role: str) -> AskedBy | None:
    """The rule by which someone in a role may ask for an option: of the role itself, or of a side or group with it."""
    rules = route.options[option].asked_by
    wider = (rule for name, rule in rules.items() if role in route.roles_of(Selector(name)))
    return rules.get(role) or next(wider, None)


def _joining(route: Route, case: Case, today: date) -> Iterator[Act]:
    """Invited people who did not join yet; the rule of the first running track that has one counts."""
    running = (name for name, track in case.tracks.items() if track.is_open and route.options[name].joining)
    option = next(running, None)
    rule = route.options[option].joining if option else None
    if option is None or rule is None:
        return
    for key, person in case.people.items():
        if person.status == "invited" and person.invited:
            due = day_after(person.invited, rule.term, route.calendar)
            yield from _late(route, option, key, rule.late, (due, person.late), today)


def _late(
    route: Route,
    option: str,
    of: str,
    rules: tuple[Late, ...],
    stands: tuple[date | None, tuple[int, ...]],
    today: date,
) -> Iterator[Act]:
    due, done = stands
    if due is None:
        return
    for index, rule in enumerate(rules):
        if index not in done and is_time(route, rule, due, today):
            yield Act(option, f"late:{of}:{index}", CLOCK)


def is_time(route: Route, rule: Late, due: date, today: date) -> bool:
    """Whether what a rule says around the end of a term has to happen by now."""
    if rule.before:
        return day_after(today, rule.before, route.calendar) >= due
    if rule.after:
        return today > day_after(due, rule.after, route.calendar)
    return today > due


def _surveys(route: Route, option: Option, track: Track, today: date) -> Iterator[Act]:
    step = option.steps.get(track.step)
    if step and step.survey:
        for index, term in enumerate(step.survey.at):
            if index not in track.late and today >= day_after(track.entered, term, route.calendar):
                yield Act(track.option, f"survey:{index}", CLOCK)


def birthdays(route: Route, case: Case, ages_now: Mapping[str, int]) -> Iterator[Act]:
    """Birthdays that matter to the route. `ages_now` holds the age in years of people, by key."""
    marks = ages(route)
    for key, age in ages_now.items():
        person = case.people[key]
        if any((person.age or 0) < mark <= age for mark in marks.get(person.role, ())):
            for name, track in case.tracks.items():
                if track.is_open:
                    yield Act(name, "birthday", CLOCK, {"person": key, "age": age})
                    break


def rule_of(work: Work, of: str, index: int) -> Late | None:
    """The rule for the end of a term that `late:of:index` names."""
    late: tuple[Late, ...] = ()
    if of == "":
        late = work.step.late
    elif of in work.option.pauses:
        late = work.option.pauses[of].late
    elif of == "wish":
        wish = work.case.wishes.get(work.act.option)
        rule = _wish_rule(work.route, work.case, wish) if wish else None
        late = rule.late if rule else ()
    elif of in work.case.people:
        late = work.option.joining.late if work.option.joining else ()
    else:
        asked = next((one for one in work.track.requests if one.key == of), None)
        late = work.option.requests[asked.name].late if asked and asked.name in work.option.requests else ()
    return late[index] if index < len(late) else None


def remind(work: Work, of: str, index: int, rule: Late) -> None:
    """Mark that it happened, and tell those whom the rule names."""
    work.change(_mark(work, of, index))
    asked = None if of == "wish" else next((one for one in work.track.requests if one.key == of), None)
    named = {"who asked": (asked.by,) if asked else (), "who reported": _owners(work, of)}
    name = asked.name if asked else _about(work, of)
    work.tell_people(
        "remind", name, _still_to_act(work, of, members(work.route, work.case, work.found, rule.remind, named))
    )
    work.tell("late", name, rule.tell, named)
    _again(work, of)


def _again(work: Work, of: str) -> None:
    """A reason lasts until it is taken back: when all around its term has happened, the term begins anew."""
    pause = work.found.pauses.get(of) if work.found else None
    if pause and of in work.option.pauses:
        rule = work.option.pauses[of]
        if len(pause.late) == len(rule.late):
            work.change(PauseSet(work.act.option, of, became(pause, due=work.day(rule.term), late=())))


def _mark(work: Work, of: str, index: int) -> Change:
    if of == "wish":
        wish = work.case.wishes[work.act.option]
        return Wished(work.act.option, became(wish, late=(*wish.late, index)))
    if of in work.case.people:
        return PersonLate(of, index)
    return LateDone(work.act.option, of, index)


def _about(work: Work, of: str) -> str:
    if of == "wish":
        return "wish"
    return "joining" if of in work.case.people else of or work.track.step


def _still_to_act(work: Work, of: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Whoever did already what is waited for is not reminded of it."""
    if of in work.case.people:
        return tuple(key for key in people if key == of)
    asked = next((one for one in work.found.requests if one.key == of), None) if work.found else None
    if asked:
        able = answerers(work.route, work.case, work.track, asked)
        return tuple(key for key in people if key in able)
    if of:
        return people
    waited = whose_turn(work.route, work.case, work.track)
    return tuple(key for key in people if key in waited)


def _owners(work: Work, of: str) -> tuple[str, ...]:
    pause = work.found.pauses.get(of) if work.found else None
    return pause.owners if pause else ()


def first_day(route: Route, case: Case) -> date | None:
    """The first day on which the clock may have something to do: never too late, at times some days early."""
    return min(_days(route, case), default=None)


def _days(route: Route, case: Case) -> Iterator[date]:
    yield from _other_days(route, case)
    for name, track in case.tracks.items():
        option = route.options[name]
        step = option.steps.get(track.step)
        if not track.is_open:
            if step and step.survey:
                terms = enumerate(step.survey.at)
                yield from (day_after(track.entered, term, route.calendar) for i, term in terms if i not in track.late)
            continue
        for reason, pause in track.pauses.items():
            if reason in option.pauses:
                yield from _rule_days(route, option.pauses[reason].late, pause.due, pause.late)
        if step and not track.stands_still:
            yield from _rule_days(route, step.late, track.due, track.late)
        for asked in track.open_requests():
            if asked.name in option.requests:
                yield from _rule_days(route, option.requests[asked.name].late, asked.due, asked.late)


def _other_days(route: Route, case: Case) -> Iterator[date]:
    if any(track.is_open for track in case.tracks.values()):
        yield from lasting.days(route, case)
    for wish in case.wishes.values():
        rule = _wish_rule(route, case, wish)
        yield from _rule_days(route, rule.late if rule else (), wish.due, wish.late)
    for name, track in case.tracks.items():
        joining = route.options[name].joining
        if track.is_open and joining:
            for person in case.people.values():
                if person.status == "invited" and person.invited:
                    due = day_after(person.invited, joining.term, route.calendar)
                    yield from _rule_days(route, joining.late, due, person.late)


def _rule_days(route: Route, rules: tuple[Late, ...], due: date | None, done: tuple[int, ...]) -> Iterator[date]:
    for index, rule in enumerate(rules):
        if due is None or index in done:
            continue
        if rule.before:
            # Going back over holidays is not worth being exact: the clock looks again the next day.
            yield due - timedelta(
                days=rule.before.count * 31 if rule.before.unit == "months" else rule.before.count * 7
            )
        elif rule.after:
            yield day_after(due, rule.after, route.calendar) + timedelta(days=1)
        else:
            yield due + timedelta(days=1)
