"""The command line: one small module per verb."""

import argparse
import os
import sys
from collections.abc import Sequence

from samenspraak.cli import demo, imports, keys, migrate, route, serve, tick, verify
from samenspraak.cli.start import VerbError
from samenspraak.config.env import SettingsError

VERBS = (serve, migrate, demo, imports, tick, verify, keys, route)
STOPPED_BY_KEYBOARD = 130


def parser() -> argparse.ArgumentParser:
    """Return the parser with every verb."""
    top = argparse.ArgumentParser(
        prog="samenspraak",
        description="Run the route that a partnership offers when school and parents do not agree.",
        epilog="Settings come from the environment (SAMENSPRAAK_…); docs/reference/settings.md lists them.",
    )
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True)
    for verb in VERBS:
        verb.add(verbs)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments ask; return 0 if well, 1 for findings, 2 if it could not be done."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except (VerbError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return STOPPED_BY_KEYBOARD
    except BrokenPipeError:
        # Whoever reads along, such as `head`, has read enough; what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
