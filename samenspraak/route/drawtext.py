"""A route in words: an accessible HTML table, and Mermaid source."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from samenspraak.route.drawgraph import EVERY_STEP, Edge, Graph, Node, graph
from samenspraak.route.drawwords import Words
from samenspraak.route.model import Route
from samenspraak.route.options import Option

_COLUMNS = ("step", "happens", "who", "until", "follows")
_ARROWS = {"action": "-->", "clock": "-->", "gate": "==>", "request": "-.->", "always": "-.->"}


def table(
    route: Route,
    option: str | None = None,
    language: str | None = None,
    *,
    words: Mapping[str, str] | None = None,
) -> str:
    """One HTML table per track: step, what happens, who, until when, what follows. Everything is escaped."""
    drawn, say = graph(route, option), Words(route, language, words)
    tables = [_table_of(drawn, name, route.options[name], say) for name in drawn.options]
    if drawn.beside:
        names = "".join(f"<li>{escape(say.text(route.options[name].title))}</li>" for name in drawn.beside)
        tables.append(f"<p>{escape(say['open'])}</p><ul>{names}</ul>")
    return "\n".join(tables)


def mermaid(
    route: Route,
    option: str | None = None,
    language: str | None = None,
    *,
    words: Mapping[str, str] | None = None,
) -> str:
    """The same as a Mermaid flowchart, for documents that draw it."""
    drawn, say = graph(route, option), Words(route, language, words)
    lines = ["flowchart TD"]
    for track, name in enumerate(drawn.options, 1):
        lines += _mermaid_of(drawn, name, track, say.text(route.options[name].title), say)
    for number, name in enumerate(drawn.beside, 1):
        lines.append(f'  beside{number}["{_quoted(say.text(route.options[name].title))}"]')
    return "\n".join(lines) + "\n"


def edge_label(edge: Edge, say: Words) -> str:
    """What an edge says: its text, or the words for its gate, and when the clock takes it."""
    label = say[edge.gate] if edge.gate else say.text(edge.label)
    if edge.kind == "clock":
        when = f" ({say['after'].format(term=say.term(edge.after))})" if edge.after else ""
        return f"{say['clock']}: {label}{when}"
    return label


def _table_of(drawn: Graph, name: str, option: Option, say: Words) -> str:
    titles = {node.step: f"{node.number}. {say.text(node.title)}" for node in drawn.nodes if node.option == name}
    head = "".join(f'<th scope="col">{escape(say[column])}</th>' for column in _COLUMNS)
    rows = "".join(_row(node, drawn.out(name, node.step), titles, say) for node in drawn.nodes if node.option == name)
    return (
        f'<table lang="{escape(say.language)}"><caption>{escape(say.text(option.title))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
        f"{_at_every_step(option, titles, say)}{_requests(option, titles, say)}</table>"
    )


def _row(node: Node, out: Iterable[Edge], titles: Mapping[str, str], say: Words) -> str:
    ways = [
        f"{edge_label(edge, say)} → {titles.get(edge.end or '', edge.end)}" for edge in out if edge.kind != "request"
    ]
    if node.final:
        ways.insert(0, say["ends"])
    until = ", ".join(say.term(term) for term in node.terms)
    return _cells(titles[node.step], say.text(node.says), say.people(node.who), until, ways)


def _at_every_step(option: Option, titles: Mapping[str, str], say: Words) -> str:
    rows = [
        _cells(
            say.text(action.text),
            say.text(action.says),
            say.people(action.by),
            "",
            [f"→ {titles.get(action.to, action.to)}"] if action.to else [],
        )
        for action in option.always.values()
    ]
    return _group(say["always"], rows)


def _requests(option: Option, titles: Mapping[str, str], say: Words) -> str:
    rows = []
    for request in option.requests.values():
        ways = [say["answers"].format(who=say.people(request.answered_by))]
        ways += [
            f"{say[answer]} → {titles.get(does.to, does.to)}"
            for answer, does in (("yes", request.yes), ("no", request.no))
            if does.to
        ]
        until = say.term(request.term)
        rows.append(_cells(say.text(request.text), say.text(request.says), say.people(request.by), until, ways))
    return _group(say["beside"], rows)


def _group(title: str, rows: list[str]) -> str:
    if not rows:
        return ""
    head = f'<tr><th scope="rowgroup" colspan="{len(_COLUMNS)}">{escape(title)}</th></tr>'
    return f"<tbody>{head}{''.join(rows)}</tbody>"


def _cells(title: str, says: str, who: str, until: str, ways: list[str]) -> str:
    follows = f"<ul>{''.join(f'<li>{escape(way)}</li>' for way in ways)}</ul>" if ways else ""
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (says, who, until))
    return f'<tr><th scope="row">{escape(title)}</th>{cells}<td>{follows}</td></tr>'


def _mermaid_of(drawn: Graph, name: str, track: int, title: str, say: Words) -> Iterator[str]:
    ids = {node.step: f"t{track}n{node.number}" for node in drawn.nodes if node.option == name}
    yield f'  subgraph t{track}["{_quoted(title)}"]'
    for node in (node for node in drawn.nodes if node.option == name):
        left, right = ("([", "])") if node.final else ("[", "]")
        yield f'    {ids[node.step]}{left}"{_quoted(f"{node.number}. {say.text(node.title)}")}"{right}'
    if any(edge.end in ids for edge in drawn.out(name, EVERY_STEP)):
        ids[EVERY_STEP] = f"t{track}always"
        yield f'    {ids[EVERY_STEP]}(("{_quoted(say["always"])}"))'
    for edge in (edge for edge in drawn.edges if edge.option == name):
        if edge.start in ids and edge.end in ids:
            label = _quoted(edge_label(edge, say))
            yield f'    {ids[edge.start]} {_ARROWS[edge.kind]}|"{label}"| {ids[edge.end]}'
    yield "  end"


def _quoted(text: str) -> str:
    """A text between Mermaid's quotes: what means something there is written by its number."""
    return "".join(f"#{ord(letter)};" if letter in '"#<>&;`' else letter for letter in " ".join(text.split()))
