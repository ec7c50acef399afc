"""Each end of a call-back in a browser: written to, taken back, grown into a case; and a way asked for without one."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from samenspraak.people.models import School
from samenspraak.web import cast
from tests.advice.calling import Caller
from tests.browser.conftest import NARROW
from tests.browser.test_call_back import fits, follow, press
from tests.browser.walking import be
from tests.browser.wellmade import is_well_made

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "De consulent is ziek tot vrijdag."


@pytest.fixture(autouse=True)
def partnerships(live_server, settings):
    settings.DEMO = True
    cache.clear()
    cast.make()


@pytest.fixture
def both(open_page):
    """A parent on a phone and somebody who answers, without a script."""
    return [open_page(width=NARROW, javascript=False) for _ in range(2)]


def own_page(one):
    return f"/{one.partnership.slug}/call-back/nl/{one.secret}/"


def heading(page, address):
    page.goto(address)
    assert fits(page)
    return page.locator("h1").inner_text()


@pytest.mark.parametrize("way", ["Een brief", "Een mail"])
def test_not_reached_twice_then_written_to(way, both):
    parent, consultant = both
    one = Caller(now=timezone.now())
    be(consultant, "annelies")
    consultant.goto(f"/waterrand/calls/{one.request.reference}/")
    press(consultant, "Gebeld, en niemand nam op")
    press(consultant, "Gebeld, en niemand nam op")
    assert heading(parent, own_page(one)) == "Wij konden u niet bereiken"
    consultant.locator(".choice", has_text=way).click()
    press(consultant, "Ik heb geschreven")
    assert heading(parent, own_page(one)) == "Wij hebben u geschreven"


def test_taken_back_the_name_is_gone_from_the_list(both):
    parent, consultant = both
    one = Caller(now=timezone.now())
    parent.goto(own_page(one))
    press(parent, "Trek mijn vraag in")
    assert "al verwijderd" in parent.inner_text("main")
    be(consultant, "annelies")
    consultant.goto("/waterrand/calls/")
    assert "Samira" not in consultant.inner_text("main")


def test_advised_it_grows_into_a_case_when_the_caller_asks(both):
    parent, consultant = both
    one = Caller(slug="waterrand", now=timezone.now()).to("advised")
    be(consultant, "annelies")
    consultant.goto(f"/waterrand/calls/{one.request.reference}/")
    follow(consultant, consultant.get_by_role("link", name="Nieuw dossier: Bemiddeling"))
    consultant.get_by_label("Deze persoon heeft gezag").first.check()
    press(consultant, "Begin dit dossier")
    assert "/waterrand/cases/SPPOH-" in consultant.url
    parent.goto(own_page(one))
    assert "dossier" in parent.inner_text("main")


def test_a_parent_without_a_case_asks_for_a_consultant_at_a_conversation(both):
    parent, coordinator = both
    for name in ("Samira Haddou", "Joris Velden"):
        parent.goto("/heuvelland/guide/nl/option/consultant_at_table/?who=parent&talked=yes")
        follow(parent, parent.get_by_role("link", name="Vraag dit aan als ouder"))
        parent.get_by_label("Naam van de school").fill("De Linde")
        press(parent, "Zoek")
        follow(parent, parent.get_by_role("link", name="Verder met De Linde"))
        parent.get_by_label("Uw naam").fill(name)
        parent.get_by_label("Het nummer waarop wij u kunnen bellen").fill("085 000 00 41")
        press(parent, "Vraag dit aan")
        assert parent.locator("h1").inner_text() == "Uw vraag is verstuurd"
        own = parent.url
        be(coordinator, "lotte")
        coordinator.goto("/heuvelland/calls/")
        follow(coordinator, coordinator.get_by_role("link", name=name))
        if name == "Samira Haddou":
            coordinator.get_by_label("Waarom niet, en wat kan wel?").fill(WHY)
            press(coordinator, "Het gaat niet door")
            parent.goto(own)
            assert WHY in parent.inner_text("main")
        else:
            follow(coordinator, coordinator.locator("main a.btn", has_text="Nieuw dossier"))
            coordinator.get_by_label("Deze persoon heeft gezag").first.check()
            press(coordinator, "Begin dit dossier")
            assert "/heuvelland/cases/SWV-" in coordinator.url
            assert heading(parent, own) == "Uw vraag is gesloten"
            assert "Het gaat door" in parent.inner_text("main")
    assert parent.context.cookies() == []


def test_its_pages_are_well_made(page, axe):
    school = School.objects.get(name="De Linde").pk
    page.goto(f"/heuvelland/call-back/nl/?for-option=consultant_at_table&for-school={school}")
    is_well_made(page, axe)
    page.get_by_label("Uw naam").fill("Samira Haddou")
    page.get_by_label("Het nummer waarop wij u kunnen bellen").fill("085 000 00 41")
    follow(page, page.get_by_role("button", name="Vraag dit aan"))
    is_well_made(page, axe)
    be(page, "lotte")
    page.goto("/heuvelland/calls/")
    is_well_made(page, axe)
    follow(page, page.get_by_role("link", name="Samira Haddou"))
    is_well_made(page, axe)
