"""Whatever a page of a case leads to can be read: it is there, all its words are words, and nothing has no name."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from samenspraak.cases.models import Track
from samenspraak.cases.routes import newest
from samenspraak.demo.fill import Filler
from samenspraak.people.models import Membership, Partnership, User
from samenspraak.web import cast
from tests.third.test_third import bovenwater  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once]
NOW = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)
CASES = 6
"""So many cases of each route, which stand at different steps: the first ones show what no case shows yet."""
ENOUGH = 150
LANGUAGES = ("nl", "en")
NAMED = ("title", "h1", "h2", "h3", "h4", "a", "button", "label", "legend", "summary", "option", "th", "dt")
"""What has to have a name that can be read."""
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-th")
"""Attributes that are read to someone."""
NO_WORDS = re.compile(r"\w+_\w+|[{}]|%\(|\b(?:None|True|False)\b|&(?:amp|lt|gt|#\d+);")
"""Names of the route, holes that were not filled, and what only a programmer knows."""
DUTCH = re.compile(r"\bnl: (.*?)(?:, en: |$)", re.MULTILINE)


class Page(HTMLParser):
    """What somebody reads or hears of a page, the links on it, and what has no name."""

    def __init__(self, html):
        super().__init__()
        self.said, self.links, self.nameless, self.ids, self.tags, self.language = [], [], [], [], [], ""
        self._open = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        spoken = [found[name] for name in SPOKEN if found.get(name)]
        self.said += spoken
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "html":
            self.language = found["lang"]
        if tag in NAMED:
            self._open.append((tag, spoken, found.get("href", "").strip()))

    def handle_endtag(self, tag):
        if tag in NAMED:
            opened, name, address = self._open.pop()
            assert opened == tag
            if not name:
                self.nameless.append(tag)
            if tag == "a":
                self.links.append((" ".join(" ".join(name).split()), address))

    def handle_data(self, data):
        if data.strip():
            self.said.append(data)
            for _tag, name, _address in self._open:
                name.append(data)

    @property
    def faults(self):
        """What is wrong with it, whatever it is about."""
        yield from (text.strip() for text in self.said if NO_WORDS.search(text))
        yield from (f"{tag} without a name" for tag in self.nameless)
        yield from (f"{name} twice" for name in {*self.ids} if self.ids.count(name) > 1)
        if self.tags.count("h1") != 1:
            yield "not one h1"
        leads = dict(self.links)
        yield from (f"“{name}” leads to two places" for name, address in self.links if leads[name] != address)

    @property
    def addresses(self):
        """Where its links lead to."""
        return [address for _name, address in self.links]


class Reader:
    """Opens pages as everybody, each kind of page in each language once; keeps what is wrong."""

    def __init__(self, names):
        self.names, self.read, self.faults, self.visitors = names, set(), [], {}
        self.opened = 0

    def visitor(self, user):
        if user.pk not in self.visitors:
            self.visitors[user.pk] = Client()
            self.visitors[user.pk].force_login(user)
        return self.visitors[user.pk]

    def open(self, user, address, language):
        visitor = self.visitor(user)
        visitor.cookies["django_language"] = language
        answer = visitor.get(address)
        self.opened += 1
        if answer.status_code != 200:
            self.faults.append((address, user.handle, answer.status_code))
            return None
        page = Page(answer.content.decode())
        wrong = [*page.faults, *([] if page.language == language else [f"in {page.language}"])]
        if language == "nl":
            wrong += sorted(self.names & {*re.findall(r"\w+", " ".join(page.said))})
        self.faults += [(address, user.handle, language, one) for one in wrong]
        return page

    def once(self, *kind):
        """Whether no such page was read yet."""
        is_new = kind not in self.read
        self.read.add(kind)
        return is_new

    def case(self, case, number):
        """The page of a case and all that it leads to, as everyone who takes part, in one language or the other."""
        here = f"/{case.partnership.slug}/cases/{case.reference}/"
        stands = tuple(Track.objects.filter(case=case).order_by("pk").values_list("option", "step"))
        people = case.parties.exclude(user=None).exclude(status="left").select_related("user").order_by("pk")
        for turn, party in enumerate(people, start=number):
            language = LANGUAGES[turn % len(LANGUAGES)]
            page = self.open(party.user, here, language)
            for link in page.addresses if page else ():
                if link.startswith(here) and self.once(language, party.role, stands, kind_of(link, here)):
                    self.open(party.user, link, language)

    def work(self, place, references, language):
        """The list of work and what it leads to: to hand cases over, and to begin one."""
        work = f"/{place.partnership.slug}/work/"
        chosen = "&".join(f"case={one}" for one in references)
        page = self.open(place.user, work, language)
        self.open(place.user, work + "?choose=on", language)
        if "?choose=on" in page.addresses:
            self.open(place.user, f"{work}hand-over/?{chosen}", language)
        for link in page.addresses:
            if "/start/" in link and self.once(language, place.role, link):
                self.open(place.user, link, language)


def kind_of(link, here):
    """What a page is for, whoever it is about: a request has another name in each case."""
    path = link.removeprefix(here).partition("?")[0].split("/")
    return tuple(path[:3])


@pytest.mark.timeout(240)
@pytest.mark.parametrize("slug", ["waterrand", "heuvelland", "bovenwater"])
def test_every_page_that_anyone_is_led_to_can_be_read(slug, request):
    if slug == "bovenwater":
        request.getfixturevalue("bovenwater")
        call_them_otherwise()
    else:
        cast.make()
    partnership = Partnership.objects.get(slug=slug)
    filler = Filler(partnership, now=NOW)
    cases = [filler.one() for _ in range(CASES)]
    reader = Reader(only_names(newest(partnership)))
    for number, case in enumerate(cases):
        reader.case(case, number)
    references = [one.reference for one in cases[:3]]
    places = Membership.objects.filter(partnership=partnership).select_related("user", "partnership")
    for number, place in enumerate(places.order_by("pk")):
        reader.work(place, references, LANGUAGES[number % len(LANGUAGES)])
    for language in LANGUAGES:
        reader.open(places[0].user, f"/{slug}/", language)
    assert reader.faults == []
    assert reader.opened > ENOUGH


def only_names(route):
    """What roles and groups are called inside the route and never in Dutch."""
    text = " ".join(DUTCH.findall(Path(settings.ROUTES, f"{route.route}.yaml").read_text()))
    return {*route.people, *route.groups} - {*re.findall(r"\w+", text)}


def call_them_otherwise():
    """Give those who are named after a role in the test of the third route the name of a person."""
    for number, one in enumerate(User.objects.all()):
        one.name = f"Iemand {number}"
        one.save()
