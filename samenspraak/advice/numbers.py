"""Telephone numbers: read as people write them, kept as telephones dial them."""

import phonenumbers
from phonenumbers import PhoneNumberFormat

COUNTRY = "NL"
"""Where a number is that does not name its country."""


def dialled(typed: str) -> str:
    """A number as telephones dial it everywhere. Raises ValueError when there can be no such number."""
    try:
        number = phonenumbers.parse(typed, COUNTRY)
    except phonenumbers.NumberParseException as wrong:
        raise ValueError(typed) from wrong
    if not phonenumbers.is_valid_number(number):
        raise ValueError(typed)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def written(number: str) -> str:
    """A number as people here write it; one of another country with its country."""
    parsed = phonenumbers.parse(number, COUNTRY)
    here = phonenumbers.region_code_for_number(parsed) == COUNTRY
    return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL)
