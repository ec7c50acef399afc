"""`samenspraak migrate`."""

import argparse

from samenspraak.cli.start import Verbs, add_verb, database


def add(verbs: Verbs) -> None:
    """Add the verb."""
    add_verb(
        verbs,
        "migrate",
        run,
        help_line="Bring the database up to date.",
        more="In production it also collects the static files. Safe to run again at any time.",
    )


def run(_args: argparse.Namespace) -> int:
    """Apply the migrations that are waiting."""
    with database():
        from django.conf import settings
        from django.core.management import call_command

        from samenspraak.people.rowsecurity import as_owner

        with as_owner():
            call_command("migrate", interactive=False, verbosity=0)
        if settings.PRODUCTION:
            call_command("collectstatic", interactive=False, verbosity=0)
    print("The database is up to date.")
    return 0
