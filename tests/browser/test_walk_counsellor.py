"""The education counsellor beside a running mediation, walked by a parent in a browser."""

import pytest

from tests.browser.walking import People
from tests.cases.walking import Walk

BEGIN = "Begin: Onderwijsconsulent"
RESULT = "Er is een plek gevonden."


@pytest.mark.timeout(240)
def test_a_parent_asks_is_warned_and_writes_what_came_of_it(open_page, settings, transactional_db):
    people = People(open_page, settings, bare=True)
    people.follow(Walk().join_all()).option = "counsellor"
    samira = people.be("samira").open_case().choose(BEGIN)
    samira.send(BEGIN)
    samira.open_case().do("Er loopt nu een klacht of rechtszaak")
    assert samira.sees("Onderwijsconsulenten nemen dan meestal niets aan")
    samira.open_case().do("Ik heb om een onderwijsconsulent gevraagd").do("Een onderwijsconsulent helpt mee")
    samira.do("Schrijf op wat eruit kwam", {"Wat kwam eruit?": RESULT})
    assert people.be("annelies").sees(RESULT)
    assert people.track.outcome == "helped"
