"""What a code opens, row by row of codes.md."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from samenspraak.cases.models import Party
from samenspraak.invitations import codes
from samenspraak.invitations.models import MOST_ATTEMPTS, Invitation
from samenspraak.people.models import User
from tests.invitations.conftest import FACTS, LONG_AGO, invitation_of, page_of, party_of, signed_in

TABLE = (Path(__file__).parent / "codes.md").read_text().split("| --- |", 1)[1].splitlines()[1:]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE if line.startswith("|")]
GUESSED = "ACD EFG HJK"


def test_the_table_is_read():
    assert len(ROWS) == 19
    assert sum(row[4] == "Samira" for row in ROWS) == 3


def used(walk, code, client):
    client.post(page_of(walk, code), {"check": FACTS["samira"]})
    client.logout()
    client.cookies.clear()


def happen(before, walk, invited, client):
    """Let that happen first which a row names; gives the code of before, and the newest one."""
    mine = Invitation.objects.filter(party=party_of(walk, "samira"))
    older = invited("samira", now=timezone.now() - LONG_AGO) if before == "expired" else invited("samira")
    newest = invited("samira") if before == "replaced" else older
    if before == "bounced":
        mine.update(state="bounced", send_at=None)
    elif before == "used":
        used(walk, newest, client)
    elif before == "tried too often":
        mine.update(attempts=MOST_ATTEMPTS)
    elif before == "joined":
        walk.do("samira", "join")
    elif before == "declined":
        mine.update(state="declined")
    elif before == "withdrawn":
        walk.do("samira", "join")
        walk.do("samira", "withdraw")
    elif before == "access ended":
        walk.do("annelies", "change_custody", {"about": party_of(walk, "samira").key, "custody": "no"})
    elif before == "no account":
        Party.objects.filter(invitation__in=mine).update(user=None)
    return older, newest


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ", ".join(row[:4]))
def test_a_row(row, walk, invited, client):
    before, code, fact, who, let_in, spent, counts = row
    me = party_of(walk, "samira")
    another = invited("joris")
    older, newest = happen(before, walk, invited, client)
    typed = {"own": newest, "elsewhere": newest, "older": older, "another": another, "guessed": GUESSED}[code]
    answer = {"own": "5678", "wrong": "1234", "other": FACTS["joris"]}[fact]
    if who != "nobody":
        client.force_login(User.objects.get(handle={"she": "samira", "other": "joris"}[who]))
    if who == "nobody" and (let_in, counts) == ("no", "no") and code != "another":
        assert client.get(page_of(walk, typed, "heuvelland" if code == "elsewhere" else None)).status_code == 404
    stood = Invitation.objects.get(party=me)
    client.post(page_of(walk, typed, "heuvelland" if code == "elsewhere" else None), {"check": answer})
    stands = Invitation.objects.get(party=me)
    now_in = signed_in(client)
    assert now_in == ("samira" if let_in == "Samira" else {"nobody": None, "she": "samira", "other": "joris"}[who])
    assert (stands.used_at is not None) == (spent == "yes")
    assert stands.attempts - stood.attempts == (counts == "yes")


def test_how_a_code_is_typed_does_not_matter(walk, invited):
    code = invited("samira")
    assert re.fullmatch(r"[ACDEFGHJKLMNPQRTUVWXY34679]{9}", code)
    for typed in (code, code.lower(), codes.shown(code), f" {code[:3]}-{code[3:6]}–{code[6:]}. "):
        assert codes.normal(typed) == code


def test_the_database_knows_neither_the_code_nor_the_fact(walk, invited):
    code = invited("samira")
    kept = repr(Invitation.objects.values().get(party=party_of(walk, "samira")))
    for secret in (code, codes.shown(code), "5678", FACTS["samira"]):
        assert secret not in kept


def test_the_same_fact_of_two_people_is_known_by_something_else(walk, invited):
    invited("samira", check="5678")
    invited("joris", check="5678")
    assert invitation_of(walk, "samira").check_hash != invitation_of(walk, "joris").check_hash


@pytest.mark.parametrize("typed", ["5678", "06 12345678", "+31 6 1234 5678", "06-1234.5678"])
def test_of_a_whole_telephone_number_the_last_four_digits_count(walk, invited, typed):
    invited("samira", check="0612345678")
    one = invitation_of(walk, "samira")
    assert codes.fits(one.check_hash, one.party_id, typed)
    assert not codes.fits(one.check_hash, one.party_id, "5679")


def test_nothing_fits_where_no_fact_is_known(walk):
    one = invitation_of(walk, "samira")
    assert one.check_hash == ""
    assert not codes.fits(one.check_hash, one.party_id, "")
