"""`samenspraak verify`."""

import argparse

from samenspraak.cli.start import Verbs, add_verb, database


def add(verbs: Verbs) -> None:
    """Add the verb."""
    add_verb(
        verbs,
        "verify",
        run,
        help_line="Check that the log of every case, and of who looked at it, is whole and unchanged.",
        more="Prints one line per case that is not, and then exits with 1.",
    )


def run(_args: argparse.Namespace) -> int:
    """Print what is wrong, one line each."""
    with database():
        from samenspraak.cases import verify as of_events
        from samenspraak.documents import verify as of_documents
        from samenspraak.privacy import verify as of_looks

        findings = [*of_events.faults(), *of_documents.faults(), *of_looks.faults()]
    for finding in findings:
        print(finding)
    if not findings:
        print("Every case is whole.")
    return 1 if findings else 0
