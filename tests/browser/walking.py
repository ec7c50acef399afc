"""People at their screens, in the words that they read: be someone, open the case, do what a link or button says."""

import re
from datetime import timedelta

from django.db.models import Q
from django.test import Client
from django.utils import timezone

from samenspraak.cases.models import Case, Party
from samenspraak.cases.sight import view_as
from samenspraak.people.models import User
from samenspraak.route.changes import CASE
from samenspraak.route.engine import available
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.fitting import who_fits

ACTION = re.compile(r"/cases/[^/]+/(\w+)/do/(\w+)/")
REFERENCE = re.compile(r"/cases/[^/]+/")
LOOKS = ["*.css", "*.svg", "*.woff2"]
MOST_TABS = 150
MAY_STAY_EMPTY = "mag leeg blijven|may stay empty"
LEADS = {
    "Ik doe mee": "Doe mee",
    "Mijn deel is klaar": "Schrijf uw deel",
    "Mijn deel van de aanmelding is klaar": "Schrijf uw deel van de aanmelding",
    "De aanvraag is klaar": "Schrijf de aanvraag",
    "Teken het formulier": "Lees en teken het formulier",
    "Teken de afspraken": "Lees en teken de afspraken",
    "Stem in met de aanvraag": "Lees de aanvraag en stem in",
    "Ik geef toestemming": "Lees en geef toestemming",
}
"""Button -> the link that leads to it, where that says what one goes to do and the button that it is done."""
UNANSWERED = """(form, empty) => {
  const open = [], mayStayEmpty = new RegExp(empty)
  for (const group of form.querySelectorAll('fieldset')) {
    const boxes = [...group.querySelectorAll('input')]
    if (!boxes.length || boxes.some(box => box.checked)) continue
    if (mayStayEmpty.test(group.querySelector('legend').innerText)) continue
    open.push(...(boxes[0].type === 'radio' ? [boxes[0].id] : boxes.map(box => box.id)))
  }
  for (const box of form.querySelectorAll('textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox])'))
    if (!box.value && !mayStayEmpty.test(box.labels[0].innerText)) open.push(box.id)
  return open
}"""
"""Finds the questions that need an answer and have none; of a choice the first, of several all."""


