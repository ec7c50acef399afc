"""What allauth asks of us: nobody makes an account alone, and secrets are sealed before they are kept."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import SignupClosedException
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from samenspraak.people import tenants
from samenspraak.people.models import Membership, User

WRONG_CODE = _("This code is not right. Look once more, or ask for a new one.")
TOO_OFTEN = _("This was tried too often. Wait a few minutes, then ask for a new code.")


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts: made by an invitation or by the partnership, never by a visitor."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "email_taken": _("This address cannot be used here. Take another one."),
        "duplicate_email": _("This is your address already."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """Nobody makes an account alone."""
        return False

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Say something on the next page as it is, not as the name of what was done."""
        super().add_message(request, level, *args, **kwargs | {"extra_tags": "words"})

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """How somebody signs in once more: with the second factor, where there is one."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        second = [one for one in methods if one["id"].startswith("mfa_")]
        return second or methods


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """Passkeys, authenticator apps and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Seal a secret under a key that does not stand in the database."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: User) -> str:
        """What the app shows beside our name; a handle would mean nothing to anybody."""
        return user.name

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """How a passkey calls its person."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"name": user.name, "display_name": user.name}


class Elsewhere(DefaultSocialAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Signing in at the partnership's own provider, which vouches for its own people and for nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Nobody gets an account by signing in elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:  # noqa: ARG002
        """Let in only who works at the partnership of this provider, and nowhere else.

        Otherwise one partnership's provider could open what another one shows.
        """
        number = sociallogin.user.pk or 0
        with tenants.within(tenants.of_user(number)):
            at = {one.partnership.slug for one in Membership.objects.filter(user=number, is_active=True)}
        if at != {sociallogin.account.provider}:
            raise SignupClosedException


def _seal() -> MultiFernet:
    """The present key first: what former ones sealed can still be opened."""
    return MultiFernet([Fernet(_key(one)) for one in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"samenspraak.signin.second-factor")
    return base64.urlsafe_b64encode(derive.derive(force_bytes(secret)))
