"""Requests stand beside the step: asked by one, answered by another, several at once, each with a term."""

from datetime import date

from tests.routes.driver import Walk, proves


def plan() -> Walk:
    people = {"mother": "guardian", "father": "guardian", "tess": "teacher", "lea": "leader", "boss": "manager"}
    return Walk("requests", ann="consultant", **people)


def talk() -> Walk:
    return plan().does("ann", "begin")


def held(walk: Walk) -> Walk:
    return walk.does("ann", "hold", on=str(walk.today), there=["mother", "tess"])


@proves("Does.extends", "requests", "extends: true", "tells: everyone")
@proves("Request.asks", "requests", "asks: {until: {", "asks: {untul: {")
def test_yes_moves_the_term_to_the_date_that_was_asked_for():
    walk = plan().does("mother", "more_time", until="2026-10-01")
    assert walk.track.due == date(2026, 9, 14)
    walk.does("ann", "more_time:yes", why="It is right")
    assert (walk.step, walk.track.due) == ("plan", date(2026, 10, 1))


def test_no_leaves_the_term_as_it_was():
    walk = plan().does("mother", "more_time", until="2026-10-01").does("ann", "more_time:no", why="No")
    assert walk.track.due == date(2026, 9, 14)


@proves("Request.answer_asks", "requests", '        answer_asks: {why: {text: {en: "Why?"}}}\n')
def test_whoever_answers_is_asked_too_and_those_concerned_read_it():
    walk = plan().does("mother", "more_time", until="2026-10-01")
    assert walk.refused("ann", "more_time:yes") == {"field_missing"}
    walk.does("ann", "more_time:yes", why="Because")
    assert walk.kept["why"] == ("anyone", "consultant", "manager")


@proves("Request.answered_by", "requests", "answered_by: [consultant, manager]", "answered_by: manager")
def test_nobody_answers_a_request_of_their_own():
    walk = plan().does("ann", "more_time", until="2026-10-01")
    assert walk.refused("ann", "more_time:yes", why="I want it") == {"own_request"}
    assert walk.refused("mother", "more_time:yes", why="No matter") == {"not_yours"}
    assert walk.waits_for >= {"boss"}
    walk.does("boss", "more_time:yes", why="Fine")
    walk = plan().does("mother", "more_time", until="2026-10-01").does("ann", "more_time:yes", why="Fine")
    assert walk.track.due == date(2026, 10, 1)


def test_several_are_open_at_once_and_answered_one_by_one():
    walk = plan().does("mother", "more_time", until="2026-10-01").does("tess", "more_time", until="2026-11-02")
    walk.does("tess", "question")
    first, second, third = (one.key for one in walk.track.open_requests())
    walk.does("ann", "more_time:yes", key=second, why="Yes").does("ann", "more_time:no", key=first, why="No")
    assert (walk.track.due, [one.key for one in walk.track.open_requests()]) == (date(2026, 11, 2), [third])
    assert walk.refused("ann", "more_time:yes", why="Again") == {"nothing_asked"}


@proves("Request.during", "requests", "        during: talk\n        after_meetings: 1\n        answered_by: manager",
        "        after_meetings: 0\n        answered_by: manager")  # fmt: skip
@proves("Request.after_meetings", "requests", "        after_meetings: 1\n")
def test_it_can_be_asked_only_at_its_steps_and_after_so_many_meetings():
    assert plan().refused("ann", "one_more", reason="More") == {"not_at_this_step"}
    assert talk().refused("ann", "one_more", reason="More") == {"too_early"}
    held(talk()).does("ann", "one_more", reason="More")


@proves("Does.allows", "requests", "yes: {allows: talk, tells: everyone}", "yes: {tells: everyone}")
@proves("Request.tells", "requests", "        tells: teacher\n")
@proves("Request.reads", "requests", "        reads: manager\n")
def test_yes_allows_one_more_meeting_and_tells_who_the_request_names():
    walk = held(talk())
    assert walk.refused("ann", "hold", on=str(walk.today), there=["mother", "tess"]) == {"guideline_reached"}
    walk.does("ann", "one_more", reason="More")
    assert (walk.told["asked"], walk.kept) == ({"boss", "tess"}, {"reason": ("manager",)})
    walk.does("boss", "one_more:yes")
    assert held(walk).refused("ann", "hold", on=str(walk.today), there=["mother", "tess"]) == {"guideline_reached"}


