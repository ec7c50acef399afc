"""Turning away at the door, with a pointer elsewhere; and asking for an option that others open."""

from samenspraak.route.engine import Case
from tests.routes.driver import Walk, proves

PEOPLE = {"tess": "teacher", "ann": "consultant"}


def come(court: str, about: str, who: str = "mother") -> Walk:
    return Walk("door", door={"court": court, "about": about}, **{who: "guardian", **PEOPLE})


@proves("Door.turns_away", "door", "        - {when: {about: money}, says: {en: Money is for others.}, "
        "offers: [advice, lkc]}\n")  # fmt: skip
@proves("TurnedAway.when", "door", "when: {about: money}", 'when: {about: money, court: "yes"}')
@proves("TurnedAway.offers", "door", "offers: [advice, lkc]", "offers: [lkc]")
@proves("Option.door", "door", "    door:\n", "    dour:\n")
def test_whoever_is_turned_away_hears_where_to_go_and_nothing_is_stored():
    walk = come("no", "money")
    assert walk.codes, "came in"
    assert (walk.codes, walk.last.offers) == ({"turned_away"}, ("advice", "lkc"))
    assert walk.case == Case()


@proves("TurnedAway.when", "door", '{court: "yes", about: place}', "{about: place}")
def test_all_answers_of_a_rule_must_fit():
    assert come("yes", "place").last.offers == ("lkc",)
    assert come("no", "place").step == "talk"


@proves("Door.asks", "door", "        court: {type: yes_no", "        coart: {type: yes_no")
def test_the_questions_at_the_door_are_answered_first():
    walk = Walk("door", mother="guardian", **PEOPLE)
    assert [one.field for one in walk.last.reasons] == ["court", "about"]
    assert come("no", "place").does("ann", "close").track.outcome == "done"


@proves("Option.opened_by", "door", "opened_by: [guardian, consultant]", "opened_by: [guardian, teacher]")
def test_who_may_not_open_it_does_not_come_in():
    assert Walk("door", door={"court": "no", "about": "place"}, tess="teacher", ann="consultant",
                mother="guardian").codes == {"not_yours"}  # fmt: skip
