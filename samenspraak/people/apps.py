"""How Django knows this app."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """People, partnerships and sign-in."""

    name = "samenspraak.people"

    def ready(self) -> None:
        """Keep partnerships apart in the database too."""
        from samenspraak.people import rowsecurity  # noqa: PLC0415 - it reads the models, which are not there before

        connection_created.connect(rowsecurity.install)
        post_migrate.connect(rowsecurity.protect, sender=self)
