"""A contested decision: put by a party, who says who may know of it; corrected and taken back by nobody else."""

from datetime import date, timedelta

from samenspraak.route.filing import last_day
from samenspraak.route.state import became
from tests.routes.driver import MONDAY, Walk, proves, reading

THEN = "2026-06-16"


def talk() -> Walk:
    return Walk("contesting", ann="consultant", mother="guardian", father="guardian", tess="teacher")


def put(walk: Walk, who: str = "mother", on: str = THEN, **more) -> Walk:
    return walk.does(who, "put", decided_on=on, about="people", **more)


def standing(walk: Walk) -> list:
    return [(one.by, one.on.isoformat(), one.readers) for one in walk.case.contested if not one.is_over]


@proves("Action.contests", "contesting", "contests: puts, readers_chosen_from: [guardian, teacher]", "tells: teacher")
def test_a_decision_stands_on_the_case_and_only_whoever_put_it_may_know():
    walk = put(talk())
    assert standing(walk) == [("mother", THEN, ())]
    assert (walk.kept, walk.told) == ({}, {})


@proves("Action.readers_chosen_from", "contesting", "contests: puts, readers_chosen_from: [guardian, teacher]",
        "contests: puts")  # fmt: skip
def test_whoever_puts_it_chooses_who_may_know():
    walk = put(talk(), readers=["teacher"])
    assert standing(walk) == [("mother", THEN, ("teacher",))]


def test_nobody_is_chosen_who_is_not_named_by_the_route():
    assert talk().refused("mother", "put", decided_on=THEN, about="people", readers=["consultant"]) == {
        "field_not_a_choice"
    }


@proves(
    "Route.complaint",
    "contesting",
    """complaint:
  text: {en: "What is it about?"}
  hint: {en: Choose.}
  about:
    people: {text: {en: People}, bodies: [board, lkc]}
    board: {text: {en: The board}, bodies: board}
""",
)
@proves("Complaint.about", "contesting", "    people: {text: {en: People}, bodies: [board, lkc]}\n")
@proves("About.bodies", "contesting", "people: {text: {en: People}, bodies: [board, lkc]}",
        "people: {text: {en: People}, bodies: board}")  # fmt: skip
def test_it_is_about_something_for_which_a_body_names_a_term():
    about = talk().asked("mother", "put")["about"]
    assert about.choices == (("people", {"en": "People"}),)


@proves("Filing.within", "contesting", "within: 1 year", "within: 6 weeks")
def test_the_last_day_is_counted_from_its_day():
    walk = put(talk())
    found = last_day(walk.route, "lkc", walk.case.contested[0].on, MONDAY)
    assert (found.on, found.is_over, found.rule) == (date(2027, 6, 16), False, {"en": "Within a year."})


@proves("Option.files", "contesting", "    files: {within: 1 year, text: {en: Within a year.}}\n")
def test_a_day_that_passed_is_over_and_the_last_day_itself_is_not():
    route, then, last = reading("contesting").route, date(2025, 9, 7), date(2026, 9, 7)
    found = [last_day(route, "lkc", then, last + timedelta(days=more)) for more in (-1, 0, 1)]
    assert None not in found
    assert [one.is_over for one in found] == [
        False, False, True,
    ]  # fmt: skip


def test_a_day_to_come_and_no_day_are_refused():
    assert talk().refused("mother", "put", decided_on="2026-09-08", about="people") == {"field_in_future"}
    assert talk().refused("mother", "put", about="people") == {"field_missing"}
    assert talk().refused("mother", "put", decided_on="2026-02-30", about="people") == {"field_not_a_date"}
    assert talk().refused("mother", "put", decided_on=THEN) == {"field_missing"}


def test_a_decision_of_today_is_taken():
    assert standing(put(talk(), on=MONDAY.isoformat())) == [("mother", "2026-09-07", ())]


def test_it_is_corrected_by_whoever_put_it_and_begins_with_what_stands():
    walk = put(talk(), readers=["teacher"])
    asked = walk.asked("mother", "mend")
    assert {name: one.now for name, one in asked.items()} == {
        "decided_on": THEN, "about": "people", "readers": ("teacher",),
    }  # fmt: skip
    walk.does("mother", "mend", decided_on="2026-06-17", about="people")
    assert standing(walk) == [("mother", "2026-06-17", ())]


def test_it_is_taken_back_and_the_event_is_kept():
    walk = put(talk()).does("mother", "drop")
    assert standing(walk) == []
    assert len(walk.case.contested[0].told_in) == 2
    assert walk.refused("mother", "drop") == {"nothing_contested"}


