"""Other words for every role and every thing: nothing of the program's own vocabulary is needed."""

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


@proves("Route.words", "words", "application: {en: plea}, ")
def test_a_route_has_its_own_words_for_things():
    route = moot().route
    assert (route.words["application"], route.people["carer"].plural) == ({"en": "plea"}, {"en": "carers"})
