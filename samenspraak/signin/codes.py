"""Each code works once, however many try it at the same moment: the database counts, since sessions do not."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samenspraak.signin.models import Code

KEPT = timedelta(hours=1)
"""Longer than any code of these is good for."""


def may_try(sent: dict[str, Any]) -> bool:
    """Count a try of a mailed code, and say whether it was still allowed; `sent` is what allauth keeps about it."""
    Code.objects.filter(at__lt=timezone.now() - KEPT).delete()
    most = settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS
    code = Code.objects.get_or_create(key=_key_of(sent))[0]
    return Code.objects.filter(pk=code.pk, is_used=False, tries__lt=most).update(tries=F("tries") + 1) == 1


def use(sent: dict[str, Any]) -> bool:
    """Use a mailed code. False when it was used before."""
    return _use(_key_of(sent))


def use_of_app(user: int, typed: str) -> bool:
    """Use what the authenticator app of a user shows now. False when it was used before."""
    digits = "".join(one for one in typed if one.isdigit())
    return _use(_hash(f"app|{user}|{digits}"))


def _use(key: str) -> bool:
    code = Code.objects.get_or_create(key=key)[0]
    return Code.objects.filter(pk=code.pk, is_used=False).update(is_used=True) == 1


def _key_of(sent: dict[str, Any]) -> str:
    return _hash(f"{sent['at']}|{sent.get('email', '')}|{sent.get('code', '')}")


def _hash(words: str) -> str:
    return salted_hmac("samenspraak.signin.code", words, algorithm="sha256").hexdigest()
