"""Whoever was chosen from a pool sees the track for which they were chosen, and nothing of another one in the case."""

from datetime import date

import pytest
from django.test import Client

from samenspraak.cases import clock
from samenspraak.cases.models import Event, Notice
from samenspraak.cases.sight import NotVisible, view
from samenspraak.cases.verify import faults
from samenspraak.people.models import User
from tests.cases.walking import TO_THE_TABLE, Walk, at

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECRET = "Alleen voor de bemiddeling."
SHARED = "Vier dagdelen is genoeg."


@pytest.fixture
def both():
    """A mediation with a mediator, and a table with an expert, in one case."""
    walk = Walk().join_all().declare_all()
    for handle in ("samira", "joris", "tess", "annelies"):
        walk.do(handle, "done", {"our_view": SECRET, "help_question": SECRET})
    walk.all_do([(handle, "sign") for handle in ("samira", "joris", "tess", "annelies")]).declare_all()
    walk.all_do([("annelies", "record_mdo"), ("annelies", "judge"), ("annelies", "pass")]).declare_all()
    walk.all_do([("hanneke", "approve"), ("coordinator", "propose"), ("mediator", "accept")])
    walk.on("breakthrough_table").do("annelies", "open")
    walk.do("samira", "done", {"needed": SHARED})
    return walk.all_do(TO_THE_TABLE[1:])


def page_of(walk, who):
    """What somebody gets to read of the case."""
    visitor = Client()
    visitor.force_login(walk.party(who).user)
    return visitor.get(f"/waterrand/cases/{walk.case.reference}/").content.decode()


def tracks(walk, who):
    return set(walk.view(who).state.tracks)


def test_each_sees_their_own_track_and_the_people_of_the_case_see_both(both):
    assert tracks(both, "mediator") == {"mediation"}
    assert tracks(both, "expert") == tracks(both, "home_support") == {"breakthrough_table"}
    assert tracks(both, "samira") == tracks(both, "annelies") == {"mediation", "breakthrough_table"}


def test_an_expert_reads_what_was_shared_with_the_table_and_nothing_else(both):
    read = [str(one.value) for one in both.view("expert").answers]
    assert SHARED in read
    assert {one.option for one in both.view("expert").answers} == {"breakthrough_table"}
    assert SECRET in [str(one.value) for one in both.view("samira").answers]


def test_who_was_asked_to_the_table_reads_nothing_before_saying_yes(both):
    both.do("home_support", "invite")
    new = both.case.parties.filter(role="expert", status="invited").get().user.handle
    assert both.view(new).answers == ()
    assert SHARED not in page_of(both, new)


def test_nothing_of_the_other_track_stands_on_a_page(both):
    mediator, expert = (both.party(role).name for role in ("mediator", "expert"))
    for who, absent in (
        ("expert", [SECRET, mediator, "Afspraken over de bemiddeling", "Aanmeldformulier"]),
        ("mediator", [SHARED, expert, "Doorbraaktafel"]),
    ):
        page = page_of(both, who)
        assert [one for one in absent if one in page] == [], who
    family = page_of(both, "samira")
    assert all(one in family for one in (SHARED, mediator, expert, "Doorbraaktafel"))


def test_other_pages_of_the_other_track_are_not_there(both):
    visitor = Client()
    visitor.force_login(both.party("expert").user)
    here = f"/waterrand/cases/{both.case.reference}/"
    assert visitor.get(f"{here}breakthrough_table/picture/").status_code == 200
    assert visitor.get(f"{here}mediation/picture/").status_code == 404
    for deed in ("withdraw", "report_legal_action", "more_time"):
        assert SECRET not in visitor.get(f"{here}mediation/do/{deed}/").content.decode()


def test_events_of_the_other_track_are_no_event_for_them(both):
    assert {one.option for one in both.view("expert").events} == {"breakthrough_table"}
    assert {one.option for one in both.view("mediator").events} == {"mediation"}
    assert {one.option for one in both.view("tess").events} == {"mediation", "breakthrough_table"}


def test_nobody_of_the_table_is_told_of_the_mediation_nor_the_other_way_round(both):
    told = set(Notice.objects.values_list("party__role", "option"))
    assert {option for role, option in told if role in ("expert", "home_support")} == {"breakthrough_table"}
    assert {option for role, option in told if role == "mediator"} == {"mediation"}


def test_the_list_of_work_shows_each_their_own_step(both):
    steps = {one.role: one.work_step for one in both.case.parties.all()}
    assert steps["expert"] == steps["home_support"] == "breakthrough_table.agenda"
    assert steps["mediator"] == "mediation.agree"
    visitor = Client()
    visitor.force_login(both.party("expert").user)
    work = visitor.get("/waterrand/work/").content.decode()
    assert both.party("mediator").name not in work
    assert "Op de agenda van de tafel" in work
    assert list(faults()) == []


def test_who_withdraws_from_the_one_goes_on_with_the_other(both):
    both.do("samira", "withdraw")
    assert both.track.outcome == "withdrawn"
    assert both.on("mediation").track.outcome is None


def test_at_four_weeks_the_clock_tells_it_once_and_the_page_says_what_fits():
    walk = Walk(facts={"pupil_at_home": date(2026, 11, 2)}).join_all()
    clock.tick(at(date(2026, 11, 29)))
    assert not Event.objects.filter(action__startswith="late:lasting").exists()
    for _ in range(2):
        clock.tick(at(date(2026, 11, 30)))
    (event,) = Event.objects.filter(action__startswith="late:lasting")
    told = Notice.objects.filter(kind="lasting").values_list("party__role", flat=True)
    assert (event.by, set(told)) == ("clock", {"guardian", "care_coordinator", "consultant"})
    assert walk.party("samira").status == "joined"
    assert list(faults()) == []


def support(walk):
    return walk.case.parties.filter(role="home_support", status="joined").get().user


@pytest.mark.parametrize("by", ["home_support", "annelies", "hanneke"])
def test_a_colleague_of_the_support_center_takes_over_after_the_check_and_everything_goes_on(both, by):
    before = support(both)
    new = next(one for one in ("hilde", "jeroen") if one != before.handle)
    due = both.track.due
    both.do(by, "hand_over_support", {"successor": f"u{User.objects.get(handle=new).pk}"})
    after = support(both)
    assert after.handle == new
    assert both.track.due == due
    with pytest.raises(NotVisible):
        view(before, both.case.reference, partnership="waterrand")
    assert SHARED in [str(one.value) for one in both.view(new).answers]
    assert SECRET not in page_of(both, new)
    assert tracks(both, new) == {"breakthrough_table"}
    both.all_do([(new, "hold"), (new, "advise"), (new, "progress"), (new, "place_found")])
    assert both.track.outcome == "place_found"
    assert list(faults()) == []


def test_nobody_else_hands_that_place_over_and_only_a_colleague_takes_it(both):
    other = next(one for one in ("hilde", "jeroen") if one != support(both).handle)
    for who in ("samira", "tess", "expert", "ilse"):
        assert both.try_to(who, "hand_over_support", {"successor": f"u{User.objects.get(handle=other).pk}"}).refusal
    for wrong in ("yusuf", support(both).handle):
        given = {"successor": f"u{User.objects.get(handle=wrong).pk}"}
        assert both.try_to("annelies", "hand_over_support", given).refusal


def test_before_somebody_has_that_place_there_is_nothing_to_hand_over(db):
    walk = Walk().join_all().on("breakthrough_table").all_do([("annelies", "open")])
    assert walk.offer("annelies", "hand_over_support") is None
    assert "Een collega van het Steunpunt" not in page_of(walk, "annelies")