def in_days(days):
    """A day from today, as a date input wants it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def be(page, who):
    """Sign in as somebody with this handle or name; the page on which one chooses it takes longer than most pages."""
    client = Client()
    client.force_login(User.objects.get(Q(handle=who) | Q(name=who)))
    page.context.add_cookies(
        [{"name": name, "value": one.value, "domain": "localhost", "path": "/"} for name, one in client.cookies.items()]
    )


class People:
    """Everybody of the demo, each with a browser of their own, all with the same kind of screen.

    `bare` leaves out styles and pictures, which halves the time, where only words, links and buttons matter.
    """

    def __init__(self, open_page, settings, *, watch=None, bare=False, keyboard=False, **screen):
        settings.DEMO = True
        cast.make()
        self.open_page, self.screen, self.watch, self.bare = open_page, screen, watch, bare
        self.visitor = KeyboardVisitor if keyboard else Visitor
        self.to_begin_at_the_demo = 2 if keyboard or watch else 0
        self.there, self.case, self.option = {}, None, "mediation"

    def be(self, who):
        """The person with this handle or name, at their own screen; signed in once."""
        if who not in self.there:
            self.there[who] = self.another_tab_of(who)
            self.there[who].sign_in()
        return self.there[who]

    def another_tab_of(self, who):
        """One more tab of somebody who is there already, or else a new screen."""
        page = self.there[who].page.context.new_page() if who in self.there else self.open_page(**self.screen)
        if self.bare:
            # Chromium leaves them out by itself: a route of Playwright would ask this process about every request.
            asked = page.context.new_cdp_session(page)
            asked.send("Network.enable")
            asked.send("Network.setBlockedURLs", {"urls": LOOKS})
        return self.visitor(self, who, page)

    def each(self, names, what, answers=None):
        """Several people do the same, each at their own screen."""
        for who in names:
            self.be(who).open_case().do(what, answers)

    def follow(self, walk):
        """Go on with a case that came through the door."""
        self.case = walk.case
        return self

    def opened(self):
        """Take the case that was begun last as the one that all talk about."""
        self.case = Case.objects.select_related("partnership").latest("pk")
        return self.case

    @property
    def address(self):
        return f"/{self.case.partnership.slug}/cases/{self.case.reference}/"

    @property
    def track(self):
        """How the track stands, as the route counts it."""
        self.case.refresh_from_db()
        return CASE.validate_json(self.case.state).tracks[self.option]

    @property
    def talks_held(self):
        return sum(one.kind == "talk" and one.held for one in self.track.meetings)

    def key(self, handle):
        return self.case.parties.get(user__handle=handle).key


class Visitor:
    """One person at one screen."""

    def __init__(self, people, who, page):
        self.people, self.who, self.page = people, who, page
        self.is_back = False

    @property
    def main(self):
        return self.page.get_by_role("main")

    def sign_in(self):
        """Be someone of the demo: who begins and who is invited, where it matters, by its page, which takes time."""
        if self.people.to_begin_at_the_demo:
            self.people.to_begin_at_the_demo -= 1
            self.sign_in_seen()
        else:
            be(self.page, self.who)

    def sign_in_seen(self):
        self.visit("/demo/")
        by_name = self.main.get_by_role("listitem").filter(has=self.page.get_by_text(self.who, exact=True))
        button = self.page.locator(f'button[data-person="{self.who}"]').or_(by_name.get_by_role("button"))
        self.press(button.first)

    def visit(self, address):
        answer = self.page.goto(address, wait_until="domcontentloaded")
        self._arrived()
        return answer

    def go(self, act):
        """Do something that leads to another page, and give the answer of the server."""
        with self.page.expect_navigation(wait_until="domcontentloaded") as coming:
            act()
        self._arrived()
        return coming.value

    def _arrived(self):
        self.is_back = False
        self.unfold()
        if self.people.watch:
            self.people.watch(self)

    def unfold(self):
        """Open what is folded on a phone, as somebody does who looks for something."""
        self.page.evaluate("for (const fold of document.querySelectorAll('details.fold')) fold.open = true")

    def open_case(self):
        self.visit(self.people.address)
        self.is_back = True
        return self

    # What is there to do

    def link(self, what):
        """The link that leads to what this button does."""
        return self.main.get_by_role("link", name=LEADS.get(what, what), exact=True)

    @property
    def offered(self):
        """All that this person can choose on the page of the case."""
        return [one.strip() for one in self.main.locator('a[href*="/do/"], a[href*="/answer/"]').all_inner_texts()]

    def can(self, what):
        return LEADS.get(what, what) in self.open_case().offered

    def choose(self, what):
        """Choose something on the page of the case."""
        if not self.is_back:
            self.open_case()
        found = self.link(what)
        assert found.count(), f"{self.who} finds no '{what}'; there is {self.offered}"
        self.press(found.first)
        return self

    def do(self, what, answers=None, *, press=None):
        """Choose it, answer every question, send, and be back at the case with the word that it is done."""
        self.choose(what).fill(answers)
        answer = self.send(press or what)
        done = self.main.get_by_role("status").filter(has_text=what)
        assert done.count() == 1, f"{self.who}: '{what}' was answered with {answer.status}: {self.text}"
        self.is_back = True
        return self

    def say_yes(self, what, answers=None):
        return self._answer(what, answers, "Ja, dat is goed")

    def say_no(self, what, answers=None):
        return self._answer(what, answers, "Nee")

    def _answer(self, what, answers, press):
        self.open_case().choose(f"Antwoord: {what}").fill(answers).send(press)
        assert self.main.get_by_role("status").filter(has_text=what).count() == 1, self.text
        self.is_back = True
        return self

    def send(self, button):
        return self.press(self.button(button))

    def press(self, where):
        """Press a link or button, and give the answer of the server."""
        return self.go(where.click)

    def pick(self, box):
        """Choose what belongs to a round or square box."""
        box.locator("..").click()

    def type(self, box, value):
        """Fill in a text or a day."""
        box.fill(value)

    def button(self, name):
        return self.main.get_by_role("button", name=name, exact=True)

    # Forms

    def fill(self, answers=None):
        """Answer what was given, by question, and every other question that needs an answer."""
        for question, value in (answers or {}).items():
            self.fill_in(question, value)
        for number in self.main.locator("form").first.evaluate(UNANSWERED, MAY_STAY_EMPTY):
            box = self.page.locator(f'[id="{number}"]')
            if box.get_attribute("type") in ("radio", "checkbox"):
                if self._is_chosen(box):
                    self.pick(box)
            elif box.get_attribute("inputmode") == "decimal":
                self.type(box, "1,5")
            else:
                self.type(box, self.typed().get(box.get_attribute("type"), f"Tekst van {self.who}"))
        return self

    def typed(self):
        """What is typed in a box of which nobody said what."""
        return {"date": in_days(0), "time": "14:30"}

    def _is_chosen(self, box):
        """Whether it is no name of somebody who would not decide any more, or does not fit beside those before it."""
        name = box.evaluate("box => box.closest('label').innerText.trim()")
        if Party.objects.filter(role="manager", name=name).exists():
            return False
        field = self._asked(box.get_attribute("name")) if box.get_attribute("type") == "checkbox" else None
        return not field or box.get_attribute("value") in who_fits(field, [value for value, _ in field.choices])

    def _asked(self, question):
        """The question of this name in the form of an action, as the route asks it of this person; or None."""
        found = ACTION.search(self.page.url)
        if not found:
            return None
        case = self.people.case
        me = case.parties.get(Q(user__handle=self.who) | Q(name=self.who))
        seen = view_as(Case.objects.get(pk=case.pk), me)
        offers = available(seen.route, seen.state, found[1], me.key, timezone.localdate())
        fields = (field for one in offers if one.name == found[2] for field in one.fields)
        return next((one for one in fields if one.name == question), None)

    def fill_in(self, question, value):
        """Answer one question: type in it, or choose what is said, and of several nothing else."""
        group = self.group(question)
        if not group.count():
            box = self.box(question)
            assert box.count(), f"{self.who} finds no question '{question}' in: {self.text}"
            self.type(box.first, value)
            return
        chosen = [value] if isinstance(value, str) else value
        for label in group.locator("label").all():
            is_chosen = label.locator("input").is_checked()
            if (label.locator("b").inner_text().strip() in chosen) != is_chosen:
                self.pick(label.locator("input"))

    def box(self, question):
        return self.main.get_by_role("textbox", name=question)

    def group(self, question):
        return self.main.get_by_role("radiogroup", name=question).or_(self.main.get_by_role("group", name=question))

    # What is there to read

    @property
    def text(self):
        return re.sub(r"\s+", " ", self.main.inner_text())

    def heads(self, level=2):
        return [one.strip() for one in self.main.get_by_role("heading", level=level).all_inner_texts()]

    def sees(self, *texts):
        """Whether the page of the case, loaded anew, says all of this."""
        self.open_case()
        return self.reads(*texts)

    def reads(self, *texts):
        """Whether this page says all of this."""
        here = self.text
        missing = [one for one in texts if one not in here]
        assert not missing, f"{self.who} does not read {missing} in: {here}"
        return True

    def of_person(self, name):
        """What the list of people on this page says of somebody, part by part."""
        row = self.main.locator("li.person").filter(has_text=name)
        return " · ".join(row.locator("small, .tag").all_inner_texts())

    @property
    def kind(self):
        """What kind of page this is: its address without the case, and on the page of a case what stands on top."""
        address = REFERENCE.sub("/cases/…/", "/" + self.page.url.split("/", 3)[3].partition("?")[0])
        top = self.main.get_by_role("heading", level=2)
        return f"{address} {top.first.inner_text()}" if address.endswith("/…/") and top.count() else address

    @property
    def is_too_wide(self):
        """Whether one has to scroll sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


