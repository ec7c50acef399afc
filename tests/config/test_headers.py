"""What a browser is told with every answer: pages, refusals, files of the site."""

import pytest

from samenspraak.web import cast

WHERE = ["/", "/waterrand/", "/waterrand/guide/nl/", "/waterrand/cases/nothing/", "/nowhere/", "/static/web/look.css"]
SAID = {
    "Content-Security-Policy": "default-src 'self'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.fixture
def site(db, client):
    cast.make()
    return client


@pytest.mark.parametrize("address", WHERE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_answer_says_what_a_browser_may_do_with_it(site, address, method):
    answer = getattr(site, method)(address)
    answer.close()
    assert {name: answer.headers.get(name, "").partition(";")[0] for name in SAID} == SAID


def test_no_page_may_ask_for_a_camera_a_place_or_a_payment(site):
    policy = site.get("/").headers["Permissions-Policy"]
    assert {"camera=()", "geolocation=()", "microphone=()", "payment=()"} <= set(policy.split(", "))
    assert "publickey-credentials-get=(self)" in policy


def test_scripts_and_styles_come_from_files_of_the_site_alone(site):
    policy = site.get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    rules = dict(one.strip().split(" ", 1) for one in policy.split(";"))
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert rules["object-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
