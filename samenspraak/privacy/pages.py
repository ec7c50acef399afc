"""The kinds of page that the log tells apart, by the name of their address; every other one is the page of the case.

Whoever answers how it was must not be found by that page: it is the page of the case in the log (docs/adr/0006).
"""

CASE = "case"
OF_A_TRACK = frozenset({"picture", "act", "answer", "draft"})
"""Pages about one track, which others who have to do with that track may know."""
PAGES = frozenset({CASE, "whole_route_of_case", "papers", "who_looked", "documents", "document", "invite", *OF_A_TRACK})
