"""Each other option walked in a browser to each end, on both routes, beside a running mediation.

A case begins where the last step before the end is: what leads there is walked in the files beside this one.
"""

import pytest

from samenspraak.route.read import read_file
from tests.browser.walking import People, heuvelland, in_days, waterrand
from tests.golden.setting import ROUTES

BEGIN = {"waterrand": waterrand, "heuvelland": heuvelland}
CAST = {"waterrand": ("samira", "tess", "annelies"), "heuvelland": ("aylin", "lotte", "carola")}
"""By partnership: a parent, the care coordinator, the consultant."""
ENDS = {
    "consultant_at_table": (
        ("", "consultant", "Ik kom niet bij het gesprek", "declined"),
        ("held", "consultant", "Er zijn geen afspraken", "unagreed"),
        ("planned", "parent", "Ik wil dit gesprek niet meer", "withdrawn"),
        ("written", "coordinator", "Dit zijn alle afspraken", "agreed"),
    ),
    "counsellor": (
        ("asked", "parent", "Zij nemen het niet aan", "turned"),
        ("", "parent", "Ik wil deze hulp niet meer", "withdrawn"),
        ("helped", "parent", "Schrijf op wat eruit kwam", "helped"),
    ),
}
"""By option: how far it is when the case opens, who ends it, with what, and the final step."""


ELSEWHERE = {("heuvelland", "consultant_at_table", "agreed"), ("waterrand", "counsellor", "helped")}
"""Walked whole, from the first page on, in test_walk_consultant and test_walk_counsellor."""


def begun(walk, option, people):
    """Begin the option, again when it has ended."""
    parent, coordinator, _consultant = people
    walk.on(option).do(coordinator if option == "consultant_at_table" else parent, "open")


def go_on(walk, far, people):
    """Walk through the door until the track is as far as the end needs."""
    parent, coordinator, consultant = people
    deeds = {
        "planned": [(consultant, "accept"), (coordinator, "plan")],
        "held": [(consultant, "accept"), (coordinator, "plan"), (coordinator, "hold")],
        "written": [
            (consultant, "accept"),
            (coordinator, "plan"),
            (coordinator, "hold"),
            (consultant, "agree"),
            (consultant, "another"),
        ],
        "asked": [(parent, "asked")],
        "helped": [(parent, "asked"), (parent, "taken")],
    }
    for who, deed in deeds.get(far, ()):
        walk.do(who, deed, {"on": in_days(0)} if deed == "plan" else None)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("slug", BEGIN)
@pytest.mark.parametrize("option", ENDS)
def test_it_ends_as_its_people_say_and_the_mediation_goes_on(slug, option, open_page, settings, transactional_db):
    people = People(open_page, settings, bare=True)
    walk = BEGIN[slug]().join_all()
    parent, coordinator, consultant = CAST[slug]
    names = {"parent": parent, "coordinator": coordinator, "consultant": consultant}
    people.follow(walk).option = option
    rules = read_file(ROUTES / f"{walk.case.partnership.route}.yaml").route.options[option]
    here = [one for one in ENDS[option] if (slug, option, one[-1]) not in ELSEWHERE]
    for far, who, what, end in here:
        begun(walk, option, CAST[slug])
        go_on(walk, far, CAST[slug])
        people.be(names[who]).open_case().do(what)
        assert people.track.step == end
        other = people.be(coordinator if names[who] == parent else parent)
        assert other.sees(rules.steps[end].title["nl"])
    people.option = "mediation"
    assert people.track.outcome is None


def test_every_end_of_these_options_is_walked_here():
    for route in ("sppoh", "swv"):
        options = read_file(ROUTES / f"{route}.yaml").route.options
        for option, ends in ENDS.items():
            finals = {name for name, step in options[option].steps.items() if step.is_final}
            assert {end for *_rest, end in ends} == finals
