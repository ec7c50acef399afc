"""Who sees what: the one place that turns a person and a case into what that person may see.

What is invisible does not exist: it is not counted, not named, and asking for it answers as if it were never there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from samenspraak.cases import looking
from samenspraak.cases.chain import digest
from samenspraak.cases.models import Answer, Case, Draft, Event, Notice, Party
from samenspraak.cases.routes import route_of
from samenspraak.people.models import Partnership, User
from samenspraak.route.atoms import Selector, parse_who
from samenspraak.route.changes import CASE
from samenspraak.route.costs import about_costs, in_sight
from samenspraak.route.model import Route
from samenspraak.route.ownpapers import OWN_PAPERS
from samenspraak.route.state import OUT, Contested, Document, Person, became
from samenspraak.route.state import Case as State
from samenspraak.route.state import Track as Walked
from samenspraak.route.who import means, part_for, takes_part

PRESENT = ("invited", "joined", *OUT)
"""Who still sees a case; who stays out sees what someone who is invited sees. Whoever left it does not."""


class NotVisible(LookupError):
    """There is no such case, as far as this person is concerned."""


@lru_cache(maxsize=4096)
def selectors_of(words: tuple[str, ...]) -> tuple[Selector, ...]:
    """Selectors from the words in which an audience is kept; none for nobody."""
    return parse_who(words) if words else ()


def cases_of(user: User) -> QuerySet[Case]:
    """The cases that a user may see."""
    mine = Party.objects.filter(case=OuterRef("pk"), user=user, status__in=PRESENT)
    cases = Case.objects.filter(Exists(mine)).select_related("partnership", "school", "route_version")
    return cases.defer("route_version__text")


def places_of(user: User, partnership: Partnership) -> QuerySet[Party]:
    """The places that a user has in the cases of one partnership, with each case: what a list of work shows."""
    places = Party.objects.filter(user=user, partnership=partnership, status__in=PRESENT)
    return places.select_related("case__partnership", "case__school", "case__route_version").defer(
        "case__route_version__text", "case__state"
    )


def places_planned(user: User, partnership: Partnership) -> QuerySet[Party]:
    """Of `places_of`, those in cases in which a meeting with an agenda is planned, with how the case stands."""
    places = places_of(user, partnership).filter(meets_on__isnull=False)
    return places.defer(None).defer("case__route_version__text")


def answers_in(cases: Iterable[Case], options: Iterable[str]) -> QuerySet[Answer]:
    """What was typed in these options of several cases, oldest first: `readable` says what of it may be read."""
    return Answer.objects.filter(case__in=cases, option__in=options).order_by("pk")


def people_beside(places: Iterable[Party]) -> QuerySet[Party]:
    """Everyone in the cases of these places: who has a place in a case sees who takes part in it."""
    return Party.objects.filter(case__in=[one.case_id for one in places]).exclude(status="left").order_by("pk")


def unsent(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """Of these drafts, those that were not sent since: what was sent is no draft any more."""
    return drafts.exclude(_was_sent())


def sent(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """Of these drafts, those that were sent since, which the clock destroys."""
    return drafts.filter(_was_sent())


def _was_sent() -> Exists:
    """Whether its writer did what a draft was for after it was kept; a request and its answer have one name for it."""
    word = OuterRef("action")
    names = Q(action=word) | Q(action=Concat(word, Value(":yes"))) | Q(action=Concat(word, Value(":no")))
    later = Event.objects.filter(names, case=OuterRef("case"), by=OuterRef("party__key"), option=OuterRef("option"))
    return Exists(later.filter(at__gte=OuterRef("saved_at")))


@dataclass(frozen=True)
class View:
    """A case as one person in it may see it."""

    case: Case
    me: Party
    people: dict[str, Party]
    mine: tuple[Party, ...] = field(default=())
    """All places that this human being has in the case, `me` among them."""
    helps: Party | None = None
    """Someone without an account for whom I enter what they say. I read no more for it."""

    @property
    def actor(self) -> Party:
        """The person as whom I act: the one whom I help, or myself."""
        return self.helps or self.me

    @property
    def helped(self) -> list[Party]:
        """The people without an account for whom I may enter what they say."""
        roles = {name for name, role in self.route.people.items() if role.acts_through == self.me.role}
        here = (one for one in self.people.values() if one.role in roles and one.status in PRESENT)
        return [one for one in here if one.user_id is None]

    def shown_to_sign(self, option: str, consent: str) -> str:
        """The digest of what the actor reads before signing."""
        return View(self.case, self.actor, self.people).digest(option, consent)

    @cached_property
    def route(self) -> Route:
        """The route that the case follows."""
        return route_of(self.case)

    @cached_property
    def whole(self) -> State:
        """How the case stands, for what is decided about it. What is shown is `state`."""
        return CASE.validate_json(self.case.state)

    @cached_property
    def state(self) -> State:
        """How the case stands, as far as I have to do with it: see `part_for`."""
        return part_for(self.route, self.whole, self.whole.people[self.me.key])

    def hides(self, option: str) -> bool:
        """Whether an option, in this case, is no matter of mine at all."""
        return self.state is not self.whole and option not in self.state.tracks

    def meets(self, key: str) -> bool:
        """Whether I have to do with somebody of the case: who comes from a pool is met where they were chosen for."""
        person = self.whole.people[key]
        mine = any(takes_part(self.route, track, person) for track in self.state.tracks.values())
        return mine or self.route.people[person.role].comes_from != "pool"

    @property
    def person(self) -> Person:
        """Me, as the route counts people."""
        return self.state.people[self.me.key]

    @cached_property
    def as_it_was(self) -> State:
        """The state by which I may read: whose access to what comes has ended keeps sight of what was there before."""
        if self.limit is None:
            return self.state
        me = became(self.person, custody=True, sees_until=None)
        return became(self.state, people={**self.state.people, me.key: me})

    @property
    def limit(self) -> int | None:
        """The number of the last event that I may see; without one, all."""
        return self.person.sees_until

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What I may read of what was typed, oldest first, the last wording of each."""
        return readable(self, Answer.objects.filter(case=self.case).order_by("pk"))

    @cached_property
    def places(self) -> dict[int, str]:
        """The row of everyone who is or was in the case -> the place they have, or had before it was handed over."""
        people = self.state.people
        return {party.pk: people[key].holds for key, party in self.people.items() if key in people}

    def wrote(self, party: Party, answer: Answer) -> bool:
        """Whether an answer was written by a person, or by whoever had the place of this person before."""
        return self.places.get(answer.author_id) == self.places.get(party.pk)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened, newest first; the latest fifty."""
        events = Event.objects.filter(case=self.case).order_by("-number")
        if self.limit is not None:
            events = events.filter(number__lte=self.limit)
        return tuple(one for one in events[:50] if self.sees(one))

    def sees(self, event: Event) -> bool:
        """Whether an event is for me to see. One that moved a track always is."""
        if self.hides(event.option):
            return False
        if event.action == OWN_PAPERS:
            return event.by == self.me.key
        if event.step_before != event.step_after:
            return True
        return self.sees_act(event.option, event.action) and event.number not in self._kept_from_me

    @property
    def decisions(self) -> tuple[Contested, ...]:
        """The contested decisions of which I may know, in the order in which they were put or last corrected."""
        return tuple(one for one in self.state.contested if not one.is_over and self._may_know(one))

    @cached_property
    def _kept_from_me(self) -> frozenset[int]:
        """The numbers of the events that are about nothing but a decision or a document of which I may not know."""
        told = [one.told_in for one in self.state.contested if not self._may_know(one)]
        told += [one.told_in for one in self.state.documents if not self._may_know_document(one)]
        return frozenset(number for numbers in told for number in numbers)

    def _may_know(self, decision: Contested) -> bool:
        """Whoever put it always may, and who has that place now; others who take part as its readers were named."""
        if self.me.status != "joined":
            return False
        if decision.by == self.person.holds:
            return True
        if self.limit is not None and decision.told_in[-1] > self.limit:
            return False
        track = self.state.tracks.get(decision.option)
        return means(self.route, self.as_it_was, track, selectors_of(decision.readers), self.me.key)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents of which I may know, oldest first, without those that were taken back."""
        return tuple(one for one in self.state.documents if not one.is_over and self._may_know_document(one))

    def _may_know_document(self, document: Document) -> bool:
        """Whoever put it always may, and who has that place now; others who take part as its readers were chosen."""
        if self.me.status != "joined" or self.hides(document.option):
            return False
        if document.by == self.person.holds:
            return True
        if self.limit is not None and document.told_in[0] > self.limit:
            return False
        track = self.state.tracks.get(document.option)
        return means(self.route, self.as_it_was, track, selectors_of(document.readers), self.me.key)

    def sees_act(self, option: str, act: str) -> bool:
        """Whether something that is done or asked is for me to see: about costs alone, only for who may read costs."""
        track = self.state.tracks.get(option)
        return track is None or not about_costs(self.route.options[option], track, act) or self.sees_costs(option)

    def sees_costs(self, option: str) -> bool:
        """Whether I have the budget of a track in sight."""
        track = self.state.tracks.get(option)
        return track is not None and in_sight(self.route, self.as_it_was, track, self.me.key)

    @cached_property
    def drafts(self) -> dict[tuple[str, str], dict[str, object]]:
        """What I was still typing, by option and action."""
        mine = unsent(Draft.objects.filter(party=self.me))
        return {(one.option, one.action): one.values for one in mine}

    def notices(self) -> QuerySet[Notice]:
        """Of what I was told, newest first."""
        return Notice.objects.filter(party=self.me).order_by("-pk")

    def reading(self, option: str, consent: str) -> tuple[Answer, ...]:
        """What I read before I sign a consent: the parts and shared answers, mine to read, of the steps it covers."""
        covers = self.route.options[option].consents[consent].covers
        track = self.state.tracks.get(option)
        # What I wrote for an application that ended at once is mine to read, and no part of this one.
        shut = track.shut if track else ()
        here = (one for one in self.answers if one.option == option and one.step in covers and _is_part(one))
        found = [one for one in here if one.shared or one.visit not in shut]
        return tuple(sorted(found, key=lambda one: not one.shared))

    def digest(self, option: str, consent: str) -> str:
        """The digest to which my signature under a consent is bound."""
        lines = [[one.step, one.name, one.author_id, one.value] for one in self.reading(option, consent)]
        words = self.route.options[option].consents[consent]
        return digest(["reading", option, consent, self.me.key, words.text, words.says, lines])


