"""The words of `when`: what each changes about the ordinary case, and for which reason the engine may refuse then.

A row applies its words in the order in which they stand here, whatever their order in the table (see trying.py).
"""

from dataclasses import replace
from datetime import timedelta

import tests.golden.words_of_talks  # noqa: F401 - registers its words, before those that stand here
from samenspraak.route import clock
from samenspraak.route.changes import MeetingsDropped, fold
from samenspraak.route.engine import Candidate
from tests.golden.attempt import FIELDS, word
from tests.golden.setting import FIRST_DAY, OPTION, all_but, declare, reach
from tests.golden.table import CLOCK, finals_of

RECORDER = {"sppoh": "consultant", "swv": "care_coordinator"}
"""Who records that custody changed."""
DAYS = {
    "declare": "no_legal_action_stopped",
    "more_time": "until",
    **dict.fromkeys(("contest_decision", "correct_decision"), "decided_on"),
}
"""The question for a day, of what does not ask it as `on`."""
TWO_YEARS = timedelta(days=731)


# People


def no_custody(one):
    one.add("no_custody", one.actor)


def only_guardian(one):
    """The other guardian is the one with custody, and the one whom it is about."""
    one.add("no_custody", "guardian")
    one.answers["about"] = "other_guardian"


def gains_later(one):
    one.add("no_custody", "guardian")


def custody_gained(one):
    begin_signing(one)
    one.world.do("change_custody", RECORDER[one.row.route], {"about": "guardian", "custody": "yes"})
    if one.row.step in ("check", "decide"):
        declare(one.world)


def custody_lost(one):
    begin_signing(one)
    one.world.do("change_custody", RECORDER[one.row.route], {"about": one.actor, "custody": "no"})


def begin_signing(one):
    """Somebody signs first where that does not end the signing: in swv another parent would be the last one."""
    if one.row.step == "sign":
        one.world.do("sign", "care_coordinator")


def turned_16(one):
    if one.row.does == "pupil_is_16":  # then the birthday is the act itself
        return
    world = one.world
    for act in clock.birthdays(world.route, world.case, {"pupil": 16}):
        world.do(act.name, act.by, act.answers)
    if one.row.step in ("check", "decide"):
        declare(world)


def stays_outside(one):
    """The actor, or for a clock row a guardian, was invited and did not join.

    Nothing goes on that waits for this person: later on it is a guardian without custody, or another one of the school.
    """
    key = "guardian" if one.row.who == CLOCK else one.actor
    one.add("not_joined", key)
    one.about = key
    if key == "guardian" and one.row.step not in ("apply", *finals_of(one.row.route)):
        one.add("no_custody", key)
    if key == "care_coordinator":
        one.expect(with_leader=True)


def gets_custody_outside(one):
    """Nobody with custody comes to the signing without having joined, unless custody came after it began."""
    if one.plan.no_custody:
        one.world.do("change_custody", RECORDER[one.row.route], {"about": one.actor, "custody": "yes"})


def is_a_stranger(one):
    one.actor = "stranger"


def takes_others_link(one):
    if one.row.does == "join":
        stays_outside(one)
    one.more["via"] = "other_guardian"


def who_stays_out(one):
    """The actor; for somebody else a guardian without custody, or the pupil who sat at the table."""
    seated = one.says("at the table") or one.says("came later")
    return "pupil" if seated or one.actor == "pupil" else "guardian"


def may_stay_out(one):
    if who_stays_out(one) == "guardian":
        one.add("no_custody", "guardian")


def stays_out(one):
    who = who_stays_out(one)
    one.world.do("pupil_stays_out" if who == "pupil" else "stay_out", who)


