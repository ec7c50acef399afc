"""Samira, a mother, is invited into Noor's case with a code that is known here, and asked for her own four digits."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from samenspraak.invitations import door
from samenspraak.invitations.models import Invitation
from samenspraak.people.models import User
from tests.cases.walking import Walk

FACTS = {"samira": "0612 34 5678", "joris": "mosterd", "noor": "kastanje"}
LONG_AGO = timedelta(days=365)
MAILS = {"samira": "samira@example.org", "joris": "joris-geheim@example.net", "noor": ""}


@pytest.fixture(autouse=True)
def nothing_counted(db):
    cache.clear()


@pytest.fixture
def walk():
    return Walk(now=timezone.now())


@pytest.fixture
def invited(walk):
    """Invite somebody of the family; gives their code."""

    def again(who, by="annelies", channel="mail", mail=None, check=None, now=None):
        one = invitation_of(walk, who)
        way = door.Way(
            User.objects.get(handle=by), channel, MAILS[who] if mail is None else mail,
            FACTS[who] if check is None else check,
        )  # fmt: skip
        return door.invite_again(one, way, now or timezone.now())

    return again


def invitation_of(walk, who):
    related = ("party__user", "party__case__partnership", "party__case__school", "party__case__route_version")
    return Invitation.objects.select_related(*related).get(party__case=walk.case, party__user__handle=who)


def party_of(walk, who):
    return walk.case.parties.get(user__handle=who)


def address_of(walk):
    return f"/{walk.case.partnership.slug}/cases/{walk.case.reference}/"


def page_of(walk, code, slug=None):
    return f"/{slug or walk.case.partnership.slug}/invited/{code}/"


def signed_in(client):
    """The handle of whoever is signed in; nobody is none."""
    user = client.session.get("_auth_user_id") if "session" in client.cookies else None
    return User.objects.get(pk=user).handle if user else None
