"""The words of a route in the language of the page, and the names of people for their keys."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspraak.cases.language import in_language
from samenspraak.cases.models import Party
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text, parse_selector
from samenspraak.route.model import Route
from samenspraak.route.options import Option
from samenspraak.route.reasons import Reason
from samenspraak.route.steps import Action, Ask, Request

__all__ = ["Words", "drawing_words", "in_language", "joined", "questions", "words_of"]

DEEDS = frozenset({"own_request", "not_yours", "took_part", "join_first", "not_for_another", "already_done"})


def joined(names: Iterable[str]) -> str:
    """Names as people say them: `A, B and C`."""
    *first, last = [*names] or [""]
    return _("%(names)s and %(last)s") % {"names": ", ".join(first), "last": last} if first else last


def _either(names: Iterable[str]) -> str:
    *first, last = [*names] or [""]
    return _("%(names)s or %(last)s") % {"names": ", ".join(first), "last": last} if first else last


@dataclass(frozen=True)
class Words:
    """Names for what a route and a case hold. `me` is the key of the reader, who is called `you`."""

    route: Route
    people: Mapping[str, Party]
    me: str = ""

    def person(self, key: str) -> str:
        """The name of a person; nothing for the clock."""
        return self.people[key].name if key in self.people else ""

    def names(self, keys: Iterable[str]) -> list[str]:
        """The names of these people, each once, in the order of the case; the reader comes first, as `you`."""
        wanted = set(keys)
        others = [party.name for key, party in self.people.items() if key in wanted and key != self.me]
        return [_("you"), *others] if self.me and self.me in wanted else others

    def listed(self, keys: Iterable[str]) -> str:
        """The names of these people in one line."""
        return joined(self.names(keys))

    def places(self, places: Iterable[Iterable[str]]) -> str:
        """Places that each take one of these people: `A, and B or C`.

        A place that is filled with another one is not said: whoever waits for A and for B waits for one of them anyhow.
        """
        sets = [frozenset(keys) for keys in places]
        said = [one for one in dict.fromkeys(sets) if one and not any(other and other < one for other in sets)]
        return joined(_either(self.names(keys)) for keys in said)

    def role(self, role: str) -> str:
        """What a role is called here."""
        return in_language(self.route.people[role].text) if role in self.route.people else ""

    def meeting(self, kind: str) -> str:
        """What a kind of meeting is called here; one without a word of its own is a conversation."""
        return in_language(self.route.words.get(kind)) or _("conversation")

    @property
    def case(self) -> str:
        """What a case is called here."""
        return in_language(self.route.words.get("case")) or _("case")

    def readers(self, selectors: Iterable[str]) -> list[str]:
        """Who reads something, as words for `Who reads this?`."""
        return [word for word in dict.fromkeys(self._group(one) for one in selectors) if word]

    def _group(self, words: str) -> str:
        selector = parse_selector(words)
        if selector.name in self.route.groups:
            return in_language(self.route.groups[selector.name].text)
        if selector.name in self.route.people:
            role = self.route.people[selector.name]
            return in_language(role.plural if selector.each and role.plural else role.text)
        if selector.name in self.route.sides:
            return in_language(self.route.sides[selector.name].text)
        return _("everyone in this case") if selector.name in ("everyone", "anyone", "each side") else ""

    def deed(self, option: str, name: str, step: str = "") -> str:
        """What an action, at this step, or a request is called; for one that the route no longer has: the option."""
        rules = self.route.options.get(option)
        name = name.partition(":")[0]
        if rules is None:
            return ""
        left = rules.steps.get(step)
        if name == "reopen" and left and left.reopen:
            return in_language(left.reopen.text)
        here = left.actions if left else {}
        known: list[tuple[str, Action | Request]] = [*here.items(), *rules.actions, *rules.requests.items()]
        return in_language(next((one.text for it, one in known if it == name), rules.title))

    def named(self, reason: Reason, option: str) -> str:
        """What the name in a reason is called: a condition, a pause, a role, an option, or something to do."""
        rules, name = self.route.options.get(option), reason.name
        texts: dict[str, Text] = {}
        if rules is not None and reason.code not in DEEDS:
            texts |= {known: one.text for known, one in rules.pauses.items()}
            texts |= {known: one.text for known, one in rules.consents.items()}
            texts |= {known: one.text for known, one in rules.conditions.items()}
        texts |= {} if reason.code in DEEDS else {known: role.text for known, role in self.route.people.items()}
        texts |= {} if reason.code in DEEDS else self.route.facts
        if name in texts:
            return in_language(texts[name])
        if name in self.route.options:
            return in_language(self.route.options[name].title)
        if name in self.route.words:
            return in_language(self.route.words[name])
        return self.deed(option, name) if rules is not None and _knows(rules, name) else ""


def words_of(seen: View) -> Words:
    """Names for keys, for the one who looks."""
    return Words(seen.route, seen.people, seen.me.key)


def _knows(rules: Option, name: str) -> bool:
    return name in rules.requests or any(known == name for known, _one in rules.actions)


def questions(rules: Option, step: str, action: str = "", mine: tuple[str, ...] = ()) -> Iterator[tuple[str, Ask]]:
    """Every question that can have been answered at a step, by the name of its answer; those of `action` first.

    `mine` are the role and the side of the writer: of two parts with a question of one name, theirs comes first.
    """
    everything = dict(rules.steps[step].actions) if step in rules.steps else {}
    everything |= rules.always
    name = action.partition(":")[0]
    if name in everything:
        yield from everything[name].asks.items()
    if name in rules.requests:
        yield from (rules.requests[name].answer_asks if ":" in action else rules.requests[name].asks).items()
    if step in rules.steps:
        yield from rules.steps[step].together.items()
        parts = rules.steps[step].parts
        for of in sorted(parts, key=lambda of: of not in mine):
            yield from parts[of].items()
    for one in everything.values():
        yield from one.asks.items()
    for request in rules.requests.values():
        yield from request.asks.items()
        yield from request.answer_asks.items()
    if rules.door:
        yield from rules.door.asks.items()


def drawing_words() -> dict[str, str]:
    """The fixed words of a picture of a route (see samenspraak.route.drawwords)."""
    return {
        "step": _("Step"),
        "happens": _("What happens"),
        "who": _("Who"),
        "until": _("Until when"),
        "follows": _("What follows"),
        "ends": _("ends here"),
        "here": _("you are here"),
        "open": _("Stays open beside it"),
        "always": _("At every step"),
        "beside": _("Can be asked beside the step"),
        "answers": _("{who} answers"),
        "yes": _("yes"),
        "no": _("no"),
        "steps": _("The steps"),
        "outcomes": _("How it can end"),
        "all_done": _("when all are done"),
        "all_signed": _("when all have signed"),
        "all_joined": _("when all have joined"),
        "all_contacted": _("when all have been reached"),
        "chosen": _("when all choose the same"),
        "met": _("when the conditions are met"),
        "clock": _("when the term is over"),
        "after": _("{term} after the term"),
        "everyone": _("everyone"),
        "each": _("each {who}"),
        "each_side": _("each side"),
        "asker": _("who asked"),
        "custody": _("{who} with custody"),
        "no_custody": _("{who} without custody"),
        "from": _("{who} from {age}"),
        "under": _("{who} under {age}"),
        "invited": _("{who} (invited)"),
        "joined": _("{who} (joined)"),
        "out": _("{who} (stays out)"),
        "working days": _("{count} working days"),
        "days": _("{count} days"),
        "weeks": _("{count} weeks"),
        "months": _("{count} months"),
        "years": _("{count} years"),
    }
