"""complaints.md compared with what each route says: which body comes first, and what each says of itself."""

import re

import pytest

from tests.golden.setting import route_of
from tests.golden.table import HERE, ROUTES

TEXT = (HERE / "complaints.md").read_text("utf-8")
PARTS = dict(
    zip(re.findall(r"^## (.+)$", TEXT, re.MULTILINE), re.split(r"^## .+$", TEXT, flags=re.MULTILINE)[1:], strict=True)
)


def rows(part):
    """The rows of the table in a part of the file, without its head."""
    lines = [line for line in PARTS[part].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines[2:]]


SAYS = {row[0]: row[1:3] for row in rows("What each body says")}
FIGURES = re.compile(r"\d+ (?:weeks|days)")
LIMITS = {
    "gpo": ("not binding", "LKC"),
    "lkc": ("only gives advice",),
    "lbt": ("only for a decision on a TLV",),
    "school_complaint": ("only for complaints about the school",),
    "partnership_complaint": ("only for complaints about",),
    "other_institution_complaint": ("only for complaints about that institution",),
}


@pytest.mark.parametrize("route", ROUTES)
def test_what_it_is_about_leads_to_these_bodies_in_this_order(route):
    written = {name: tuple(bodies.split(", ")) for name, bodies, _source in rows(route)}
    assert {name: one.bodies for name, one in route_of(route).complaint.about.items()} == written


@pytest.mark.parametrize("route", ROUTES)
def test_each_body_says_what_happens_and_what_it_cannot_do(route):
    bodies = {name: one for name, one in route_of(route).options.items() if one.formal}
    assert bodies.keys() <= SAYS.keys() == LIMITS.keys()
    for name, body in bodies.items():
        happens, _cannot = SAYS[name]
        said = f"{body.then['en']} {body.duration['en'] if body.duration else ''}"
        assert set(FIGURES.findall(happens)) == set(FIGURES.findall(said)), name
        assert all(one in body.cannot["en"] for one in LIMITS[name]), name
        assert body.needs["en"]
