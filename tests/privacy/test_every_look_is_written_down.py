"""Nobody reads a case through the site without a row: not by any address, and not as staff."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import get_resolver

from samenspraak.cases import looking
from samenspraak.cases.sight import view
from samenspraak.people.models import User
from samenspraak.privacy.log import Looks, Page
from samenspraak.privacy.models import Look
from samenspraak.privacy.verify import fault_of

pytestmark = pytest.mark.django_db

NO_DOCUMENT = "00000000-0000-4000-8000-000000000000"
ADDRESSES = {
    "case": "",
    "whole_route_of_case": "route/",
    "papers": "gpo/papers/",
    "picture": "mediation/picture/",
    "draft": "mediation/draft/join/",
    "act": "mediation/do/join/",
    "answer": "mediation/answer/missing_guardian/r1/",
    "how_was_it": "mediation/how-was-it/0/",
    "who_looked": "who-looked/",
    "documents": "documents/",
    "document": f"documents/{NO_DOCUMENT}/",
    "newer_document": f"documents/{NO_DOCUMENT}/newer/",
    "take_back_document": f"documents/{NO_DOCUMENT}/take-back/",
    "room": "mediation/room/",
    "write_in_room": "mediation/room/write/message/",
    "agree_in_room": f"mediation/room/agree/{NO_DOCUMENT}/",
    "invite": "invite/p1/",
    "invitation_letter": "invite/p1/letter/",
}
"""Every address about a case, with an example of it behind the address of the case."""
NO_CASE = {"call_request", "call_deed"}
"""Addresses with a reference of something else: of who asked to be called back."""


def patterns(resolver):
    for one in resolver.url_patterns:
        if hasattr(one, "url_patterns"):
            yield from patterns(one)
        elif "reference" in one.pattern.converters:
            yield one.name


def test_every_address_of_a_case_stands_in_the_table():
    assert sorted({*patterns(get_resolver())} - NO_CASE) == sorted(ADDRESSES)


@pytest.mark.parametrize("who", ["samira", "annelies", "hanneke"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_whoever_asks_for_it_is_written_down(visit, address, looks, in_it, who, name):
    visitor = visit(who)
    for method in (visitor.get, visitor.post):
        before = len(looks())
        answer = method(address + ADDRESSES[name])
        read = answer.status_code != 405
        assert [one.user.handle for one in looks()[before:]] == [who] * read, answer.status_code


def test_a_row_says_who_in_which_place_and_which_kind_of_page_and_no_word_that_was_typed(visit, address, looks, in_it):
    visitor = visit("samira")
    visitor.get(address)
    visitor.get(f"{address}mediation/do/done/")
    visitor.post(f"{address}mediation/do/done/", {"our_view": "Het loopt stroef."})
    visitor.get(f"{address}geheim/picture/")
    rows = [(one.by, one.role, one.page, one.option, one.sends) for one in looks()]
    assert rows == [
        ("p1", "guardian", "case", "", False),
        ("p1", "guardian", "act", "mediation", False),
        ("p1", "guardian", "act", "mediation", True),
        ("p1", "guardian", "picture", "", False),
    ]


def test_whoever_does_not_see_the_case_reads_nothing_and_leaves_no_row(visit, address, looks):
    assert visit("mirjam").get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert looks() == []


def test_a_list_is_no_reading_of_a_case(visit, case, looks):
    for page in (
        "/",
        "/waterrand/work/",
        "/waterrand/work/agenda/",
        f"/waterrand/work/hand-over/?case={case.reference}",
    ):
        visit("annelies").get(page)
    assert looks() == []


def test_without_a_row_there_is_no_page(visit, address, monkeypatch):
    def broken(*_args, **_kwargs):
        raise OSError

    monkeypatch.setattr(Look.objects, "bulk_create", broken)
    visitor = visit("samira")
    visitor.raise_request_exception = False
    answer = visitor.get(address)
    assert answer.status_code == 500
    assert "Noor" not in answer.content.decode()


@pytest.mark.parametrize("several", [2, 3])
@pytest.mark.django_db(transaction=True)
def test_who_look_at_the_same_moment_all_have_their_row(case, looks, several):
    waiting = [Looks() for _ in range(several)]
    for one in waiting:
        with looking.watched(one):
            view(User.objects.get(handle="annelies"), case.reference, partnership="waterrand")
    for one in waiting:
        one.write(Page("case"), case.opened_at)
    assert [one.number for one in looks()] == [*range(1, several + 1)]
    assert fault_of(case) == ""


@pytest.mark.django_db(transaction=True)
def test_whoever_never_comes_in_between_is_an_error_and_not_lost_in_silence(case, monkeypatch):
    mine = Looks()
    with looking.watched(mine):
        view(User.objects.get(handle="annelies"), case.reference, partnership="waterrand")

    def taken(*_args, **_kwargs):
        raise IntegrityError

    monkeypatch.setattr(Look.objects, "bulk_create", taken)
    with pytest.raises(IntegrityError):
        mine.write(Page("case"), case.opened_at)


def test_who_tells_how_it_was_is_not_found_by_the_log(visit, address, looks, in_it):
    visit("samira").get(f"{address}mediation/how-was-it/0/")
    assert [(one.page, one.option, one.sends) for one in looks()] == [("case", "", False)]
