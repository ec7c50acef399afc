"""Tracks that act on each other: order, side by side, and what opening or ending one does to another."""

from datetime import date

from tests.routes.driver import Walk, proves


def mediation() -> Walk:
    return Walk("tracks", ann="consultant", mother="guardian", tess="teacher")


def ended(end: str) -> Walk:
    return mediation().does("ann", end)


def complaint() -> Walk:
    return mediation().opens("mother", "complaint")


@proves("OpensAfter.ended_in", "tracks", "ended_in: [done]", "ended_in: [done, stopped]")
@proves("OpensAfter.option", "tracks", "option: mediation, ended_in: [done]", "option: table, ended_in: [found]")
@proves("Option.opens_after", "tracks", "    opens_after: {option: mediation, ended_in: [done]}\n")
def test_an_option_opens_only_after_another_ended_so():
    assert "opens_after" in mediation().refused("tess", "open", option="aftercare")
    assert ended("stop").refused("tess", "open", option="aftercare") == {"opens_after"}
    assert ended("close").opens("tess", "aftercare").step == "care"


@proves("Option.opened_by", "tracks", "opened_by: guardian", "opened_by: [guardian, teacher]")
def test_only_who_may_open_it_opens_it():
    walk = mediation()
    assert (walk.refused("tess", "open", option="complaint"), walk.who_can_help()) == ({"not_yours"}, {"mother"})


@proves("Option.runs_beside", "tracks", "    runs_beside: mediation\n")
def test_tracks_run_beside_each_other_when_one_of_them_names_the_other():
    walk = mediation().opens("tess", "table")
    assert (walk.step, walk.waits_for) == ("look", {"ann"})
    assert walk.on("mediation").does("ann", "close").on("table").does("ann", "find").track.outcome == "found"


def test_tracks_that_name_each_other_in_neither_do_not_run_beside_each_other():
    walk = ended("close").opens("tess", "aftercare")
    assert walk.refused("mother", "open", option="complaint") == {"not_beside"}
    assert walk.refused("tess", "open", option="aftercare") == {"already_open"}
    assert walk.refused("ann", "open", option="mediation") == {"not_beside"}


@proves("ActsOn.pauses", "tracks", "pauses: mediation, ")
@proves("Option.while_open", "tracks", "    while_open: {pauses: mediation, resumes: table}\n")
def test_opening_one_pauses_another():
    walk = complaint()
    assert walk.told["other_track"] >= {"ann", "tess"}
    assert walk.on("mediation").refused("ann", "close") == {"paused"}


@proves("ActsOn.resumes", "tracks", "      settled: {resumes: mediation}\n")
@proves("Option.on_end", "tracks", "settled: {resumes: mediation}", "settled: {ends: mediation}")
def test_an_end_of_one_lets_another_go_on_with_its_term_grown():
    walk = complaint().passes(10).does("ann", "settle").on("mediation")
    assert (walk.step, walk.track.due) == ("talk", date(2026, 10, 1))
    assert walk.does("ann", "close").track.outcome == "done"


@proves("ActsOn.ends", "tracks", "upheld: {ends: mediation, pauses: table}", "upheld: {resumes: mediation}")
def test_another_end_of_it_ends_another():
    walk = complaint().does("ann", "uphold").on("mediation")
    assert (walk.step, walk.track.outcome) == ("talk", "ended_by_complaint")
    assert walk.refused("ann", "close") == {"ended"}


@proves("ActsOn.pauses", "tracks", "upheld: {ends: mediation, pauses: table}", "upheld: {ends: mediation}")
@proves("ActsOn.resumes", "tracks", "while_open: {pauses: mediation, resumes: table}",
        "while_open: {pauses: mediation}")  # fmt: skip
def test_an_end_can_pause_another_and_opening_again_lets_it_go_on():
    walk = mediation().opens("tess", "table").opens("mother", "complaint").does("ann", "uphold")
    assert walk.on("table").refused("ann", "find") == {"paused"}
    assert walk.opens("mother", "complaint").on("table").does("ann", "find").step == "found"


@proves("ActsOn.ends", "tracks", "    while_open: {ends: table}\n", "    runs_beside: table\n")
def test_opening_one_can_end_another():
    walk = mediation().opens("tess", "table").on("mediation").does("ann", "close").opens("tess", "aftercare")
    assert walk.on("table").track.outcome == "ended_by_aftercare"
    assert walk.on("aftercare").does("ann", "leave").track.outcome == "left"


def test_a_track_that_is_opened_again_stops_the_others_again():
    walk = complaint().does("ann", "settle").does("mother", "reopen")
    assert walk.on("mediation").refused("ann", "close") == {"paused"}


def test_a_track_is_not_opened_again_beside_one_that_it_cannot_run_beside():
    walk = complaint().does("ann", "settle").on("mediation").does("ann", "close").opens("tess", "aftercare")
    assert walk.on("complaint").refused("mother", "reopen") == {"not_beside"}


def test_a_track_that_was_ended_by_another_lets_go_what_it_paused():
    walk = complaint().opens("mother", "court")
    assert walk.on("complaint").track.outcome == "ended_by_court"
    assert walk.on("mediation").does("ann", "close").step == "done"
    assert walk.on("court").does("ann", "rule").step == "ruled"
