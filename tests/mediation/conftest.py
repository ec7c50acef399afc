"""Noor's case at its conversations, and the room of it for whoever asks."""

import pytest
from django.test import Client

from samenspraak.cases import keeping
from samenspraak.mediation import door
from samenspraak.mediation.models import Item
from samenspraak.people.models import User
from tests.cases.walking import Walk


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """The keeper's files in a directory of this test."""
    settings.KEEPER_ROOMS, settings.KEEPER_MASTERS = tmp_path / "rooms", tmp_path / "masters"
    keeping._embedded.cache_clear()
    return tmp_path


@pytest.fixture
def noor(db):
    return Walk().to_talk()


@pytest.fixture
def desk(noor):
    return Desk(noor)


class Desk:
    """The room of a case, for each person: what they write, what they read, what pages answer."""

    def __init__(self, walk):
        self.walk, self.number = walk, 0

    def where(self, who):
        user = User.objects.get(handle=who)
        return door.Where(user, self.walk.case.partnership.slug, self.walk.case.reference, "mediation")

    def writes(self, who, text, audience="everyone", kind=Item.Kind.MESSAGE, **more):
        self.number += 1
        submission = more.pop("submission", f"form-{self.number}")
        return door.write(self.where(who), door.Text(kind, text, audience, **more), submission)

    def key(self, who):
        return self.walk.party(who).key

    def inside(self, who):
        where = self.where(who)
        return door._enter(where)

    def reads(self, who):
        return [one.text for one in self.inside(who).items]

    def client(self, who):
        client = Client()
        client.force_login(User.objects.get(handle=who))
        return client

    def address(self, rest=""):
        case = self.walk.case
        return f"/{case.partnership.slug}/cases/{case.reference}/mediation/room/{rest}"

    def page(self, who):
        return self.client(who).get(self.address())

    def sends(self, who, kind, **fields):
        return self.client(who).post(self.address(f"write/{kind}/"), fields)
