"""Nobody changes, removes or adds a row of the log without being found."""

import pytest

from samenspraak.cases.models import Event
from samenspraak.cli import main
from samenspraak.privacy import chain
from samenspraak.privacy.models import Look
from samenspraak.privacy.verify import fault_of, faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked(visit, address, in_it):
    for who in ("samira", "annelies", "joris"):
        visit(who).get(address)


def change(**values):
    return lambda rows: rows.filter(number=2).update(**values)


def remove(*numbers):
    return lambda rows: rows.filter(number__in=numbers).delete()


def add(rows):
    last = rows.get(number=3)
    last.pk, last.number, last.previous = None, 4, last.hash
    last.hash = chain.look_hash(last)
    last.save()


def forge(rows):
    rows.filter(number=3).delete()
    rows.filter(number=0).update(hash="f" * 64)


DEEDS = {
    "another person": change(user_id=None),
    "another place": change(by="p9"),
    "another role": change(role="manager"),
    "another day": change(at="2026-01-01T00:00:00+00:00"),
    "another page": change(page="picture"),
    "another track": change(option="mediation"),
    "a form was sent": change(sends=True),
    "for somebody": change(helps="p2"),
    "the first is gone": remove(1),
    "one in between is gone": remove(2),
    "the last is gone": remove(3),
    "the end is gone": remove(0),
    "all looks are gone": remove(1, 2, 3),
    "everything is gone": remove(0, 1, 2, 3),
    "one is added, even with the key": add,
    "a new end without the key": forge,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_done_to_the_log_is_found(case, looked, deed):
    assert fault_of(case) == ""
    DEEDS[deed](Look.objects.filter(case=case))
    assert fault_of(case)
    assert [one.reference for one in faults()] == [case.reference]


def test_a_case_at_which_nobody_looked_is_whole(case):
    assert fault_of(case) == ""


def test_the_button_says_in_plain_words_that_all_is_whole_or_what_is_not(case, looked, visit, address):
    visitor = visit("samira")
    assert "Alles klopt" in visitor.post(f"{address}who-looked/").content.decode()
    Look.objects.filter(case=case, number=2).update(role="manager")
    said = visitor.post(f"{address}who-looked/").content.decode()
    assert "In wie keek, is een regel veranderd" in said
    assert "In wat er is gebeurd, is een regel" not in said
    Event.objects.filter(case=case, number=2).update(action="done")
    assert "In wat er is gebeurd, is een regel" in visitor.post(f"{address}who-looked/").content.decode()


def test_the_command_finds_it_too(case, looked, capsys):
    Look.objects.filter(case=case, number=2).delete()
    assert main(["verify"]) == 1
    assert f"{case.reference}: look 2 is missing" in capsys.readouterr().out
