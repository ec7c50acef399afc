"""Documents are put at a desk with a script, and on a phone without one; both say the same."""

import pytest
from django.test import Client

from samenspraak.cases import keeping
from samenspraak.people.models import User
from tests.browser.conftest import NARROW, WIDE
from tests.browser.walking import waterrand
from tests.browser.wellmade import is_well_made
from tests.documents import files

SENT = [
    {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": files.pdf()},
    {"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b""},
]


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.CLAMD, settings.DOCUMENTS_INCOMING = "", tmp_path / "incoming"
    settings.KEEPER_ROOMS, settings.KEEPER_MASTERS = tmp_path / "rooms", tmp_path / "masters"
    storages = {**settings.STORAGES}
    storages["documents"] = {**storages["documents"], "OPTIONS": {"location": tmp_path / "documents"}}
    settings.STORAGES = storages
    keeping._embedded.cache_clear()


@pytest.fixture
def at_documents(open_page, transactional_db, live_server):
    """The page of documents of Noor's case, as Samira."""

    def visit(**screen):
        walk = waterrand().join_all()
        visitor = Client()
        visitor.force_login(User.objects.get(handle="samira"))
        page = open_page(**screen)
        cookie = {"name": "session", "value": visitor.cookies["session"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.goto(f"/waterrand/cases/{walk.case.reference}/")
        page.get_by_role("link", name="Documenten").first.click()
        page.wait_for_url("**/documents/")
        return page

    return visit


@pytest.mark.parametrize(("width", "javascript"), [(WIDE, True), (NARROW, False)], ids=str)
def test_what_is_sent_stands_in_the_list_and_what_is_wrong_is_said(at_documents, axe, width, javascript):
    page = at_documents(width=width, javascript=javascript)
    page.get_by_role("radio", name="Ouders en leerling").check(force=True)
    page.get_by_label("Uw bestanden").set_input_files(SENT)
    page.get_by_role("button", name="Verstuur deze documenten").click()
    said = page.get_by_role("alert")
    said.wait_for()
    assert "leeg.pdf: er staat niets in (0 bytes)" in said.inner_text()
    assert "Deze zijn aangenomen: brief.pdf" in said.inner_text()
    assert page.title().startswith("Nog niet verstuurd")
    listed = page.locator("main").get_by_role("listitem").filter(has_text="brief.pdf").last
    assert "Wacht op de controle" in listed.inner_text()
    assert page.get_by_role("radio", name="Ouders en leerling").is_checked()
    if javascript:
        is_well_made(page, axe)
        page.get_by_label("Uw bestanden").set_input_files(SENT[:1])
        page.get_by_role("button", name="Verstuur deze documenten").click()
        page.get_by_text("De documenten zijn er.").wait_for()
        assert page.url.endswith("/documents/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
