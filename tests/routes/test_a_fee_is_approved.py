"""A fee, and who approves it: a request with an amount, and a gate that waits for its yes."""

from decimal import Decimal

from tests.routes.driver import Walk, proves


def hire() -> Walk:
    return Walk("fee", ann="consultant", mother="guardian", tess="teacher", boss="manager")


@proves("Condition.request", "fee", "requires: [approved], ")
def test_nobody_is_hired_before_the_fee_is_approved():
    walk = hire()
    assert (walk.refused("ann", "hire"), walk.who_can_help()) == ({"not_granted"}, {"ann"})
    walk.does("ann", "fee", amount="950,50")
    assert (walk.refused("ann", "hire"), walk.who_can_help()) == ({"not_granted"}, {"boss"})
    walk.does("boss", "fee:yes", budget="own")
    assert walk.does("ann", "hire").track.outcome == "hired"


@proves("Ask.max", "fee", "max: 1500, ")
@proves("Ask.type", "fee", "type: money, ")
def test_an_amount_of_money_has_a_highest_value():
    walk = hire()
    assert walk.refused("ann", "fee", amount="1500.01") == {"field_too_high"}
    assert walk.refused("ann", "fee", amount="a lot") == {"field_not_a_number"}
    walk.does("ann", "fee", amount="1500")
    assert [(one.value, one.readers) for one in walk.last.typed] == [(Decimal(1500), ("manager",))]


def test_a_fee_that_is_refused_can_be_asked_again():
    walk = hire().does("ann", "fee", amount="1400").does("boss", "fee:no", budget="own")
    assert walk.told["answered"] == {"ann"}
    assert walk.refused("ann", "hire") == {"not_granted"}
    walk.does("ann", "fee", amount="400").does("boss", "fee:yes", budget="shared").does("ann", "hire")


@proves("Request.answer_asks", "fee", "own: {en: Own}", "owned: {en: Own}")
def test_whoever_approves_says_from_which_budget():
    walk = hire().does("ann", "fee", amount="100")
    assert walk.refused("boss", "fee:yes") == {"field_missing"}
    walk.does("boss", "fee:yes", budget="own")


def test_without_the_expert():
    assert hire().does("ann", "stop").track.outcome == "stopped"


@proves("Costs.paid_by", "fee", ", paid_by: partnership")
@proves("Costs.ceiling", "fee", ", ceiling: 1500, reads: manager")
def test_an_option_says_what_it_costs_and_who_pays():
    costs = hire().route.options["expert"].costs
    assert (costs.paid_by, costs.ceiling) == ("partnership", 1500)