class KeyboardVisitor(Visitor):
    """One person at one screen without a mouse: everything is reached with Tab, and pressed or chosen with a key."""

    def press(self, where):
        self.reach(where)
        return self.go(lambda: self.page.keyboard.press("Enter"))

    def pick(self, box):
        """Space chooses; within a row of round boxes an arrow moves on to the next."""
        group = self.page.locator(f'[name="{box.get_attribute("name")}"]')
        round_ones = box.get_attribute("type") == "radio"
        at = group.evaluate_all("all => Math.max(all.findIndex(one => one.checked), 0)") if round_ones else 0
        self.reach(group.nth(at) if round_ones else box)
        self.page.keyboard.press("Space")
        wanted = group.evaluate_all("(all, box) => all.indexOf(box)", box.element_handle()) if round_ones else 0
        for _ in range(wanted - at):
            self.page.keyboard.press("ArrowDown")
        assert box.is_checked()

    def type(self, box, value):
        self.reach(box)
        if box.get_attribute("type") in ("date", "time"):
            # How a day is typed differs by country; that it is reached does not.
            box.fill(value)
        else:
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.insert_text(value)

    def reach(self, where):
        """Go on with Tab until the focus is there; once around the page is enough for everything on it."""
        wanted = where.element_handle()
        for _ in range(MOST_TABS):
            if self.page.evaluate("one => document.activeElement === one", wanted):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.who} cannot reach {where} with Tab")