def view(user: User, reference: str, *, partnership: str, key: str | None = None, helps: str | None = None) -> View:
    """A case for a user, in the place with this key or else the first. Raises NotVisible: absent or forbidden alike.

    The one way by which a page comes to read a case: whoever watches is told (see looking.py).
    """
    case = looking.along(cases_of(user)).filter(reference=reference, partnership__slug=partnership).first()
    if case is None:
        raise NotVisible(reference)
    found = _view(case, user, key)
    if helps is None:
        return looking.saw(found)
    helped = next((one for one in found.helped if one.key == helps), None)
    if helped is None:
        raise NotVisible(reference)
    return looking.saw(replace(found, helps=helped))


def view_as(case: Case, party: Party) -> View:
    """The view of a party, for work that is not done in a browser: notices, the clock's acts, tests."""
    people = {one.key: one for one in case.parties.select_related("user").order_by("pk")}
    return View(case, people[party.key], people, (people[party.key],))


def view_of(case: Case, parties: Iterable[Party], user: User) -> View:
    """A case that was read already, with everyone in it, for one of them who is a user. Raises NotVisible."""
    return _found(case, {one.key: one for one in sorted(parties, key=lambda one: one.pk)}, user, None)


def _view(case: Case, user: User, key: str | None) -> View:
    return _found(case, {one.key: one for one in case.parties.order_by("pk")}, user, key)


