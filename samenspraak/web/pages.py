"""From what a person may see and do to what a template shows. No rule stands here: it asks the engine."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.decision import Act, Offer
from samenspraak.route.engine import available, openings
from samenspraak.route.lasting import reached
from samenspraak.route.model import Lasting, Partly
from samenspraak.route.options import Option
from samenspraak.route.partly import days_of
from samenspraak.route.state import Span
from samenspraak.route.who import means
from samenspraak.route.wishes import wished
from samenspraak.route.work import Work
from samenspraak.web.history import Line, Written, lines, written
from samenspraak.web.papers import papers_for
from samenspraak.web.people import pupil_of
from samenspraak.web.trackpage import Open, OptionPage, is_late, option_page
from samenspraak.web.words import Words, in_language, words_of

LATEST = 6


@dataclass(frozen=True)
class Fact:
    """Something that is so about a case."""

    text: Text
    is_urgent: bool
    """Whether the route hurries because of it."""
    says: Text | None = None
    """What the route says now that it has been so for as long as it is."""
    offers: tuple[tuple[str, Option], ...] = ()
    """What fits then, and is not running."""
    days: int | None = None
    """For how many days it has been so, today not counted."""
    partly: Partly | None = None
    """What it is called when it is so for a part, if that has been so."""
    spans: tuple[Span, ...] = ()
    """When that was."""


@dataclass(frozen=True)
class CasePage:
    """The page of a case for one person."""

    seen: View
    today: date

    @cached_property
    def words(self) -> Words:
        """Names for keys."""
        return words_of(self.seen)

    @cached_property
    def pupil(self) -> str:
        """The name of the one whom it is all about."""
        return pupil_of(self.seen.route, self.seen.people.values())

    @property
    def query(self) -> str:
        """For addresses: the place in which I look, when I have more than one in this case."""
        return f"?as={self.seen.me.key}" if len(self.seen.mine) > 1 else ""

    @cached_property
    def keeps_open(self) -> list[tuple[str, Option]]:
        """The ways that stay open beside the tracks, each once."""
        return list(dict(pair for track in self.tracks for pair in track.keeps_open).items())

    @cached_property
    def has_room(self) -> bool:
        """Whether somewhere on these routes a sealed room opens."""
        return any(track.has_room for track in self.tracks)

    @cached_property
    def facts(self) -> list[Fact]:
        """What is so about the case, and for how long; what only a condition rests on is read at that condition."""
        state, route = self.seen.state, self.seen.route
        urgent = {one.terms_halved_when for one in route.tracks.values()}
        quiet = route.gate_facts - {*urgent, *route.partly, *(one.fact for one in route.lasting)}
        lasts = {rule.fact: rule for _number, rule in reached(route, state, self.today)}
        return [
            Fact(
                text, name in urgent, *self._lasts(lasts.get(name)), days_of(route, state, name, self.today),
                route.partly.get(name), state.partly.get(name, ()),
            )
            for name, text in route.facts.items()
            if state.facts.get(name) and name not in quiet
        ]  # fmt: skip

    def _lasts(self, rule: Lasting | None) -> tuple[Text | None, tuple[tuple[str, Option], ...]]:
        if rule is None or not means(self.seen.route, self.seen.state, None, rule.tells, self.seen.me.key):
            return None, ()
        running = {name for name, track in self.seen.state.tracks.items() if track.is_open}
        return rule.says, tuple((name, self.seen.route.options[name]) for name in rule.offers if name not in running)

    @cached_property
    def tracks(self) -> list[OptionPage]:
        """Every track, the running ones first, and of those the ones in which it is my turn.

        What changes the case as a whole is offered once, however many tracks offer it.
        """
        pages = [option_page(self.seen, name, self.today) for name in self.seen.state.tracks]
        pages.sort(key=lambda page: (not page.track.is_open, not page.is_my_turn))
        said: set[str] = set()
        for number, page in enumerate(pages):
            for_all = {one.name: in_language(one.text) for one in page.offers if page.is_about_the_case(one)}
            again = {name for name, text in for_all.items() if text in said}
            pages[number] = replace(page, offers=tuple(one for one in page.offers if one.name not in again))
            said |= {*for_all.values()}
        return pages

    @cached_property
    def papers(self) -> dict[str, Option]:
        """The ways to which I can take my own papers along, by name."""
        return dict(papers_for(self.seen))

    @cached_property
    def contests(self) -> list[tuple[str, Offer]]:
        """What I can do about a contested decision, when no track of the case offers it; by option."""
        seen, rules = self.seen, self.seen.route.tracks
        able = [name for name, option in rules.items() if any(one.contests for one in option.always.values())]
        if not able or any(name in seen.whole.tracks for name in able):
            return []
        return [(able[0], one) for one in available(seen.route, seen.state, able[0], seen.me.key, self.today)]

    @cached_property
    def helped(self) -> list[tuple[Party, str, list[Offer]]]:
        """People without an account, with what I can enter for each, by option."""
        found = []
        for party in self.seen.helped:
            for name in self.seen.state.tracks:
                offers = available(self.seen.route, self.seen.state, name, party.key, self.today)
                found.append((party, name, [one for one in offers if one.refusal is None]))
        return [one for one in found if one[2]]

    @cached_property
    def openings(self) -> dict[str, Offer]:
        """The other ways that I can open in this case, ask for, or was asked for, by name."""
        return openings(self.seen.route, self.seen.state, self.seen.me.key, self.today)

    @cached_property
    def requests(self) -> list[Open]:
        """The other ways for which somebody asked, and who takes that up or says why not."""
        seen, words = self.seen, self.words
        return [
            Open(
                wish, in_language(seen.route.options[name].title), words.listed((wish.by,)), "",
                words.listed(wished(Work(seen.route, seen.state, Act(name, "ask", wish.by), self.today))),
                is_late(wish, self.today),
            )
            for name, wish in seen.state.wishes.items()
            if seen.person.status == "joined"
        ]  # fmt: skip

    @cached_property
    def written(self) -> list[Written]:
        """What I may read, in the order in which it was written."""
        return written(self.seen, self.words, self.seen.answers)

    @property
    def latest(self) -> list[Line]:
        """The last things that happened."""
        return self.lines[:LATEST]

    @property
    def earlier(self) -> list[Line]:
        """What happened before that."""
        return self.lines[LATEST:]

    @cached_property
    def lines(self) -> list[Line]:
        """What happened, newest first."""
        return lines(self.seen, self.words, self.seen.events)
