"""What was refused is listed for whom the route names, without a name, a case or a content."""

from tests.documents import files
from tests.documents.clamd import EICAR
from tests.documents.desk import words

LIST = "/waterrand/refused-documents/"


def watcher(desk):
    return desk.walk.party("coordinator").user.handle


def test_who_looks_after_it_sees_number_kind_and_finding_and_no_more(desk, clamd):
    document = desk.put(name="Verslag Noor.pdf", content=files.pdf(EICAR))
    page = words(desk.visit(watcher(desk)).get(LIST))
    assert document.key[:8] in page
    assert "Eicar-Test-File" in page
    for hidden in ("Verslag", "Noor", desk.walk.case.reference, "Samira"):
        assert hidden not in page
    assert document.key[:8] in desk.page("samira")


def test_for_all_others_there_is_no_such_page(desk):
    for who in ("samira", "tess", "annelies", "lotte"):
        assert desk.visit(who).get(LIST).status_code == 404
    assert desk.visit(watcher(desk)).get("/heuvelland/refused-documents/").status_code == 404
