"""How Django knows this app."""

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    """Requests to be called back."""

    name = "samenspraak.advice"
