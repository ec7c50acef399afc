"""Pictures of a route: the same graph as SVG, as a table and as Mermaid."""

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from samenspraak.route import draw
from samenspraak.route.drawgraph import EVERY_STEP
from samenspraak.route.drawwords import ENGLISH
from samenspraak.route.read import read_text

SVG = "{http://www.w3.org/2000/svg}"
TEXT = (Path(__file__).parent / "small.yaml").read_text("utf-8")
ROUTE = read_text(TEXT).route
DUTCH = {"here": "u bent hier", "always": "Bij elke stap", "all_signed": "als iedereen heeft getekend"}


def edges(kind):
    return [(edge.start, edge.end) for edge in draw.graph(ROUTE).edges if edge.kind == kind]


def drawn(**choices):
    return ET.fromstring(draw.svg(ROUTE, **choices))  # noqa: S314 - our own drawing


def texts(picture):
    return " ".join(part.text or "" for part in picture.iter(f"{SVG}text"))


def test_the_graph_has_steps_in_walking_order_and_ends_last():
    nodes = draw.graph(ROUTE, "mediation").nodes
    assert [(node.number, node.step) for node in nodes] == [
        (1, "apply"),
        (2, "sign"),
        (3, "stopped"),
        (4, "agreed"),
    ]
    assert [node.final for node in nodes] == [None, None, "stopped", "agreed"]


def test_the_order_is_the_longest_way_also_when_it_is_written_otherwise():
    first, second = TEXT.index("      sign:\n"), TEXT.index("      stopped:")
    third = TEXT.index("    requests:")
    shuffled = TEXT[:first] + TEXT[second:third] + TEXT[first:second] + TEXT[third:]
    steps = draw.graph(read_text(shuffled).route).steps("mediation")
    assert [node.step for node in steps] == ["apply", "sign"]


def test_every_way_is_an_edge_of_its_kind():
    assert edges("action") == [("apply", "sign"), ("apply", "stopped"), ("sign", "apply")]
    assert edges("clock") == [("apply", "stopped")]
    assert edges("gate") == [("sign", "agreed")]
    assert edges("request") == [(EVERY_STEP, None)]
    assert edges("always") == [(EVERY_STEP, "stopped")]


def test_options_that_are_not_drawn_stand_beside_it():
    assert draw.graph(ROUTE).beside == ("committee",)
    assert draw.graph(ROUTE, "committee").nodes == ()
    with pytest.raises(KeyError):
        draw.graph(ROUTE, "unknown")


def test_the_svg_is_an_image_with_a_title_and_a_description():
    picture = drawn(option="mediation", language="en")
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert picture.get("role") == "img"
    assert picture.get("viewBox", "").startswith("0 0 900 ")
    assert title.text == "Mediation"
    assert "1 Application, 2 Signing" in description.text
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_the_svg_may_stand_under_a_strict_content_policy():
    picture = drawn()
    for part in picture.iter():
        assert part.tag.removeprefix(SVG) not in {"style", "script", "image", "foreignObject"}
        assert not [name for name in part.attrib if name == "style" or name.startswith("on") or "href" in name]


def test_texts_of_the_route_are_escaped_everywhere():
    assert "Eens & <klaar>" in texts(drawn())
    assert "Eens &amp; &lt;klaar&gt;" in draw.table(ROUTE)
    assert "Eens #38; #60;klaar#62;" in draw.mermaid(ROUTE)


def test_the_drawing_stays_inside_its_frame():
    picture = drawn()
    height = float(picture.get("viewBox").split()[3])
    for box in picture.iter(f"{SVG}rect"):
        x, y, wide, high = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + wide <= 900
        assert y >= 0
        assert y + high <= height


def test_boxes_do_not_lie_over_each_other():
    boxes = [box for box in drawn().iter(f"{SVG}rect") if "box" in box.get("class").split()]
    places = [[float(box.get(name)) for name in ("x", "y", "width", "height")] for box in boxes]
    for number, (x, y, wide, high) in enumerate(places):
        for other_x, other_y, _, _ in places[number + 1 :]:
            assert other_x >= x + wide or other_y >= y + high or other_x < x


@pytest.mark.parametrize("here", ["sign", "mediation.sign"])
def test_the_step_where_a_case_stands_is_marked_with_a_line_and_with_words(here):
    marked, plain = drawn(here=here, words=DUTCH), drawn(words=DUTCH)
    assert "u bent hier" in texts(marked)
    assert len([part for part in marked.iter() if part.get("class") == "here"]) == 1
    assert "u bent hier" not in texts(plain)


def test_fixed_words_come_from_the_page_and_texts_in_its_language():
    said = texts(drawn(language="nl", words=DUTCH))
    assert "Bij elke stap" in said
    assert "als iedereen heeft getekend → 4 Eens" in said
    assert "Trek in → 3 Gestopt" in said
    assert ENGLISH["always"] not in said


def test_the_table_says_who_until_when_and_what_follows():
    table = draw.table(ROUTE, "mediation", "en")
    assert '<th scope="row">1. Application</th><td>You ask</td>' in table
    assert "<td>each parent with custody</td><td>5 working days</td>" in table
    assert "<li>the clock: Stop (3 working days after the term) → 3. Stopped</li>" in table
    assert "<li>teacher answers</li>" in table
    assert "<li>ends here</li>" in table


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_table_is_whole_has_a_caption_and_says_what_its_headings_head():
    tags = Tags()
    tags.feed(draw.table(ROUTE))
    assert tags.open == []
    assert "caption" in [tag for tag, _ in tags.seen]
    assert all("scope" in attrs for tag, attrs in tags.seen if tag == "th")


def test_mermaid_has_a_line_per_way_and_quotes_every_text():
    lines = draw.mermaid(ROUTE, "mediation", "en").splitlines()
    assert lines[0] == "flowchart TD"
    assert '    t1n1["1. Application"]' in lines
    assert '    t1n1 -->|"Send"| t1n2' in lines
    assert '    t1n2 ==>|"when all have signed"| t1n4' in lines
    assert '    t1always -.->|"Withdraw"| t1n3' in lines
