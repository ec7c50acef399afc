"""How Django knows this app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases and their events."""

    name = "samenspraak.cases"
