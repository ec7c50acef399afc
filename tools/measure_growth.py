"""Measure whether pages take longer when there are more cases: the same people and cases, in two demos at once.

Makes the demos under var/growth when they are not there, or goes on with them. The big one begins as a copy of the
small one, so that its first cases are the same. Each is asked by a process of its own, in turn, and their medians are
compared. Ends with 1 when the list or a case takes more than 1.1 times as long, or takes other queries.
Usage: .venv/bin/python tools/measure_growth.py [--few 200] [--many 20000] [--rounds 60] [--only-measure]
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Self

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "var" / "growth"
DATABASE = "samenspraak.sqlite3"
ROLES = ("consultant", "coordinator", "manager")
"""Whose pages are measured: of each role the one with most cases among the few."""
WARM_UP = 5
MOST = 1.1
BOUND = ("list", "case")


@dataclass(frozen=True)
class Page:
    """One page of one person, in both demos."""

    name: str
    who: str
    address: str


@dataclass
class Asked:
    """How often a page was asked, in one demo."""

    milliseconds: list[float] = field(default_factory=list)
    """Of the processor, so that what else the machine does counts little: nothing in these processes waits."""
    wall: list[float] = field(default_factory=list)
    size: int = 0
    queries: set[int] = field(default_factory=set)

    def add(self, answer: dict[str, object]) -> None:
        """Note what one answer took."""
        self.milliseconds.append(float(str(answer["milliseconds"])))
        self.wall.append(float(str(answer["wall"])))
        self.queries.add(int(str(answer["queries"])))
        self.size = int(str(answer["size"]))


class Demo:
    """A demo and the process that answers for it."""

    def __init__(self, home: Path) -> None:
        """Start the process; it answers one line for each line."""
        self.process = subprocess.Popen(
            [sys.executable, __file__, "--answer"],
            env=_environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip

    def ask(self, **what: str) -> dict[str, object]:
        """Send a question, and wait for the answer."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self.process.stdin.write(json.dumps(what) + "\n")
        self.process.stdin.flush()
        answer: dict[str, object] = json.loads(self.process.stdout.readline())
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_args: object) -> None:
        self.process.terminate()
        self.process.wait()


