"""Money and numbers as people write them in the language of the page."""

from decimal import Decimal, InvalidOperation

from babel.numbers import format_currency, format_decimal

from samenspraak.cases.language import language


def euros(amount: Decimal) -> str:
    """An amount of money: `€ 1.250,00` in Dutch, `€1,250.00` in English."""
    return format_currency(amount, "EUR", locale=language())


def number(amount: Decimal) -> str:
    """A number with as many decimals as it has, two at most: `2,5` in Dutch, `2.5` in English."""
    return format_decimal(amount, format="#,##0.##", locale=language())


def as_typed(value: str, kind: str) -> str:
    """A number or an amount that was kept as text, said well; anything else as it is."""
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    return euros(amount) if kind == "money" else number(amount)
