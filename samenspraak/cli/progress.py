"""How far something is that takes a while: a bar on a screen, else a line now and then."""

import sys
import time
from collections.abc import Iterable, Iterator

SECONDS = 5
"""How often a line is printed where no bar can be drawn."""


def follow(steps: Iterable[int], there: int, asked: int, what: str) -> Iterator[int]:
    """Show how many of `asked` are done at each step, and pass the step on. `what` is counted, such as cases."""
    return _bar(steps, there, asked, what) if sys.stdout.isatty() else _lines(steps, there, asked, what)


def _bar(steps: Iterable[int], there: int, asked: int, what: str) -> Iterator[int]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn(what.capitalize()),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    ) as progress:
        task = progress.add_task("", total=asked, completed=there)
        for number in steps:
            progress.update(task, completed=number)
            yield number


def _lines(steps: Iterable[int], there: int, asked: int, what: str) -> Iterator[int]:
    print(f"Making {what}: {there} of {asked} are there.", flush=True)
    begin = said = time.monotonic()
    for number in steps:
        now = time.monotonic()
        if now - said >= SECONDS or number == asked:
            left = (now - begin) / (number - there) * (asked - number)
            print(f"{number} of {asked} {what}, {_in_words(left)} left.", flush=True)
            said = now
        yield number


def _in_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"about {minutes} minutes" if minutes > 1 else f"about {round(seconds)} seconds"
