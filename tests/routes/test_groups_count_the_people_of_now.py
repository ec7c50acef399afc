"""Groups are counted over the people of now: joining, leaving and being excused change what is waited for, at once."""

from tests.routes.driver import Walk, proves


def table(**more: str) -> Walk:
    people = {"tess": "teacher", "mother": "guardian", "father": "guardian invited", "boss": "manager", **more}
    return Walk("groups", **people)


@proves("Gate.all_joined", "groups", "all_joined: table", "all_joined: teacher")
@proves("Group.who", "groups", "who: [each guardian, pupil, one of school]", "who: [guardian, pupil, one of school]")
@proves("Action.joins", "groups", "joins: true", "tells: everyone")
def test_the_table_waits_until_everyone_of_now_joined():
    walk = table()
    assert (walk.step, walk.waits_for) == ("invite", {"father"})
    walk.does("father", "join")
    assert (walk.step, walk.told["gate"]) == ("write", {"mother", "tess"})


@proves("Gate.to", "groups", "all_joined: table, to: write", "all_joined: table, to: agreed")
@proves("Gate.tells", "groups", "to: write, tells: table", "to: write")
def test_whoever_the_gate_names_is_told_that_it_opened():
    walk = table().does("father", "join")
    assert (walk.step, walk.told["gate"]) == ("write", {"mother", "tess"})


@proves("Action.leaves", "groups", "leaves: true, ")
def test_who_leaves_is_not_waited_for_any_more():
    walk = table(father="guardian").does("mother", "done").does("tess", "done")
    assert (walk.step, walk.waits_for) == ("write", {"father"})
    walk.does("father", "go")
    assert (walk.step, walk.case.people["father"].status) == ("agreed", "left")


@proves("Does.excuses", "groups", "excuses: true", "tells: everyone")
@proves("Request.about", "groups", "        about: guardian\n")
@proves("Request.yes", "groups", "yes: {excuses: true}", "yes: {}")
def test_an_excused_parent_holds_nobody_up():
    walk = table().does("tess", "go_on_without", about="father")
    assert walk.step == "invite"
    walk.does("boss", "go_on_without:yes")
    assert walk.step == "write"
    walk.does("mother", "done").does("tess", "done")
    assert walk.step == "agreed"


def test_a_parent_who_is_not_excused_is_still_waited_for():
    walk = table().does("tess", "go_on_without", about="father").does("boss", "go_on_without:no")
    assert (walk.step, walk.waits_for) == ("invite", {"father"})


@proves("Role.optional", "groups", "pupil: {text: {en: pupil}, side: parents, optional: true}",
        "pupil: {text: {en: pupil}, side: parents}")  # fmt: skip
def test_a_pupil_who_is_in_the_case_is_waited_for_and_one_who_is_not_holds_nobody_up():
    without_pupil = table(father="guardian").does("mother", "done").does("father", "done").does("tess", "done")
    assert without_pupil.step == "agreed"
    with_pupil = table(father="guardian", noor="pupil").does("mother", "done").does("father", "done")
    with_pupil.does("tess", "done")
    assert with_pupil.waits_for == {"noor"}


@proves("Does.to", "groups", "by: table, to: stopped", "by: table, tells: table")
@proves("Step.final", "groups", "final: stopped")
def test_anyone_at_the_table_can_stop():
    walk = table().does("mother", "stop")
    assert (walk.step, walk.track.outcome) == ("stopped", "stopped")
    assert walk.refused("mother", "stop") == {"ended"}


def test_who_is_only_invited_joins_before_doing_anything_else():
    walk = table()
    assert walk.refused("father", "stop") == {"join_first"}
    assert walk.can("father") == {"join"}
