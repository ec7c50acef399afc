"""The words of `when` about talks and the mediator: how many talks were held, and who the mediator is."""

from samenspraak.route.engine import Candidate
from tests.golden.asking import hold_talks
from tests.golden.attempt import FIELDS, word
from tests.golden.setting import role_of, walk_to


def grant_a_fourth(one):
    hold_talks(one, 3)
    one.world.do("fourth_talk", one.world.mediator)
    one.world.do("fourth_talk:yes", "manager")


def hold_a_fourth(one):
    grant_a_fourth(one)
    hold_talks(one, 1)


def one_side_absent(one):
    one.answers["there"] = [key for key in one.world.case.people if key not in ("care_coordinator", "school_leader")]


def both_sides_there(one):
    one.answers["there"] = [key for key in one.world.case.people if role_of(key) not in ("manager", "mediator")]


def plan_a_talk(one):
    one.world.do("plan", one.world.mediator)


def comes_later(one):
    """Whoever is not in the case yet is only invited when the others sign; the pupil is, and sits down later."""
    if one.actor not in ("pupil", "mediator"):
        one.add("not_joined", one.actor)
    if one.actor == "guardian":
        one.add("no_custody", one.actor)


def comes_to_the_table(one):
    if one.actor in ("pupil", one.world.mediator):
        one.world.do("sit", "pupil")
    else:
        one.world.do("join", one.actor)


word("fewer than three talks", None, lambda one: hold_talks(one, 2), because={"too_early"})
word(
    "third talk held",
    None,
    lambda one: hold_talks(one, 3),
    {"guideline_reached", "more_asked", "not_yours", "unknown_action"},
)
word("fourth talk granted", None, grant_a_fourth)
word("fourth talk held", None, hold_a_fourth, because={"guideline_reached"})
word("one side absent", None, one_side_absent, because={"with_each"})
word("both sides there", None, both_sides_there, because={"with_one_only"})
word("talk planned", None, plan_a_talk)
word("came later", comes_later, comes_to_the_table, because={"not_signed"})

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
