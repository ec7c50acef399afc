"""Who sees what: what is not yours is not there, in no page, fragment or error."""

import shutil

import pytest
from walking import Walk

from samenspraak.cases.sight import NotVisible, view
from samenspraak.people.models import User

SECRET = "alleen voor de mediator bedoeld"


def seen_by(walk, handle):
    """Everything that a view holds for someone, as one text."""
    found = walk.view(handle)
    return " ".join(str(answer.value) for answer in found.answers)


def test_a_guardian_reads_nothing_of_the_other_before_the_step_is_left(noor):
    noor.join_all().declare_all()
    noor.do("samira", "done", {"our_view": "mijn kant"})
    assert "mijn kant" in seen_by(noor, "samira")
    assert "mijn kant" not in seen_by(noor, "joris")


@pytest.mark.parametrize("ending", ["decline", "withdraw"])
def test_an_application_that_ends_unsigned_shows_nobody_what_others_wrote(noor, ending):
    noor.join_all().declare_all()
    noor.do("samira", "done", {"our_view": "mijn kant"})
    noor.do("joris", ending)
    assert "mijn kant" in seen_by(noor, "samira")
    for handle in ("joris", "tess", "annelies", "hanneke"):
        assert "mijn kant" not in seen_by(noor, handle)


def test_what_was_never_shown_stays_shut_in_a_new_application_too(noor):
    noor.join_all().declare_all()
    noor.do("joris", "done", {"hope": "alleen als u allemaal tekent"})
    noor.do("samira", "decline")
    noor.do("annelies", "open")
    noor.declare_all()
    for handle in ("samira", "joris", "tess", "annelies"):
        noor.do(handle, "done", {"hope": ""} if handle == "joris" else None)
    assert noor.track.step == "sign"
    for handle in ("samira", "tess", "annelies", "hanneke"):
        assert "alleen als u allemaal tekent" not in seen_by(noor, handle)
        assert "Woorden" in seen_by(noor, handle)


REOPENS = """
        reopen: {within: 30 calendar days, by: consultant, to: apply, text: {nl: Weer open, en: Open again}}
        final: declined
"""


def test_what_was_never_shown_stays_shut_when_a_route_goes_on_where_it_ended(db, settings, tmp_path):
    text = (settings.ROUTES / "sppoh.yaml").read_text("utf-8")
    before, mediation, track = text.partition("\n  mediation:\n")
    assert "\n        final: declined\n" in track
    opens_again = before + mediation + track.replace("\n        final: declined\n", REOPENS, 1)
    (tmp_path / "sppoh.yaml").write_text(opens_again, "utf-8")
    shutil.copy(settings.ROUTES / "swv.yaml", tmp_path)
    settings.ROUTES = tmp_path
    noor = Walk().join_all().declare_all()
    noor.do("joris", "done", {"hope": "alleen als u allemaal tekent"})
    noor.do("samira", "decline")
    noor.do("annelies", "reopen")
    assert noor.track.step == "apply"
    for handle in ("samira", "tess", "annelies"):
        assert "alleen als u allemaal tekent" not in seen_by(noor, handle)


def test_nobody_signs_what_was_written_for_an_application_that_ended_at_once(noor):
    noor.join_all().declare_all()
    noor.do("joris", "done", {"hope": "van toen"})
    noor.do("samira", "decline")
    noor.do("annelies", "open")
    noor.declare_all()
    for handle in ("samira", "joris", "tess", "annelies"):
        noor.do(handle, "done")
    read = [str(one.value) for one in noor.view("joris").reading("mediation", "application")]
    assert "van toen" not in read
    assert "van toen" in seen_by(noor, "joris")


def test_what_was_shown_once_can_still_be_read_after_a_new_application(noor):
    noor.join_all().declare_all()
    for handle in ("samira", "joris", "tess", "annelies"):
        noor.do(handle, "done", {"our_view": "toen al gelezen"} if handle == "samira" else None)
    noor.do("samira", "decline")
    noor.do("annelies", "open")
    assert "toen al gelezen" in seen_by(noor, "tess")


def test_what_is_only_for_the_mediator_is_read_by_no_one_else(noor):
    noor.join_all().declare_all()
    noor.do("samira", "done", {"for_the_mediator": SECRET})
    for handle in ("joris", "tess", "annelies"):
        noor.do(handle, "done")
    for handle in ("joris", "tess", "annelies", "hanneke", "ilse", "noor"):
        assert SECRET not in seen_by(noor, handle)


def test_a_mediator_who_was_proposed_reads_nothing_before_accepting(noor):
    noor.to_accept()
    assert seen_by(noor, "mediator") == ""
    noor.do("mediator", "accept")
    assert "Woorden" in seen_by(noor, "mediator")


def test_a_mediator_who_was_replaced_does_not_see_the_case_any_more(noor):
    noor.to_talk()
    mediator = noor.party("mediator").user
    noor.do("mediator", "hand_back")
    noor.do("coordinator", "hand_back:yes")
    with pytest.raises(NotVisible):
        view(mediator, noor.case.reference, partnership="waterrand")


def test_someone_who_is_not_in_a_case_gets_the_same_answer_as_for_no_case(noor):
    stranger = User.objects.get(handle="mirjam")
    for reference in (noor.case.reference, "SPPOH-NOTHERE"):
        with pytest.raises(NotVisible):
            view(stranger, reference, partnership="waterrand")


def test_a_case_is_not_found_under_another_partnership(noor):
    with pytest.raises(NotVisible):
        view(User.objects.get(handle="samira"), noor.case.reference, partnership="heuvelland")


def test_who_was_invited_and_did_not_join_reads_nothing_of_others(noor):
    for handle in ("samira", "tess"):
        noor.do(handle, "join")
        noor.do(handle, "declare")
        noor.do(handle, "done")
    assert seen_by(noor, "joris") == ""


def test_custody_lost_keeps_what_was_there_and_shows_nothing_new(noor):
    noor.to_check()
    joris = noor.party("joris").key
    before = seen_by(noor, "joris")
    noor.do("annelies", "change_custody", {"about": joris, "custody": "no"})
    noor.do("annelies", "return")
    noor.do("samira", "done", {"our_view": "daarna geschreven"})
    assert seen_by(noor, "joris") == before
    assert all(event.number <= noor.view("joris").limit for event in noor.view("joris").events)
