"""Who sees what, as docs/who-sees-what.md says it, against all that the program shows."""

import pytest
from django.utils.translation import override

from tests.walls.page import compare, table
from tests.walls.reading import Reader
from tests.walls.walked import PUPIL, SAID, last_day, mediation, planned_day

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MEDIATION = "A mediation that has come to its conversations"


@pytest.mark.timeout(120)
def test_every_cell_of_a_mediation_is_as_the_page_says():
    walk, before = mediation()
    reference = walk.case.reference
    people = {
        "parent": "samira", "other parent": "joris", "pupil": "noor", "school": "tess", "invited": "marijke",
        "consultant": "yusuf", "manager": "hanneke", "coordinator": "ilse",
        "mediator": walk.view("mediator").people[walk.keys["mediator"]].user.handle, "asked before": before,
        "had the place before": "annelies", "other school": "wim", "colleague": "marleen", "elsewhere": "carola",
        "nobody": None,
    }  # fmt: skip
    readers = {name: Reader(handle).explore("waterrand", reference) for name, handle in people.items()}
    with override("nl"):
        sentences = {
            "names of the people": PUPIL,
            **SAID,
            "day of the conversation": planned_day(walk),
            "contested decision that a parent keeps to themselves": last_day(walk),
        }
    found = {name: {who: _there(text in one.words) for who, one in readers.items()} for name, text in sentences.items()}
    case = f"/waterrand/cases/{reference}/"
    found["page of the case"] = {who: str(one.open(case)) for who, one in readers.items()}
    found["found in a list of work"] = {
        who: _there(one.finds("waterrand", PUPIL, reference)) for who, one in readers.items()
    }
    assert "\n".join(compare(table(MEDIATION), found)) == ""


def _there(shown):
    return "yes" if shown else "-"
