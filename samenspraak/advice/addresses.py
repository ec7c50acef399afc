"""The secret addresses: whoever asked has one of their own, and another for each time that they share the advice.

No account and no cookie stands behind them: who has the address has the page. The database knows digests alone.
"""

import base64
from datetime import timedelta
from hashlib import sha256

from django.core.signing import BadSignature, TimestampSigner
from django.utils.crypto import get_random_string, salted_hmac

GOOD_FOR = timedelta(hours=12)
"""How long a form may stand open before it is sent."""
_SALT = "samenspraak.advice"
_LETTERS = 24


class BadTicket(ValueError):
    """A form that did not come from here, or that stood open for too long."""


def ticket(number: str = "") -> str:
    """A new ticket for a form. One request comes of it, however often the form is sent.

    `number` is for a demo alone: whoever knows it knows the secret address as well.
    """
    return TimestampSigner(salt=_SALT).sign(number or get_random_string(_LETTERS))


def secret_of(given: str) -> str:
    """The secret of the request that comes of a ticket. Raises BadTicket."""
    try:
        number = TimestampSigner(salt=_SALT).unsign(given, max_age=GOOD_FOR)
    except BadSignature as bad:
        raise BadTicket(given) from bad
    return _secret("own", number)


def shared(secret: str, times: int) -> str:
    """The secret under which an advice is shared for the so many-th time."""
    return _secret("shared", str(times), secret)


def key(secret: str) -> str:
    """What the database knows of a secret."""
    return sha256(secret.encode()).hexdigest()


def _secret(what: str, value: str, known: str | None = None) -> str:
    """32 letters, made out of something that only the site knows, or else who has `known`."""
    made = salted_hmac(f"{_SALT}.{what}", value, known, algorithm="sha256").digest()[:20]
    return base64.b32encode(made).decode().lower()
