"""The whole route is a map on a wide screen, a column on a phone, and one sheet on paper."""

import re

import pytest

from samenspraak.web import cast

pytestmark = pytest.mark.django_db(transaction=True)
FIRST, OPTION, LAST = ".way__first", ".way__options > li >> nth=1", ".way__last"


@pytest.fixture
def site(live_server):
    cast.make()


def place(page, what):
    box = page.locator(what).bounding_box()
    return box["x"], box["y"]


def test_from_left_to_right_where_there_is_room_and_below_each_other_on_a_phone(site, page):
    page.goto("/waterrand/route/")
    (first, _), (option, _), (last, _) = (place(page, one) for one in (FIRST, OPTION, LAST))
    assert first < option < last
    page.set_viewport_size({"width": 320, "height": 800})
    (left, first), (also_left, option), (_, last) = (place(page, one) for one in (FIRST, OPTION, LAST))
    assert left == also_left
    assert first < option < last


@pytest.mark.parametrize("slug", ["waterrand", "heuvelland"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_printed_on_one_sheet(site, page, slug, language):
    page.goto(f"/{slug}/route/?language={language}")
    sheet = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_every_option_is_one_click_away_by_keyboard(site, page):
    page.goto("/waterrand/route/")
    page.locator(".way__options a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/waterrand/#consultant_advice")