@proves("Late.do", "requests", ", {after: 1 working day, do: yes}")
@proves("Late.before", "requests", "before: 2 working days, remind: manager", "remind: manager")
@proves("Request.term", "requests", "term: 2 weeks", "term: 3 weeks")
@proves("Request.late", "requests", "late: [{before: 2 working days, remind: manager}, "
        "{after: 1 working day, do: yes}]", "late: [{remind: manager}]")  # fmt: skip
def test_the_clock_answers_when_the_route_says_so():
    walk = held(talk()).does("ann", "one_more", reason="More").until(date(2026, 9, 17))
    assert walk.told["remind"] == {"boss"}
    assert walk.until(date(2026, 9, 22)).track.requests[0].is_open
    walk.until(date(2026, 9, 23))
    assert (walk.track.requests[0].answer, walk.track.allowed) == ("yes", {"talk": 1})


@proves("Request.once", "requests", "        once: person\n")
def test_once_a_person():
    walk = plan().does("mother", "question").does("ann", "question:no")
    assert walk.refused("mother", "question") == {"asked_already"}
    walk.does("father", "question")


@proves("Request.once", "requests", "        once: side\n")
@proves("Request.no", "requests", "        no: {to: plan}\n")
def test_once_a_side():
    walk = talk().does("mother", "objection").does("boss", "objection:no")
    assert walk.step == "plan"
    assert walk.refused("father", "objection") == {"asked_already"}
    walk.does("lea", "objection").does("boss", "objection:no")
    assert walk.refused("tess", "objection") == {"asked_already"}


@proves("Request.once", "requests", "        once: track\n")
def test_once_a_track():
    walk = plan().does("mother", "stop_now").does("boss", "stop_now:no")
    assert walk.refused("tess", "stop_now") == {"asked_already"}


@proves("Does.tells", "requests", "yes: {tells: everyone}", "yes: {}")
@proves(
    "Request.by", "requests", "by: [guardian, teacher]\n        once: person", "by: [teacher]\n        once: person"
)
def test_whoever_asked_hears_the_answer_and_others_when_the_route_says_so():
    walk = plan().does("mother", "question").does("ann", "question:yes")
    assert (walk.told["answered"], walk.told["did"]) == ({"mother"}, {"mother", "father", "tess", "lea", "boss"})


@proves("Does.opens", "requests", "opens: stop_now", "tells: everyone")
@proves("Late.do", "requests", "late: {do: yes}", "late: {remind: manager}")
def test_an_action_puts_a_request_at_once_and_the_clock_answers_it():
    walk = plan().does("mother", "complain")
    assert [one.name for one in walk.track.open_requests()] == ["stop_now"]
    walk.until(date(2026, 9, 10))
    assert walk.step == "plan"
    assert walk.passes(1).track.outcome == "stopped"


@proves("Late.remind", "requests", "[{remind: consultant}, {after: 1 working day, tell: who asked}]",
        "[{remind: teacher}, {after: 1 working day, tell: who asked}]")  # fmt: skip
@proves("Late.tell", "requests", "{after: 1 working day, tell: who asked}", "{after: 1 working day, tell: manager}")
def test_who_answers_is_reminded_and_who_asked_is_told():
    walk = plan().does("mother", "more_time", until="2026-10-01").until(date(2026, 9, 11))
    assert walk.told == {"remind": {"ann"}}
    assert walk.until(date(2026, 9, 15)).track.requests[0].late == (0, 1)
    walk = (
        plan().does("mother", "more_time", until="2026-10-01").passes(3).does("ann", "begin").until(date(2026, 9, 15))
    )
    assert walk.told == {"late": {"mother"}}
