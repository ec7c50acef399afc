"""`samenspraak demo`."""

import argparse
from collections.abc import Iterator

from samenspraak.cli.progress import Task, follow
from samenspraak.cli.start import VerbError, Verbs, add_verb, database

CASES = 200
MOST = 1_000_000


def add(verbs: Verbs) -> None:
    """Add the verb."""
    verb = add_verb(
        verbs,
        "demo",
        run,
        help_line="Fill the database with made-up people and cases.",
        more="Needs SAMENSPRAAK_DEMO=on, so that it never touches a real site. "
        "What is there stays: stopped halfway, or asked for more, it goes on from there.",
    )
    verb.add_argument(
        "--cases",
        type=_number,
        default=CASES,
        metavar="NUMBER",
        help=f"until there are so many cases; {CASES} unless said",
    )


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"write a whole number from 1 to {MOST}, such as {CASES}, not {text!r}")
    return number


def run(args: argparse.Namespace) -> int:
    """Seed the demo, and make cases until there are as many as asked."""
    with database():
        from django.conf import settings

        if not settings.DEMO:
            raise VerbError(
                "This fills the database with made-up cases. If that is what you want, set SAMENSPRAAK_DEMO=on."
            )
        from samenspraak.cases.models import Case
        from samenspraak.demo.calls import ask_to_be_called
        from samenspraak.demo.fill import DoesNotBegin, fill
        from samenspraak.demo.hurry import hurry
        from samenspraak.web.demo import seed

        seed()
        ask_to_be_called()
        there = Case.objects.count()
        if there >= args.cases:
            return 0
        hurry()
        try:
            _follow(fill(args.cases), there, args.cases)
        except DoesNotBegin as refused:
            raise VerbError(f"The route does not let a made-up case begin. {refused}") from refused
    return 0


def _follow(made: Iterator[int], there: int, asked: int) -> None:
    """Show how far it is."""
    last = there
    try:
        for number in follow(made, there, asked, Task("Making", "cases", "there")):
            last = number
    except KeyboardInterrupt:
        print(f"Stopped at {last} of {asked} cases. Run it again to go on from there.")
        raise
