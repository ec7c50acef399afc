"""A tour that is written down in docs/tour, step by step, and taken: every word in it has to be on the screen.

Each step is one numbered line. Names of people and words of the screen are bold, what is typed stands between quotes:

    1. **Annelies Bron** opens the page **/waterrand/**.
    2. **Annelies Bron** opens the case.
    3. **Annelies Bron** chooses **Stuur door naar de manager**.
    3. **Annelies Bron** ticks **Deze persoon heeft gezag** 2 times.
    4. **Annelies Bron** fills in **Wat adviseert u de manager?**: “Beide kanten willen.”
    5. **Annelies Bron** picks **Hersteld** under **Hoe is het contact nu?**.
    6. **Annelies Bron** answers the rest and chooses **Keur de aanvraag goed**.
    7. **Annelies Bron** reads “Gedaan”.
    8. **Bram Vos** and **Tess van Wijngaard** each do **Ik doe mee**.
    9. The clock looks.
    10. A case of **Waterrand** has just begun.
    11. A case of **Waterrand** has come to **Controle door de adviseur**.

Whom the program chose is called **the mediator**. A picture (`![…](pictures/name.png)`) shows the screen of whoever
acted last; `(phone)` in its text asks for 320 pixels.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from samenspraak.cases.clock import tick
from tests.browser.walking import heuvelland, waterrand

STEP = re.compile(r"^\d+\. (?P<text>.+?)\.?$")
PICTURE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<file>pictures/[\w-]+\.png)\)$")
BOLD = re.compile(r"\*\*(.+?)\*\*")
WHO = r"^\*\*(?P<who>[^*]+)\*\* "
SENTENCES = {
    "page": re.compile(WHO + r"opens the page \*\*(?P<address>[^*]+)\*\*$"),
    "case": re.compile(WHO + r"opens the case$"),
    "tick": re.compile(WHO + r"ticks \*\*(?P<what>[^*]+)\*\* (?P<times>\d) times$"),
    "fill": re.compile(WHO + r"fills in \*\*(?P<question>[^*]+)\*\*: “(?P<value>[^”]+)”$"),
    "pick": re.compile(WHO + r"picks \*\*(?P<value>[^*]+)\*\* under \*\*(?P<question>[^*]+)\*\*$"),
    "rest": re.compile(WHO + r"answers the rest and chooses \*\*(?P<what>[^*]+)\*\*$"),
    "choose": re.compile(WHO + r"chooses \*\*(?P<what>[^*]+)\*\*$"),
    "read": re.compile(WHO + r"reads “(?P<text>[^”]+)”$"),
    "begun": re.compile(r"^A case of \*\*(?P<place>[^*]+)\*\* has just begun$"),
    "come": re.compile(r"^A case of \*\*(?P<place>[^*]+)\*\* has come to \*\*(?P<step>[^*]+)\*\*$"),
    "clock": re.compile(r"^The clock looks$"),
    "each": re.compile(r"^(?P<people>.+) each do (?P<deeds>.+)$"),
}
PHONE, DESK = 320, 1280
STAGES = {
    ("Waterrand", "Samen het aanmeldformulier invullen"): lambda: waterrand().join_all(),
    ("Waterrand", "Lezen en tekenen"): lambda: waterrand().to_sign(),
    ("Waterrand", "Controle door de adviseur"): lambda: waterrand().to_check(),
    ("Waterrand", "Besluit van de betrokken manager"): lambda: waterrand().to_decide(),
    ("Waterrand", "Gesprekken met de bemiddelaar"): lambda: waterrand().to_talk(),
    ("Heuvelland", "De aanvraag schrijven"): lambda: heuvelland("apply"),
}
"""Where a case stands -> what its people do until it stands there, through the door and without a screen."""


@dataclass(frozen=True)
class Line:
    """One step, or one picture, with where it stands."""

    where: str
    text: str


def steps_of(path):
    """The steps and pictures of one page of the tour, in order."""
    lines = path.read_text("utf-8").splitlines()
    return [
        Line(f"{path.name}:{number}", line)
        for number, line in enumerate(lines, 1)
        if STEP.match(line) or PICTURE.match(line)
    ]


class Tour:
    """Takes the steps, with a browser for everyone; with a folder for pictures it makes those too."""

    def __init__(self, people, pictures: Path | None):
        self.people, self.pictures, self.last = people, pictures, None

    def take(self, line):
        picture = PICTURE.match(line.text)
        if picture:
            self._picture(picture["alt"], picture["file"])
            return
        text = STEP.match(line.text)["text"]
        for name, sentence in SENTENCES.items():
            found = sentence.match(text)
            if found:
                getattr(self, f"_{name}")(**found.groupdict())
                return
        raise AssertionError(f"{line.where}: this is no step of a tour: {text}")

    def _be(self, who):
        if who == "the mediator":
            who = self.people.case.parties.exclude(status="left").get(role="mediator").user.handle
        self.last = self.people.be(who)
        return self.last

    def _begun(self, place):
        assert place == "Waterrand", f"nobody begins in {place} here"
        self.people.follow(waterrand())

    def _come(self, place, step):
        walk = STAGES[place, step]()
        assert walk.view("consultant").route.options[walk.option].steps[walk.track.step].title["nl"] == step
        self.people.follow(walk)

    def _clock(self):
        tick()

    def _page(self, who, address):
        assert self._be(who).visit(address).status == 200

    def _case(self, who):
        visitor = self._be(who)
        if self.people.case is None:
            self.people.opened()
        visitor.open_case()

    def _choose(self, who, what):
        visitor = self._be(who)
        there = visitor.main.get_by_role("link", name=what, exact=True).or_(visitor.button(what))
        assert there.count(), f"{who} finds no '{what}' in: {visitor.text}"
        visitor.go(there.first.click)

    def _rest(self, who, what):
        self._be(who).fill()
        self._choose(who, what)

    def _fill(self, who, question, value):
        visitor = self._be(who)
        box = visitor.main.get_by_label(question).and_(visitor.page.locator("input, textarea"))
        assert box.count(), f"{who} finds no '{question}' in: {visitor.text}"
        visitor.type(box.first, value)

    def _pick(self, who, question, value):
        visitor = self._be(who)
        assert visitor.group(question).count(), f"{who} finds no '{question}' in: {visitor.text}"
        visitor.fill_in(question, value)

    def _tick(self, who, what, times):
        visitor = self._be(who)
        for number in range(int(times)):
            visitor.pick(visitor.main.get_by_label(what).nth(number))

    def _read(self, who, text):
        assert self._be(who).reads(text)

    def _each(self, people, deeds):
        for what in BOLD.findall(deeds):
            for who in BOLD.findall(people):
                self._case(who)
                self.last.do(what)

    def _picture(self, alt, file):
        if self.pictures is None:
            return
        page = self.last.page
        page.set_viewport_size({"width": PHONE if "(phone)" in alt else DESK, "height": 760})
        page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")
        page.screenshot(path=self.pictures / file)
