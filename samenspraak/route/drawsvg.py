"""A route as one SVG: steps in a column in walking order, ways back on the left, ways out on the right.

No style attribute, style element or script is in it, so it may stand in a page under a strict content policy.
The class names are those of the look (`map`, `box`, `strand`, …); the attributes beside them make it readable
alone.
"""

from collections.abc import Mapping
from html import escape

from samenspraak.route.drawcanvas import LINE, NORMAL, SMALL, TITLE_LINE, WIDTH, Canvas, lines_of
from samenspraak.route.drawgraph import EVERY_STEP, Edge, Graph, Node, graph
from samenspraak.route.drawtext import edge_label
from samenspraak.route.drawwords import Words
from samenspraak.route.model import Route

_LEFT, _BOX, _LABELS = 76, 400, 506
_GAP, _PAD = 34, 16
_MOST_WAYS_BACK = 5


def svg(
    route: Route,
    option: str | None = None,
    language: str | None = None,
    here: str | None = None,
    *,
    words: Mapping[str, str] | None = None,
) -> str:
    """The picture of one option, or of all tracks. `here` is the step to mark: `step`, or `option.step`.

    The same stands in words in `table`, which belongs near it: a picture alone is not accessible.
    """
    drawn, say, canvas = graph(route, option), Words(route, language, words), Canvas()
    for name in drawn.options:
        _Track(canvas, drawn, name, say, here).draw(say.text(route.options[name].title))
    if drawn.beside:
        canvas.heading(say["open"])
        canvas.row_of_boxes([(say.text(route.options[name].title), "") for name in drawn.beside])
    title = say.text(route.options[option].title if option else route.title)
    name = f"map-{route.route}-{option or 'all'}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {WIDTH} {canvas.y}" role="img" '
        f'lang="{escape(say.language)}" aria-labelledby="{name}-t {name}-d" fill="#1f2a2e" '
        f'font-family="Atkinson Hyperlegible Next, Noto Sans, sans-serif">'
        f'<title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(_described(drawn, say))}</desc>'
        f"{''.join(canvas.parts)}</svg>"
    )


def _described(drawn: Graph, say: Words) -> str:
    parts = []
    for name in drawn.options:
        for word, nodes in (("steps", drawn.steps(name)), ("outcomes", drawn.ends(name))):
            listed = ", ".join(f"{node.number} {say.text(node.title)}" for node in nodes)
            parts.append(f"{say[word]}: {listed}.")
    return " ".join(parts)


class _Track:
    """Draws one track."""

    def __init__(self, canvas: Canvas, drawn: Graph, name: str, say: Words, here: str | None) -> None:
        self.canvas, self.drawn, self.name, self.say, self.here = canvas, drawn, name, say, here
        self.nodes = {node.step: node for node in drawn.nodes if node.option == name}
        self.middle: dict[str, int] = {}

    def draw(self, title: str) -> None:
        self.canvas.heading(title)
        steps = self.drawn.steps(self.name)
        for node, following in zip(steps, [*steps[1:], None], strict=True):
            self._step(node, following)
        self._ways_back()
        ends = self.drawn.ends(self.name)
        if ends:
            self.canvas.heading(self.say["outcomes"])
            boxes = [(f"{node.number} {self.say.text(node.title)}", self._reopened(node)) for node in ends]
            self.canvas.row_of_boxes(boxes)
        self._every_step()

    def _step(self, node: Node, following: Node | None) -> None:
        canvas, top = self.canvas, self.canvas.y
        title = lines_of(self.say.text(node.title), _BOX - 76, NORMAL, strong=True)
        small = lines_of(self._who_and_when(node), _BOX - 76, SMALL)
        ways = [(edge, lines_of(self._way(edge), WIDTH - _LABELS - 10, SMALL)) for edge in self._out(node)]
        height = 2 * _PAD + len(title) * TITLE_LINE + len(small) * LINE - 6
        height = max(height, 14 + LINE * sum(len(lines) for _, lines in ways))
        canvas.box(_LEFT, top, _BOX, height)
        self._mark(node, top, height)
        canvas.number(_LEFT + 30, top + _PAD + 10, node.number)
        for number, line in enumerate(title):
            canvas.text(_LEFT + 58, top + _PAD + 16 + number * TITLE_LINE, line, NORMAL, strong=True)
        for number, line in enumerate(small):
            y = top + _PAD + 14 + len(title) * TITLE_LINE + number * LINE
            canvas.text(_LEFT + 58, y, line, SMALL)
        self._labels(ways, top)
        self.middle[node.step] = top + height // 2
        canvas.y = top + height + _GAP
        if following and any(edge.end == following.step for edge, _ in ways):
            canvas.strands(_LEFT + 26, top + height, canvas.y)

    def _who_and_when(self, node: Node) -> str:
        return " · ".join(part for part in (self.say.people(node.who), *map(self.say.term, node.terms)) if part)

    def _mark(self, node: Node, top: int, height: int) -> None:
        if self.here not in (node.step, f"{node.option}.{node.step}"):
            return
        self.canvas.ring(_LEFT, top, _BOX, height)
        self.canvas.pill(_LEFT + _BOX - 14, top - 13, self.say["here"])

    def _labels(self, ways: list[tuple[Edge, list[str]]], top: int) -> None:
        """The ways out of a step, to its right."""
        y = top + 22
        for edge, lines in ways:
            self.canvas.line(f"M{_LEFT + _BOX} {y - 5}h22", dashed=edge.kind == "request")
            for line in lines:
                self.canvas.text(_LABELS, y, line, SMALL)
                y += LINE

    def _out(self, node: Node) -> tuple[Edge, ...]:
        return self.drawn.out(self.name, node.step)

    def _way(self, edge: Edge) -> str:
        label = edge_label(edge, self.say)
        if edge.end is None:
            return label
        end = self.nodes.get(edge.end)
        return f"{label} → {end.number} {self.say.text(end.title)}" if end else f"{label} → {edge.end}"

    def _ways_back(self) -> None:
        """Arcs at the left, as many as can be told apart; every way stands in words at the right."""
        back = dict.fromkeys(
            (edge.start, edge.end)
            for edge in self.drawn.edges
            if edge.option == self.name and edge.end in self.middle and edge.start in self.middle
            if self.middle[edge.end] < self.middle[edge.start]
        )
        for lane, (start, end) in enumerate(list(back)[:_MOST_WAYS_BACK]):
            low, high = self.middle[start] + 4 * lane, self.middle[end or ""] + 4 * lane
            self._arc(low, high, _LEFT - 14 - 11 * lane)

    def _arc(self, low: int, high: int, x: int) -> None:
        down = f"M{_LEFT} {low}H{x + 8}Q{x} {low} {x} {low - 8}V{high + 8}"
        self.canvas.line(f"{down}Q{x} {high} {x + 8} {high}H{_LEFT - 3}m-6 -5l6 5l-6 5")

    def _reopened(self, node: Node) -> str:
        return "; ".join(self._way(edge) for edge in self._out(node))

    def _every_step(self) -> None:
        edges = self.drawn.out(self.name, EVERY_STEP)
        for word, kind in (("always", "always"), ("beside", "request")):
            ways = [self._way(edge) for edge in edges if edge.kind == kind]
            if ways:
                self.canvas.heading(self.say[word])
                self.canvas.listing(ways)
