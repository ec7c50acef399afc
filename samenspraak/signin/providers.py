"""Which partnerships have a sign-in of their own."""

from django.conf import settings


def slugs() -> list[str]:
    """The partnerships that a provider of OpenID Connect is set up for."""
    apps: list[dict[str, str]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return [one["provider_id"] for one in apps]
