"""Whoever checks says for each side what is still needed; that side reads it on its card and above its form."""

import pytest

from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

FOR_PARENTS, FOR_SCHOOL = "Noem nog wat u van de gesprekken hoopt.", "Zeg wie er namens school komt."


@pytest.fixture
def check(db):
    """A case that the consultant checks."""
    walk = Walk().to_check()
    walk.address = f"/waterrand/cases/{walk.case.reference}/"
    return walk


@pytest.fixture
def back(check):
    """The same, back at the application with a note for parents and one for school."""
    notes = {"note_parents": FOR_PARENTS, "note_school": FOR_SCHOOL, "note_partnership": ""}
    check.do("annelies", "return", notes)
    return check


def test_the_form_goes_not_back_without_a_word_about_why(check, visit):
    form = f"{check.address}mediation/do/return/"
    assert text_of(visit("annelies").get(form)).count("(vul er minstens één in)") == 3
    answer = visit("annelies").post(form, {"note_parents": " ", "note_school": "", "submission": "once"})
    assert answer.status_code == 422
    assert "Wat is er nog nodig? (voor ouders) : Vul er minstens één in." in text_of(answer)
    assert check.track.step == "check"


@pytest.mark.parametrize("page", ["", "mediation/do/done/"])
@pytest.mark.parametrize(
    ("handle", "mine", "other"), [("samira", FOR_PARENTS, FOR_SCHOOL), ("tess", FOR_SCHOOL, FOR_PARENTS)]
)
def test_each_side_reads_its_own_note_without_unfolding_anything(back, visit, page, handle, mine, other):
    shown = visit(handle).get(back.address + page).content.decode()
    note = shown.split('<div class="note">', 1)[1].split("</div></div>", 1)[0]
    assert mine in note
    assert "Geschreven door Annelies Bron" in note
    assert other not in shown


def test_someone_who_takes_no_part_in_writing_reads_no_note(back, visit):
    for page in (visit(handle).get(back.address).content.decode() for handle in ("hanneke", "ilse")):
        assert FOR_PARENTS not in page
        assert FOR_SCHOOL not in page


def test_the_note_stays_until_everyone_goes_on_and_no_longer(back, visit):
    for handle in ("samira", "joris", "tess", "annelies"):
        back.do(handle, "done")
    assert back.track.step == "sign"
    card = text_of(visit("samira").get(back.address)).split("Mensen", 1)[0]
    assert FOR_PARENTS not in card.split("Wat u mag lezen", 1)[0]
