"""Who works with families shows a second factor before anything of a case (incident 4 too)."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client

from samenspraak.people.models import User
from samenspraak.web import demo
from tests.signin.conftest import address_of, mailed_code

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def shown(secret=SECRET):
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def app(people):
    """Annelies has an app, and recovery codes."""
    user = User.objects.get(handle="annelies")
    totp.TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user)


@pytest.mark.parametrize(
    "address", ["/", "/waterrand/work/", "/waterrand/start/mediation/", "/waterrand/guide/", "/calls/"]
)
def test_who_works_here_is_led_to_a_second_factor_and_nowhere_else(sign_in, address):
    answer = sign_in("annelies").get(address)
    assert answer.status_code == 302, address
    assert answer["Location"] == "/my-sign-in/"


def test_no_page_of_a_case_goes_through(sign_in):
    case = demo.begin("waterrand", demo.cast.NOOR, "annelies")
    browser = sign_in("annelies")
    for address in ("", "route/", "mediation/do/done/", "mediation/picture/"):
        answer = browser.get(f"/waterrand/cases/{case.reference}/{address}")
        assert (answer.status_code, answer["Location"]) == (302, "/my-sign-in/"), address


def test_a_family_needs_none(sign_in):
    assert sign_in("samira").get("/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_rest_and_shows_recovery_codes_once(sign_in):
    browser = sign_in("annelies")
    page = browser.get("/my-sign-in/app/").content.decode()
    secret = browser.session[totp.SECRET_SESSION_KEY]
    assert secret in page
    answer = browser.post("/my-sign-in/app/", {"code": shown(secret)})
    assert answer["Location"] == "/my-sign-in/recovery/"
    assert browser.get("/my-sign-in/recovery/").content.decode().count('class="code"') == 10
    assert browser.get("/my-sign-in/recovery/").content.decode().count('class="code"') == 0
    assert browser.get("/waterrand/work/").status_code == 200
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert [one.to for one in mail.outbox if "app met codes" in one.body] == [[address_of("annelies")]]


def test_a_mail_is_not_enough_for_who_has_an_app(app, ask):
    browser = ask("annelies")
    answer = browser.post("/sign-in/code/", {"code": mailed_code()})
    assert answer["Location"] == "/sign-in/second/"
    assert browser.get("/waterrand/work/")["Location"].startswith("/sign-in/")
    assert browser.post("/sign-in/second/", {"code": "000000"}).status_code == 200
    browser.post("/sign-in/second/", {"code": shown()})
    assert browser.get("/waterrand/work/").status_code == 200


def half_in(ask):
    browser = ask("annelies")
    browser.post("/sign-in/code/", {"code": mailed_code()})
    return browser


@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_a_code_of_an_app_and_a_recovery_code_work_once(app, ask, kind):
    code = shown() if kind == "app" else app.get_unused_codes()[0]
    first, second = half_in(ask), half_in(ask)
    first.post("/sign-in/second/", {"code": code})
    second.post("/sign-in/second/", {"code": code})
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_guessing_the_code_of_an_app_is_stopped(app, ask):
    browser = half_in(ask)
    for number in range(5):
        browser.post("/sign-in/second/", {"code": f"00000{number}"})
    answer = browser.post("/sign-in/second/", {"code": shown()})
    assert "te vaak geprobeerd" in answer.content.decode()
    assert "_auth_user_id" not in browser.session


def test_another_s_second_factor_is_not_there(app, sign_in):
    """Incident 4: nobody, of whatever role, opens the enrolment of another; a secret is never shown again."""
    browser = sign_in("samira")
    theirs = Authenticator.objects.create(user=User.objects.get(handle="annelies"), type="webauthn", data={"name": "x"})
    for address in (f"/my-sign-in/passkeys/{theirs.pk}/remove/", "/my-sign-in/recovery/", "/my-sign-in/app/remove/"):
        assert browser.get(address).status_code == 404, address
        assert browser.post(address).status_code == 404 or address == "/my-sign-in/recovery/", address
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_changing_how_one_signs_in_asks_for_the_second_factor_not_for_mail(app, ask, monkeypatch):
    browser = half_in(ask)
    browser.post("/sign-in/second/", {"code": app.get_unused_codes()[0]})
    later = time.time() + 11 * 60
    monkeypatch.setattr("time.time", lambda: later)
    assert browser.get("/my-sign-in/passkeys/add/")["Location"].startswith("/my-sign-in/again/app/")
    assert browser.get("/my-sign-in/again/")["Location"] == "/my-sign-in/again/app/"


def test_the_demo_asks_for_no_second_factor_and_only_there(settings, people):
    settings.DEMO = True
    browser = Client()
    browser.post("/demo/be/", {"person": "annelies"})
    assert browser.get("/waterrand/work/").status_code == 200
    settings.DEMO = False
    assert browser.get("/waterrand/work/")["Location"] == "/my-sign-in/"


def test_an_address_that_is_unknown_gets_no_second_step(people):
    browser = Client()
    browser.post("/sign-in/", {"email": address_of("nobody")})
    assert browser.get("/sign-in/second/")["Location"] == "/sign-in/"
