"""`samenspraak route`: check, draw and describe route files, and move cases to a new version.

Only `move` touches the database; the others start no Django, so that they are quick and run anywhere.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from samenspraak.cli.start import VerbError, Verbs, add_verb, database

if TYPE_CHECKING:
    from samenspraak.route.read import Reading

FORMATS = ("svg", "table", "mermaid")


def add(verbs: Verbs) -> None:
    """Add the verb and its four sub-verbs."""
    verb = verbs.add_parser(
        "route",
        help="Check, draw and describe route files; move cases to a new version.",
        description="Check, draw and describe route files; move cases to a new version.",
    )
    below = verb.add_subparsers(dest="sub_verb", metavar="VERB", required=True)

    check = add_verb(
        below,
        "check",
        check_files,
        help_line="Prove that route files may run.",
        more="Prints one line per finding, with its place and how to mend it, and then exits with 1.",
    )
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help="route file to check")

    draw = add_verb(below, "draw", draw_file, help_line="Draw a route as a picture, a table or a diagram.")
    draw.add_argument("file", type=Path, metavar="FILE", help="route file to draw")
    draw.add_argument("--format", choices=FORMATS, default="svg", help="what to make (default: %(default)s)")
    draw.add_argument("-o", "--output", type=Path, metavar="OUT", help="file to write (default: the screen)")

    add_verb(
        below,
        "schema",
        print_schema,
        help_line="Print the JSON Schema of route files.",
        more="Editors that know it can complete and check a route while you type.",
    )

    move = add_verb(
        below,
        "move",
        move_cases,
        help_line="Move running cases to the newest version of their route.",
        more="Says what changes for each case. The move is written in the log of the case.",
    )
    which = move.add_mutually_exclusive_group(required=True)
    which.add_argument("case", nargs="?", metavar="CASE", help="number of the case to move")
    which.add_argument("--all", action="store_true", help="move every running case")


def check_files(args: argparse.Namespace) -> int:
    """Print the findings in every file, one line each."""
    sound = True
    for file in args.files:
        findings, summed = _checked(file)
        for line in findings or [f"{file}: sound.", *summed]:
            print(line)
        sound = sound and not findings
    return 0 if sound else 1


def _checked(file: Path) -> tuple[list[str], list[str]]:
    """What is wrong with a file, and the sums of its terms."""
    from samenspraak.route.check import check, summary
    from samenspraak.route.read import RouteError, read_file

    try:
        reading = read_file(file)
        found = [str(one) for one in check(reading)]
        # While something is wrong, a step may not exist on which the terms would be counted.
        return found, [] if found else summary(reading)
    except (RouteError, OSError) as error:
        return [_told(file, error)], []


def draw_file(args: argparse.Namespace) -> int:
    """Draw the route to a file or to the screen."""
    from samenspraak.route import draw

    renderer = {"svg": draw.svg, "table": draw.table, "mermaid": draw.mermaid}[args.format]
    _write(renderer(_read(args.file).route), args.output)
    return 0


def print_schema(_args: argparse.Namespace) -> int:
    """Print the schema."""
    from samenspraak.route.schema import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0


def move_cases(args: argparse.Namespace) -> int:
    """Move one case or all, and print what changes for each."""
    with database():
        from samenspraak.cases.move import move

        for line in move(args.case):
            print(line)
    return 0


def _read(file: Path) -> "Reading":
    from samenspraak.route.read import RouteError, read_file

    try:
        return read_file(file)
    except (RouteError, OSError) as error:
        raise VerbError(_told(file, error)) from error


def _write(drawing: str, output: Path | None) -> None:
    if output is None:
        print(drawing)
        return
    try:
        output.write_text(drawing + "\n", encoding="utf-8")
    except OSError as error:
        raise VerbError(f"{output}: cannot be written ({error.strerror}).") from error


def _told(file: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{file}: cannot be read ({error.strerror})."
    return str(error)
