"""Walk a case through the door, as its people would: the shortest words for tests about something else."""

from datetime import UTC, datetime, time, timedelta

from samenspraak.cases.models import Case, Party
from samenspraak.cases.perform import Done, perform
from samenspraak.cases.pools import people_for
from samenspraak.cases.sight import view_as
from samenspraak.route.engine import available, openings
from samenspraak.web import cast, demo
from tests.fitting import who_fits

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

TO_THE_TABLE = (
    *((who, "done") for who in ("samira", "joris", "tess")),
    *((who, "sign") for who in ("samira", "joris")),
    ("annelies", "send"),
    *(("home_support", deed) for deed in ("take_up", "plan", "invite")),
    ("expert", "accept"),
)
"""From the first step of the Advice and Breakthrough Table until an expert sits at it."""


class Walk:
    """A case, and a day on which things are done in it."""

    def __init__(
        self, slug="waterrand", family=cast.NOOR, starter="annelies", facts=None, now=MONDAY, option="mediation"
    ):
        cast.make()
        self.case = demo.begin(slug, family, starter, facts, now, option)
        self.now = now
        self.keys = {}
        self.option = option

    def party(self, who):
        """A person by handle, or by role when only one has it."""
        parties = self.case.parties.select_related("user").order_by("pk")
        return next(one for one in parties if who in (one.user and one.user.handle, one.role))

    def view(self, who):
        self.case = Case.objects.select_related("partnership", "school", "route_version").get(pk=self.case.pk)
        if who not in self.keys:
            self.keys[who] = self.party(who).key
        return view_as(self.case, Party(key=self.keys[who]))

    def offer(self, who, action, request=None):
        return self._offer(self.view(who), action, request)

    def _offer(self, seen, action, request=None):
        if action in ("open", "ask"):
            return openings(seen.route, seen.state, seen.me.key, self.now.date()).get(self.option)
        rule = seen.route.options[self.option].action_at(seen.state.tracks[self.option].step, action)
        pool = people_for(self.case, seen.route, seen.state, seen.people.values(), rule)
        offers = available(seen.route, seen.state, self.option, seen.me.key, self.now.date(), pool)
        return next((one for one in offers if one.name == action and request in (None, one.request)), None)

    def answers(self, who, action):
        return self._answers(self.offer(who, action))

    def _answers(self, offer):
        return {one.name: self._answer(one) for one in offer.fields if not one.optional or one.one_of} if offer else {}

    def _answer(self, field):
        if field.type in ("people", "options"):
            deciding = {one.key for one in self.case.parties.filter(role="manager")}  # who was there does not decide
            return who_fits(field, [value for value, _ in field.choices if value not in deciding])
        if field.choices:
            return field.choices[0][0]
        day = self.now.date() if field.past or field.name == "since" else self.now.date() + timedelta(days=7)
        if field.above is not None:
            return str(field.above + 1)
        typed = {"yes_no": "yes", "time": "15:30", "date": day.isoformat(), "number": "1", "money": "1"}
        return typed.get(field.type, "Woorden")

    def try_to(self, who, action, answers=None, **more):
        """Do it and give whatever comes of it."""
        name = action.partition(":")[0]
        seen = self.view(who)
        offer = self._offer(seen, name)
        if offer and offer.consent:
            more.setdefault("read", seen.digest(self.option, offer.consent))
        filled = {**self._answers(offer), **(answers or {})}
        return perform(self.case, self.option, action, by=seen.me, answers=filled, now=self.now, **more)

    def do(self, who, action, answers=None, **more):
        """Do it; it must succeed."""
        result = self.try_to(who, action, answers, **more)
        assert isinstance(result, Done), (who, action, result.refusal)
        self.case = result.case
        return result

    @property
    def track(self):
        seen = self.view("consultant")
        return seen.state.tracks[self.option]

    def on(self, option):
        """Walk on in another track of the same case."""
        self.option = option
        return self

    def all_do(self, deeds):
        """Do one thing after the other."""
        for who, action in deeds:
            self.do(who, action)
        return self

    def join_all(self):
        for party in self.case.parties.filter(status="invited"):
            self.do(party.user.handle, "join")
        return self

    def declare_all(self):
        for handle in ("samira", "joris", "tess", "annelies"):
            self.do(handle, "declare")
        return self

    def to_sign(self):
        self.join_all().declare_all()
        for handle in ("samira", "joris", "tess", "annelies"):
            self.do(handle, "done")
        assert self.track.step == "sign"
        return self

    def to_check(self):
        self.to_sign()
        for handle in ("samira", "joris", "tess", "annelies"):
            self.do(handle, "sign")
        assert self.track.step == "check"
        return self

    def to_decide(self):
        self.to_check().declare_all()
        self.do("annelies", "record_mdo")
        self.do("annelies", "judge")
        self.do("annelies", "pass")
        assert self.track.step == "decide"
        return self.declare_all()

    def to_accept(self):
        self.to_decide()
        self.do("hanneke", "approve")
        self.do("coordinator", "propose")
        assert self.track.step == "accept"
        return self

    def to_talk(self):
        self.to_accept()
        self.do("mediator", "accept")
        self.do("mediator", "represent")
        for seat in self.track_waits():
            if self.offer(seat, "sign"):
                self.do(seat, "sign")
        assert self.track.step == "talk"
        return self

    def track_waits(self):
        keys = self.case.tracks.get(option=self.option).waits_for
        parties = Party.objects.filter(case=self.case, key__in=keys).select_related("user")
        return [one.user.handle for one in parties if self.offer(one.user.handle, "sign")]

    def days(self, count):
        self.now += timedelta(days=count)
        return self


def at(day):
    """Nine in the morning of a day."""
    return datetime.combine(day, time(9), tzinfo=UTC)
