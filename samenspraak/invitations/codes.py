"""Codes and facts: how they are typed, and what the database knows of them.

A code is made out of a salt in the row and the secret key of the site, so that a mail that has to be sent again holds
the same one although it is written nowhere. To find an invitation there is a keyed hash, bound to the partnership: at
another one the same code is no code at all.
"""

import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

from samenspraak.cases.perform import LETTERS

LENGTH = 9
SHORTEST_CHECK = 4
"""As many digits of a telephone number are asked."""
_SALT = "samenspraak.invitations"


def new_salt() -> str:
    """Something that nobody can guess, out of which one code comes."""
    return secrets.token_hex(16)


def code(salt: str) -> str:
    """The code that comes of a salt."""
    digest = int.from_bytes(salted_hmac(f"{_SALT}.make", salt, algorithm="sha256").digest())
    letters = []
    for _ in range(LENGTH):
        digest, place = divmod(digest, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)


def shown(text: str) -> str:
    """A code as it is printed: in groups of three, to read out."""
    return " ".join(text[place : place + 3] for place in range(0, len(text), 3))


def normal(typed: str) -> str:
    """A code as somebody typed it: small letters, blanks and dashes do not matter."""
    return "".join(one for one in typed.upper() if one.isalnum())


def code_hash(partnership: int, text: str) -> str:
    """What the database knows of a code."""
    return _hash("code", f"{partnership}:{text}")


def plain(typed: str) -> str:
    """A fact as somebody typed it. Of a whole telephone number the last four digits are meant."""
    text = "".join(one for one in typed.casefold() if one.isalnum())
    return text[-SHORTEST_CHECK:] if text.isdigit() else text


def check_hash(party: int, typed: str) -> str:
    """What the database knows of the fact of one person: of the same fact of another person it knows something else."""
    return _hash("check", f"{party}:{plain(typed)}")


def fits(known: str, party: int, typed: str) -> bool:
    """Whether what somebody typed is the fact that is known by its hash; nothing fits where none is known."""
    return bool(known) and constant_time_compare(known, check_hash(party, typed))


def _hash(what: str, value: str) -> str:
    return salted_hmac(f"{_SALT}.{what}", value, algorithm="sha256").hexdigest()
