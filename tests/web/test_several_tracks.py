"""A page of a case in which several tracks run: headings say which, and what is for all of them stands there once."""

import re

import pytest
from django.test import Client

from tests.cases.walking import TO_THE_TABLE, Walk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def both():
    walk = Walk(facts={"pupil_at_home": True}).to_check().on("breakthrough_table")
    return walk.all_do([("annelies", "open"), *TO_THE_TABLE])


def page_of(walk, who):
    visitor = Client()
    visitor.force_login(walk.party(who).user)
    return visitor.get(f"/waterrand/cases/{walk.case.reference}/").content.decode()


@pytest.mark.parametrize("who", ["samira", "noor", "tess", "annelies", "hanneke", "home_support", "expert"])
def test_no_link_leads_to_two_places_and_no_heading_stands_twice(both, who):
    page = page_of(both, who)
    links = re.findall(r'<a href="([^"]+/do/[^"]+)"[^>]*><b>(.*?)</b>', page)
    names = [name for _address, name in links]
    assert sorted(set(names)) == sorted(names)
    # The cards on top are named by the line above their heading.
    heads = re.findall(r'<h2(?! id="next-)[^>]*>(.*?)</h2>', page)
    assert sorted(set(heads)) == sorted(heads)


def test_what_changes_the_case_is_offered_once_and_still_can_be_done(both):
    page = page_of(both, "samira")
    assert page.count("Meld dat de leerling weer les krijgt") == 1
    both.do("samira", "back_at_school")
    assert both.view("samira").state.facts["pupil_at_home"] is False
