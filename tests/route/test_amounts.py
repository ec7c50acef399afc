"""Amounts in a route file: numbers of euros and hours, exact to the cent."""

from decimal import Decimal

import pytest

from samenspraak.route.read import RouteError, read_text
from tests.routes.driver import HERE

COSTS = (HERE / "costs.yaml").read_text("utf-8")


def costs(**new):
    text = COSTS
    for word, value in new.items():
        text = text.replace({"rate": "rate: 100", "travel": "travel: 0.25"}[word], f"{word}: {value}")
    return read_text(text).route.options["help"].costs


def test_an_amount_is_exact_to_the_cent():
    assert costs(travel="0.23").travel == Decimal("0.23")
    assert costs(rate="110.5").rate == Decimal("110.50")
    assert costs(rate="0").rate == 0


@pytest.mark.parametrize("value", ["-1", "a lot", '"110"', "1.234", "true", "[110]"])
def test_what_is_no_amount_is_refused_with_an_example(value):
    with pytest.raises(RouteError) as refused:
        costs(rate=value)
    (problem,) = refused.value.problems
    assert "An amount is a number with two decimals at most, such as 110 or 0.23, not" in str(problem)
    assert problem.line == COSTS[: COSTS.index("rate: 100")].count("\n") + 1
