"""`samenspraak keys`: the keys of sealed rooms and of the documents of cases."""

import argparse
import sys

from samenspraak.cli.start import VerbError, Verbs, add_verb, database


def add(verbs: Verbs) -> None:
    """Add the verb."""
    verb = add_verb(
        verbs,
        "keys",
        run,
        help_line="Replace or verify the keys of sealed rooms and documents.",
        more="`rotate` puts all keys under a new master key. `verify` prints who holds the key of each room, and "
        "proves on a copy that what is destroyed opens no more; it exits with 1 when something is wrong.",
    )
    verb.add_argument("what", choices=("rotate", "verify"), help="what to do")


def run(args: argparse.Namespace) -> int:
    """Rotate or verify; refuse files of the keeper that cannot be trusted."""
    with database():
        from samenspraak.keeper.embedded import KeeperError

        try:
            return _rotate() if args.what == "rotate" else _verify()
        except KeeperError as error:
            raise VerbError(str(error)) from error


def _rotate() -> int:
    """Safe to stop halfway and to run again."""
    from rich.progress import Progress

    from samenspraak.cases.keeping import keeper

    number = len(keeper().rooms())
    with Progress(disable=not sys.stdout.isatty()) as progress:
        bar = progress.add_task("Keys under a new master key", total=number)
        keeper().rotate(lambda done, _of: progress.update(bar, completed=done))
    print(f"{number} keys are under a new master key. Destroy the copy that was kept of the older one.")
    return 0


def _verify() -> int:
    from samenspraak.mediation.verify import faults, holders

    for room, holder in holders():
        print(f"{room}: {holder}")
    findings = list(faults())
    for finding in findings:
        print(finding)
    if not findings:
        print("Every key opens what it should, and what is destroyed opens no more, nor from an older copy.")
    return 1 if findings else 0
