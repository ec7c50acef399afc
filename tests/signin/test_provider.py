"""The sign-in of one's work, against a real provider in a process of its own."""

import re
import socket
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from samenspraak.config import env, oidc
from samenspraak.people.models import Membership, Partnership, User
from tests.signin.conftest import address_of

TEXT = """
[waterrand]
server = "{server}"
client = "samenspraak"
secret = "not a secret"
"""


@pytest.fixture(scope="module")
def provider():
    """A provider of OpenID Connect on this machine; its people are told to it with PUT /users/NAME."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--host", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield address
        process.terminate()


@pytest.fixture
def at_work(provider, people, settings):
    """Go to the provider as someone, and come back; the browser and the last answer are returned."""
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": oidc.apps(TEXT.format(server=provider), production=False),
            "OAUTH_PKCE_ENABLED": True,
        }
    }

    def come_back(email, *, verified=True, state="", browser=None):
        requests.put(f"{provider}/users/one", json={"email": email, "email_verified": verified}, timeout=5)
        browser = browser or Client()
        there = browser.post("/sign-in/at/waterrand/")
        assert there.status_code == 302
        back = requests.post(there["Location"], data={"sub": "one"}, allow_redirects=False, timeout=5)
        found = {name: one[0] for name, one in parse_qs(urlsplit(back.headers["Location"]).query).items()}
        return browser, browser.get("/sign-in/at/waterrand/back/", found | ({"state": state} if state else {}))

    return come_back


def is_signed_in(browser):
    return "_auth_user_id" in browser.session


def test_who_works_there_and_is_known_comes_in_and_still_shows_a_second_factor(at_work):
    browser, answer = at_work(address_of("annelies"))
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_signed_in(browser)
    assert browser.get("/waterrand/work/")["Location"] == "/my-sign-in/"


@pytest.mark.parametrize("email", ["nobody@example.org", address_of("samira")])
def test_who_is_unknown_or_does_not_work_there_does_not_come_in(at_work, email):
    before = User.objects.count()
    browser, answer = at_work(email)
    assert "Zo kunt u niet inloggen" in answer.content.decode()
    assert not is_signed_in(browser)
    assert User.objects.count() == before


def test_an_address_that_the_provider_did_not_check_is_not_believed(at_work):
    browser, _answer = at_work(address_of("annelies"), verified=False)
    assert not is_signed_in(browser)


def test_a_provider_does_not_open_what_another_partnership_shows(at_work):
    Membership.objects.create(
        partnership=Partnership.objects.exclude(slug="waterrand").first(),
        user=User.objects.get(handle="annelies"),
        role="consultant",
    )
    browser, _answer = at_work(address_of("annelies"))
    assert not is_signed_in(browser)


def test_an_answer_that_belongs_to_another_browser_is_refused(at_work):
    browser, _answer = at_work(address_of("annelies"), state="made-up")
    assert not is_signed_in(browser)


def test_a_get_leads_nowhere_yet(at_work, provider):
    page = Client().get("/sign-in/at/waterrand/")
    assert page.status_code == 200
    assert Client().get("/sign-in/at/heuvelland/").status_code == 404


def test_the_page_offers_it_by_the_name_of_the_partnership(at_work):
    page = Client().get("/sign-in/").content.decode()
    assert re.search(r'action="/sign-in/at/waterrand/"', page)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[waterrand", "is no TOML"),
        ("waterrand = 1", "must be a table"),
        ('[waterrand]\nserver = "https://x.example"\nclient = "a"', "secret"),
        ('[waterrand]\nserver = "https://x.example"\nclient = "a"\nsecret = "b"\ncolour = "red"', "colour"),
        ('[waterrand]\nserver = "http://x.example"\nclient = "a"\nsecret = "b"', "https://"),
    ],
)
def test_a_wrong_file_is_named_with_what_to_write(text, said):
    with pytest.raises(env.SettingsError, match=re.escape(said)):
        oidc.apps(text, production=True)


def test_a_form_may_lead_to_the_provider():
    found = oidc.apps(TEXT.format(server="https://login.example/tenant/v2.0"), production=True)
    assert oidc.origins(found) == ["https://login.example"]
