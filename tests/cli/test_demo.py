"""`samenspraak demo` makes as many cases as are asked for, says how far it is, and can be stopped."""

import pytest

from samenspraak.cases.models import Case
from samenspraak.cli import STOPPED_BY_KEYBOARD, main
from samenspraak.demo import fill
from samenspraak.web import demo

pytestmark = pytest.mark.slow


@pytest.fixture
def in_a_demo(settings, monkeypatch, db):
    """A demo that has its first cases, in which a case is made by counting it."""
    settings.DEMO = True
    demo.seed()
    monkeypatch.setattr("samenspraak.demo.hurry.hurry", lambda: None)

    def make(number):
        yield from range(Case.objects.count() + 1, number + 1)

    monkeypatch.setattr(fill, "fill", make)
    return monkeypatch


def test_it_says_how_far_it_is(in_a_demo, capsys):
    assert main(["demo", "--cases", "7"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Making cases: 4 of 7 are there."
    assert lines[-1].startswith("7 of 7 cases, ")


def test_it_makes_nothing_when_there_is_enough(in_a_demo, capsys):
    assert main(["demo", "--cases", "4"]) == 0
    assert capsys.readouterr().out == ""
    assert Case.objects.count() == 4


def test_who_stops_it_hears_how_to_go_on(in_a_demo, capsys):
    def stopped(number):
        yield 5
        raise KeyboardInterrupt

    in_a_demo.setattr(fill, "fill", stopped)
    assert main(["demo", "--cases", "9"]) == STOPPED_BY_KEYBOARD
    assert "Stopped at 5 of 9 cases. Run it again to go on from there." in capsys.readouterr().out


def test_a_route_that_lets_no_case_begin_is_named(in_a_demo, capsys):
    def refused(number):
        raise fill.DoesNotBegin("Heuvelland: turned_away")
        yield

    in_a_demo.setattr(fill, "fill", refused)
    assert main(["demo", "--cases", "9"]) == 2
    assert "Heuvelland" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_a_case_is_really_made(settings, capsys):
    settings.DEMO = True
    assert main(["demo", "--cases", "5"]) == 0
    assert Case.objects.count() == 5
    assert main(["verify"]) == 0
