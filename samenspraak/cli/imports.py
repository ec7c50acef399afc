"""`samenspraak import`: what a partnership has elsewhere, in a file."""

import argparse
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from samenspraak.cli.progress import Task, follow
from samenspraak.cli.start import VerbError, Verbs, add_verb, database

if TYPE_CHECKING:
    from samenspraak.people.models import Partnership
    from samenspraak.people.schoolfile import Line
    from samenspraak.people.schoolimport import Plan

COLUMNS = ("brin", "location", "name", "street", "house", "postcode", "place", "board", "region")

MOST_SIGNS = 60
AT_ONCE = 500
"""After so many rows the progress is shown anew."""


def add(verbs: Verbs) -> None:
    """Add the verb and what it imports."""
    verb = verbs.add_parser(
        "import", help="Import schools from a file.", description="Import what a partnership has in a file."
    )
    below = verb.add_subparsers(dest="sub_verb", metavar="WHAT", required=True)
    schools = add_verb(
        below,
        "schools",
        run,
        help_line="Import the schools of a partnership from a CSV file of the Dutch registry.",
        more="Prints one line per bad row, and then exits with 1. One bad row and nothing is imported, unless "
        "--skip-bad. A second time it changes nothing. Schools that are not in the file stay.",
    )
    schools.add_argument("file", type=Path, metavar="FILE", help="CSV file, its first line with headers")
    schools.add_argument("--partnership", required=True, metavar="SLUG", help="whose schools these are")
    schools.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    schools.add_argument("--skip-bad", action="store_true", help="import the good rows, and leave out the bad ones")
    schools.add_argument(
        "--region", type=_region, metavar="REGION", help="the region of schools for which the file names none"
    )
    schools.add_argument(
        "--column",
        action="append",
        type=_column,
        default=[],
        metavar="NAME=HEADER",
        help=f"the header of a column that is not known; NAME is one of {', '.join(COLUMNS)}",
    )


def _column(text: str) -> tuple[str, str]:
    name, equals, header = text.partition("=")
    if name not in COLUMNS or not equals or not header.strip():
        raise argparse.ArgumentTypeError(
            f"write what it is and then its header, such as name=SCHOOLNAAM, not {text!r}; "
            f"it can be one of {', '.join(COLUMNS)}"
        )
    return name, header.strip()


def _region(text: str) -> str:
    if len(text) > MOST_SIGNS:
        raise argparse.ArgumentTypeError(f"a region is at most {MOST_SIGNS} signs long")
    return text.strip()


def run(args: argparse.Namespace) -> int:
    """Import, and report."""
    with database():
        from django.db import transaction

        from samenspraak.cases.effects import renew_search
        from samenspraak.people.schoolfile import FileError
        from samenspraak.people.schoolimport import locked, plan, write

        try:
            with transaction.atomic():
                partnership = locked(args.partnership) or _unknown(args.partnership)
                found = plan(partnership, args.file, dict(args.column), args.region, _checking)
                if found.to_write and _may_write(found, args):
                    for _done in follow(write(found), 0, found.to_write, Task("Writing", "schools", "written")):
                        pass
                    renew_search(school for school, what in found.changed if {"name", "place"} & {*what})
        except FileError as error:
            raise VerbError(f"{args.file}: {error} Nothing was imported.") from error
        except OSError as error:
            raise VerbError(f"{args.file}: cannot be read ({error.strerror}).") from error
        _report(found, args, partnership)
    return 1 if found.bad else 0


def _checking(lines: "list[Line]") -> "Iterator[Line]":
    """Show how many rows have been checked, while they are."""
    done = (min(number, len(lines)) for number in range(AT_ONCE, len(lines) + AT_ONCE, AT_ONCE))
    steps = follow(done, 0, len(lines), Task("Checking", "rows", "checked"))
    for some, _number in zip(batched(lines, AT_ONCE, strict=False), steps, strict=True):
        yield from some


def _unknown(slug: str) -> "Partnership":
    from samenspraak.people.models import Partnership

    there = ", ".join(Partnership.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
    raise VerbError(f"There is no partnership '{slug}'. There is: {there}.")


def _may_write(found: "Plan", args: argparse.Namespace) -> bool:
    return not args.dry_run and (args.skip_bad or not found.bad)


def _report(found: "Plan", args: argparse.Namespace, partnership: "Partnership") -> None:
    for one in found.bad:
        print(f"{args.file}, {one}.")
    for school, what in found.changed:
        print(f"Other than before: {school} ({', '.join(what)}).")
    for school in found.absent:
        print(f"Not in the file, and left as it is: {school}.")
    print(
        f"{partnership}: {len(found.new)} new, {len(found.changed)} changed, {found.same} the same, "
        f"{len(found.absent)} not in the file, {len(found.bad)} bad."
    )
    print(_outcome(found, args))


def _outcome(found: "Plan", args: argparse.Namespace) -> str:
    if args.dry_run:
        return "Nothing was imported: this was a dry run."
    if not _may_write(found, args):
        return "Nothing was imported. Mend the bad rows, or leave them out with --skip-bad."
    return "Nothing had to change." if not found.to_write else f"{found.to_write} schools were written."