def _found(case: Case, people: dict[str, Party], user: User, key: str | None) -> View:
    mine = tuple(one for one in people.values() if one.user_id == user.pk and one.status in PRESENT)
    chosen = next((one for one in mine if key in (None, one.key)), None)
    if chosen is None:
        raise NotVisible(case.reference)
    return View(case, chosen, people, mine)


def readable(seen: View, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Of these answers, those that the viewer may read, each in its last wording."""
    last: dict[tuple[object, ...], Answer] = {}
    for one in answers:
        writer = None if one.shared else seen.places.get(one.author_id)
        place = (one.option, one.step, one.name, writer) if _is_part(one) else (one.pk,)
        if may_read(seen, one):
            last.pop(place, None)
            last[place] = one
    return tuple(last.values())


def _is_part(answer: Answer) -> bool:
    """Whether it belongs to what is written together, of which only the last wording counts."""
    return answer.later or answer.shared


def is_open(track: Walked, answer: Answer) -> bool:
    """Whether a part is open to its readers: its step was left, and not because everything ended there.

    Who declines or withdraws while others write does not thereby show what they wrote, not in a new application either.
    """
    ended_there = not track.is_open and track.visit == answer.visit + 1
    return track.visit > answer.visit and not ended_there and answer.visit not in track.shut


def may_read(seen: View, answer: Answer) -> bool:
    """Whether the viewer may read an answer: the writer always; others as its audience says, once it is open.

    Whoever took over a place reads what was written from it, once they take part.
    """
    if answer.author_id == seen.me.pk or (seen.me.status == "joined" and seen.wrote(seen.me, answer)):
        return True
    if seen.me.status != "joined" or (seen.limit is not None and answer.event_number > seen.limit):
        return False
    if seen.hides(answer.option):
        return False
    track = seen.state.tracks.get(answer.option)
    if answer.later and not (track and is_open(track, answer)):
        return False
    audience = selectors_of(tuple(answer.audience))
    return means(seen.route, seen.as_it_was, track, audience, seen.me.key)
