"""What holds for every page, whatever stands on it."""

import re

from tests.browser.conftest import NARROW, WIDE

RAW = re.compile(r"\b(?:p\d|r\d|[a-z]+_[a-z_]+)\b")
"""Keys of people and requests, and names of a route: no reader should meet them."""


def is_well_made(page, axe):
    """No fault that axe finds, wide in light and narrow in dark; nothing too wide, nothing inline."""
    is_readable(page, axe)
    assert page.locator("[style], style, script:not([src]), [onclick]").count() == 0
    assert page.locator("h1").count() == 1
    assert RAW.findall(page.inner_text("body")) == []


def is_well_made_for_everyone(page, axe):
    """The same for a page that anyone may keep, which has no script at all."""
    is_readable(page, axe)
    assert page.locator("[style], style, script, [onclick]").count() == 0
    assert page.locator("h1").count() == 1


def is_readable(page, axe):
    """Nothing on it that axe finds, or that is wider than the screen: at a desk in light, on a phone in dark."""
    for width, scheme in ((WIDE, "light"), (NARROW, "dark")):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
