"""A route that changes: running cases stay on the version they began with, until someone moves them on purpose."""

import shutil

import pytest
from walking import Walk

from samenspraak.cases.models import Case, Event, Party
from samenspraak.cases.move import move
from samenspraak.cases.verify import faults
from samenspraak.web import cast, demo


@pytest.fixture
def routes(settings, tmp_path):
    """Route files of this test alone."""
    shutil.copytree(settings.ROUTES, tmp_path / "routes")
    settings.ROUTES = tmp_path / "routes"
    return settings.ROUTES


def edit(routes, old, new, count=1):
    file = routes / "sppoh.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, count))


def longer_application(routes):
    edit(routes, "term: 10 working days", "term: 25 working days")


def due_of(case):
    return case.tracks.get().due


@pytest.mark.slow
def test_two_hundred_running_cases_keep_their_terms_and_a_new_one_takes_the_new(db, routes):
    cast.make()
    running = [demo.begin("waterrand", cast.NOOR, "annelies") for _ in range(200)]
    before = {due_of(case) for case in running}
    longer_application(routes)
    new = demo.begin("waterrand", cast.NOOR, "annelies")
    assert {due_of(case) for case in running} == before
    assert due_of(new) > max(before)
    said = list(move(None))
    assert sum("10 working days becomes 25 working days" in line for line in said) == 200
    assert {due_of(case) for case in Case.objects.all()} == {due_of(new)}
    assert list(faults()) == []


def test_moving_one_case_says_what_changes_and_leaves_an_event(db, routes):
    walk = Walk()
    longer_application(routes)
    said = list(move(walk.case.reference))
    assert said == [f"{walk.case.reference}: moved. Term of 'apply': 10 working days becomes 25 working days."]
    assert Event.objects.filter(case=walk.case).last().action == "move_route"
    assert list(faults()) == []


def test_moving_twice_moves_once(db, routes):
    walk = Walk()
    longer_application(routes)
    list(move(walk.case.reference))
    assert "newest version already" in next(iter(move(walk.case.reference)))
    assert Event.objects.filter(case=walk.case, action="move_route").count() == 1


def test_a_case_whose_step_is_gone_is_not_moved(db, routes):
    walk = Walk()
    file = routes / "sppoh.yaml"
    text = file.read_text()
    file.write_text(text.replace("      apply:\n", "      applying:\n", 1))
    said = next(iter(move(walk.case.reference)))
    assert "stays on its version" in said
    assert "no step 'apply'" in said
    assert Event.objects.filter(case=walk.case).count() == 1


def test_a_reference_that_is_not_known_is_refused(db, routes):
    with pytest.raises(Case.DoesNotExist, match="SPPOH-NOTHERE"):
        list(move("SPPOH-NOTHERE"))
    assert not Party.objects.exists()
