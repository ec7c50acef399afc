"""`samenspraak demo`."""

import argparse

from samenspraak.cli.start import VerbError, Verbs, add_verb, database


def add(verbs: Verbs) -> None:
    """Add the verb."""
    add_verb(
        verbs,
        "demo",
        run,
        help_line="Fill the database with made-up people and cases.",
        more="Needs SAMENSPRAAK_DEMO=on, so that it never touches a real site. Safe to run again.",
    )


def run(_args: argparse.Namespace) -> int:
    """Seed the demo."""
    with database():
        from django.conf import settings

        if not settings.DEMO:
            raise VerbError(
                "This fills the database with made-up cases. If that is what you want, set SAMENSPRAAK_DEMO=on."
            )
        from samenspraak.web.demo import seed

        seed()
    return 0
