"""Every address of the site has a row in docs/who-sees-what.md, and answers each kind of visitor as it says."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from samenspraak.people.models import User
from tests.advice.calling import Caller
from tests.cases.walking import Walk
from tests.walls.page import compare, table

pytestmark = pytest.mark.django_db
ADDRESSES = table("Every address of the site")
SENDS = "elsewhere sends"
VISITORS = {
    "nobody": None, "parent": "samira", "consultant": "annelies", "colleague": "marleen", "elsewhere": "carola",
    SENDS: "dirk",  # another one, since what is sent may end all sessions of its sender
}  # fmt: skip
NOTHING = "00000000-0000-4000-8000-000000000000"
FILLED = {
    "slug": "waterrand", "option": "mediation", "action": "more_time", "asked": "r1", "language": "nl",
    "secret": "a" * 32, "deed": "advise", "index": 0, "name": "", "provider_id": "nowhere", "pk": 0,
    "code": "ACDEFGHJK", "document": NOTHING, "item": NOTHING, "kind": "message",
}  # fmt: skip
"""What stands in an address, where the case or the request that is asked for does not say it."""


def patterns(within, before=""):
    """The name of every address, with its space when it has one, and what must be filled in."""
    for one in within:
        if hasattr(one, "url_patterns"):
            yield from patterns(one.url_patterns, f"{before}{one.namespace}:" if one.namespace else before)
        else:
            yield f"{before}{one.name}", one.pattern.converters


SITE = dict(patterns(get_resolver().url_patterns))


def test_every_address_has_a_row_and_every_row_an_address():
    missing = SITE.keys() - ADDRESSES.keys()
    assert not missing, f"Say in docs/who-sees-what.md (Every address of the site) who gets what at: {sorted(missing)}"
    gone = ADDRESSES.keys() - SITE.keys()
    assert not gone, f"These rows of docs/who-sees-what.md have no address any more: {sorted(gone)}"


@pytest.mark.slow
def test_every_address_answers_each_visitor_as_its_row_says(settings):
    settings.SECURITY_CONTACT = ""
    walk, call = Walk().join_all(), Caller()
    references = {"call_request": call.request.reference, "call_deed": call.request.reference}
    references |= dict.fromkeys(("invite", "invitation_letter"), Walk().case.reference)
    guide = walk.view("samira").route.guide
    names = {"guide_question": next(iter(guide.questions)), "guide_option": "consultant_advice"}
    looking = {who: None if who == SENDS else _visitor(handle) for who, handle in VISITORS.items()}
    found = {}
    for name, converters in SITE.items():
        about = {"reference": references.get(name, walk.case.reference), "name": names.get(name, "")}
        about["key"] = "p1" if name in references else 0
        filled = FILLED | about | ({"option": "counsellor"} if name == "papers" else {})
        address = reverse(name, kwargs={one: filled[one] for one in converters})
        found[name] = {who: str(_status(looking[who], handle, address)) for who, handle in VISITORS.items()}
    assert "\n".join(compare(ADDRESSES, found)) == ""


def _visitor(handle):
    client = Client()
    if handle:
        client.force_login(User.objects.get(handle=handle))
    return client


def _status(client, handle, address):
    """Looking leaves a visitor as they were; whoever sends something may be signed out by it, and comes anew."""
    return client.get(address).status_code if client else _visitor(handle).post(address).status_code
