"""Two people at the same moment: one wins, or both count; never a lost text, never a double step.

Without threads: the second act reads the case as it was before the first one was written, as on another server.
The pairs are read from the route: whatever two people can do at the same step.
"""

import copy
import itertools
from dataclasses import dataclass

import pytest
from django.db import transaction
from walking import Walk

from samenspraak.cases import perform as door
from samenspraak.cases.models import Answer, Case, Event, Party
from samenspraak.cases.perform import Done, Refused, perform
from samenspraak.cases.verify import fault_of

STEPS = ("to_sign", "to_check", "to_decide", "to_accept", "to_talk")


@dataclass(frozen=True)
class Form:
    """What somebody is about to send: filled in, and read where it is signed."""

    by: Party
    name: str
    answers: dict[str, object]
    read: str = ""


def form(walk, who, action, answers=None):
    """The form of an action as somebody would fill it in now; also when it is not offered."""
    seen = walk.view(who)
    return filled(walk, seen, action, walk._offer(seen, action), answers)


def filled(walk, seen, action, offer, answers=None):
    read = seen.digest("mediation", offer.consent) if offer and offer.consent else ""
    return Form(seen.me, action, {**walk._answers(offer), **(answers or {})}, read)


def send(walk, one, **more):
    return perform(
        walk.case, "mediation", one.name, by=one.by, answers=one.answers, read=one.read, now=walk.now, **more
    )


def at_once(walk, monkeypatch, first, second):
    """Let `second` decide on the case as it was before `first` was written; give both results."""
    stale = door._read(walk.case.pk)
    done = send(walk, first)
    fresh = door._read
    reads = iter([stale])
    monkeypatch.setattr(door, "_read", lambda case_id: next(reads, None) or fresh(case_id))
    late = send(walk, second)
    monkeypatch.undo()
    return done, late


def forms_at(walk):
    """Whatever somebody could send at this step, as the route says."""
    found = []
    for party in walk.case.parties.filter(status="joined").select_related("user").order_by("pk"):
        seen = walk.view(party.user.handle)
        rules = seen.route.options["mediation"]
        names = [*rules.steps[seen.state.tracks["mediation"].step].actions, *rules.always, *rules.requests]
        offers = [(name, walk._offer(seen, name)) for name in names]
        found += [
            filled(walk, seen, name, offer)
            for name, offer in offers
            if offer and offer.refusal is None and offer.kind != "answer"
        ]
    return found


def pairs_at(walk):
    """Every two actions that can meet at this step, each by two people."""
    pairs = {}
    for first, second in itertools.permutations(forms_at(walk), 2):
        if first.by != second.by:
            pairs.setdefault((first.name, second.name), (first, second))
    return pairs.values()


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.parametrize("step", ["join_all", *STEPS])
def test_whatever_two_people_do_at_once_leaves_one_clean_case(db, monkeypatch, step):
    walk = Walk()
    getattr(walk, step)()
    pairs = list(pairs_at(walk))
    assert len(pairs) > 30
    for first, second in pairs:
        _one_pair(walk, monkeypatch, first, second)


def _one_pair(walk, monkeypatch, first, second):
    point = transaction.savepoint_create()
    before = Event.objects.filter(case=walk.case).count()
    done, late = at_once(walk, monkeypatch, first, second)
    assert isinstance(done, Done), (first, done)
    happened = 1 + isinstance(late, Done)
    assert Event.objects.filter(case=walk.case).count() == before + happened, (first, second)
    assert isinstance(late, Done) or late.refusal.reasons, (first, second)
    assert fault_of(Case.objects.get(pk=walk.case.pk)) == "", (first, second)
    transaction.savepoint_rollback(point)


def test_two_managers_decide_at_once_and_one_decision_stands(noor, monkeypatch):
    noor.to_decide()
    done, late = at_once(noor, monkeypatch, form(noor, "hanneke", "approve"), form(noor, "ruben", "refuse"))
    assert isinstance(done, Done)
    assert isinstance(late, Refused)
    assert late.refusal.codes == {"not_at_this_step"}
    assert late.answers["reason"] == "Woorden"
    assert noor.track.step == "assign"


def test_a_guardian_withdraws_while_the_manager_approves(noor, monkeypatch):
    noor.to_decide()
    done, late = at_once(noor, monkeypatch, form(noor, "samira", "withdraw"), form(noor, "hanneke", "approve"))
    assert isinstance(done, Done)
    assert isinstance(late, Refused)
    assert noor.track.outcome == "withdrawn"


def test_the_manager_approves_while_a_guardian_withdraws(noor, monkeypatch):
    noor.to_decide()
    done, late = at_once(noor, monkeypatch, form(noor, "hanneke", "approve"), form(noor, "samira", "withdraw"))
    assert isinstance(done, Done)
    assert isinstance(late, Done)
    assert noor.track.outcome == "withdrawn"


def test_two_guardians_sign_at_once_and_both_signatures_count(noor, monkeypatch):
    noor.to_sign()
    done, late = at_once(noor, monkeypatch, form(noor, "samira", "sign"), form(noor, "joris", "sign"))
    assert isinstance(done, Done)
    assert isinstance(late, Done)
    keys = {noor.party(handle).key for handle in ("samira", "joris")}
    assert keys <= set(noor.track.signed["application"])


def test_two_people_finish_their_part_at_once_and_both_texts_are_kept(noor, monkeypatch):
    noor.join_all().declare_all()
    first = form(noor, "samira", "done", {"our_view": "haar kant"})
    second = form(noor, "joris", "done", {"our_view": "zijn kant"})
    done, late = at_once(noor, monkeypatch, first, second)
    assert isinstance(done, Done)
    assert isinstance(late, Done)
    kept = set(Answer.objects.filter(case=noor.case, name="our_view").values_list("value", flat=True))
    assert kept == {"haar kant", "zijn kant"}


def test_a_double_click_that_arrives_at_once_signs_once(noor, monkeypatch):
    noor.to_sign()
    stale = door._read(noor.case.pk)
    read = noor.view("samira").digest("mediation", "application")
    first = noor.try_to("samira", "sign", submission="one form", read=read)
    fresh = door._read
    reads = iter([stale])
    monkeypatch.setattr(door, "_read", lambda case_id: next(reads, None) or fresh(case_id))
    second = noor.try_to("samira", "sign", submission="one form", read=read)
    assert isinstance(first, Done)
    assert isinstance(second, Done)
    assert second.again
    assert Event.objects.filter(case=noor.case, action="sign").count() == 1


def test_who_always_comes_too_late_is_told_so_and_keeps_the_text(noor, monkeypatch):
    noor.join_all()
    stale = door._read(noor.case.pk)
    noor.do("joris", "declare")
    answers = noor.answers("samira", "declare")
    monkeypatch.setattr(door, "_read", lambda _case_id: copy.copy(stale))
    late = noor.try_to("samira", "declare", answers)
    assert isinstance(late, Refused)
    assert late.refusal.codes == {"busy"}
    assert late.answers == answers
