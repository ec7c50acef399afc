"""How far something is that takes a while: a bar on a screen, else a line now and then."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SECONDS = 5
"""How often a line is printed where no bar can be drawn."""


@dataclass(frozen=True)
class Task:
    """What takes a while, in words: `doing` it to `what`, of which so many then are `done`."""

    doing: str
    what: str
    done: str


def follow(steps: Iterable[int], there: int, asked: int, task: Task) -> Iterator[int]:
    """Show how many of `asked` are done at each step, and pass the step on."""
    return _bar(steps, there, asked, task) if sys.stdout.isatty() else _lines(steps, there, asked, task)


def _bar(steps: Iterable[int], there: int, asked: int, task: Task) -> Iterator[int]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(
        TextColumn(f"{task.doing} {task.what}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
    ) as progress:
        bar = progress.add_task("", total=asked, completed=there)
        for number in steps:
            progress.update(bar, completed=number)
            yield number


def _lines(steps: Iterable[int], there: int, asked: int, task: Task) -> Iterator[int]:
    print(f"{task.doing} {task.what}: {there} of {asked} are {task.done}.", flush=True)
    begin = said = time.monotonic()
    for number in steps:
        now = time.monotonic()
        if now - said >= SECONDS or number == asked:
            left = (now - begin) / (number - there) * (asked - number)
            print(f"{number} of {asked} {task.what}, {_in_words(left)} left.", flush=True)
            said = now
        yield number


def _in_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"about {minutes} minutes" if minutes > 1 else f"about {round(seconds)} seconds"
