"""How Django knows this app."""

from django.apps import AppConfig


class MediationConfig(AppConfig):
    """The sealed rooms of mediations."""

    name = "samenspraak.mediation"
