"""Meetings with a guideline: what counts, until when the next one is, and one more that is allowed."""

from datetime import date

from tests.routes.driver import Walk, proves

MONDAY = "2026-09-07"


def talk() -> Walk:
    walk = Walk("meetings", ann="consultant", mother="guardian", tess="teacher", lea="leader")
    walk.does("ann", "take", candidate="ada")
    return walk.does(mediator(walk), "join")


def mediator(walk: Walk) -> str:
    return walk.track.assigned["mediator"]


def hold(walk: Walk, *there: str) -> Walk:
    return walk.does(mediator(walk), "hold", on=str(walk.today), there=list(there or ("mother", "tess")))


@proves("Action.within", "meetings", "plans: talk, within: 6 weeks", "plans: talk")
@proves("Action.within", "meetings", "records: talk, within: 6 weeks", "records: talk")
def test_a_meeting_is_not_planned_or_held_on_a_day_that_is_far_away():
    walk, there = talk(), ["mother", "tess"]
    for day in ("2026-07-26", "1926-09-07", "0001-01-01"):
        assert walk.refused(mediator(walk), "hold", on=day, there=there) == {"field_too_early"}
    for day in ("2026-10-20", "2099-09-07", "9999-12-31"):
        assert walk.refused(mediator(walk), "plan", on=day) == {"field_too_late"}
    walk.does(mediator(walk), "hold", on="2026-07-27", there=there).does(mediator(walk), "plan", on="2026-10-19")


@proves("Action.amends", "meetings", "amends: talk, within: 8 weeks", "records: talk")
def test_who_recorded_a_meeting_corrects_its_day_and_the_former_day_stays_to_be_read():
    walk, there = hold(talk()), ["mother", "lea"]
    assert walk.refused(mediator(walk), "mend", on="2099-09-07", there=there) == {"field_in_future"}
    assert walk.refused(mediator(walk), "mend", on="2026-07-01", there=there) == {"field_too_early"}
    asked = walk.asked(mediator(walk), "mend")
    assert (asked["on"].now, asked["there"].now, "entry" in asked) == ("2026-09-07", ("mother", "tess"), False)
    walk.does(mediator(walk), "mend", on="2026-09-03", there=there).does(
        mediator(walk), "mend", on="2026-09-03", there=there
    )
    (held,) = walk.track.meetings
    assert (held.on, held.there, held.was) == (date(2026, 9, 3), ("mother", "lea"), (date(2026, 9, 7),))


def test_of_several_meetings_the_one_that_is_wrong_is_chosen_and_nothing_is_corrected_that_is_not_there():
    walk = talk()
    assert "mend" not in walk.offered(mediator(walk))
    assert walk.refused(mediator(walk), "mend", on=MONDAY, there=["mother"]) == {"nothing_entered"}
    hold(hold(walk))
    assert walk.refused(mediator(walk), "mend", on=MONDAY, there=["mother"]) == {"field_missing"}
    walk.does(mediator(walk), "mend", entry="m1", on="2026-09-01", there=["mother"])
    assert {one.key: one.on.day for one in walk.track.meetings} == {"m1": 1, "m2": 7}


def test_without_a_word_about_it_a_day_lies_at_most_a_year_ahead():
    walk = talk()
    walk.does(mediator(walk), "plan", on="2026-09-14")
    assert walk.refused(mediator(walk), "move", on="2027-09-08", moved_for="school") == {"field_too_late"}
    walk.does(mediator(walk), "move", on="2027-09-07", moved_for="school")


@proves("Meetings.guideline", "meetings", "guideline: 2", "guideline: 3")
@proves("Meetings.kind", "meetings", "          kind: talk\n", "          kind: chat\n")
@proves("Step.meetings", "meetings", "          guideline: 2\n")
def test_no_more_meetings_than_the_guideline():
    walk = hold(hold(talk()))
    assert walk.refused(mediator(walk), "hold", on=MONDAY, there=["mother", "tess"]) == {"guideline_reached"}
    assert walk.refused(mediator(walk), "plan", on="2026-09-10") == {"guideline_reached"}
    assert walk.who_can_help() == {mediator(walk)}


@proves("Meetings.counts_with", "meetings", "counts_with: [parents, school]", "counts_with: parents")
def test_a_meeting_counts_only_with_someone_of_each_side():
    walk = hold(hold(hold(talk(), "mother"), "mother"), "mother")
    assert [one.held for one in walk.track.meetings] == [True] * 3
    hold(hold(walk, "mother", "lea"))
    assert walk.refused(mediator(walk), "plan", on="2026-09-10") == {"guideline_reached"}


@proves("Action.with_one_of", "meetings", ", with_one_of: [parents, school]")
def test_a_first_contact_is_with_one_side_beside_whoever_records_it():
    walk = talk()
    for there in (["mother", "tess"], [mediator(walk)], ["ann"]):
        assert walk.refused(mediator(walk), "first", on=MONDAY, there=there) == {"with_one_only"}
    walk.does(mediator(walk), "first", on=MONDAY, there=["mother", "ann", mediator(walk)])
    walk.does(mediator(walk), "first", on=MONDAY, there=["tess", "lea"])
    walk.does("lea", "first", on=MONDAY, there=["mother", "lea"])
    assert [one.there[0] for one in walk.track.meetings] == ["mother", "tess", "mother"]


@proves("Action.with_", "meetings", "records: own_talk, with: [parents, school]", "records: own_talk")
def test_a_talk_between_sides_has_somebody_of_each_and_says_who_is_missing():
    walk = talk()
    assert walk.refused("mother", "own", on=MONDAY, there=["mother"]) == {"with_each"}
    (missing,) = walk.last.reasons
    assert (missing.field, missing.who) == ("there", ("tess", "lea"))
    walk.does("mother", "own", on=MONDAY, there=["mother", "lea"])
    assert [one.there for one in walk.track.meetings] == [("mother", "lea")]


