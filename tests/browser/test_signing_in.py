"""Each way in for who has an account, walked in a browser (issue 5, show 1)."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from samenspraak.config import oidc
from samenspraak.people.models import User
from samenspraak.web import cast
from tests.browser.wellmade import is_readable
from tests.signin.conftest import address_of, mailed_code
from tests.signin.test_provider import TEXT, provider  # noqa: F401 - a fixture
from tests.signin.test_second_factor import shown

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def people(live_server):
    cache.clear()
    cast.make()
    for handle in ("samira", "annelies"):
        user = User.objects.get(handle=handle)
        EmailAddress.objects.create(user=user, email=address_of(handle), verified=True, primary=True)
    yield
    cache.clear()


def by_mail(page, handle, start="/sign-in/"):
    """Sign in with a mailed code, as far as that goes."""
    page.goto(start)
    page.get_by_label("Uw e-mailadres").fill(address_of(handle))
    page.get_by_role("button", name="Mail mij een code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Typ uw code")
    page.get_by_label("De code uit de mail").fill(mailed_code())
    page.get_by_role("button", name="Verder").click()
    expect(page).not_to_have_title(re.compile("Typ uw code"))


def a_device(page):
    """A phone or computer that keeps passkeys and says yes to them."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})


def test_a_parent_signs_in_by_mail_on_a_phone_without_javascript(plain_phone):
    plain_phone.goto("/waterrand/")
    plain_phone.get_by_role("link", name="Inloggen").click()
    expect(plain_phone.get_by_role("button", name="Inloggen met een passkey")).to_be_hidden()
    by_mail(plain_phone, "samira", plain_phone.url)
    expect(plain_phone.get_by_role("button", name="uitloggen")).to_be_visible()
    assert plain_phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_whoever_is_not_signed_in_comes_back_to_where_they_were(plain_page):
    by_mail(plain_page, "samira", "/waterrand/start/mediation/")
    assert plain_page.url.endswith("/waterrand/start/mediation/")


def test_a_passkey_is_made_once_and_then_enough(page, axe):
    a_device(page)
    by_mail(page, "annelies", "/waterrand/work/")
    expect(page.get_by_role("heading", name="Kies een tweede stap")).to_be_visible()
    is_readable(page, axe)
    page.get_by_role("link", name="Een passkey maken").first.click()
    is_readable(page, axe)
    page.get_by_role("button", name="Een passkey maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    is_readable(page, axe)
    page.goto("/waterrand/work/")
    page.get_by_role("button", name="uitloggen").click()
    page.goto("/sign-in/")
    is_readable(page, axe)
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page.get_by_role("button", name="uitloggen")).to_be_visible()
    page.goto("/my-sign-in/passkeys/")
    is_readable(page, axe)


def test_a_device_that_gives_no_passkey_is_said(page):
    page.goto("/sign-in/")
    page.evaluate("navigator.credentials.get = async () => { throw new Error(); }; null")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("Uw apparaat gaf geen passkey")


def test_an_app_is_set_up_without_javascript_and_a_recovery_code_opens_when_the_phone_is_lost(plain_page):
    by_mail(plain_page, "annelies")
    plain_page.get_by_role("link", name="Een app instellen").click()
    secret = plain_page.locator("code").inner_text()
    plain_page.get_by_label("De code van uw app").fill(shown(secret))
    plain_page.get_by_role("button", name="Deze app instellen").click()
    lost = plain_page.locator("code").first.inner_text()
    plain_page.get_by_role("link", name="Ik heb ze opgeschreven").click()
    plain_page.get_by_role("button", name="uitloggen").click()
    by_mail(plain_page, "annelies")
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("De tweede stap")
    plain_page.get_by_label("De code van uw app").fill("000000")
    plain_page.get_by_role("button", name="Verder").click()
    expect(plain_page.get_by_role("alert")).to_contain_text("klopt niet")
    plain_page.get_by_label("De code van uw app").fill(lost)
    plain_page.get_by_role("button", name="Verder").click()
    expect(plain_page.get_by_role("button", name="uitloggen")).to_be_visible()


def test_the_pages_of_signing_in_are_readable(page, axe):
    totp.TOTP.activate(User.objects.get(handle="annelies"), totp.generate_totp_secret())
    page.goto("/sign-in/")
    page.get_by_label("Uw e-mailadres").fill("niemand")
    page.get_by_role("button", name="Mail mij een code").click()
    is_readable(page, axe)
    page.get_by_label("Uw e-mailadres").fill(address_of("annelies"))
    page.get_by_role("button", name="Mail mij een code").click()
    is_readable(page, axe)
    page.get_by_label("De code uit de mail").fill(mailed_code())
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De tweede stap")
    is_readable(page, axe)


def test_my_own_pages_are_readable(page, axe):
    by_mail(page, "samira")
    for name in ("", "mail/", "app/", "sessions/"):
        page.goto(f"/my-sign-in/{name}")
        is_readable(page, axe)


def test_the_sign_in_of_one_s_work(page, provider, settings):  # noqa: F811 - the fixture from above
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": oidc.apps(TEXT.format(server=provider), production=False),
            "OAUTH_PKCE_ENABLED": True,
        }
    }
    settings.SECURE_CSP = settings.SECURE_CSP | {"form-action": ["'self'", provider]}
    import requests

    person = {"email": address_of("annelies"), "email_verified": True}
    requests.put(f"{provider}/users/annelies", json=person, timeout=5)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Waterrand").click()
    page.locator("input[name=sub]").first.fill("annelies")
    page.get_by_role("button", name=re.compile("authorize", re.IGNORECASE)).first.click()
    expect(page.get_by_role("heading", name="Kies een tweede stap")).to_be_visible()
    assert mail.outbox == []
