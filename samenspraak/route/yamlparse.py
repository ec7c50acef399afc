"""YAML text -> nodes, safe for a file from a stranger.

The parser only gives events; scalars are resolved here, by the rules of YAML 1.2 (`yes` and `no` are texts),
and every limit is checked while the tree grows, so that a hostile file is refused before it costs anything.
"""

import re
from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from samenspraak.route.problem import Mark, Problem, RouteError
from samenspraak.route.yamlerrors import syntax_problem
from samenspraak.route.yamlnodes import Mapping, Node, Scalar, Sequence, Value

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - the C parser is ten times faster, but not on every machine
    CParser = None

MAX_DEPTH = 20
MAX_ALIASES = 20
MAX_NODES = 50_000

_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,30}|[0-9]{1,30}(\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def parse(text: str, file: str) -> tuple[Node, list[Problem]]:
    """Read one document. What can be read around is returned as problems; all else raises RouteError."""
    builder = _Builder(_events(text), file)
    try:
        return builder.document(), builder.problems
    except MarkedYAMLError as error:
        raise RouteError([*builder.problems, syntax_problem(error, file)]) from None


def _events(text: str) -> Iterator[Event]:
    if CParser is None:
        yield from YAML(typ="safe", pure=True).parse(text)
        return
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event


def _resolve(text: str, *, bare: bool) -> Value:
    """The value of a scalar by the core schema of YAML 1.2; whatever stands in quotes is a text."""
    if not bare:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


class _Builder:
    """Turns events into nodes. Recursion is safe: MAX_DEPTH bounds it."""

    def __init__(self, events: Iterator[Event], file: str) -> None:
        self.events = events
        self.file = file
        self.problems: list[Problem] = []
        self.anchors: dict[str, Node] = {}
        self.aliases = 0
        self.count = 0

    def document(self) -> Node:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), StreamEndEvent):
            raise self._stop(Mark(1, 1), "The file is empty.")
        root = self._node(next(self.events), 1)
        if isinstance(root, Scalar) and root.value is None:
            raise self._stop(root.mark, "The file is empty.")
        next(self.events)  # the end of the document
        after = next(self.events)
        if not isinstance(after, StreamEndEvent):
            raise self._stop(_mark(after), "A second document starts here; a route file is one. Remove '---'.")
        return root

    def _node(self, event: Event, depth: int) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            raise self._stop(_mark(event), f"The file has more than {MAX_NODES} values; no route needs that.")
        if isinstance(event, AliasEvent):
            return self._alias(event, depth)
        if depth > MAX_DEPTH:
            raise self._too_deep(event)
        node = self._content(event, depth)
        if isinstance(event, NodeEvent) and event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _content(self, event: Event, depth: int) -> Node:
        if (tag := getattr(event, "tag", None)) is not None:
            name = str(tag).replace("tag:yaml.org,2002:", "!!")
            self._tell(_mark(event), f"Tags such as '{name}' are not used in a route file. Remove it.")
        if isinstance(event, ScalarEvent):
            return Scalar(_mark(event), _resolve(event.value, bare=event.implicit[0]), event.value)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _sequence(self, start: Event, depth: int) -> Sequence:
        node = Sequence(_mark(start))
        while not isinstance(event := next(self.events), SequenceEndEvent):
            child = self._node(event, depth + 1)
            node.items.append(child)
            self._grow(node, child)
        return node

    def _mapping(self, start: Event, depth: int) -> Mapping:
        node = Mapping(_mark(start))
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self._node(event, depth + 1)
            child = self._node(next(self.events), depth + 1)
            self._grow(node, child)
            word = key.raw if isinstance(key, Scalar) else ""
            if self._is_new(word, node, _mark(event)):
                node.entries[word] = child
                node.keys[word] = _mark(event)
        return node

    def _is_new(self, word: str, node: Mapping, mark: Mark) -> bool:
        if not word:
            self._tell(mark, "Before a colon stands one word; here is none.")
        elif word == "<<":
            self._tell(mark, "The merge key '<<' is not used in a route file. Write the words out.")
        elif word in node.keys:
            first = node.keys[word].line
            self._tell(mark, f"'{word[:60]}' stands here twice; the first is on line {first}. Keep one.")
        else:
            return True
        return False

    def _alias(self, event: AliasEvent, depth: int) -> Node:
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise self._stop(_mark(event), f"More than {MAX_ALIASES} aliases ('*name'). Write the values out.")
        name = event.anchor
        node = self.anchors.get(name)
        if node is None:
            raise self._stop(_mark(event), f"'*{name}' points at nothing: no '&{name}' ends before it.")
        if depth + node.height > MAX_DEPTH:
            raise self._too_deep(event)
        return node

    def _grow(self, node: Sequence | Mapping, child: Node) -> None:
        """Count what a child weighs with its aliases written out, without writing them out."""
        node.size += child.size
        node.height = max(node.height, child.height + 1)
        if node.size > MAX_NODES:
            raise self._stop(node.mark, f"With aliases written out, this has more than {MAX_NODES} values.")

    def _too_deep(self, event: Event) -> RouteError:
        return self._stop(_mark(event), f"This is more than {MAX_DEPTH} levels deep, which no route needs.")

    def _tell(self, mark: Mark, sentence: str) -> None:
        self.problems.append(Problem(self.file, mark.line, mark.column, sentence))

    def _stop(self, mark: Mark, sentence: str) -> RouteError:
        return RouteError([*self.problems, Problem(self.file, mark.line, mark.column, sentence)])


def _mark(event: Event) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)