word("pupil at home", lambda one: one.expect(at_home=True))
word(
    "partly at school",
    at_step=lambda one: one.world.do("attends_partly", "guardian"),
    because={"already_done"},
)
word("no custody", no_custody, because={"not_yours"})
word("only guardian", only_guardian, because={"nobody_to_ask_about", "field_not_a_choice", "last_with_custody"})
word("at the table", lambda one: one.expect(seated=True))
word("pupil not represented", lambda one: one.add("left_out", "represent"), because={"not_so", "not_yours"})
word("invited", stays_outside)
word("not invited", is_a_stranger, because={"not_yours"})
word("not joined", stays_outside, gets_custody_outside, because={"join_first"})
word("other's link", takes_others_link, because={"not_for_another"})
word("text changed", lambda one: one.more.update(read="before"), because={"text_changed"})
word("custody gained", gains_later, custody_gained)
word("custody lost", None, custody_lost, because={"not_yours"})
word("turned 16", None, turned_16)
word("stayed out", may_stay_out, stays_out, because={"not_yours", "not_so"})

# Staff


def took_part(one):
    one.expect(same_human=(("manager", "consultant"),))


def stand_in(one):
    took_part(one)
    one.expect(stand_in=True)
    one.actor = "stand_in"


def met_them(one):
    one.add("met", "manager")


def colleague_met_them(one):
    met_them(one)
    one.expect(stand_in=True)
    one.actor = "stand_in"


def other_region(one):
    """A manager of another region is not in the case while the region's own is free: see cases/staffing.py."""
    one.actor = "manager_elsewhere"


def colleague(who):
    """Who is chosen to take over: somebody of the case who has this work too; or somebody without it."""

    def is_chosen(one):
        one.answers["successor"] = who
        one.more["pool"] = (Candidate("guardian", "guardian"), Candidate("consultant", "consultant"))

    return is_chosen


word("colleague took part", None, colleague("consultant"), because={"took_part"})
word("colleague is a parent", None, colleague("guardian"), because={"other_side"})
word("colleague has other work", None, colleague("stranger"), because={"not_a_colleague"})
word("took part", took_part, because={"took_part"})
word("nobody decides", took_part)
word("stand-in", stand_in)
word("met them", met_them, because={"took_part"})
word("colleague met them", colleague_met_them)
word("other region", other_region, because={"not_yours"})
word("no coordinator", lambda one: one.add("absent", "coordinator"))
word("own request", because={"own_request", "not_yours"})
word("asked by consultant")
word("asked by coordinator")
word("no request open", because={"nothing_asked"})

# Conditions


def without_mdo(one):
    if one.row.step != "decide":
        one.add("left_out", "mdo")


def drop_the_mdo(one):
    """No case comes to `decide` without an MDO, since `pass` asks for one; the gate must hold even so.

    Whoever records an MDO that was not there yet fills in what was left out until then.
    """
    if one.row.does == "record_mdo":
        one.world.plan = replace(one.plan, left_out=one.plan.left_out - {"mdo"})
    if one.row.step == "decide":
        one.world.case = fold(one.world.case, [MeetingsDropped(OPTION, planned_only=False)])


def legal_running(one):
    if one.row.route == "swv":
        if one.row.step != "-" and not _is_open(one, "go_on"):
            one.world.do("report_legal_action", "other_guardian")
    elif one.row.does == "declare":
        one.answers["no_legal_action"] = "running"
    else:
        one.world.do("declare", "other_guardian", {"no_legal_action": "running"})


def legal_stopped(one):
    one.answers["no_legal_action"] = "stopped"


def legal_over(one):
    if not _is_open(one, "go_on"):
        one.world.do("report_legal_action", "other_guardian")
    one.world.do("legal_action_over", "other_guardian")


def unwilling(one):
    if one.row.does == "declare":
        one.answers["willing"] = "not_willing"
    else:
        one.world.do("declare", "other_guardian", {"willing": "not_willing"})


def unclear_question(one):
    one.world.do("judge", "consultant", {"clear_question": "no"})


def _is_open(one, name):
    return any(asked.name == name for asked in one.world.track.open_requests())


