"""A row made ready to be tried: its words looked up, the ordinary case reached, and changed by them."""

import tests.golden.words  # noqa: F401 - registers the words
from tests.golden.asking import open_the_request, put
from tests.golden.attempt import WORDS, Attempt, Word
from tests.golden.setting import Plan, before_the_track, reach


def known(name):
    """The word with this name. Raises KeyError for a word that no one explained: a row must not pass by a slip."""
    if name.startswith("open "):
        return Word(at_step=lambda one: put(one, name.removeprefix("open ")))
    if name not in WORDS:
        raise KeyError(f"the tables use '{name}', which tests/golden/words.py does not know")
    return WORDS[name]


def set_up(row, opens=None):
    """The row, ready to be tried. `opens` brings about the open request that a row of an answer is about."""
    one = Attempt(row, Plan(row.route, row.step), actor=row.who)
    words = sorted((known(name) for name in row.when), key=_order)
    if row.who == "school_leader":
        one.expect(with_leader=True)
    if row.does == "custody_gained":
        one.add("no_custody", "other_guardian")
    for each in words:
        if each.before:
            each.before(one)
    one.world = before_the_track(one.plan) if row.step == "-" else reach(one.plan)
    if row.who == "mediator" and one.actor == "mediator":
        one.actor = one.world.mediator
    (opens or open_the_request)(one)
    for each in words:
        if each.at_step:
            each.at_step(one)
    return one


def _order(word):
    registered = list(WORDS.values())
    return registered.index(word) if word in registered else len(registered)


def because(row):
    """The codes of which a refusal of this row must have one; empty when any reason will do."""
    return frozenset().union(*(known(name).because for name in row.when))
