"""What stands beside a form: what is weighed, how far others are, what would come of it. It asks the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from samenspraak.cases import drafts
from samenspraak.cases.models import Answer
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.decision import CLOCK, Decision, Offer
from samenspraak.route.engine import available
from samenspraak.route.evidence import matters
from samenspraak.route.gates import required
from samenspraak.route.options import Option
from samenspraak.route.state import Track
from samenspraak.route.steps import Step
from samenspraak.route.who import means, slots
from samenspraak.web.boxes import Box
from samenspraak.web.formpage import FormPage, rule_of
from samenspraak.web.history import Line, Written, lines, written
from samenspraak.web.pages import CasePage
from samenspraak.web.sentback import sent_back_with
from samenspraak.web.weighing import Scale, scale
from samenspraak.web.words import Words

LATEST = 5


@dataclass(frozen=True)
class Progress:
    """How far one place of those who write together is: `done`, `begun` or `not begun`."""

    who: str
    state: str


@dataclass(frozen=True)
class Lapse:
    """Signatures under one consent that do not count any more: whose they are, and who signs again."""

    what: Text
    signed: str
    again: str


@dataclass(frozen=True)
class Beside:
    """Everything beside the form of something that can be done in a track."""

    page: FormPage
    track: Track

    @property
    def seen(self) -> View:
        """The case as the reader may see it."""
        return self.page.seen

    @property
    def words(self) -> Words:
        """Names for keys."""
        return self.page.words

    @property
    def option(self) -> Option:
        """The rules of the track."""
        return self.seen.route.options[self.page.option]

    @property
    def step(self) -> Step:
        """The step on which it stands."""
        return self.option.steps[self.track.step]

    @cached_property
    def case(self) -> CasePage:
        """What is so about the case as a whole: the pupil, and for how long what is urgent has been so."""
        return CasePage(self.seen, self.page.today)

    @cached_property
    def weighs(self) -> bool:
        """Whether something is checked, judged or decided, so that all that it rests on belongs on this page."""
        if self.page.is_answer:
            request = self.option.requests.get(self.page.offer.name)
            return bool(request and request.decides)
        rule = rule_of(self.seen, self.page.option, self.page.offer.name)
        if rule is None or self.page.offer.kind != "action":
            return False
        return bool(rule.decides or rule.checks or rule.judges or required(self.option, rule))

    @cached_property
    def scale(self) -> Scale:
        """The conditions that play a part here, each with its evidence."""
        rule = rule_of(self.seen, self.page.option, self.page.offer.name)
        names = required(self.option, rule) if rule else ()
        return scale(self.seen, self.track, self.words, names or matters(self.option, self.step))

    @cached_property
    def shared(self) -> list[Written]:
        """What was written together and what it comes down to: read first."""
        return written(self.seen, self.words, [one for one in self._answers if one.shared])

    @cached_property
    def advised(self) -> list[Written]:
        """What whoever checked it wrote about it: read before all that each wrote."""
        return written(self.seen, self.words, [one for one in self._answers if self._is_of_check(one)])

    @cached_property
    def texts(self) -> list[Written]:
        """Everything else in this track that the reader may read."""
        rest = [one for one in self._answers if not one.shared and not self._is_of_check(one)]
        return written(self.seen, self.words, rest)

    def _is_of_check(self, answer: Answer) -> bool:
        step = self.option.steps.get(answer.step)
        return step is not None and any(one.checks and answer.name in one.asks for one in step.actions.values())

    @cached_property
    def lapses(self) -> list[Lapse]:
        """The signatures that do not count any more once this is done, and of whom a new one is asked."""
        consents, track = self.option.consents, self.track
        return [
            Lapse(
                consents[name].text,
                self.words.listed(track.signed.get(name, {})),
                self.words.places(
                    one.people for one in slots(self.seen.route, self.seen.state, track, consents[name].signers)
                ),
            )
            for name in self._voids
        ]

    @property
    def _voids(self) -> tuple[str, ...]:
        request = self.option.requests.get(self.page.offer.name) if self.page.is_answer else None
        rule = request.yes if request else rule_of(self.seen, self.page.option, self.page.offer.name)
        return rule.voids if rule else ()

    @cached_property
    def sent_back_with(self) -> list[Written]:
        """What was said to me when the track was brought back to this step: above the forms of the step."""
        here = self.page.offer.name in self.step.actions
        return sent_back_with(self.seen, self.words, self.page.option) if here else []

    @property
    def _answers(self) -> list[Answer]:
        return [one for one in self.seen.answers if one.option == self.page.option]

    @property
    def latest(self) -> list[Line]:
        """What happened last."""
        return lines(self.seen, self.words, self.seen.events[:LATEST])

    @cached_property
    def instead(self) -> list[Offer]:
        """What else the reader can do at this step."""
        offers = available(self.seen.route, self.seen.state, self.page.option, self.seen.actor.key, self.page.today)
        mine = (one for one in offers if one.kind == "action" and one.expected and one.refusal is None)
        return [one for one in mine if one.name != self.page.offer.name]

    @cached_property
    def progress(self) -> list[Progress]:
        """How far everyone is who writes together, for whoever does the same; never what they wrote."""
        rule = rule_of(self.seen, self.page.option, self.page.offer.name)
        if rule is None or not rule.finishes:
            return []
        begun = drafts.begun(self.seen, self.page.option, self.page.offer.name)
        places = slots(self.seen.route, self.seen.state, self.track, self.step.waits_for)
        return [Progress(self.words.places([place.people]), self._state(place.people, begun)) for place in places]

    @property
    def done(self) -> int:
        """How many places are done."""
        return sum(one.state == "done" for one in self.progress)

    def _state(self, people: tuple[str, ...], begun: frozenset[str]) -> str:
        if not set(people).isdisjoint(self.track.done):
            return "done"
        return "begun" if not begun.isdisjoint(people) else "not begun"

    @property
    def stays_outside(self) -> bool:
        """Whether a sealed room opens on this route, and not for the reader."""
        rooms = [step.room for step in self.option.steps.values() if step.room]
        route, state, me = self.seen.route, self.seen.state, self.seen.me.key
        return bool(rooms) and not any(means(route, state, self.track, room.for_, me) for room in rooms)

    @property
    def can_preview(self) -> bool:
        """Whether it is worth seeing beforehand what would come of it: something is decided, ends or goes back."""
        if self.page.offer.refusal or self.page.consent or self.page.is_answer:
            return False
        rule = rule_of(self.seen, self.page.option, self.page.offer.name)
        ends = bool(rule and rule.to and self.option.steps[rule.to].is_final)
        goes_back = bool(rule and rule.to and rule.voids)
        return self.weighs or ends or goes_back


def beside(page: FormPage) -> Beside | None:
    """What stands beside a form; nothing when the track has not begun."""
    track = page.seen.state.tracks.get(page.option)
    return Beside(page, track) if track else None


@dataclass(frozen=True)
class Preview:
    """What would come of sending a form, as it was decided without writing it."""

    told: str
    """The names of everyone who is told."""
    read: list[tuple[Box, object]]
    """Each typed answer, with who reads it."""
    step: Step | None
    """The step that follows, when it is another one."""


def preview(page: FormPage, decision: Decision) -> Preview:
    """From a decision that was not written to what a page shows of it."""
    told = {key for one in decision.notices for key in one.to if key != CLOCK}
    values: Mapping[str, object] = {one.name: one.value for one in decision.typed}
    moved = decision.step_after != decision.step_before
    steps = page.seen.route.options[page.option].steps
    return Preview(
        page.words.listed(told),
        [(box, values[box.name]) for box in page.boxes if values.get(box.name)],
        steps.get(decision.step_after) if moved else None,
    )
