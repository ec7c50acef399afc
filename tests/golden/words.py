"""The words of `when`: what each changes about the ordinary case, and for which reason the engine may refuse then.

A word has two parts: what is otherwise from the beginning (a change of the plan), and what happens once the case stands
at the step of the row. A row applies its words in the order in which they stand here, whatever their order in the table.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

from samenspraak.route import clock
from samenspraak.route.changes import MeetingsDropped, fold
from samenspraak.route.engine import Candidate
from tests.golden.setting import (
    FIRST_DAY,
    OPTION,
    Plan,
    Unreachable,
    World,
    all_but,
    before_the_track,
    declare,
    reach,
    walk_to,
)
from tests.golden.table import CLOCK, Row, finals_of

FIELDS = frozenset({"field_missing", "field_not_a_choice"})
RECORDER = {"sppoh": "consultant", "swv": "care_coordinator"}
"""Who records that custody changed."""


@dataclass
class Attempt:
    """One row being tried: the plan and the world as the words make them, and how the act itself is done."""

    row: Row
    plan: Plan
    actor: str
    world: World = None
    answers: dict[str, object] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    more: dict[str, object] = field(default_factory=dict)
    about: str = ""
    """The request, pause, wish or invitation whose term a clock row is about; empty for the step."""
    late: str = ""

    def says(self, word):
        return word in self.row.when

    def expect(self, **new):
        self.plan = replace(self.plan, **new)

    def add(self, name, *keys):
        self.plan = replace(self.plan, **{name: getattr(self.plan, name) | set(keys)})


@dataclass(frozen=True)
class Word:
    """See above. `because`: codes of which a refusal has one, when the row is refused for this word."""

    before: Callable[[Attempt], None] | None = None
    at_step: Callable[[Attempt], None] | None = None
    because: frozenset[str] = frozenset()


WORDS: dict[str, Word] = {}


def word(name, before=None, at_step=None, because=()):
    """Register a word. Raises ValueError for one that is known already."""
    if name in WORDS:
        raise ValueError(f"the word '{name}' is registered twice")
    WORDS[name] = Word(before, at_step, frozenset(because))


def known(name):
    """The word with this name. Raises KeyError for a word that no one explained: a row must not pass by a slip."""
    if name.startswith("open "):
        return Word(at_step=lambda one: put(one, name.removeprefix("open ")))
    if name not in WORDS:
        raise KeyError(f"the tables use '{name}', which tests/golden/words.py does not know")
    return WORDS[name]


def set_up(row, opens=None):
    """The row, ready to be tried. `opens` brings about the open request that a row of an answer is about."""
    one = Attempt(row, Plan(row.route, row.step), actor=row.who)
    words = sorted((known(name) for name in row.when), key=_order)
    if row.who == "school_leader":
        one.expect(with_leader=True)
    if row.does == "custody_gained":
        one.add("no_custody", "other_guardian")
    for each in words:
        if each.before:
            each.before(one)
    one.world = before_the_track(one.plan) if row.step == "-" else reach(one.plan)
    if row.who == "mediator" and one.actor == "mediator":
        one.actor = one.world.mediator
    (opens or open_the_request)(one)
    for each in words:
        if each.at_step:
            each.at_step(one)
    return one


def _order(word):
    registered = list(WORDS.values())
    return registered.index(word) if word in registered else len(registered)


def because(row):
    """The codes of which a refusal of this row must have one; empty when any reason will do."""
    return frozenset().union(*(known(name).because for name in row.when))


# Requests


def open_the_request(one):
    """`name:yes` and `name:no` answer an open request, asked by the first role that may ask it."""
    name, _, answer = one.row.does.partition(":")
    if answer and not one.says("no request open") and one.row.step not in finals_of(one.row.route):
        put(one, name)


def open_if_possible(one):
    """The same, where nobody says that it can be put at this step at all."""
    with suppress(Unreachable, KeyError):
        open_the_request(one)


def put(one, name):
    """Put a request, by the first role that may; another guardian asks when a guardian will answer."""
    world = one.world
    if name == "ask":
        world.do("ask", "guardian")
        one.about = "wish"
        return
    if name == "go_on":  # swv: opened by a report, never put by hand
        world.do("report_legal_action", "other_guardian")
    else:
        if name == "fourth_talk" and not talks(world):
            hold_talks(one, 3)
        if name in world.rules.requests:
            world.do(name, _asker(one, name))
    one.about = next((asked.key for asked in world.track.open_requests() if asked.name == name), "")


def _asker(one, name):
    for word, asker in (("asked by consultant", "consultant"), ("asked by coordinator", "coordinator")):
        if one.says(word):
            return asker
    if one.says("own request"):
        return one.actor
    first = {"go_on_without": "consultant", "fourth_talk": one.world.mediator, "hand_back": one.world.mediator}
    return first.get(name, "other_guardian" if one.actor == "guardian" else "guardian")


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


word("pupil at home", lambda one: one.expect(at_home=True))
word("no custody", no_custody, because={"not_yours"})
word("only guardian", only_guardian, because={"nobody_to_ask_about", "field_not_a_choice"})
word("at the table", lambda one: one.expect(seated=True))
word("pupil not represented", lambda one: one.add("left_out", "represent"))
word("invited", stays_outside)
word("not invited", is_a_stranger, because={"not_yours"})
word("not joined", stays_outside, gets_custody_outside, because={"join_first"})
word("other's link", takes_others_link, because={"not_for_another"})
word("text changed", lambda one: one.more.update(read="before"), because={"text_changed"})
word("custody gained", gains_later, custody_gained)
word("custody lost", None, custody_lost, because={"not_yours"})
word("turned 16", None, turned_16)

# Staff


def took_part(one):
    one.expect(same_human=(("manager", "consultant"),))


def stand_in(one):
    took_part(one)
    one.expect(stand_in=True)
    one.actor = "stand_in"


def other_region(one):
    """A manager of another region is not in the case while the region's own is free: see cases/staffing.py."""
    one.actor = "manager_elsewhere"


