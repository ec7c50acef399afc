"""`samenspraak tick`."""

import argparse

from samenspraak.cli.start import Verbs, add_verb, database


def add(verbs: Verbs) -> None:
    """Add the verb."""
    add_verb(
        verbs,
        "tick",
        run,
        help_line="Let the clock do what is due: reminders, terms, mails that wait, and what is kept no longer.",
        more="Run it every few minutes, for example from cron. Running it twice does nothing twice.",
    )


def run(_args: argparse.Namespace) -> int:
    """Do what is due."""
    with database():
        from django.utils import timezone

        from samenspraak.advice import clock as call_backs
        from samenspraak.cases.clock import tick
        from samenspraak.documents import clock as documents
        from samenspraak.insight.rounds import forget
        from samenspraak.invitations import outbox

        passed = tick()
        called = call_backs.tick()
        forget(timezone.now())
        sent = outbox.send()
        scanned = documents.tick(timezone.now())
    print(
        f"Looked at {passed.cases} cases, did {passed.acts} things. With call-backs did {called} things. "
        f"Sent {sent} invitations. Had {scanned} documents scanned."
    )
    return 0
