"""The smallest words of the route language: texts, terms, selectors of people, names.

Everything here is a value: frozen, comparable, made from the plain text of a route file.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, StringConstraints

Text = dict[str, str]
"""A text for people: language code -> words. `check` demands every language of the route."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A name in a route file: small letters, digits and underscores, 40 at most."""

Unit = Literal["working days", "days", "weeks", "months", "years"]

_WEBSITE = re.compile(r"^https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s\"'<>\\]*)?$", re.IGNORECASE)
_TERM = re.compile(r"^(\d{1,3}) (working|calendar)? ?(day|week|month|year)s?$")
_SELECTOR = re.compile(
    r"^(?:(?P<each>each(?! side)|one of) )?(?P<name>[a-z][a-z0-9_]*|who reported|who asked|each side)"
    r"(?: (?P<custody>with custody)| (?P<no_custody>without custody)| from (?P<age>\d{1,2})| under (?P<under>\d{1,2})"
    r"| (?P<status>invited|joined|out)| (?P<seated>at the table))?$",
)


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time, counted from a day: `10 working days`, `30 calendar days`, `3 months`."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}"

    def halved(self) -> "Term":
        """Half of it, rounded up: for the partnership's own steps when the route says so."""
        return Term((self.count + 1) // 2, self.unit)


def parse_term(value: object) -> Term:
    """Read a term as a route file writes it. Raises ValueError with the forms that are understood."""
    if isinstance(value, Term):
        return value
    found = _TERM.match(value) if isinstance(value, str) else None
    if not found:
        message = (
            f"a term is a number with a unit, such as '5 working days', '30 calendar days' or '3 months', not {value!r}"
        )
        raise ValueError(message)
    count, kind, unit = found.groups()
    if kind == "working":
        if unit != "day":
            message = f"only days can be working days; write '{count} {unit}s'"
            raise ValueError(message)
        return Term(int(count), "working days")
    units: dict[str, Unit] = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
    return Term(int(count), units[unit])


@dataclass(frozen=True, slots=True)
class Selector:
    """Some of the people of a case: `guardian`, `each guardian with custody`, `pupil under 16`, `one of school`.

    Bare (or `one of`) asks for any one of them; `each` for every one of them.
    """

    name: str
    each: bool = False
    custody: bool = False
    age: int | None = None
    status: str | None = None
    seated: bool = False
    no_custody: bool = False
    under: int | None = None

    def __str__(self) -> str:
        words = [
            "each" if self.each else "",
            self.name,
            "with custody" if self.custody else "",
            "without custody" if self.no_custody else "",
            f"from {self.age}" if self.age is not None else "",
            f"under {self.under}" if self.under is not None else "",
            self.status or "",
            "at the table" if self.seated else "",
        ]
        return " ".join(word for word in words if word)


def parse_selector(value: object) -> Selector:
    """Read one selector as a route file writes it. Raises ValueError with an example."""
    if isinstance(value, Selector):
        return value
    found = _SELECTOR.match(value) if isinstance(value, str) else None
    if not found:
        message = (
            "people are named by a role, side or group, such as 'consultant', "
            f"'each guardian with custody' or 'pupil from 16', not {value!r}"
        )
        raise ValueError(message)
    part = found.groupdict()
    age, under = (int(part[word]) if part[word] else None for word in ("age", "under"))
    return Selector(
        part["name"],
        part["each"] == "each",
        bool(part["custody"]),
        age,
        part["status"],
        bool(part["seated"]),
        bool(part["no_custody"]),
        under,
    )


def parse_who(value: object) -> tuple[Selector, ...]:
    """Read one selector or a list of them."""
    items: list[Any] = list(value) if isinstance(value, list | tuple) else [value]
    if not items:
        message = "name at least one role, side or group"
        raise ValueError(message)
    return tuple(parse_selector(item) for item in items)


def parse_amount(value: object) -> Decimal:
    """Read a number of euros or hours as a route file writes it. Raises ValueError with an example."""
    if isinstance(value, Decimal):
        return value
    amount = Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else None
    if amount is None or amount < 0 or amount != round(amount, 2):
        message = f"an amount is a number with two decimals at most, such as 110 or 0.23, not {value!r}"
        raise ValueError(message)
    return amount


def parse_website(value: object) -> str:
    """Read the address of a page outside the program. Raises ValueError: a visitor who follows it must be safe."""
    if isinstance(value, str) and _WEBSITE.match(value):
        return value
    message = f"an address of a page begins with https:// and has no blanks, not {value!r}"
    raise ValueError(message)


def parse_day(value: object) -> date:
    """Read a day as a route file writes it. Raises ValueError with an example."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        message = f"a day is written as year, month and day, such as 2026-12-01, not {value!r}"
        raise ValueError(message) from None


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(parse_day)]
Amount = Annotated[Decimal, BeforeValidator(parse_amount)]
Website = Annotated[str, BeforeValidator(parse_website)]
Duration = Annotated[Term, BeforeValidator(parse_term)]
Who = Annotated[tuple[Selector, ...], BeforeValidator(parse_who)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_one_or_many)]
"""One name or a list of names."""


def one_as_list(value: object) -> object:
    """A piece that stands alone, as a list of one."""
    return (value,) if isinstance(value, dict) else value


def one_term_or_more(value: object) -> object:
    """A term that stands alone, as a list of one."""
    return (value,) if isinstance(value, str) else value
