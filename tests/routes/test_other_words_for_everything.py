"""Other words for every role and every thing: nothing of the program's own vocabulary is needed."""

from samenspraak.web.words import Words
from tests.routes.driver import Walk, proves


def moot() -> Walk:
    return Walk("words", kees="scout", mo="carer", jo="carer", mia="mentor", ump="umpire")


def verdict() -> Walk:
    return moot().does("mo", "nod").does("jo", "nod").does("mia", "nod")


@proves("Route.sides", "words", "  house: {text: {en: the house}}\n")
@proves("Route.people", "words", "  carer: {", "  parent: {")
def test_roles_sides_steps_and_actions_have_any_name():
    assert (moot().waits_for, moot().can("mo")) == ({"mo", "jo", "mia"}, {"nod", "leave"})
    assert verdict().does("ump", "aye").track.outcome == "peace"
    assert verdict().does("ump", "nay").track.outcome == "quarrel"


@proves("Action.text", "words", "nod: {text: {en: I nod}", "nod: {text: {en: I sign}")
@proves("Action.says", "words", ", says: {en: You nod.}")
def test_an_offer_carries_the_words_of_the_route():
    offer = moot().offered("mo")["nod"]
    assert (offer.text, offer.says, offer.consent) == ({"en": "I nod"}, {"en": "You nod."}, "pact")


@proves("Route.words", "words", "words: {case: {en: matter}}\n")
def test_a_case_is_called_as_the_route_says():
    assert Words(moot().route, {}).case == "matter"


def test_a_role_has_a_word_for_many():
    assert moot().route.people["carer"].plural == {"en": "carers"}
