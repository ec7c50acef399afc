"""How Django knows this app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages."""

    name = "samenspraak.web"