word("conditions met")
word("no mdo", without_mdo, drop_the_mdo, because={"meeting_not_held", "nothing_entered"})
word("legal running", None, legal_running, because={"declared_otherwise", "not_yours"})
word("legal stopped", None, legal_stopped)
word("legal over", None, legal_over, because={"nothing_asked"})
word("unwilling", None, unwilling, because={"declared_otherwise"})
word("unclear question", None, unclear_question, because={"judged_not_met"})
word("silent", lambda one: one.add("left_out", "silent"), because={"not_declared"})
word("not judged", lambda one: one.add("left_out", "judge"), because={"not_judged"})

# Pauses


def report(by):
    def reports(one):
        # For an answer about it, whoever acts reported it already: see asking.py.
        if not (by == "actor" and _is_open(one, "go_on")):
            one.world.do("report_legal_action", one.actor if by == "actor" else by)

    return reports


def pause_term_passed(one):
    report("guardian")(one)
    one.about, one.late = "legal_action", "term passed"


def contested(by):
    """A decision stands on the case already."""
    return lambda one: one.world.do("contest_decision", one.actor if by == "actor" else by)


def a_day_to_come(one):
    _fill_day(one, (one.world.today + timedelta(days=1)).isoformat())


def _fill_day(one, day):
    one.answers[DAYS.get(one.row.does, "on")] = day


def long_ago(one):
    _fill_day(one, (one.world.today - TWO_YEARS).isoformat())


def far_ahead(one):
    _fill_day(one, (one.world.today + TWO_YEARS).isoformat())


word("contested it", None, contested("actor"))
word("someone else contested", None, contested("other_guardian"), because={"nothing_contested"})
word("a day to come", None, a_day_to_come, because={"field_in_future"})
word("no day", None, lambda one: _fill_day(one, ""), because={"field_missing"})
word("long ago", None, long_ago, because={"field_too_early"})
word("far ahead", None, far_ahead, because={"field_too_late"})
word("paused", None, report("other_guardian"), because={"paused"})
word("reported it", None, report("actor"))
word("someone else reported", None, report("other_guardian"), because={"not_yours"})
word("another pause", None, report("other_guardian"))
word("pause term passed", None, pause_term_passed)

# Answers


def leaves_out(*names):
    def leave(one):
        one.without = names

    return leave


def leaves_all_out(one):
    one.more["empty"] = True


def asks_for_what_there_is(one):
    one.answers["ceiling"] = str(one.world.rules.costs.ceiling)


word("no reason", leaves_out("reason", "motivation"), because=FIELDS)
word("no attempts", leaves_out("attempts"), because=FIELDS)
word("one note", leaves_out("note_school", "note_partnership"))
word("no note", leaves_out("note_parents", "note_school", "note_partnership"), because={"one_missing"})
word("no hour", leaves_out("time"), because=FIELDS)
word("no place", leaves_out("place"), because=FIELDS)
word("unanswered", leaves_all_out, because=FIELDS)
word("not more", None, asks_for_what_there_is, because={"field_not_above"})

# Time


def on_day(days):
    def moves(one):
        one.world.today = FIRST_DAY + timedelta(days=days)

    return moves


def is_late(name):
    def moves(one):
        one.late = name

    return moves


def case_at(step):
    """The track was opened before, and stands at this step now."""

    def stands(one):
        one.world = reach(replace(one.plan, step=step))

    return stands


word("3 days", is_late("3 days"))
word("5 days", is_late("5 days"))
word("term passed", is_late("term passed"))
word("3 days late", is_late("3 days late"))
word("within 30 days", None, on_day(30))
word("after 30 days", None, on_day(31), because={"term_over"})
word("at closing", is_late("at closing"))
word("after 3 months", is_late("after 3 months"))
word("already open", None, case_at("apply"), because={"already_open"})
word("ended before", None, case_at("withdrawn"))

# Gates: last, since everyone else signs what stands by then


def last(one):
    """All others gave theirs: all but the guardian whom it is about, and all when the voice of the pupil is missing."""
    missing = {"go_on_without:yes": "other_guardian", "custody_lost": "other_guardian", "represent": None}
    all_but(one.world, missing.get(one.row.does, one.actor))


word("not last")
word("last", None, last)
