"""A YAML document as a tree of nodes that know their place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from samenspraak.route.problem import Mark

type Value = str | int | float | bool | None
type Plain = Value | tuple[Plain, ...] | dict[str, Plain]
type Path = tuple[str | int, ...]


@dataclass(slots=True)
class Scalar:
    """A single value, and the text as it was written."""

    mark: Mark
    value: Value
    raw: str
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: list["Node"] = field(default_factory=list)
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class Mapping:
    """A block of words; of each word its own place is kept too."""

    mark: Mark
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)
    size: int = 1
    height: int = 0


type Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Plain:
    """The tree as Python values. Lists become tuples, so that it can be validated strictly."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    return {key: plain(value) for key, value in node.entries.items()}


def mark_at(root: Node, path: Path) -> Mark:
    """Where the word or item of this path stands, or the nearest one around it."""
    mark, node = root.mark, root
    for item in path:
        if isinstance(node, Mapping) and isinstance(item, str) and item in node.entries:
            mark, node = node.keys[item], node.entries[item]
        elif isinstance(node, Sequence) and isinstance(item, int) and item < len(node.items):
            node = node.items[item]
            mark = node.mark
        elif not (isinstance(node, Mapping) and item == 0):  # one block may stand for a list of one
            break
    return mark


def node_at(root: Node, path: Path) -> Node:
    """The node of this path, or the nearest one around it."""
    node = root
    for item in path:
        if isinstance(node, Mapping) and isinstance(item, str) and item in node.entries:
            node = node.entries[item]
        elif isinstance(node, Sequence) and isinstance(item, int) and item < len(node.items):
            node = node.items[item]
        elif not (isinstance(node, Mapping) and item == 0):
            break
    return node


def nothing_written(node: Node, path: Path = ()) -> Iterator[Path]:
    """The words after which nothing stands. In a route file that is always a slip."""
    if isinstance(node, Scalar):
        if node.value is None:
            yield path
        return
    children = node.entries.items() if isinstance(node, Mapping) else enumerate(node.items)
    for item, child in children:
        yield from nothing_written(child, (*path, item))
