"""People at their screens, in the words that they read: be someone, open the case, do what a link or button says."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page

from samenspraak.cases.models import Case
from samenspraak.route.changes import CASE

MAY_STAY_EMPTY = re.compile(r"mag leeg blijven|may stay empty")
REFERENCE = re.compile(r"/cases/[^/]+/")


def in_days(days):
    """A day from today, as a date input wants it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


class People:
    """Everybody of the demo, each with a browser of their own, all with the same kind of screen."""

    def __init__(self, open_page, settings, *, watch=None, **screen):
        settings.DEMO = True
        self.open_page, self.screen, self.watch = open_page, screen, watch
        self.there, self.case = {}, None

    def be(self, who):
        """The person with this handle or name, at their own screen; signed in once."""
        if who not in self.there:
            page = self.open_page(**self.screen)
            self.there[who] = Visitor(self, who, page)
            self.there[who].sign_in()
        return self.there[who]

    def each(self, names, what, *then, **answers):
        """Several people do the same, each at their own screen."""
        for who in names:
            self.be(who).do(what, *then, **answers)

    @property
    def address(self):
        return f"/{self.case.partnership.slug}/cases/{self.case.reference}/"

    @property
    def track(self):
        return self.case.tracks.get(option="mediation")

    @property
    def state(self):
        """How the track stands, as the route counts it."""
        self.case.refresh_from_db()
        return CASE.validate_json(self.case.state).tracks["mediation"]

    @property
    def talks_held(self):
        return sum(one.kind == "talk" and one.held for one in self.state.meetings)

    def opened(self):
        """Take the case that was begun last as the one that all talk about."""
        self.case = Case.objects.select_related("partnership").latest("pk")
        return self.case


class Visitor:
    """One person at one screen."""

    def __init__(self, people, who, page: Page):
        self.people, self.who, self.page = people, who, page

    @property
    def main(self):
        return self.page.get_by_role("main")

    def sign_in(self):
        self.visit("/demo/")
        by_name = self.main.get_by_role("listitem").filter(has=self.page.get_by_text(self.who, exact=True))
        button = self.page.locator(f'button[data-person="{self.who}"]').or_(by_name.get_by_role("button"))
        self.go(button.first.click)
        return self

    def visit(self, address):
        answer = self.page.goto(address, wait_until="domcontentloaded")
        self._look()
        return answer

    def go(self, act):
        """Do something that leads to another page, and give the answer of the server."""
        with self.page.expect_navigation(wait_until="domcontentloaded") as coming:
            act()
        self._look()
        return coming.value

    def _look(self):
        if self.people.watch:
            self.people.watch(self)

    def open_case(self):
        self.visit(self.people.address)
        return self

    # What is there to do

    def link(self, what):
        return self.main.get_by_role("link", name=what, exact=True)

    @property
    def offered(self):
        """All that this person can choose on the page of the case."""
        return self.main.locator('a[href*="/do/"], a[href*="/answer/"]').all_inner_texts()

    def can(self, what):
        return what in [text.strip() for text in self.open_case().offered]

    def choose(self, what):
        """Open the page of the case and choose something there."""
        self.open_case()
        found = self.link(what)
        assert found.count(), f"{self.who} finds no '{what}'; there is {self.offered}"
        self.go(found.first.click)
        return self

    def do(self, what, answers=None, *, press=None):
        """Choose it, answer every question, send, and be back at the case with the word that it is done."""
        self.choose(what).fill(answers)
        answer = self.send(press or what)
        done = self.main.get_by_role("status").filter(has_text=what)
        assert done.count() == 1, f"{self.who}: '{what}' was answered with {answer.status}: {self.text}"
        return self

    def answer(self, what, press, answers=None):
        return self.do(what, answers, press=press)

    def send(self, button):
        return self.go(self.main.get_by_role("button", name=button, exact=True).click)

    # Forms

    def fill(self, answers=None):
        """Answer what was given, by question, and every other question that needs an answer."""
        for question, value in (answers or {}).items():
            self.fill_in(question, value)
        for group in self.main.get_by_role("radiogroup").all():
            if not group.get_by_role("radio", checked=True).count():
                group.locator("label").first.click()
        for group in self.main.get_by_role("group").all():
            needed = not MAY_STAY_EMPTY.search(group.locator("legend").inner_text())
            if needed and not group.get_by_role("checkbox", checked=True).count():
                for label in group.locator("label").all():
                    label.click()
        for box in self.main.get_by_role("textbox").all():
            if not box.input_value() and not MAY_STAY_EMPTY.search(self._label(box).inner_text()):
                box.fill(in_days(0) if box.get_attribute("type") == "date" else f"Tekst van {self.who}")
        return self

    def _label(self, box):
        return self.page.locator(f'label[for="{box.get_attribute("id")}"]')

    def fill_in(self, question, value):
        """Answer one question: type in it, or choose what is said; `True` ticks a box of its own."""
        if value is True:
            self.page.locator("label").filter(has_text=question).first.click()
            return
        group = self.group(question)
        if not group.count():
            box = self.box(question)
            assert box.count(), f"{self.who} finds no question '{question}' in: {self.text}"
            box.first.fill(value)
            return
        chosen = [value] if isinstance(value, str) else value
        for box in group.get_by_role("checkbox", checked=True).all():
            if box.locator("..").inner_text().strip() not in chosen:
                box.locator("..").click()
        for one in chosen:
            label = group.locator("label").filter(has_text=one)
            if not label.get_by_role("checkbox", checked=True).count():
                label.first.click()

    def box(self, question):
        return self.main.get_by_role("textbox", name=question)

    def group(self, question):
        return self.main.get_by_role("radiogroup", name=question).or_(self.main.get_by_role("group", name=question))

    # What is there to read

    @property
    def text(self):
        return re.sub(r"\s+", " ", self.main.inner_text())

    @property
    def kind(self):
        """What kind of page this is: its address without the case, and on the page of a case what stands on top."""
        address = REFERENCE.sub("/cases/…/", self.page.url.partition("//")[2].partition("/")[2].partition("?")[0])
        top = self.main.get_by_role("heading", level=2)
        return f"{address} {top.first.inner_text()}" if address.endswith("/…/") and top.count() else address

    def heads(self, level=2):
        return [one.strip() for one in self.main.get_by_role("heading", level=level).all_inner_texts()]

    def sees(self, *texts):
        """Whether the page of the case, loaded anew, says all of this."""
        self.open_case()
        here = self.text
        missing = [one for one in texts if one not in here]
        assert not missing, f"{self.who} does not read {missing} in: {here}"
        return True

    @property
    def is_too_wide(self):
        """Whether one has to scroll sideways."""
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
