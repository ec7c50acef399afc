"""What every page stands on."""

FONT = "/static/web/fonts/atkinson-hyperlegible-400.woff2"


def test_the_font_is_served_and_small(page):
    answer = page.request.get(FONT)
    assert answer.ok
    assert len(answer.body()) < 30_000


def test_an_unknown_address_is_refused_with_a_strict_content_security_policy(any_page):
    answer = any_page.goto("/no-such-page/")
    assert answer.status == 404
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_axe_runs_under_that_policy(page, axe):
    page.goto("/no-such-page/")
    assert isinstance(axe(page), list)
