"""Pauses are a set: each reason has its owners, and the term grows by the days that the track stood still."""

from datetime import date

from tests.routes.driver import Walk, proves


def talk() -> Walk:
    return Walk("pauses", ann="consultant", mother="guardian", father="guardian", tess="teacher")


@proves("Does.adds_pause", "pauses", "by: [guardian, teacher], adds_pause: complaint, tells", "by: guardian, tells")
@proves("Option.always", "pauses", "      report: {text: {en: Report a complaint}, by: [guardian, teacher], "
        "adds_pause: complaint, tells: everyone}\n")  # fmt: skip
def test_a_track_that_pauses_waits_for_nobody_and_says_who_can_let_it_go_on():
    walk = talk().does("mother", "report")
    assert walk.waits_for == set()
    assert (walk.refused("ann", "close"), walk.who_can_help()) == ({"paused"}, {"mother"})


def test_what_can_always_be_done_can_be_done_during_a_pause():
    walk = talk().does("mother", "report")
    assert walk.can("ann") >= {"ill", "end"}
    assert walk.does("ann", "end").track.outcome == "stopped"


@proves("Does.removes_pause", "pauses", "by: who reported, removes_pause: complaint", "by: everyone")
def test_who_did_not_report_it_cannot_take_it_back():
    walk = talk().does("mother", "report")
    assert walk.refused("father", "over") == {"not_yours"}
    assert "over" not in walk.can("father")
    assert walk.does("mother", "over").does("ann", "close").step == "done"


def test_of_two_who_reported_one_takes_it_back_and_it_still_pauses():
    walk = talk().does("mother", "report").does("tess", "report").does("mother", "over")
    assert walk.refused("ann", "close") == {"paused"}
    walk.does("tess", "over").does("ann", "close")
    assert walk.track.outcome == "done"


def test_nobody_reports_the_same_twice():
    walk = talk().does("mother", "report")
    assert walk.refused("mother", "report") == {"already_done"}


def test_of_two_reasons_one_is_taken_back_and_it_still_pauses():
    walk = talk().does("mother", "report").does("ann", "ill").does("mother", "over")
    assert (walk.refused("ann", "close"), set(walk.track.pauses)) == ({"paused"}, {"illness"})
    assert walk.does("ann", "well").does("ann", "close").step == "done"


@proves("Step.term", "pauses", "term: 14 calendar days", "term: 15 calendar days")
def test_the_term_grows_by_the_days_of_the_pause():
    walk = talk()
    assert walk.track.due == date(2026, 9, 21)
    walk.passes(2).does("mother", "report").passes(10).does("mother", "over")
    assert walk.track.due == date(2026, 10, 1)


def test_days_with_two_reasons_count_once():
    walk = talk().passes(1).does("mother", "report").passes(4).does("ann", "ill").passes(3)
    walk.does("mother", "over").passes(2).does("ann", "well")
    assert walk.track.due == date(2026, 9, 30)


def test_the_term_of_the_step_stands_still_too():
    walk = talk().does("mother", "report").until(date(2026, 9, 30))
    assert walk.track.late == ()
    walk.does("mother", "over").until(walk.track.due)
    assert walk.track.late == ()
    assert walk.passes(1).track.late == (0,)


@proves("Pause.term", "pauses", "term: 6 weeks", "term: 7 weeks")
@proves("Pause.late", "pauses", ", late: {remind: [who reported, consultant]}")
def test_when_the_term_of_a_pause_passes_those_who_reported_are_reminded():
    walk = talk().does("mother", "report").until(date(2026, 10, 20))
    assert walk.told["remind"] == {"mother", "ann"}


@proves("Late.after", "pauses", "after: 5 working days, do: end", "do: end")
@proves("Late.do", "pauses", ", do: end}", ", remind: teacher}")
def test_when_the_term_of_a_pause_passed_long_ago_the_clock_can_end_the_track():
    walk = talk().does("ann", "ill").until(date(2026, 9, 28))
    assert walk.step == "talk"
    assert walk.until(date(2026, 9, 29)).track.outcome == "stopped"


@proves("Does.adds_pause", "pauses", "yes: {adds_pause: illness}", "yes: {}")
@proves("Does.removes_pause", "pauses", "no: {removes_pause: illness}", "no: {}")
def test_requests_go_on_during_a_pause_and_their_answers_can_add_and_take_away_a_reason():
    walk = talk().does("mother", "ask_consultant").does("ann", "ask_consultant:yes")
    assert walk.refused("ann", "close") == {"paused"}
    walk.does("tess", "ask_consultant").does("ann", "ask_consultant:no")
    assert walk.does("ann", "close").step == "done"


@proves("Action.during_pause", "pauses", "during_pause: true, ")
def test_an_action_of_the_step_can_be_done_during_a_pause_when_the_route_says_so():
    walk = talk().does("mother", "report")
    assert "note" in walk.can("ann")
    assert walk.does("ann", "note").step == "talk"


@proves("Pause.stands_still", "pauses", ", stands_still: false")
def test_a_reason_that_does_not_stand_still_is_kept_and_the_track_goes_on():
    walk = talk().does("ann", "paper").passes(3)
    assert (walk.waits_for, walk.track.due, set(walk.track.pauses)) == ({"ann"}, date(2026, 9, 21), {"press"})
    assert walk.does("ann", "forgotten").track.due == date(2026, 9, 21)
    assert walk.does("ann", "paper").does("ann", "close").track.outcome == "done"


# What the route asks by itself because of a reason


@proves(
    "Request.by", "pauses", "by: clock\n        answered_by: [guardian", "by: guardian\n        answered_by: [guardian"
)
def test_whoever_reports_a_reason_is_asked_like_everyone_else_whether_to_go_on():
    walk = talk().does("mother", "rumour")
    assert walk.waits_for >= {"mother", "father", "tess"}
    for who in ("mother", "father", "tess"):
        walk.does(who, "go_on:yes")
    assert (walk.track.open_requests(), walk.step) == ((), "talk")


def test_one_who_reported_and_does_not_want_to_go_on_ends_it():
    assert talk().does("mother", "rumour").does("mother", "go_on:no").track.outcome == "stopped"


def test_what_the_route_asks_everyone_is_asked_once_however_many_report():
    walk = talk().does("mother", "rumour").does("father", "rumour")
    assert [one.name for one in walk.track.open_requests()] == ["go_on"]
    assert walk.does("mother", "go_on:yes").refused("mother", "go_on:yes") == {"already_done"}


def test_what_was_asked_because_of_a_reason_falls_away_with_the_last_who_takes_it_back():
    walk = talk().does("mother", "rumour").does("father", "rumour").does("mother", "forgotten")
    assert [one.name for one in walk.track.open_requests()] == ["go_on"]
    walk.does("father", "forgotten")
    assert walk.refused("tess", "go_on:no") == {"nothing_asked"}
    walk.does("father", "rumour")
    assert "tess" in walk.waits_for


def test_only_the_route_itself_puts_what_is_by_the_clock():
    assert "go_on" not in talk().can("mother")
    assert talk().refused("mother", "go_on") == {"not_yours"}