@proves("Action.with_", "meetings", "amends: own_talk, with: [parents, school]", "amends: own_talk")
def test_what_is_corrected_keeps_to_it_too():
    walk = talk().does("mother", "own", on=MONDAY, there=["mother", "tess"])
    assert walk.refused("mother", "mend_own", on=MONDAY, there=["mother"]) == {"with_each"}


@proves("Does.allows", "meetings", "yes: {allows: talk}", "yes: {tells: mediator}")
def test_one_more_is_allowed_and_then_it_is_over_again():
    walk = hold(hold(talk())).does("p5", "one_more").does("ann", "one_more:yes")
    hold(walk)
    assert walk.refused(mediator(walk), "plan", on="2026-09-10") == {"guideline_reached"}


@proves("Meetings.first_within", "meetings", "          first_within: 10 working days\n")
@proves("Meetings.next_within", "meetings", "          next_within: 3 weeks\n")
@proves("Meetings.report_within", "meetings", "          report_within: 5 working days\n")
def test_each_meeting_has_a_term_and_so_has_the_report():
    walk = talk()
    assert walk.track.due == date(2026, 9, 21)
    assert hold(walk).track.due == date(2026, 9, 28)
    assert hold(walk).track.due == date(2026, 9, 14)


@proves("Action.plans", "meetings", "plans: talk, ")
@proves("Action.moves", "meetings", "moves: talk, ")
def test_a_meeting_is_planned_moved_and_held_and_the_term_follows_it():
    walk = talk()
    assert walk.refused(mediator(walk), "move", on="2026-09-15") == {"nothing_planned"}
    walk.does(mediator(walk), "plan", on="2026-09-10")
    assert walk.refused(mediator(walk), "plan", on="2026-09-12") == {"already_planned"}
    assert walk.does(mediator(walk), "move", on="2026-09-15", moved_for="school").track.due == date(2026, 9, 15)
    hold(walk)
    assert [(one.held, one.moved) for one in walk.track.meetings] == [(True, 1)]


def test_a_planned_meeting_has_an_hour_and_says_for_which_side_it_was_moved():
    walk = talk()
    assert walk.refused(mediator(walk), "plan", on="2026-09-10", time="half past") == {"field_not_a_time"}
    walk.does(mediator(walk), "plan", on="2026-09-10", time="9.05")
    assert walk.refused(mediator(walk), "move", on="2026-09-15") == {"field_missing"}
    assert walk.refused(mediator(walk), "move", on="2026-09-15", moved_for="partnership") == {"field_not_a_choice"}
    assert walk.track.meetings[0].time == "09:05"
    walk.does(mediator(walk), "move", on="2026-09-15", moved_for="school")
    walk.does(mediator(walk), "move", on="2026-09-16", moved_for="independent", time="15:30")
    assert walk.track.meetings[0].moved_for == ("school", "independent")
    assert walk.track.meetings[0].time == "15:30"


@proves("Action.records", "meetings", "records: talk", "tells: everyone")
def test_a_held_meeting_lies_in_the_past_and_a_planned_one_in_the_future():
    walk = talk()
    assert walk.refused(mediator(walk), "hold", on="2026-09-08", there=["mother"]) == {"field_in_future"}
    assert walk.refused(mediator(walk), "plan", on="2026-09-06") == {"field_in_past"}
    assert walk.refused(mediator(walk), "hold", on=MONDAY) == {"field_missing"}


@proves("Does.voids", "meetings", "voids: rules, ")
@proves("Does.releases", "meetings", "releases: mediator, voids", "voids")
def test_a_mediator_who_hands_back_leaves_and_what_was_signed_is_void_but_meetings_stay():
    walk = hold(talk()).does("mother", "sign").does("p5", "hand_back").does("ann", "hand_back:yes")
    assert (walk.step, walk.track.assigned, walk.track.signed["rules"]) == ("assign", {}, {})
    walk.does("ann", "take", candidate="bob").does(mediator(walk), "join")
    assert walk.track.due == date(2026, 9, 28)
    hold(walk)
    assert walk.refused(mediator(walk), "plan", on="2026-09-10") == {"guideline_reached"}


@proves("Does.keeps_meetings", "meetings", ", keeps_meetings: false")
def test_meetings_need_not_stay():
    walk = hold(talk()).does("tess", "start_again").does("ann", "start_again:yes")
    assert walk.track.meetings == ()
    walk.does("ann", "take", candidate="bob").does(mediator(walk), "join")
    assert hold(hold(walk)).does(mediator(walk), "close").track.outcome == "done"


def test_a_planned_meeting_falls_away_when_the_mediator_leaves():
    walk = talk()
    walk.does("p5", "plan", on="2026-09-10").does("p5", "hand_back").does("ann", "hand_back:yes")
    assert walk.track.meetings == ()


@proves("Room.for_", "meetings", "room: {for: [guardian, teacher, mediator]}", "room: {}")
def test_a_step_says_for_whom_its_room_is():
    room = talk().route.options["talk"].steps["talk"].room
    assert [str(one) for one in room.for_] == ["guardian", "teacher", "mediator"]


@proves("Action.with_hour", "meetings", ", with_hour: true")
def test_where_the_route_says_so_a_meeting_has_an_hour():
    walk = talk()
    assert walk.refused(mediator(walk), "plan_at", on="2026-09-10") == {"field_missing"}
    walk.does(mediator(walk), "plan_at", on="2026-09-10", time="15:30")
    assert [one.time for one in walk.track.meetings] == ["15:30"]