def _environment(home: Path) -> dict[str, str]:
    left_out = ("SAMENSPRAAK_DATABASE_URL", "SAMENSPRAAK_MODE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    more = {"SAMENSPRAAK_DEMO": "on", "SAMENSPRAAK_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return kept | more | {"DJANGO_SETTINGS_MODULE": "samenspraak.config.settings"}


def make(few: int, many: int) -> None:
    """Make both demos, or go on with what is there; the big one begins as a copy of the small one."""
    small, big = PLACE / str(few), PLACE / str(many)
    _fill(small, few)
    if not (big / DATABASE).exists():
        big.mkdir(parents=True, exist_ok=True)
        # The chains of events are made with a key, so that the copy needs the same ones.
        shutil.copytree(small / "keys", big / "keys", dirs_exist_ok=True)
        source, copy = sqlite3.connect(small / DATABASE), sqlite3.connect(big / DATABASE)
        source.backup(copy)
        source.close()
        copy.close()
    _fill(big, many)


def _fill(home: Path, cases: int) -> None:
    for words in (["migrate"], ["demo", "--cases", str(cases)]):
        subprocess.run(
            [sys.executable, "-c", "import sys; from samenspraak.cli import main; sys.exit(main())", *words],
            env=_environment(home), check=True, cwd=ROOT,
        )  # fmt: skip


def measure(few: Path, many: Path, rounds: int) -> bool:
    """Ask all pages in turn, print the figures, and say whether the bounds are kept."""
    with ExitStack() as stack:
        demos = [stack.enter_context(Demo(one)) for one in (few, many)]
        pages = [Page(**one) for one in json.loads(str(demos[0].ask(pages="all")["pages"]))]
        counts = [demo.ask(cases="all")["cases"] for demo in demos]
        found = [(page, _in_turn(demos, page, rounds)) for page in pages]
    print(f"{counts[0]} and {counts[1]} cases; medians of {rounds} rounds")
    print("page     who       ms of the processor  ratio    ms on the wall   kB of page  queries")
    kept = [_tell(page, *asked) for page, asked in found]
    return all(kept)


def _in_turn(demos: list[Demo], page: Page, rounds: int) -> list[Asked]:
    asked = [Asked(), Asked()]
    for number in range(rounds + WARM_UP):
        for place in (0, 1) if number % 2 else (1, 0):
            answer = demos[place].ask(who=page.who, address=page.address)
            if answer["status"] != 200:  # noqa: PLR2004 - the page has to be there in both
                raise RuntimeError(f"{page.address} was answered with {answer['status']} for {page.who}")
            if number >= WARM_UP:
                asked[place].add(answer)
    return asked


def _tell(page: Page, few: Asked, many: Asked) -> bool:
    before, after = median(few.milliseconds), median(many.milliseconds)
    kept = page.name not in BOUND or (after <= MOST * before and few.queries == many.queries)
    wall = f"{median(few.wall):.1f} -> {median(many.wall):.1f}"
    queries = " or ".join(map(str, sorted(few.queries | many.queries)))
    sizes = f"{few.size // 1000} -> {many.size // 1000}"
    times = f"{before:8.1f} -> {after:<8.1f}{after / before:5.2f}"
    print(f"{page.name:<9}{page.who:<10}{times}  {wall:>16}  {sizes:>10}  {queries}{'' if kept else '  too much'}")
    return kept


# The process of one demo


def answer() -> None:
    """Answer lines from the standard input for the demo of SAMENSPRAAK_HOME, until there are no more."""
    import django

    django.setup()
    from django.test import Client
    from django.test.utils import setup_test_environment

    from samenspraak.cases.models import Case
    from samenspraak.people.models import User

    setup_test_environment()
    browsers: dict[str, Client] = {}
    for line in sys.stdin:
        what = json.loads(line)
        if "pages" in what:
            told: dict[str, object] = {"pages": json.dumps(_pages())}
        elif "cases" in what:
            told = {"cases": Case.objects.count()}
        else:
            if what["who"] not in browsers:
                browsers[what["who"]] = Client()
                browsers[what["who"]].force_login(User.objects.get(handle=what["who"]))
            told = _timed(browsers[what["who"]], what["address"])
        print(json.dumps(told), flush=True)


def _timed(browser: object, address: str) -> dict[str, object]:
    from django.db import connection
    from django.test import Client

    if not isinstance(browser, Client):
        raise TypeError(browser)
    count = 0

    def counting(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        nonlocal count
        count += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counting):
        begun, on_the_wall = time.process_time(), time.perf_counter()
        page = browser.get(address)
        took, wall = time.process_time() - begun, time.perf_counter() - on_the_wall
    size = len(page.content)
    return {
        "status": page.status_code, "milliseconds": took * 1000, "wall": wall * 1000, "queries": count, "size": size,
    }  # fmt: skip


def _pages() -> list[dict[str, str]]:
    """What is measured: of each role a list, narrowed, searched, a case, and a form of a step of it."""
    from django.db.models import Count

    from samenspraak.cases.models import Party

    found = []
    for role in ROLES:
        mine = Party.objects.filter(role=role, work_order__gt="", work_order__lt="9", partnership__slug="waterrand")
        most = mine.values("user__handle").annotate(number=Count("pk")).order_by("-number", "user__handle")[0]
        who, mine = most["user__handle"], mine.filter(user__handle=most["user__handle"])
        steps = mine.values("work_step").annotate(number=Count("pk")).order_by("-number", "work_step")
        case = mine.order_by("case_id").first()
        if case is None:
            raise RuntimeError(f"{who} has no case")
        work, page = "/waterrand/work/", f"/waterrand/cases/{case.case.reference}/"
        found += [
            vars(Page("list", who, work)),
            vars(Page("narrowed", who, f"{work}?step={steps[0]['work_step']}")),
            vars(Page("search", who, f"{work}?q={case.case.parties.get(role='pupil').name.split()[0]}")),
            vars(Page("case", who, page)),
        ]
        form = _first_form(who, page)
        found += [vars(Page("step", who, form))] if form else []
    return found


def _first_form(who: str, page: str) -> str:
    """The address of the first form to which a page leads; empty when it leads to none."""
    import re

    from django.test import Client

    from samenspraak.people.models import User

    browser = Client()
    browser.force_login(User.objects.get(handle=who))
    links = re.findall(rf'href="({re.escape(page)}[^"]*/do/[^"]*)"', browser.get(page).content.decode())
    return links[0] if links else ""


def main() -> int:
    """Do what the arguments ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", type=int, default=200, help="how many cases the small demo has")
    parser.add_argument("--many", type=int, default=20_000, help="how many cases the big demo has")
    parser.add_argument("--rounds", type=int, default=60, help="how often each page is asked in each demo")
    parser.add_argument("--only-measure", action="store_true", help="take the demos as they are")
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.answer:
        answer()
        return 0
    if not args.only_measure:
        make(args.few, args.many)
    return 0 if measure(PLACE / str(args.few), PLACE / str(args.many), args.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
