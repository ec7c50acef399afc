"""The one door: every change of a case goes through here, whoever asks for it."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspraak.cases import routes, sight
from samenspraak.cases.budgets import budget_of
from samenspraak.cases.contacts import Contact
from samenspraak.cases.effects import VersionMoved, Writing, searched, write
from samenspraak.cases.folding import folded
from samenspraak.cases.models import Case, Event, Party
from samenspraak.cases.pools import people_for
from samenspraak.people.models import Partnership, School, User
from samenspraak.route.changes import CASE, PersonChanged
from samenspraak.route.costs import raising
from samenspraak.route.decision import CLOCK, Act, Outcome
from samenspraak.route.engine import decide
from samenspraak.route.engine import start as begin
from samenspraak.route.model import Route
from samenspraak.route.people import BESIDE
from samenspraak.route.reasons import Refusal, refuse
from samenspraak.route.state import Case as State
from samenspraak.route.state import Person, Since

TRIES = 2
LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"


@dataclass(frozen=True)
class Done:
    """It happened. `again`: it had happened before, by the same submission, and was not done twice.

    `left`: whoever did it is not in the case any more, at least not in the place from which it was done.
    `role`: that of whoever did it, or entered it for another; empty when it had happened before.
    """

    event: Event
    case: Case
    again: bool = False
    left: bool = False
    role: str = ""


@dataclass(frozen=True)
class Refused:
    """It cannot be done. `since` is what others did after the page was shown; `answers` is what was typed."""

    refusal: Refusal
    since: tuple[Event, ...]
    answers: Mapping[str, object]


@dataclass(frozen=True)
class Newcomer:
    """Someone with whom a case begins. Without an account, `user` is empty and the letter or telephone is used."""

    role: str
    name: str
    user: User | None = None
    custody: bool = False
    birth_date: date | None = None
    joined: bool = False
    reach: Party.Reach = Party.Reach.ACCOUNT
    makes_account: bool = False
    """An account is made for this person, who joins with it later."""
    language: str = ""
    """In which this person likes to talk, when it is not the first language of the route."""
    contact: Contact | None = None
    """How to invite this person, when that is known."""


def perform(
    case: Case,
    option: str,
    action: str,
    *,
    by: Party | None,
    answers: Mapping[str, object] | None = None,
    seen_version: int | None = None,
    submission: str | None = None,
    request: str | None = None,
    read: str = "",
    via: Party | None = None,
    now: datetime | None = None,
) -> Done | Refused:
    """Do something in a case, or say why not; all of it or nothing.

    `by` is the person, nobody for the clock. `seen_version` is the version of the page that was sent: when the case
    has moved since, it is decided on the case of now. `submission` names the form: sent twice, it has one effect.
    `read` is the digest of what was shown before signing.
    """
    act = Act(option, action, by.key if by else CLOCK, answers or {}, via.key if via else None, request, read)
    sent = _Sent(act, submission or secrets.token_urlsafe(16), seen_version, now or timezone.now())
    return _until_settled(lambda: _inside(case.pk), sent)


def perform_as(
    user: User,
    partnership: str,
    reference: str,
    option: str,
    action: str,
    *,
    key: str | None = None,
    helps: str | None = None,
    answers: Mapping[str, object] | None = None,
    seen_version: int | None = None,
    submission: str | None = None,
    request: str | None = None,
    read: str = "",
    now: datetime | None = None,
) -> Done | Refused:
    """The same for whoever is signed in, who is found in the case inside the transaction.

    `key` is the place of someone who has more than one; `helps` the person without an account for whom it is entered.
    Raises NotVisible.
    """
    act = Act(option, action, "", answers or {}, None, request, read)
    sent = _Sent(act, submission or secrets.token_urlsafe(16), seen_version, now or timezone.now())
    return _until_settled(lambda: sight.view(user, reference, partnership=partnership, key=key, helps=helps), sent)


def preview_as(
    user: User,
    partnership: str,
    reference: str,
    option: str,
    action: str,
    *,
    key: str | None = None,
    helps: str | None = None,
    answers: Mapping[str, object] | None = None,
    request: str | None = None,
    now: datetime | None = None,
) -> Outcome:
    """What would come of it, decided on the case of now: who is told, who reads what, which step follows.

    Nothing is written. What is signed has no preview: it is read before. Raises NotVisible.
    """
    found = sight.view(user, reference, partnership=partnership, key=key, helps=helps)
    act = _by(found, Act(option, action, "", answers or {}, None, request))
    act = _prepared(found.case, found.route, found.whole, found.people, act)
    return decide(found.route, found.whole, act, timezone.localdate(now))


@dataclass(frozen=True)
class _Inside:
    """A case for whoever needs no eyes: the clock, a command, a test."""

    case: Case
    people: dict[str, Party]


def _inside(case_id: int) -> _Inside:
    case = _read(case_id)
    return _Inside(case, {one.key: one for one in case.parties.order_by("pk")})


@dataclass(frozen=True)
class _Sent:
    act: Act
    submission: str
    seen_version: int | None
    now: datetime


Enter = Callable[[], "_Inside | sight.View"]


def _until_settled(enter: Enter, sent: _Sent) -> Done | Refused:
    for left in reversed(range(TRIES)):
        try:
            with transaction.atomic(durable=True):
                return _once(enter(), sent)
        except VersionMoved:
            if not left:
                return Refused(refuse("busy"), (), sent.act.answers)
        except IntegrityError:
            again = _done_before(enter().case, sent.submission)
            if again is None and not left:
                raise
            if again:
                return again
    raise AssertionError(TRIES)


def _once(found: _Inside | sight.View, sent: _Sent) -> Done | Refused:
    case, people = found.case, found.people
    route, state = routes.route_of(case), CASE.validate_json(case.state)
    act = sent.act if isinstance(found, _Inside) else _by(found, sent.act)
    act = _prepared(case, route, state, people, act)
    outcome = decide(route, state, act, timezone.localdate(sent.now))
    if isinstance(outcome, Refusal):
        return _done_before(case, sent.submission) or _refused(case, sent, outcome)
    writing = Writing(case, route, state, outcome, people, sent.submission, sent.now)
    gone = any(isinstance(one, PersonChanged) and one.key == act.by and one.status == "left" for one in outcome.changes)
    actor = state.people.get(act.via or act.by)
    return Done(write(writing), case, left=gone, role=actor.role if actor else "")


def _by(found: sight.View, act: Act) -> Act:
    return replace(act, by=found.actor.key, via=found.me.key if found.helps else None)


def _read(case_id: int) -> Case:
    cases = Case.objects.select_related("partnership", "school", "route_version").defer("route_version__text")
    return cases.get(pk=case_id)


def _prepared(case: Case, route: Route, state: State, people: dict[str, Party], act: Act) -> Act:
    """Add what only the database knows: what this person would read now, what it may cost, and who is in the pool."""
    option = route.options.get(act.option)
    track = state.tracks.get(act.option)
    if option is None or track is None:
        return act
    word, _, beside = act.name.partition(":")
    rule = option.action_at(track.step, act.name)
    consent = rule.consents if rule else beside if word == BESIDE else None
    if consent in option.consents and act.by in people:
        seen = sight.View(case, people[act.by], people)
        act = replace(act, stands=seen.digest(act.option, consent))
    if act.name in raising(option) and act.by in people:
        now = budget_of(sight.View(case, people[act.by], people), act.option)
        act = replace(act, ceiling=now.ceiling if now else None)
    return replace(act, pool=people_for(case, route, state, people.values(), rule))


def _done_before(case: Case, submission: str) -> Done | None:
    event = Event.objects.filter(case=case, submission=submission).first()
    return Done(event, _read(case.pk), again=True) if event else None


def _refused(case: Case, sent: _Sent, refusal: Refusal) -> Refused:
    since: tuple[Event, ...] = ()
    if sent.seen_version is not None and sent.seen_version < case.version:
        since = tuple(Event.objects.filter(case=case, number__gt=sent.seen_version).order_by("number"))
    return Refused(refusal, since, sent.act.answers)


def start(
    partnership: Partnership,
    option: str,
    *,
    school: School,
    people: Iterable[Newcomer],
    by: User,
    facts: Mapping[str, Since] | None = None,
    answers: Mapping[str, object] | None = None,
    submission: str | None = None,
    now: datetime | None = None,
) -> Done | Refused:
    """Begin a case with these people; `by` is the one among them who opens it.

    Refuses what the route refuses at its door, and stores nothing then.
    """
    now = now or timezone.now()
    newcomers = list(people)
    submission = submission or secrets.token_urlsafe(16)
    with transaction.atomic(durable=True):
        version = routes.current(partnership)
        route = routes.route_at(version)
        earlier = Event.objects.filter(partnership=partnership, number=1, submission=submission).first()
        if earlier:
            return Done(earlier, _read(earlier.case_id), again=True)
        newcomers = [_with_account(one, partnership) for one in newcomers]
        persons = [_person(number, one, now) for number, one in enumerate(newcomers, start=1)]
        act = Act(option, "open", _opener(route, option, persons, by), answers or {})
        outcome = begin(route, act, persons, facts or {}, timezone.localdate(now))
        if isinstance(outcome, Refusal):
            transaction.set_rollback(True)
            return Refused(outcome, (), act.answers)
        case = Case(
            partnership=partnership, school=school, route_version=version, head="0" * 64, opened_at=now, state="{}",
            reference=_reference(partnership, route.route),
        )  # fmt: skip
        family = (one.name for one in newcomers if route.people[one.role].comes_from == "case")
        case.search = searched(case.reference, school, family)
        return _begun(case, route, newcomers, outcome, submission, now)


def _with_account(one: Newcomer, partnership: Partnership) -> Newcomer:
    if not one.makes_account:
        return one
    user = User.objects.make(f"{partnership.slug}-{secrets.token_hex(6)}", one.name)
    return replace(one, user=user, makes_account=False)


def _opener(route: Route, option: str, persons: list[Person], by: User) -> str:
    """The place from which a user opens an option: one that may, when this human being has more."""
    mine = [one for one in persons if one.who == f"u{by.pk}"]
    rules = route.options.get(option)
    able = frozenset().union(*(route.roles_of(one) for one in rules.opened_by)) if rules else frozenset()
    return next((one.key for one in sorted(mine, key=lambda one: one.role not in able)), "")


def _begun(
    case: Case, route: Route, newcomers: list[Newcomer], outcome: Outcome, submission: str, now: datetime
) -> Done:
    if isinstance(outcome, Refusal):
        raise TypeError(outcome)
    case.save(force_insert=True)
    people = {
        f"p{number}": Party(
            partnership=case.partnership, case=case, key=f"p{number}", user=one.user, name=one.name, role=one.role,
            side=route.people[one.role].side, birth_date=one.birth_date, reach=one.reach,
            language="" if one.language == route.languages[0] else one.language,
            since=timezone.localdate(now), folded_name=folded(one.name),
        )
        for number, one in enumerate(newcomers, start=1)
    }  # fmt: skip
    contacts = {f"p{number}": one.contact for number, one in enumerate(newcomers, start=1) if one.contact}
    event = write(Writing(case, route, State(), outcome, people, submission, now, contacts))
    return Done(event, case)


def _person(number: int, one: Newcomer, now: datetime) -> Person:
    age = age_on(one.birth_date, timezone.localdate(now)) if one.birth_date else None
    who = f"u{one.user.pk}" if one.user else f"x{secrets.token_hex(4)}"
    return Person(
        f"p{number}", one.role, who, custody=one.custody, age=age, status="joined" if one.joined else "invited"
    )


def age_on(birth_date: date, day: date) -> int:
    """Age in whole years on a day; who was born on 29 February has a birthday on 1 March in other years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def _reference(partnership: Partnership, route: str) -> str:
    """A short name for a case that can be read out over the telephone: no letters that look alike, no other has it."""
    name = f"{route.upper()[:6]}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"
    taken = Case.objects.filter(partnership=partnership, reference=name).exists()
    return _reference(partnership, route) if taken else name
