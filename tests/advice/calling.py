"""A request to be called back at Waterrand, brought through its door to wherever a test wants it."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from samenspraak.advice import addresses, clock, door, sight
from samenspraak.advice.models import CallRequest
from samenspraak.people.models import Partnership, School, User

MONDAY = datetime(2026, 9, 7, 10, tzinfo=UTC)
WISH = door.Wish("Samira Haddou", "085 000 00 41", ("mon", "tue"), ("morning",), "Niet tijdens schooltijd")
RECORD = door.Record("Wat kan als we vastlopen?", "Vraag samen een gesprek aan.", "De zorgcoördinator belt u.")
_numbers = count()


class Caller:
    """Someone who asks, and all that others do with it; each deed is done as somebody of the cast."""

    def __init__(self, slug="waterrand", school="De Papieren Boot", now=MONDAY, wish=WISH):
        self.partnership, self.now = Partnership.objects.get(slug=slug), now
        self.desk, self.ticket = sight.desk_of(self.partnership), addresses.ticket()
        self.secret = addresses.secret_of(self.ticket)
        self.school = School.objects.get(name=school)
        done = self.ask(wish)
        self.pk = done.request.pk

    def ask(self, wish):
        return door.ask(self.desk, self.school, wish, ticket=self.ticket, now=self.now)

    @property
    def request(self):
        return CallRequest.objects.get(pk=self.pk)

    @property
    def today(self) -> date:
        return self.now.date()

    def seen(self, who):
        """What somebody sees of it: `caller`, `reader`, or a handle of the cast. Raises NotVisible."""
        if who == "caller":
            return sight.for_caller(self.partnership, self.secret)
        if who == "reader":
            return sight.for_reader(self.partnership, addresses.shared(self.secret, self.request.shares))
        return sight.for_staff(User.objects.get(handle=who), self.partnership.slug, self.request.reference)

    def act(self, who, **more):
        by = User.objects.filter(handle=who).first()
        return door.Act(self.seen(who), by=by, **{"submission": f"once-{next(_numbers)}", "now": self.now, **more})

    def passes(self, days):
        self.now += timedelta(days=days)
        return self

    def tick(self):
        return clock.tick(self.now)

    def to(self, stands):
        """Bring it to where the golden table says that it stands."""
        for deed in WAYS_TO[stands]:
            done = deed(self)
            assert isinstance(done, door.Done), done
        if stands == "ended":
            self.passes(60).tick()
        return self


def _not_reached(one):
    return door.not_reached(one.act("annelies"))


def _write(one):
    return door.write(one.act("annelies"), "letter")


def _advise(one):
    return door.advise(one.act("annelies"), wants_record=True, record=RECORD)


def _close(one):
    return door.close(one.act("annelies"), "advised")


def _take_back(one):
    return door.take_back(one.act("caller"))


WAYS_TO = {
    "waiting": (),
    "tried": (_not_reached,),
    "to write": (_not_reached, _not_reached),
    "written": (_not_reached, _not_reached, _write),
    "advised": (_advise,),
    "closed": (_advise, _close),
    "withdrawn": (_take_back,),
    "ended": (_advise, _close),
}
