"""Pictures of a route: SVG for the page, an accessible table that says the same, Mermaid for documents.

All three are made from the same plain graph. Texts come from the route; the fixed words (`words`, see
`drawwords.ENGLISH` for their names) come from the page, so that no language is built in.
"""

from samenspraak.route.drawgraph import Edge, Graph, Node, graph
from samenspraak.route.drawsvg import svg
from samenspraak.route.drawtext import mermaid, table

__all__ = ["Edge", "Graph", "Node", "graph", "mermaid", "svg", "table"]
