"""Whoever handles a case sees who filled in how it was, and neither what nor any figure; nobody else does."""

import pytest
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.route.read import read_file
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.insight.conftest import GIVEN, completed
from tests.insight.test_answering import text_of
from tests.insight.test_golden_table import ROUTES, table

pytestmark = pytest.mark.slow

REMARK = "Dit schreef alleen ik."
FAMILIES = {
    "sppoh": ("waterrand", cast.NOOR, "annelies", ("samira", "tess")),
    "swv": ("heuvelland", cast.ELIF, "lotte", ("aylin", "lotte")),
}
SEES = {
    "names": "2 van {asked} vulden de vragen in. Dat zijn: {names}.",
    "number": "vragen we aan {asked} mensen hoe het was.",
    "own": "U vertelde ons hoe het was.",
}
ROWS = [
    (row[0], route, row[number]) for row in table("role") for number, route in ((1, "sppoh"), (2, "swv")) if row[number]
]


def ended(route, visit):
    """A mediation of this route that ended, with two answers of those who were asked."""
    slug, family, starter, who = FAMILIES[route]
    walk = completed(slug=slug, family=family, starter=starter) if route == "sppoh" else _swv(slug, family, starter)
    tick(walk.now)
    address = f"/{slug}/cases/{walk.case.reference}/"
    for handle in who:
        sent = visit(handle).post(f"{address}mediation/how-was-it/0/", {**GIVEN, "remark": REMARK})
        assert sent.status_code == 302
    return walk, address


def _swv(slug, family, starter):
    walk = Walk(now=timezone.now(), slug=slug, family=family, starter=starter).join_all()
    walk.all_do([("lotte", "done"), ("aylin", "sign"), ("kemal", "sign"), ("carola", "take_up"), ("joost", "propose")])
    walk.all_do([("mediator", "accept"), ("aylin", "represent")])
    walk.all_do([(who, "sign") for who in ("aylin", "kemal", "lotte", "stefan", "mediator")])
    walk.all_do([("mediator", "plan"), ("mediator", "hold"), ("mediator", "complete")])
    return walk


@pytest.mark.parametrize(("role", "route", "sees"), ROWS)
def test_each_sees_what_the_table_says(db, visit, role, route, sees):
    walk, address = ended(route, visit)
    first = {"guardian": FAMILIES[route][3][0], "care_coordinator": FAMILIES[route][3][1]}.get(role)
    handle = first or walk.party(role).user.handle
    shown = text_of(visit(handle).get(address))
    asked = walk.case.parties.filter(invitations__isnull=False).count()
    names = " en ".join(walk.party(who).name for who in FAMILIES[route][3])
    for kind, words in SEES.items():
        assert (words.format(asked=asked, names=names) in shown) == (kind == sees), (kind, shown)
    assert REMARK not in shown


def test_before_anyone_answered_it_names_nobody_and_afterwards_not_in_the_order_of_answering(db, visit):
    walk = completed()
    tick(walk.now)
    address = f"/waterrand/cases/{walk.case.reference}/"
    assert "0 van 5 vulden de vragen in. Mogelijk tot" in text_of(visit("annelies").get(address))
    for handle in ("tess", "samira"):
        visit(handle).post(f"{address}mediation/how-was-it/0/", GIVEN)
    assert "Dat zijn: Samira Haddou en Tess van Wijngaard." in text_of(visit("annelies").get(address))


def test_whoever_is_asked_reads_beforehand_who_sees_that_they_answered(db, visit):
    walk = completed()
    tick(walk.now)
    page = text_of(visit("samira").get(f"/waterrand/cases/{walk.case.reference}/mediation/how-was-it/0/"))
    assert "Niemand ziet wat u antwoordde." in page
    assert "Die lijst ziet adviseur , en die ziet geen cijfers en geen teksten." in page


def test_the_route_names_nobody_twice():
    for route in ("sppoh", "swv"):
        asks = read_file(ROUTES / f"{route}.yaml").route.options["mediation"].experiences
        assert {one.name for one in asks.who_answered}.isdisjoint(one.name for one in asks.reads)
