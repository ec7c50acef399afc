"""What allauth asks of us: nobody makes an account alone, and secrets are sealed before they are kept."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class Accounts(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts: made by an invitation or by the partnership, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """Nobody makes an account alone."""
        return False


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc] # allauth has no types
    """Passkeys, authenticator apps and recovery codes."""
