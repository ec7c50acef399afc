"""Meetings that are held for several cases at once: the route says which, and who has them before them."""

from samenspraak.route.agenda import agendas_for, planned_for
from tests.routes.driver import Walk, proves

READERS = "          agenda: {text: {en: Agenda of the talks}, reads: [mediator, consultant]}\n"


def planned() -> Walk:
    walk = Walk("meetings", ann="consultant", mother="guardian", tess="teacher", lea="leader")
    walk.does("ann", "take", candidate="ada")
    who = walk.track.assigned["mediator"]
    return walk.does(who, "join").does(who, "plan", on="2026-09-21")


def on_the_agenda(walk: Walk, *keys: str) -> list[str]:
    return [str(meeting.on) for _track, _rule, meeting in planned_for(walk.route, walk.case, keys)]


@proves("Meetings.agenda", "meetings", READERS)
@proves("Agenda.reads", "meetings", "reads: [mediator, consultant]", "reads: [mediator]")
def test_what_is_planned_stands_on_the_agenda_of_whom_the_route_names():
    walk = planned()
    assert on_the_agenda(walk, "ann") == on_the_agenda(walk, walk.track.assigned["mediator"]) == ["2026-09-21"]
    assert on_the_agenda(walk, "mother", "tess") == []
    assert agendas_for(walk.route, {"consultant"})
    assert agendas_for(walk.route, {"guardian", "teacher"}) == []


def test_what_was_held_or_has_ended_stands_there_no_more():
    walk = planned()
    mediator = walk.track.assigned["mediator"]
    walk.does(mediator, "hold", on=str(walk.today), there=["mother", "tess"])
    assert on_the_agenda(walk, "ann") == []
    walk.does(mediator, "plan", on="2026-09-28")
    assert on_the_agenda(walk, "ann") == ["2026-09-28"]
    walk.does(mediator, "close")
    assert on_the_agenda(walk, "ann") == []
