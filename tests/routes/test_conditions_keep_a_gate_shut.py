"""Six kinds of condition: a gate that is closed says which is not met, and who can open it."""

from datetime import date

import pytest

from samenspraak.route.evidence import evidence
from samenspraak.route.openers import openers
from tests.routes.driver import Walk, proves

PEOPLE = {"mother": "guardian", "father": "guardian", "tess": "teacher", "boss": "manager"}
OVER = {"no_case": "over", "no_case_over": "2026-09-01"}
EVERYTHING = (
    ("met_once", lambda walk: walk.does("ann", "visit", on="2026-09-01", there=["ann", "mother", "tess"])),
    ("no_case", lambda walk: [walk.does(who, "say", no_case="none") for who in ("mother", "father", "tess")]),
    ("clear", lambda walk: walk.does("ann", "judge", clear="yes")),
    ("signed", lambda walk: [walk.does(who, "sign") for who in ("mother", "father", "tess")]),
    ("granted", lambda walk: walk.does("ann", "room").does("boss", "room:yes")),
    ("at_home", lambda walk: walk.does("tess", "home")),
)
CODES = {
    "met_once": ("meeting_not_held", {"ann"}),
    "no_case": ("not_declared", {"mother", "father", "tess"}),
    "clear": ("not_judged", {"ann"}),
    "signed": ("not_signed", {"mother", "father", "tess"}),
    "granted": ("not_granted", {"ann"}),
    "at_home": ("not_so", {"tess"}),
}


def plan() -> Walk:
    return Walk("conditions", ann="consultant", **PEOPLE)


def with_all_but(*names: str) -> Walk:
    walk = plan()
    for name, meet in EVERYTHING:
        if name not in names:
            meet(walk)
    return walk


def decide() -> Walk:
    return with_all_but().does("ann", "pass")


@pytest.mark.parametrize("name", CODES)
def test_each_kind_of_condition_alone_keeps_the_gate_shut_and_says_who_can_open_it(name):
    walk = with_all_but(name)
    assert walk.refused("ann", "pass") == {CODES[name][0]}
    assert [reason.name for reason in walk.last.reasons] == [name]
    assert walk.who_can_help() == CODES[name][1]


@proves("Action.requires", "conditions", "requires: conditions, ")
def test_a_closed_gate_names_everything_that_is_open():
    assert plan().refused("ann", "pass") == {code for code, _ in CODES.values()}
    assert decide().step == "decide"


def test_each_reason_leads_to_what_takes_it_away():
    walk = plan()
    walk.refused("ann", "pass")
    ways = {reason.name: openers(walk.route.options["plan"], reason) for reason in walk.last.reasons}
    deeds = {
        "met_once": "visit",
        "no_case": "say",
        "clear": "judge",
        "signed": "sign",
        "granted": "room",
        "at_home": "home",
    }
    assert ways == {name: {deed} for name, deed in deeds.items()}


@proves("Condition.with_", "conditions", "with: [consultant, guardian, teacher]", "with: [consultant, guardian]")
@proves("Condition.kind", "conditions", "kind: visit, ", "kind: talk, ")
@proves("Action.records", "conditions", "records: visit", "tells: everyone")
def test_a_meeting_counts_only_when_everyone_named_was_there():
    walk = with_all_but("met_once").does("ann", "visit", on="2026-09-01", there=["ann", "mother"])
    assert "meeting_not_held" in walk.refused("ann", "pass")
    walk.does("ann", "visit", on="2026-09-02", there=["ann", "mother", "tess"])
    assert "meeting_not_held" not in walk.refused("ann", "pass")


@proves("Condition.met_by", "conditions", "met_by: [none, over]", "met_by: [none, over, running]")
@proves("Condition.who", "conditions", "who: [each guardian, teacher]", "who: teacher")
@proves("Condition.values", "conditions", ", over: {en: Over}")
@proves("Action.declares", "conditions", "declares: no_case", "tells: everyone")
def test_everyone_declares_and_one_who_says_otherwise_keeps_it_shut():
    walk = with_all_but("no_case").does("mother", "say", no_case="none").does("tess", "say", **OVER)
    assert (walk.refused("ann", "pass"), walk.who_can_help()) == ({"not_declared"}, {"father"})
    walk.does("father", "say", no_case="running")
    assert (walk.refused("ann", "pass"), walk.who_can_help()) == ({"declared_otherwise"}, {"father"})
    walk.does("father", "say", **OVER).does("ann", "pass")


