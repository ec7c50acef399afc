"""Pages in a real Chromium, wide and narrow, with JavaScript and without.

The content security policy stays on everywhere; a page that breaks it, or throws, fails its test.
"""

import os
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
WIDE, NARROW = 1280, 320
PATIENCE_MS = 10_000
NOT_NEEDED = (
    # What Chromium makes ready beside each window for its address bar: more work than our pages are.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # A process for a page to come, after every page.
    "SpareRendererForSitePerProcess",
    # Of several of these switches only the last counts, so what Playwright itself leaves out is said again.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)


def pytest_collection_modifyitems(items):
    """Mark everything in this folder, so that nobody forgets."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, started once; without its windows, which take a quarter more, where that is installed."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium is not here. Install it: apt-get install chromium-headless-shell")
    # Playwright keeps an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", f"--disable-features={','.join(NOT_NEEDED)}"],
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def screens(chromium, live_server):
    """Screens by kind, each for one visitor at a time; making a new one costs as much as several pages."""
    free = defaultdict(list)

    def take(width, javascript, language):
        kind = width, javascript, language
        if free[kind]:
            return kind, free[kind].pop()
        screen = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            locale=language,
            reduced_motion="reduce",
        )
        screen.set_default_timeout(PATIENCE_MS)
        return kind, screen

    def give_back(kind, screen):
        """Leave nothing of the visitor: tabs, with all that a page keeps for itself, and cookies."""
        for tab in screen.pages:
            tab.close()
        screen.clear_cookies()
        free[kind].append(screen)

    take.give_back = give_back
    yield take
    for kind in free.values():
        for screen in kind:
            screen.close()


@pytest.fixture
def open_page(screens):
    """Make a fresh visitor: open_page(width=…, javascript=…) is a page with cookies of its own."""
    complaints, taken = [], []

    def make(*, width=WIDE, javascript=True, language="nl"):
        taken.append(screens(width, javascript, language))
        page = taken[-1][1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: "Content Security" in line.text and complaints.append(line.text))
        return page

    yield make
    for one in taken:
        screens.give_back(*one)
    assert complaints == []


@pytest.fixture
def page(open_page):
    """A desk: 1280 pixels, JavaScript."""
    return open_page()


@pytest.fixture
def phone(open_page):
    """A phone: 320 pixels, JavaScript."""
    return open_page(width=NARROW)


@pytest.fixture
def plain_page(open_page):
    """A desk without JavaScript."""
    return open_page(javascript=False)


@pytest.fixture
def plain_phone(open_page):
    """A phone without JavaScript."""
    return open_page(width=NARROW, javascript=False)


@pytest.fixture(params=[(WIDE, True), (WIDE, False), (NARROW, True), (NARROW, False)], ids=str)
def any_page(request, open_page):
    """Each of the four in turn."""
    width, javascript = request.param
    return open_page(width=width, javascript=javascript)


@pytest.fixture
def axe():
    """Return the accessibility mistakes on a page, one line each; it needs a page with JavaScript."""

    def violations(page):
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        found = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
        return [f"{rule['id']} ({rule['impact']}): {node['html']}" for rule in found for node in rule["nodes"]]

    return violations
