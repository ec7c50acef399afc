"""What a track costs, beside what it is about: to whom the route names; to all others that it is free, and who pays."""

from dataclasses import dataclass
from decimal import Decimal

from django import template

from samenspraak.cases.budgets import budget_of
from samenspraak.cases.sight import View
from samenspraak.route.atoms import Text
from samenspraak.route.costs import Budget, Line, raising, who_allows_more
from samenspraak.route.options import Option
from samenspraak.web import amounts
from samenspraak.web.formpage import FormPage
from samenspraak.web.words import Words, in_language, words_of

register = template.Library()


@register.filter
def euros(amount: Decimal) -> str:
    """An amount of money."""
    return amounts.euros(amount)


@register.filter
def figure(amount: Decimal) -> str:
    """A number."""
    return amounts.number(amount)


@dataclass(frozen=True)
class Card:
    """The budget of one track as a page shows it."""

    name: str
    option: Option
    budget: Budget
    words: Words
    allows: str
    """The names of those who can allow more."""

    @property
    def paid_by(self) -> str:
        """Who pays."""
        return _payer(self.words, self.option)

    @property
    def lines(self) -> list[tuple[Line, str]]:
        """What was entered, each with the name of whose work it was."""
        return [(one, self.words.person(one.entered.by)) for one in self.budget.lines]

    @property
    def kilometres(self) -> Decimal:
        """How far all travel was."""
        return sum((one.kilometres for one in self.budget.lines), Decimal(0))


def _payer(words: Words, option: Option) -> str:
    side = words.route.sides.get(option.costs.paid_by or "")
    return in_language(side.text) if side else ""


def _card(seen: View, option: str) -> Card | None:
    found = budget_of(seen, option)
    if found is None:
        return None
    words = words_of(seen)
    allows = who_allows_more(seen.route, seen.state, seen.state.tracks[option])
    return Card(option, seen.route.options[option], found, words, words.listed(allows))


@register.inclusion_tag("web/_budget.html")
def budget_of_track(seen: View, option: str) -> dict[str, object]:
    """On the page of a case: the budget, or what it costs the reader and who pays; beside others, by its name."""
    rules, tracks = seen.route.options[option], seen.state.tracks
    goes_on = tracks[option].is_open or len(tracks) == 1
    free: Text | None = rules.costs.text if rules.costs.paid_by and goes_on else None
    payer, beside = _payer(words_of(seen), rules), rules.title if len(tracks) > 1 else None
    return {"card": _card(seen, option), "free": free, "paid_by": payer, "name": option, "beside": beside}


@register.inclusion_tag("web/_budget.html")
def budget_of_form(page: FormPage) -> dict[str, object]:
    """Beside a form: the budget, where something is decided or money is entered or asked for."""
    card = _card(page.seen, page.option) if _concerns_money(page) else None
    return {"card": card, "name": page.option, "brief": True}


def _concerns_money(page: FormPage) -> bool:
    option, track, name = page.seen.route.options[page.option], page.seen.state.tracks.get(page.option), page.offer.name
    action = option.action_at(track.step, name) if track else None
    return bool((action and action.decides) or option.costing.get(name) or name in raising(option))
