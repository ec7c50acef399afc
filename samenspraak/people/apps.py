"""How Django knows this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, partnerships and sign-in."""

    name = "samenspraak.people"
