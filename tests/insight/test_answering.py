"""Answering once, and every way in which it is refused: in plain words, and nothing counted."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspraak.cases.clock import tick
from samenspraak.cases.models import Case, Event, Track
from samenspraak.cases.move import move
from samenspraak.insight import views
from samenspraak.insight.models import Invitation, Remark, Tally
from samenspraak.insight.rounds import forget
from samenspraak.web import cast, demo
from tests.insight.conftest import GIVEN, completed
from tests.web.test_queries import LOOK


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def counted():
    return {
        (one.group.side, one.question, one.value): one.count
        for one in Tally.objects.select_related("group")
        if one.count
    }  # fmt: skip


def test_an_answer_is_counted_for_its_side_and_a_text_is_kept_apart(answers):
    assert answers("samira", remark="Het was fijn.").status_code == 302
    assert counted() == {("parents", question, value): 1 for question, value in GIVEN.items()}
    assert list(Remark.objects.values_list("question", "text")) == [("remark", "Het was fijn.")]


def test_after_answering_the_page_says_thank_you_and_asks_nothing_more(visit, address, answers):
    answers("samira")
    page = visit("samira").get(address)
    assert "Dank u wel" in text_of(page)
    assert b"<textarea" not in page.content


def test_the_same_form_sent_twice_has_one_effect_and_shows_the_same_page(answers, address):
    first, second = answers("samira", remark="Eén keer."), answers("samira", remark="Eén keer.")
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, address)
    assert set(counted().values()) == {1}
    assert Remark.objects.count() == 1


def test_two_forms_that_arrive_at_once_count_once(answers, monkeypatch):
    """Both read that nothing was answered yet; the second one finds its tick set when it writes."""
    stale = views.standing
    found = []

    def standing(*seen, **more):
        found.append(stale(*seen, **more))
        return found[0] if len(found) == 2 else found[-1]

    monkeypatch.setattr(views, "standing", standing)
    assert answers("samira", remark="Eén.").status_code == 302
    assert answers("samira", remark="Twee.").status_code == 302
    assert set(counted().values()) == {1}
    assert list(Remark.objects.values_list("text", flat=True)) == ["Eén."]


def test_two_people_of_a_side_are_counted_together(answers):
    answers("samira")
    answers("joris", how="not_good")
    assert counted()[("parents", "how", "good")] == counted()[("parents", "how", "not_good")] == 1
    assert counted()[("parents", "again", "no")] == 2


def test_a_pupil_is_asked_in_own_words(visit, address):
    page = text_of(visit("noor").get(address))
    assert "Werd er naar jou geluisterd?" in page
    assert "Werd er naar u geluisterd?" in text_of(visit("samira").get(address))


def test_what_is_left_empty_or_unknown_is_said_and_nothing_is_lost(answers):
    page = answers("samira", how="", heard="terrible", remark="Wel een woord.")
    assert page.status_code == 422
    assert text_of(page).count("Kies een van de antwoorden.") == 4
    assert "Wel een woord." in page.content.decode()
    assert counted() == {}
    assert not Remark.objects.exists()


def test_a_text_that_is_too_long_is_refused_with_the_text(answers):
    page = answers("samira", remark="x" * 501)
    assert page.status_code == 422
    assert "Dit is te lang. Er passen hooguit 500 tekens." in text_of(page)
    assert "x" * 501 in page.content.decode()


def test_a_text_of_blanks_is_no_text(answers):
    answers("samira", remark=" \n ")
    assert not Remark.objects.exists()


def test_what_is_written_is_never_taken_for_a_tag(answers):
    page = answers("samira", how="", remark="<script>alert(1)</script>")
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("handle", ["annelies", "hanneke", "ilse"])
def test_staff_is_not_asked(visit, address, answers, handle):
    page = visit(handle).get(address)
    assert page.status_code == 200
    assert "Dit vragen we aan anderen in dit dossier." in text_of(page)
    assert answers(handle).status_code == 409
    assert counted() == {}


def test_who_is_not_in_the_case_finds_nothing(answers, visit, address):
    for handle in ("mirjam", "wim", "aylin"):
        assert visit(handle).get(address).status_code == 404
        assert answers(handle).status_code == 404
    assert counted() == {}


def test_an_invitation_of_another_case_is_of_no_use_here(ended, visit):
    other = demo.begin("waterrand", cast.DAAN, "annelies")
    place = f"/waterrand/cases/{other.reference}/mediation/how-was-it/0/"
    assert visit("samira").post(place, GIVEN).status_code == 404
    assert "Dit is nog niet klaar." in text_of(visit("mirjam").post(place, GIVEN))
    assert counted() == {}


def test_who_is_not_signed_in_is_sent_to_sign_in(client, address):
    assert client.get(address).status_code == 302
    assert client.post(address, GIVEN).status_code == 302
    assert counted() == {}


@pytest.mark.parametrize("rest", ["mediation/how-was-it/2/", "counsellor/how-was-it/0/", "nothing/how-was-it/0/"])
def test_what_the_route_does_not_ask_is_not_there(ended, visit, rest):
    place = f"/waterrand/cases/{ended.case.reference}/{rest}"
    assert visit("samira").get(place).status_code == 404
    assert visit("samira").post(place, GIVEN).status_code == 404


@pytest.mark.parametrize("removed", [False, True])
def test_after_its_days_it_is_refused_and_the_text_given_back(ended, answers, removed):
    Invitation.objects.update(until=timezone.localdate() - timedelta(days=1))
    if removed:
        forget(timezone.now())
    page = answers("samira", remark="Te laat geschreven.")
    assert page.status_code == 409
    assert "De dagen om te antwoorden zijn voorbij." in text_of(page)
    assert "Te laat geschreven." in text_of(page)
    assert counted() == {}


def test_the_second_time_is_asked_only_when_it_has_come(ended, visit):
    place = f"/waterrand/cases/{ended.case.reference}/mediation/how-was-it/1/"
    page = visit("samira").post(place, GIVEN)
    assert page.status_code == 409
    assert "Het is hier nog te vroeg voor." in text_of(page)


def test_the_answer_is_no_event_and_leaves_the_case_as_it_was(ended, answers):
    def stands():
        case = Case.objects.get(pk=ended.case.pk)
        return case.version, case.head, case.state, Event.objects.count(), list(Track.objects.values())

    before = stands()
    answers("samira", remark="Het was fijn.")
    assert stands() == before


def asked_of_the_database(visitor, address, **given):
    with CaptureQueriesContext(connection) as captured:
        assert visitor.post(address, {**GIVEN, **given}).status_code == 302
    return len([one for one in captured if "SAVEPOINT" not in one["sql"]])


def test_answering_asks_the_database_few_times(visit, address, django_assert_num_queries):
    visitor = visit("samira")
    visitor.get(address)
    with django_assert_num_queries(5 + LOOK):
        assert visitor.get(address).status_code == 200
    assert asked_of_the_database(visitor, address) == 8 + LOOK
    assert asked_of_the_database(visit("joris"), address, remark="Een paar woorden.") == 10 + LOOK
    assert asked_of_the_database(visit("tess"), address, remark="Nog een paar.") == 11 + LOOK


def test_a_case_that_moves_to_a_newer_route_is_answered_in_its_questions(db, settings, tmp_path, visit):
    file = tmp_path / "sppoh.yaml"
    file.write_text((settings.ROUTES / "sppoh.yaml").read_text())
    settings.ROUTES = tmp_path
    walk = completed()
    tick(walk.now)
    file.write_text(
        file.read_text().replace(
            "            mixed: {nl: Het ging, en: So-so}\n", "            fair: {nl: Redelijk, en: Fair}\n"
        )
    )
    assert "moved" in " ".join(move(walk.case.reference))
    place = f"/waterrand/cases/{walk.case.reference}/mediation/how-was-it/0/"
    assert "Redelijk" in text_of(visit("samira").get(place))
    assert visit("samira").post(place, {**GIVEN, "how": "fair"}).status_code == 302
    assert counted()[("parents", "how", "fair")] == 1