class Watch:
    """Looks at the first page of each kind that people pass, made as narrow as a phone; keeps what is wrong with it."""

    def __init__(self, axe=None):
        self.axe, self.kinds, self.wrong = axe, set(), []

    def __call__(self, visitor):
        kind = visitor.kind
        if kind in self.kinds:
            return
        self.kinds.add(kind)
        # Before its styles are there a page is as wide as its longest line.
        visitor.page.wait_for_load_state("load")
        size = visitor.page.viewport_size
        visitor.page.set_viewport_size({"width": 320, "height": 800})
        if visitor.is_too_wide:
            self.wrong.append(f"{kind}: one has to scroll sideways")
        for scheme in ("light", "dark") if self.axe else ():
            visitor.page.emulate_media(color_scheme=scheme)
            self.wrong += [f"{kind}, {scheme}: {one}" for one in self.axe(visitor.page)]
        visitor.page.emulate_media(color_scheme="light")
        visitor.page.set_viewport_size(size)


def waterrand(**begin):
    """Noor's case at SPPOH, just begun through the door, today."""
    return Walk(**{"now": timezone.now(), **begin})


def heuvelland(step="apply", **begin):
    """Elif's case at the other partnership, walked through the door to a step, today."""
    walk = Walk(**{"slug": "heuvelland", "family": cast.ELIF, "starter": "lotte", "now": timezone.now(), **begin})
    walk.join_all()
    deeds = (
        ("consent", ("lotte", "done")),
        ("receive", ("aylin", "sign"), ("kemal", "sign")),
        ("assign", ("carola", "take_up")),
        ("accept", ("joost", "propose")),
        ("agree", ("mediator", "accept"), ("aylin", "represent")),
        ("talk", *((who, "sign") for who in ("aylin", "kemal", "lotte", "stefan", "mediator"))),
    )
    for reached, *some in deeds:
        if walk.track.step == step:
            break
        for who, action in some:
            walk.do(who, action)
        assert walk.track.step == reached, walk.track.step
    return walk


def hold(walk, times):
    """Conversations that were planned and took place, through the door."""
    for _ in range(times):
        walk.do("mediator", "plan", {"on": in_days(0)})
        walk.do("mediator", "hold")
