"""`samenspraak verify`."""

import argparse

from samenspraak.cli.start import Verbs, add_verb, database


def add(verbs: Verbs) -> None:
    """Add the verb."""
    add_verb(
        verbs,
        "verify",
        run,
        help_line="Check that the log of every case is whole and unchanged.",
        more="Prints one line per case that is not, and then exits with 1.",
    )


def run(_args: argparse.Namespace) -> int:
    """Print what is wrong, one line each."""
    with database():
        from samenspraak.cases.verify import faults
        from samenspraak.documents.verify import faults as faults_of_documents

        findings = [*faults(), *faults_of_documents()]
    for finding in findings:
        print(finding)
    if not findings:
        print("Every case is whole.")
    return 1 if findings else 0
