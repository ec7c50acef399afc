"""The tours in docs/tour are taken as they are written; with SAMENSPRAAK_TOUR (`make tour`) the pictures are made.

They go through a route from its beginning to its end at a desk. Scripts are only on for the pictures: with scripts the
same routes are walked in test_walk_sppoh.py and test_walk_swv.py.
"""

import os
import re
from pathlib import Path

import pytest

from tests.browser.tour import Line, Tour, steps_of
from tests.browser.walking import People, Watch

HERE = Path(__file__).parents[2] / "docs" / "tour"
TOURS = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name != "pictures")


@pytest.mark.timeout(240)
@pytest.mark.parametrize("folder", TOURS, ids=lambda path: path.name)
def test_every_step_of_the_tour_can_be_taken(open_page, settings, transactional_db, folder):
    pictures = HERE / folder if os.environ.get("SAMENSPRAAK_TOUR") else None
    people = People(open_page, settings, watch=Watch(), javascript=pictures is not None)
    tour = Tour(people, pictures)
    for page in sorted(folder.glob("*.md")):
        for line in steps_of(page):
            try:
                tour.take(line)
            except AssertionError as error:
                raise AssertionError(f"{line.where}: {line.text}\n{error}") from error
    assert not people.track.is_open
    assert people.watch.wrong == []


def test_every_picture_is_there_and_none_is_left_over():
    for folder in TOURS:
        named = set(re.findall(r"\((pictures/[\w-]+\.png)\)", "".join(one.read_text() for one in folder.glob("*.md"))))
        assert named == {f"pictures/{one.name}" for one in (folder / "pictures").glob("*.png")}


def test_a_step_that_is_none_is_said_with_its_place():
    with pytest.raises(AssertionError, match=r"sppoh.md:3: this is no step of a tour: \*\*Bram\*\* dances"):
        Tour(None, None).take(Line("sppoh.md:3", "1. **Bram** dances."))
