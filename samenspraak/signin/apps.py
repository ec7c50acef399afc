"""How Django knows this app."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Signing in."""

    name = "samenspraak.signin"
