"""A route that the program never saw, with other words, sides and tracks, runs without a line of Python."""

from pathlib import Path

import pytest
from django.urls import reverse

from samenspraak.cases.models import Case
from samenspraak.cases.verify import faults
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.route.check import check
from samenspraak.route.read import read_file

HERE = Path(__file__).parent


def test_the_route_is_sound():
    assert check(read_file(HERE / "drieluik.yaml")) == []


@pytest.fixture
def bovenwater(db, settings):
    """A partnership that follows the route, with one person for each role that does not come from a family."""
    settings.ROUTES = HERE
    route = read_file(HERE / "drieluik.yaml").route
    partnership = Partnership.objects.create(slug="bovenwater", name="Bovenwater", route="drieluik")
    school = School.objects.create(partnership=partnership, name="De Sluis", place="Bovendam", region="noord")
    for name, role in route.people.items():
        if role.comes_from != "case":
            user = User.objects.make(name, f"Iemand {name}")
            at_school = school if role.comes_from == "school" else None
            pool = next(iter(route.pools), "") if role.comes_from == "pool" else ""
            Membership.objects.create(partnership=partnership, user=user, role=name, school=at_school, pool=pool)
    return route


def opener(route, option):
    """Someone with a membership who may open an option."""
    roles = {role for one in route.options[option].opened_by for role in route.roles_of(one)}
    return Membership.objects.filter(role__in=roles).first().user


def start_form(route, school):
    data = {"school": str(school.pk)}
    for name, role in route.people.items():
        if role.comes_from == "case":
            data[f"{name}_1_name"] = f"Iemand {name}"
            if role.may_hold:
                data[f"{name}_1_custody"] = "on"
    return data


def first_track(route):
    return next(name for name, option in route.tracks.items() if option.opens_after is None)


def test_a_case_begins_and_every_page_of_it_shows_for_everyone(bovenwater, client):
    option = first_track(bovenwater)
    client.force_login(opener(bovenwater, option))
    address = reverse("start", args=["bovenwater", option])
    assert client.get(address).status_code == 200
    answer = client.post(address, start_form(bovenwater, School.objects.get()))
    case = Case.objects.get()
    assert answer.url == reverse("case", args=["bovenwater", case.reference])
    for party in case.parties.exclude(user=None):
        client.force_login(party.user)
        page = client.get(answer.url)
        assert page.status_code == 200
        assert bovenwater.options[option].title["nl"] in page.content.decode()
    assert list(faults()) == []


def test_all_its_options_stand_on_one_public_page(bovenwater, client):
    page = client.get(reverse("partnership", args=["bovenwater"])).content.decode()
    for option in bovenwater.options.values():
        assert option.title["nl"] in page
