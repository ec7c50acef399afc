"""The fixed words of a drawing, and the words of a route in one language."""

from collections.abc import Iterable, Mapping

from samenspraak.route.atoms import Selector, Term, Text
from samenspraak.route.model import Route

ENGLISH: Mapping[str, str] = {
    "step": "Step",
    "happens": "What happens",
    "who": "Who",
    "until": "Until when",
    "follows": "What follows",
    "ends": "ends here",
    "here": "you are here",
    "open": "Stays open beside it",
    "always": "At every step",
    "beside": "Can be asked beside the step",
    "answers": "{who} answers",
    "yes": "yes",
    "no": "no",
    "steps": "The steps",
    "outcomes": "How it can end",
    "all_done": "when all are done",
    "all_signed": "when all have signed",
    "all_joined": "when all have joined",
    "all_contacted": "when all have been reached",
    "chosen": "when all choose the same",
    "met": "when the conditions are met",
    "clock": "the clock",
    "after": "{term} after the term",
    "everyone": "everyone",
    "each": "each {who}",
    "each_side": "each side",
    "asker": "who asked",
    "custody": "{who} with custody",
    "no_custody": "{who} without custody",
    "from": "{who} from {age}",
    "under": "{who} under {age}",
    "invited": "{who} (invited)",
    "joined": "{who} (joined)",
    "out": "{who} (stays out)",
    "working days": "{count} working days",
    "days": "{count} days",
    "weeks": "{count} weeks",
    "months": "{count} months",
    "years": "{count} years",
}
"""Every fixed word of a drawing, for the command line. A page gives its own in the language of the reader."""

_SPECIAL = {
    "clock": "clock",
    "everyone": "everyone",
    "anyone": "everyone",
    "each side": "each_side",
    "side": "each_side",
    "who asked": "asker",
    "who reported": "asker",
}


class Words:
    """Says the texts, people and terms of one route in one language."""

    def __init__(self, route: Route, language: str | None, fixed: Mapping[str, str] | None) -> None:
        self.language = language or route.languages[0]
        self._route = route
        self._fixed = {**ENGLISH, **(fixed or {})}

    def __getitem__(self, word: str) -> str:
        return self._fixed[word]

    def text(self, text: Text | None) -> str:
        """The text in this language, or in the first language of the route."""
        found = text or {}
        return found.get(self.language) or found.get(self._route.languages[0]) or next(iter(found.values()), "")

    def term(self, term: Term) -> str:
        """A term, such as `5 working days`."""
        return self._fixed[term.unit].format(count=term.count)

    def people(self, who: Iterable[Selector]) -> str:
        """People as a list with commas, in the words of the route."""
        return ", ".join(dict.fromkeys(self._selector(one) for one in who))

    def _selector(self, one: Selector) -> str:
        if one.name in _SPECIAL:
            return self._fixed[_SPECIAL[one.name]]
        said = self._name(one.name)
        if one.each:
            said = self._fixed["each"].format(who=said)
        if one.custody:
            said = self._fixed["custody"].format(who=said)
        if one.no_custody:
            said = self._fixed["no_custody"].format(who=said)
        if one.age is not None:
            said = self._fixed["from"].format(who=said, age=one.age)
        if one.under is not None:
            said = self._fixed["under"].format(who=said, age=one.under)
        return self._fixed[one.status].format(who=said) if one.status else said

    def _name(self, name: str) -> str:
        for known in (self._route.people, self._route.groups, self._route.sides):
            if name in known:
                return self.text(known[name].text)
        return name
