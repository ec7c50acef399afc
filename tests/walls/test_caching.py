"""Two people behind one proxy that keeps pages (incident 7), and a session that comes to another partnership (5)."""

import pytest
from django.test import Client

from samenspraak.people.models import User
from tests.cases.walking import Walk
from tests.walls.page import table
from tests.walls.test_addresses import FILLED, SITE, reverse

pytestmark = pytest.mark.django_db
ROWS = table("Every address of the site").items()
PRIVATE = {"asked", *(name for name, said in ROWS if len({*said.values()} - {"405", said["elsewhere sends"]}) > 1)}
"""What differs by who looks: nobody keeps that for another."""


class Proxy:
    """Keeps every answer that does not forbid it, by its address alone: the worst that one may do."""

    def __init__(self):
        self.kept = {}

    def get(self, client, address):
        if address not in self.kept:
            answer = client.get(address)
            if "no-store" not in answer.get("Cache-Control", ""):
                self.kept[address] = answer
            return answer
        return self.kept[address]


def signed_in(handle):
    client = Client()
    client.force_login(User.objects.get(handle=handle))
    return client


def addresses(reference):
    for name in sorted(PRIVATE & SITE.keys()):
        filled = FILLED | {"reference": reference, "name": "x", "key": 0}
        yield name, reverse(name, kwargs={one: filled[one] for one in SITE[name]})


def test_no_page_that_differs_by_who_looks_is_kept_for_another():
    walk, proxy = Walk().join_all(), Proxy()
    for handle in ("samira", "annelies", "carola"):
        client = signed_in(handle)
        for _name, address in addresses(walk.case.reference):
            proxy.get(client, address)
    assert proxy.kept == {}


def test_every_such_answer_says_private_and_no_store_to_whoever_is_signed_in():
    walk = Walk().join_all()
    for handle in ("samira", "annelies", "carola"):
        client = signed_in(handle)
        for name, address in addresses(walk.case.reference):
            said = client.get(address)["Cache-Control"]
            assert "no-store" in said, name
            assert "private" in said, name


def test_a_session_of_one_partnership_is_a_stranger_at_another():
    walk = Walk().join_all()
    reference = walk.case.reference
    for handle, slug in (("carola", "waterrand"), ("samira", "heuvelland"), ("annelies", "heuvelland")):
        client = signed_in(handle)
        for where in ("work/", "work/agenda/", "work/hand-over/", "calls/", f"cases/{reference}/",
                      f"cases/{reference}/route/", f"cases/{reference}/mediation/do/withdraw/"):  # fmt: skip
            assert client.get(f"/{slug}/{where}").status_code == 404, (handle, where)
        version = walk.case.version
        assert client.post(f"/{slug}/cases/{reference}/mediation/do/withdraw/", {}).status_code == 404
        walk.case.refresh_from_db()
        assert walk.case.version == version
