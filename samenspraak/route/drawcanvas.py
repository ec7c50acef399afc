"""The pen of the drawing: boxes, lines and texts in the look of the program, from top to bottom."""

from html import escape
from textwrap import wrap

WIDTH = 900
SMALL, NORMAL = 14, 17
LINE, TITLE_LINE = 20, 23

_LETTER, _BOLD_LETTER = 0.51, 0.55
"""The width of a letter beside its height, a little wide, so that lines end before their box does."""
_THIRD = (WIDTH - 2 * 20 - 2 * 20) // 3
_BRAND = 'fill="#0f5c5f"'


class Canvas:
    """Collects the parts of a drawing from top to bottom; `y` is how far it has come."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = 16

    def text(self, x: int, y: int, words: str, size: int, *, strong: bool = False) -> None:
        """A line of text; strong for a title."""
        looks = 'class="t" font-weight="700"' if strong else 'class="q" fill="#4f5a5d"'
        self.parts.append(f'<text {looks} x="{x}" y="{y}" font-size="{size}">{escape(words)}</text>')

    def heading(self, words: str) -> None:
        """A title above a part of the drawing."""
        self.text(20, self.y + 16, words, 18, strong=True)
        self.y += 34

    def box(self, x: int, y: int, width: int, height: int, *, brand: bool = True) -> None:
        """A box with round corners, in the colour of the brand or plain."""
        looks = 'class="box box--brand" fill="#e8f0ee" stroke="#0f5c5f" stroke-width="2"'
        if not brand:
            looks = 'class="box" fill="#fff" stroke="#77736a" stroke-width="1.5"'
        self.parts.append(f'<rect {looks} x="{x}" y="{y}" width="{width}" height="{height}" rx="12"/>')

    def line(self, path: str, *, dashed: bool = False) -> None:
        """A thin line."""
        dashes = ' stroke-dasharray="4 5"' if dashed else ""
        looks = 'class="st-line" fill="none" stroke="#77736a" stroke-width="2"'
        self.parts.append(f'<path {looks}{dashes} d="{path}"/>')

    def strands(self, x: int, top: int, bottom: int) -> None:
        """Two strands that go down together: the two sides."""
        for name, colour, at in (("st-p", "#17697a", x), ("st-s", "#97591b", x + 8)):
            looks = f'class="strand {name}" fill="none" stroke="{colour}" stroke-width="4"'
            self.parts.append(f'<path {looks} d="M{at} {top}V{bottom}"/>')

    def number(self, x: int, y: int, number: int) -> None:
        """A number in a circle."""
        self.parts.append(
            f'<circle class="f-brand" fill="#0f5c5f" cx="{x}" cy="{y}" r="15"/>'
            f'<text class="onb" fill="#fff" x="{x}" y="{y + 5}" font-size="15" font-weight="700" '
            f'text-anchor="middle">{number}</text>'
        )

    def pill(self, right: int, y: int, words: str) -> None:
        """Words on the colour of the brand, ending at `right`."""
        width = int(len(words) * SMALL * _BOLD_LETTER) + 24
        left = right - width
        self.parts.append(
            f'<rect class="f-brand" {_BRAND} x="{left}" y="{y}" width="{width}" height="24" rx="12"/>'
            f'<text class="onb" fill="#fff" x="{left + 12}" y="{y + 17}" font-size="{SMALL}" '
            f'font-weight="700">{escape(words)}</text>'
        )

    def ring(self, x: int, y: int, width: int, height: int) -> None:
        """A line in the accent colour around a box."""
        self.parts.append(
            f'<rect class="here" fill="none" stroke="#f4b740" stroke-width="5" x="{x - 5}" y="{y - 5}" '
            f'width="{width + 10}" height="{height + 10}" rx="16"/>'
        )

    def listing(self, lines: list[str]) -> None:
        """Small lines below each other."""
        for words in lines:
            for line in lines_of(words, WIDTH - 60, SMALL):
                self.text(36, self.y + 4, line, SMALL)
                self.y += LINE
        self.y += 14

    def row_of_boxes(self, boxes: list[tuple[str, str]]) -> None:
        """Boxes, three on a row, each with a title and a smaller line."""
        for first in range(0, len(boxes), 3):
            self._row(boxes[first : first + 3])
        self.y += 14

    def _row(self, boxes: list[tuple[str, str]]) -> None:
        wide = _THIRD - 32
        row = [(lines_of(title, wide, 16, strong=True), lines_of(small, wide, SMALL)) for title, small in boxes]
        height = max(24 + len(title) * TITLE_LINE + len(small) * LINE for title, small in row)
        for column, (title, small) in enumerate(row):
            x = 20 + column * (_THIRD + 20)
            self.box(x, self.y, _THIRD, height, brand=False)
            for number, line in enumerate(title):
                self.text(x + 16, self.y + 30 + number * TITLE_LINE, line, 16, strong=True)
            for number, line in enumerate(small):
                self.text(x + 16, self.y + 28 + len(title) * TITLE_LINE + number * LINE, line, SMALL)
        self.y += height + 16


def lines_of(words: str, width: int, size: int, *, strong: bool = False) -> list[str]:
    """The words broken into lines that fit a width in this size."""
    return wrap(words, max(8, int(width / (size * (_BOLD_LETTER if strong else _LETTER)))))