word("took part", took_part, because={"took_part"})
word("stand-in", stand_in)
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
    """No case comes to `decide` without an MDO, since `pass` asks for one; the gate must hold even so."""
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
word("no mdo", without_mdo, drop_the_mdo, because={"meeting_not_held"})
word("legal running", None, legal_running, because={"declared_otherwise", "not_yours"})
word("unwilling", None, unwilling, because={"declared_otherwise"})
word("unclear question", None, unclear_question, because={"judged_not_met"})
word("silent", lambda one: one.add("left_out", "silent"), because={"not_declared"})
word("not judged", lambda one: one.add("left_out", "judge"), because={"not_judged"})

# Talks


def hold_talks(one, count):
    for _ in range(count):
        one.world.do("hold", one.world.mediator)
        declare(one.world)


def talks(world):
    return [meeting for meeting in world.track.meetings if meeting.kind == "talk"]


def grant_a_fourth(one):
    hold_talks(one, 3)
    one.world.do("fourth_talk", one.world.mediator)
    one.world.do("fourth_talk:yes", "manager")


def hold_a_fourth(one):
    grant_a_fourth(one)
    hold_talks(one, 1)


def one_side_absent(one):
    one.answers["there"] = [key for key in one.world.case.people if key not in ("care_coordinator", "school_leader")]


word("fewer than three talks", None, lambda one: hold_talks(one, 2), because={"too_early"})
word("third talk held", None, lambda one: hold_talks(one, 3), {"guideline_reached", "not_yours", "unknown_action"})
word("fourth talk granted", None, grant_a_fourth)
word("fourth talk held", None, hold_a_fourth, because={"guideline_reached"})
word("one side absent", None, one_side_absent)

# Mediator


def has_a_mate(one):
    one.expect(with_leader=one.actor == "care_coordinator")


def already_objected(one):
    """Someone else of this person's side objected: granted when the mediator was replaced, else not."""
    mate = {"guardian": "other_guardian", "care_coordinator": "school_leader"}[one.actor]
    one.world.do("object", mate)
    if one.says("mediator replaced"):
        replace_by(one, "object")
    else:
        one.world.do("object:no", "coordinator")


def mediator_replaced(one):
    if not one.says("already objected"):
        one.world.do("hand_back", one.world.mediator)
        replace_by(one, "hand_back")


def replace_by(one, request):
    before = one.world.mediator
    one.world.do(f"{request}:yes", "coordinator")
    walk_to(one.world, one.row.step)
    assert one.world.mediator != before
    if one.actor == before:
        one.actor = one.world.mediator


def acts_afterwards(one):
    before = one.world.mediator
    mediator_replaced(one)
    one.actor = before


def not_proposed(one):
    """Asked first, refused, and now tries to accept after all what another one was asked."""
    before = one.world.mediator
    one.world.do("refuse", before)
    one.world.do("propose", "coordinator")
    one.actor = before


def has_an_interest(one):
    if one.row.does == "propose":
        one.more["pool"] = (Candidate("first", "first", conflict="knows the family"),)
        one.answers["candidate"] = "first"
    else:
        one.without = ("no_interest",)


def same_mediator(one):
    one.world.do("propose", "coordinator")
    one.world.do("refuse", one.world.mediator)
    one.answers["candidate"] = "first"


word("already objected", has_a_mate, already_objected, because={"asked_already"})
word("mediator replaced", None, mediator_replaced)
word("former mediator", None, acts_afterwards, because={"not_yours"})
word("not proposed", None, not_proposed, because={"not_yours"})
word("interest", None, has_an_interest, because=FIELDS)
word("not on the roster", None, lambda one: one.answers.update(candidate="nobody_known"), because=FIELDS)
word("same mediator", None, same_mediator, because=FIELDS)

# Pauses


def report(by):
    def reports(one):
        one.world.do("report_legal_action", one.actor if by == "actor" else by)

    return reports


def pause_term_passed(one):
    report("guardian")(one)
    one.about, one.late = "legal_action", "term passed"


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


word("no reason", leaves_out("reason", "motivation"), because=FIELDS)
word("no attempts", leaves_out("attempts"), because=FIELDS)
word("unanswered", leaves_all_out, because=FIELDS)

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
    """All others gave theirs. For an excuse or lost custody: all but that guardian; for who speaks for the pupil: all."""
    missing = {"go_on_without:yes": "other_guardian", "custody_lost": "other_guardian", "represent": None}
    all_but(one.world, missing.get(one.row.does, one.actor))


word("not last")
word("last", None, last)
