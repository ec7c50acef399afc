"""People with a mail address, who sign in by it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client

from samenspraak.people.models import User
from samenspraak.web import cast

CODE = re.compile(r"^[A-Z]{4}-[A-Z]{4}$", re.MULTILINE)


def address_of(handle):
    return f"{handle}@example.org"


def mailed_code():
    return CODE.search(mail.outbox[-1].body)[0]


@pytest.fixture
def people(db):
    """The cast, of whom some have a mail address."""
    cache.clear()
    cast.make()
    for handle in ("samira", "annelies", "joris"):
        user = User.objects.get(handle=handle)
        EmailAddress.objects.create(user=user, email=address_of(handle), verified=True, primary=True)
    yield
    cache.clear()


@pytest.fixture
def ask(people):
    """Ask for a code in a fresh browser, which is returned."""

    def by_mail(handle, to=""):
        browser = Client()
        answer = browser.post(f"/sign-in/?next={to}", {"email": address_of(handle), "next": to})
        assert answer.status_code == 302, answer.content
        return browser

    return by_mail


@pytest.fixture
def sign_in(ask):
    """Sign in by mail, as far as a mail goes."""

    def by_mail(handle, to=""):
        browser = ask(handle, to)
        answer = browser.post("/sign-in/code/", {"code": mailed_code(), "next": to})
        assert answer.status_code == 302, answer.content.decode()
        return browser

    return by_mail
