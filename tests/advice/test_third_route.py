"""A route of which the program knows nothing calls back in its own words, as soon as it says so."""

import pytest

from samenspraak.advice import addresses
from samenspraak.advice.models import CallRequest
from samenspraak.people.models import Membership, Partnership, School, User
from samenspraak.route.check import check
from samenspraak.route.read import read_file
from tests.advice.test_asking import TYPED
from tests.guide.test_pages import words
from tests.third.test_third import HERE

SAYS = "{by: signpost, within: 1 week, tries: 1, late: {tell: director}, closes: 1 month, kept: 2 weeks}"


@pytest.fixture
def bovenwater(tmp_path, settings):
    """The third route with the word at an option that has only a text."""
    text = (HERE / "drieluik.yaml").read_text("utf-8")
    more = text.replace("  helpline: {", f"  helpline: {{calls_back: {SAYS}, ")
    assert more != text
    (tmp_path / "drieluik.yaml").write_text(more, "utf-8")
    settings.ROUTES = tmp_path
    place = Partnership.objects.create(slug="bovenwater", name="Bovenwater", route="drieluik")
    for role in ("signpost", "director"):
        user = User.objects.make(role, f"Iemand {role}")
        Membership.objects.create(partnership=place, user=user, role=role, region="noord")
    School.objects.create(partnership=place, name="De Sluis", place="Bovendam", region="noord")
    return tmp_path / "drieluik.yaml"


def test_the_route_is_sound_with_the_word(bovenwater):
    assert check(read_file(bovenwater)) == []


def test_who_asks_comes_to_whoever_calls_there(bovenwater, client):
    address = f"/bovenwater/call-back/nl/?for-school={School.objects.get(name='De Sluis').pk}"
    assert "Iemand signpost, wegwijzer, belt u uiterlijk" in words(client.get(address))
    own = client.post(address, {**TYPED, "ticket": addresses.ticket()}).url
    assert "2 weken na het einde verwijderen wij dit" in words(client.get(own))
    client.force_login(User.objects.get(handle="signpost"))
    request = CallRequest.objects.get()
    page = f"/bovenwater/calls/{request.reference}/"
    assert "Neemt ook nu niemand op, dan schrijft u." in words(client.get(page))
    client.post(f"{page}do/not_reached/", {"version": "0"})
    assert CallRequest.objects.get().status == "to_write"
    client.force_login(User.objects.get(handle="director"))
    assert "Samira Haddou" in words(client.get("/bovenwater/calls/"))
