"""When a fact has been so for some time, the route tells whom it names: once, counted from the day that was said."""

from datetime import date

from samenspraak.route.clock import first_day
from samenspraak.route.lasting import reached
from tests.routes.driver import Walk, proves

FOUR_WEEKS = date(2026, 10, 5)
THREE_MONTHS = date(2026, 12, 7)


def plan(facts=None) -> Walk:
    return Walk("table", ann="consultant", mother="guardian", tess="teacher", facts=facts)


def told_on(walk: Walk, day: date) -> dict[str, set[str]]:
    """Who is told that it lasts, by day, until this day."""
    found = {}
    while walk.today < day:
        before = walk.last
        walk.passes(1)
        if walk.last is not before and "lasting" in walk.told:
            found[str(walk.today)] = walk.told["lasting"]
    return found


@proves("Route.lasting", "table", "  - {fact: at_home, after: 4 weeks, tells: [guardian, consultant], "
        "says: {en: Four weeks at home.}, offers: table}\n")  # fmt: skip
@proves("Lasting.after", "table", "after: 4 weeks", "after: 5 weeks")
@proves("Lasting.tells", "table", "tells: [guardian, consultant], says", "tells: teacher, says")
@proves("Lasting.fact", "table", "fact: at_home, after: 4 weeks", "fact: nothing, after: 4 weeks")
def test_after_four_weeks_those_are_told_whom_the_route_names_and_once():
    walk = plan({"at_home": True})
    assert told_on(walk, date(2026, 11, 1)) == {str(FOUR_WEEKS): {"mother", "ann"}}


def test_each_time_has_its_own_people():
    walk = plan({"at_home": True})
    assert told_on(walk, date(2026, 12, 31)) == {str(FOUR_WEEKS): {"mother", "ann"}, str(THREE_MONTHS): {"tess"}}


def test_who_takes_part_in_one_of_the_tracks_alone_is_told_too():
    walk = plan({"at_home": date(2026, 5, 1)}).opens("ann", "table")
    walk.does("ann", "invite", candidate="ada").does("p4", "accept").passes(1)
    assert walk.told["lasting"] == {"tess", "p4"}


def test_when_two_times_have_passed_at_once_only_the_longest_is_said():
    walk = plan({"at_home": date(2026, 5, 1)})
    assert told_on(walk, date(2026, 12, 31)) == {"2026-09-08": {"tess"}}


def test_with_another_day_it_is_counted_anew():
    walk = plan({"at_home": True})
    walk.until(date(2026, 10, 6)).does("tess", "home", since="2026-09-28")
    assert told_on(walk, date(2026, 11, 30)) == {"2026-10-26": {"mother", "ann"}}


def test_said_again_with_the_same_day_nobody_is_told_again():
    walk = plan({"at_home": True})
    walk.until(date(2026, 10, 6)).does("tess", "home", since="2026-09-07")
    assert told_on(walk, date(2026, 11, 30)) == {}


def test_what_is_not_so_any_more_does_not_last():
    walk = plan({"at_home": True}).until(date(2026, 10, 1)).does("tess", "back")
    assert told_on(walk, date(2026, 12, 31)) == {}
    assert list(reached(walk.route, walk.case, walk.today)) == []


def test_once_everything_has_ended_nobody_is_told():
    walk = plan({"at_home": True}).does("ann", "close")
    assert told_on(walk, date(2026, 12, 31)) == {}


@proves("Lasting.says", "table", "says: {en: Four weeks at home.}, ")
@proves("Lasting.offers", "table", "{en: Four weeks at home.}, offers: table", "{en: Four weeks at home.}, offers: lkc")
def test_what_the_route_says_about_it_is_there_from_that_day():
    walk = plan({"at_home": True})
    walk.today = date(2026, 10, 4)
    assert list(reached(walk.route, walk.case, walk.today)) == []
    ((_number, rule),) = reached(walk.route, walk.case, FOUR_WEEKS)
    assert (rule.says, rule.offers) == ({"en": "Four weeks at home."}, ("table",))


def test_the_clock_wakes_on_that_day():
    walk = plan({"at_home": date(2026, 8, 12)})
    assert first_day(walk.route, walk.case) == date(2026, 9, 9)
    assert first_day(walk.route, walk.passes(2).case) > date(2026, 9, 9)