@proves("Condition.asks_day", "conditions", '        asks_day: {over: {en: "When did it end?"}}\n')
def test_what_is_over_is_said_with_its_day():
    walk = with_all_but("no_case")
    for day, code in ((None, "field_missing"), ("soon", "field_not_a_date"), ("2026-09-08", "field_in_future")):
        assert walk.refused("mother", "say", no_case="over", no_case_over=day) == {code}
    walk.does("mother", "say", **OVER)
    assert evidence(walk.route, walk.case, walk.track, "no_case").days == {"mother": date(2026, 9, 1)}
    walk.does("mother", "say", no_case="none", no_case_over="soon")
    assert evidence(walk.route, walk.case, walk.track, "no_case").days == {}


@proves("Condition.question", "conditions", '        question: {en: "Is a case running that you began?"}\n')
def test_who_declares_is_asked_a_question():
    asked = plan().asked("mother", "say")
    assert asked["no_case"].text == {"en": "Is a case running that you began?"}
    assert asked["no_case_over"].only_with == ("no_case", "over")


@proves("Condition.asked_again_at", "conditions", "asked_again_at: [decide, visit]", "asked_again_at: [visit]")
def test_it_is_asked_again_at_the_step_that_the_route_names():
    walk = decide()
    assert walk.refused("boss", "approve") == {"not_declared"}
    assert walk.waits_for >= {"mother", "father", "tess"}
    for who in ("mother", "father", "tess"):
        walk.does(who, "say", no_case="none")
    assert walk.does("boss", "approve").step == "approved"


@proves("Condition.asked_again_at", "conditions", "asked_again_at: [decide, visit]", "asked_again_at: [decide]")
def test_it_is_asked_again_after_a_meeting_of_a_kind_that_the_route_names():
    walk = decide()
    for who in ("mother", "father", "tess"):
        walk.does(who, "say", no_case="none")
    walk.does("ann", "visit", on="2026-09-03", there=["ann", "mother"])
    assert walk.refused("boss", "approve") == {"not_declared"}


@proves("Condition.by", "conditions", "holds: judged, by: consultant", "holds: judged, by: manager")
def test_who_judges_can_judge_otherwise():
    walk = with_all_but("clear")
    assert (walk.refused("ann", "pass"), walk.who_can_help()) == ({"not_judged"}, {"ann"})
    walk.does("ann", "judge", clear="no")
    assert walk.refused("ann", "pass") == {"judged_not_met"}
    walk.does("ann", "judge", clear="yes").does("ann", "pass")


@proves("Condition.consent", "conditions", "holds: signed, consent: plan", "holds: judged, by: consultant")
@proves("Condition.holds", "conditions", "holds: signed, consent: plan", "holds: fact, fact: at_home")
def test_every_signature_counts():
    walk = with_all_but("signed").does("mother", "sign").does("tess", "sign")
    assert (walk.refused("ann", "pass"), walk.who_can_help()) == ({"not_signed"}, {"father"})


@proves("Condition.request", "conditions", "holds: granted, request: room", "holds: fact, fact: at_home")
def test_a_request_that_was_refused_is_asked_again():
    walk = with_all_but("granted").does("ann", "room")
    assert (walk.refused("ann", "pass"), walk.who_can_help()) == ({"not_granted"}, {"boss"})
    walk.does("boss", "room:no")
    assert (walk.refused("ann", "pass"), walk.who_can_help()) == ({"not_granted"}, {"ann"})
    walk.does("ann", "room").does("boss", "room:yes").does("ann", "pass")


@proves("Condition.fact", "conditions", "holds: fact, fact: at_home", "holds: judged, by: consultant")
def test_a_fact_that_is_so_from_the_start_opens_the_gate():
    walk = Walk("conditions", facts={"at_home": True}, ann="consultant", **PEOPLE)
    for name, meet in EVERYTHING:
        if name != "at_home":
            meet(walk)
    assert walk.does("ann", "pass").step == "decide"


@proves("Does.to", "conditions", "requires: [no_case], to: approved", "requires: [no_case], tells: everyone")
def test_what_is_not_required_can_be_done():
    assert decide().does("boss", "refuse").track.outcome == "refused"
    walk = decide()
    for who in ("mother", "father", "tess"):
        walk.does(who, "say", no_case="none")
    assert walk.does("boss", "approve").track.outcome == "approved"
