"""A box says how much fits; what is too long is refused with everything that was typed, and never cut in silence."""

import pytest

from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

MOST = 1000
LONG = "woord " * 200 + "en dit is het einde."


@pytest.fixture
def apply(db):
    """A case at the application, and the address of a mother's own part."""
    walk = Walk().join_all()
    walk.address = f"/waterrand/cases/{walk.case.reference}/mediation/"
    return walk


def test_a_box_says_how_much_fits_and_cuts_nothing(apply, visit):
    page = visit("samira").get(f"{apply.address}do/done/").content.decode()
    assert "maxlength" not in page
    assert f'<p class="hint" id="f-help_question-l">Hoogstens {MOST} tekens.</p>' in page
    box = page.split('<textarea class="input" id="f-help_question"', 1)[1].split(">", 1)[0]
    assert "f-help_question-l" in box.split('aria-describedby="', 1)[1].split('"', 1)[0].split()


def test_what_is_too_long_is_refused_with_all_that_was_typed(apply, visit):
    sent = {"help_question": LONG, "our_view": "Kort.", "submission": "once"}
    answer = visit("samira").post(f"{apply.address}do/done/", sent)
    assert answer.status_code == 422
    assert f"Dit is te lang. Er passen hooguit {MOST} tekens." in text_of(answer)
    page = answer.content.decode()
    assert LONG in page
    assert "Kort.</textarea>" in page
    assert apply.track.done == ()


def test_while_typing_it_is_said_how_much_is_too_much_and_all_of_it_is_kept(apply, visit):
    typed = {"help_question": "x" * (MOST + 34), "our_view": "Kort."}
    kept = visit("samira").post(f"{apply.address}draft/done/", typed, headers={"hx-request": "true"})
    assert "gezamenlijke hulpvraag aan de bemiddelaar? 34 tekens te veel." in text_of(kept)
    page = visit("samira").get(f"{apply.address}do/done/").content.decode()
    assert typed["help_question"] in page


def test_what_fits_is_not_called_too_long(apply, visit):
    typed = {"help_question": "x" * MOST, "our_view": "Kort."}
    kept = visit("samira").post(f"{apply.address}draft/done/", typed, headers={"hx-request": "true"})
    assert "te veel" not in text_of(kept)
    assert "Bewaard om" in text_of(kept)
