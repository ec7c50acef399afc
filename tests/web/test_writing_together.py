"""Whoever writes along sees how far the others are, and never what they write."""

from samenspraak.cases import drafts
from tests.cases.walking import Walk
from tests.web.test_pages import text_of


def page(walk, visit, who):
    return text_of(visit(who).get(f"/waterrand/cases/{walk.case.reference}/mediation/do/done/"))


def test_others_have_not_begun_have_begun_or_are_done(visit, db):
    walk = Walk().join_all()
    drafts.save(walk.view("joris"), "mediation", "done", {"our_view": "Geheim van Joris"})
    walk.do("tess", "done", {"help_question": "Hoe praten we weer?", "our_view": "Geheim van Tess"})
    shown = page(walk, visit, "samira")
    assert "Hoe ver iedereen is 1 van 4" in shown
    assert "U Nog niet begonnen" in shown
    assert "Joris Velden Begonnen" in shown
    assert "Tess van Wijngaard of Marijke Dool Deel is klaar" in shown
    assert "Geheim" not in shown


def test_the_shared_question_of_another_stands_ready_to_agree_or_change(visit, db):
    walk = Walk().join_all()
    walk.do("tess", "done", {"help_question": "Hoe praten we weer?"})
    assert "Hoe praten we weer?" in page(walk, visit, "samira")
    walk.do("samira", "done", {"help_question": "Hoe praten wij weer rustig?"})
    assert walk.party("tess").key not in walk.track.done


def test_whoever_kept_a_draft_is_told_that_the_shared_text_was_changed_meanwhile(visit, db):
    walk = Walk().join_all()
    drafts.save(walk.view("samira"), "mediation", "done", {"help_question": "Mijn oude woorden", "our_view": "Van mij"})
    assert "veranderde een ander deze tekst" not in page(walk, visit, "samira")
    walk.do("tess", "done", {"help_question": "Hoe praten we weer?"})
    shown = page(walk, visit, "samira")
    assert "veranderde een ander deze tekst" in shown
    assert shown.index("Hoe praten we weer?") < shown.index("Mijn oude woorden")
    assert "veranderde een ander deze tekst" not in page(walk, visit, "joris")