def test_nobody_corrects_or_takes_back_what_another_put():
    walk = put(talk())
    for who in ("father", "tess"):
        assert walk.refused(who, "mend", decided_on=THEN, about="people") == {"nothing_contested"}
        assert walk.refused(who, "drop") == {"nothing_contested"}
        assert {"mend", "drop"}.isdisjoint(walk.offered(who))
    assert walk.refused("ann", "drop") == {"not_yours"}


def test_of_more_decisions_one_is_chosen():
    walk = put(put(talk()), on="2026-08-01")
    choices = walk.asked("mother", "drop")["decision"].choices
    assert [said for _key, said in choices] == [f"{THEN} people", "2026-08-01 people"]
    assert walk.refused("mother", "drop") == {"field_missing"}
    walk.does("mother", "drop", decision=choices[0][0])
    assert standing(walk) == [("mother", "2026-08-01", ())]


def test_of_more_decisions_none_of_another_can_be_chosen():
    walk = put(put(put(talk()), on="2026-08-01"), "father")
    other = walk.case.contested[-1].key
    assert walk.refused("mother", "drop", decision=other) == {"field_not_a_choice"}


def test_the_days_run_on_so_a_decision_is_put_and_taken_back_when_the_track_has_ended():
    walk = talk().does("ann", "close")
    assert {"put", "end", "file"} & walk.can("mother") == {"put"}
    put(walk, readers=["teacher"])
    assert standing(walk) == [("mother", THEN, ("teacher",))]
    assert walk.refused("father", "mend") == {"nothing_contested"}
    assert walk.refused("ann", "put") == {"not_yours"}
    assert standing(walk.does("mother", "mend", decided_on="2026-08-01", about="people")) == [
        ("mother", "2026-08-01", ())
    ]
    assert standing(walk.does("mother", "drop")) == []
    assert walk.track.outcome == "done"


def test_when_the_track_has_ended_a_wrong_day_is_refused_and_other_things_are_over():
    walk = talk().does("ann", "close")
    assert walk.refused("mother", "put", decided_on="2026-09-08", about="people") == {"field_in_future"}
    assert walk.refused("mother", "put", decided_on=THEN) == {"field_missing"}
    assert walk.refused("mother", "file") == {"ended"}


def test_an_option_that_was_never_begun_takes_a_decision_too_and_one_that_is_not_there_does_not():
    walk = talk()
    walk.case = became(walk.case, tracks={})
    put(walk)
    assert standing(walk) == [("mother", THEN, ())]
    assert walk.refused("mother", "put", option="lkc") == {"no_track"}
    assert walk.refused("mother", "put", option="nothing") == {"no_track"}
    assert walk.refused("mother", "file") == {"no_track"}


@proves("Ask.type", "contesting", 'type: body, text: {en: "Where?"}, choice: {court: {en: The court}}',
        'type: choice, text: {en: "Where?"}, choice: {court: {en: The court}}')  # fmt: skip
def test_where_somebody_filed_is_one_of_the_bodies_or_what_the_route_adds():
    walk = talk()
    assert [value for value, _text in walk.asked("mother", "file")["body"].choices] == ["board", "lkc", "court"]
    walk.does("mother", "file", body="lkc")
    assert walk.kept == {"body": ("teacher",)}
    assert walk.track.pauses["filed"].told_in == {"mother": walk.case.number}
    assert walk.refused("mother", "file") == {"already_done"}


def test_who_filed_need_not_say_where_and_takes_it_back_alone():
    walk = talk().does("mother", "file").does("father", "file")
    assert walk.refused("tess", "over") == {"not_yours"}
    walk.does("mother", "over")
    assert walk.track.stands_still
    assert not walk.does("father", "over").track.stands_still


@proves("Ask.within", "contesting", "within: 2 months, ")
def test_a_day_of_filing_lies_not_further_back_than_the_route_says():
    assert talk().refused("mother", "file", filed_on="2026-07-06") == {"field_too_early"}
    walk = talk()
    assert walk.tries("mother", "file", filed_on="0001-01-01").reasons[0].day == date(2026, 7, 7)
    walk.does("mother", "file", filed_on="2026-07-07")


@proves("Ask.past", "contesting", "type: date, past: true", "type: date")
def test_a_day_of_filing_has_been():
    assert talk().refused("mother", "file", filed_on="2026-09-08") == {"field_in_future"}
    assert talk().does("mother", "file", filed_on=MONDAY.isoformat()).kept == {"filed_on": ("teacher",)}
