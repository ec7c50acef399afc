"""What a parent without custody, and one who lost it, gets to see: as docs/who-sees-what.md says."""

import pytest

from samenspraak.cases import drafts
from samenspraak.web import cast
from tests.cases.walking import Walk
from tests.walls.page import compare, table
from tests.walls.reading import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OTHER = "What custody and taking part change"
BEFORE, AFTER, OWN, ASKED, LATER, DRAFT = "Spreeuw.", "Tapuit.", "Wulp.", "Fuut.", "Grutto.", "Nachtzwaluw."
SENTENCES = {
    "own words": OWN, "view of the other parent, before": BEFORE, "view of the other parent, after": AFTER,
    "request for help, before": ASKED, "request for help, after": LATER, "draft of the other parent": DRAFT,
}  # fmt: skip


def without_custody(state):
    """Daan's case, applied for by everybody; his father holds no custody."""
    walk = Walk(family=cast.DAAN, starter="wim")
    edwin = walk.party("edwin")
    walk.all_do([(one, "join") for one in ("mirjam", "daan", *(() if state == "invited" else ("edwin",)))])
    applying = ("mirjam", "wim", walk.party("consultant").user.handle)
    walk.all_do([(one, "declare") for one in applying])
    if state != "invited":
        walk.do("edwin", "done", {"our_view": OWN})
    if state == "stays out":
        walk.do("edwin", "stay_out")
    walk.do(applying[2], "done", {"help_question": LATER})
    walk.do("wim", "done", {"help_question": LATER})
    walk.do("mirjam", "done", {"our_view": AFTER, "help_question": LATER})
    return walk, edwin


def custody_lost():
    """Noor's case: what was written and read, and then written anew after her father lost custody."""
    walk = Walk().join_all().declare_all()
    walk.do("joris", "done", {"our_view": OWN, "help_question": ASKED})
    for handle in ("tess", "annelies"):
        walk.do(handle, "done", {"help_question": ASKED})
    walk.do("samira", "done", {"our_view": BEFORE, "help_question": ASKED})
    walk.all_do([(one, "sign") for one in ("samira", "joris", "tess", "annelies")])
    walk.do("annelies", "change_custody", {"about": walk.party("joris").key, "custody": "no"})
    walk.do("annelies", "return")
    walk.do("tess", "done", {"help_question": LATER})
    walk.do("annelies", "done", {"help_question": LATER})
    walk.do("samira", "done", {"our_view": AFTER, "help_question": LATER})
    return walk, walk.party("joris")


WALKS = {
    "no custody": lambda: without_custody("joined"),
    "no custody, invited": lambda: without_custody("invited"),
    "no custody, stays out": lambda: without_custody("stays out"),
    "custody lost": custody_lost,
}


@pytest.mark.parametrize("state", WALKS)
def test_a_parent_sees_what_custody_lets_them_see(state):
    walk, me = WALKS[state]()
    other = "samira" if state == "custody lost" else "mirjam"
    drafts.save(walk.view(other), "mediation", "more_time", {"reason": DRAFT})
    reader = Reader(me.user.handle).explore("waterrand", walk.case.reference)
    assert DRAFT in Reader(other).explore("waterrand", walk.case.reference).words
    found = {name: "yes" if text in reader.words else "-" for name, text in SENTENCES.items()}
    found["page of the case"] = str(reader.open(f"/waterrand/cases/{walk.case.reference}/"))
    found["names of the people"] = "yes" if cast.user_of(other, "").name in reader.words else "-"
    said = {row: {state: cells[state]} for row, cells in table(OTHER).items()}
    assert "\n".join(compare(said, {row: {state: cell} for row, cell in found.items()})) == ""
