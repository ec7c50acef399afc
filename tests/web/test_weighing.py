"""Whoever checks or decides sees on one page what it rests on, and beforehand what would come of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.cases.models import Answer, Case, Event, Notice
from samenspraak.web.templatetags.route_words import in_words
from tests.cases.walking import Walk
from tests.web.test_pages import text_of

pytestmark = pytest.mark.slow

REASON = "De hulpvraag gaat over de plek, niet over het contact."


@pytest.fixture
def decide(db):
    """A case that waits for the manager's decision, and the address of what can be done there."""
    walk = Walk().to_decide()
    walk.address = f"/waterrand/cases/{walk.case.reference}/mediation/do/"
    return walk


def of_refusal(**more):
    return {"reason": REASON, "other_ways": "counsellor", "submission": "once", **more}


def rows():
    return [model.objects.count() for model in (Event, Notice, Answer)]


def test_a_decision_has_everything_on_one_page(decide, visit):
    page = text_of(visit("hanneke").get(f"{decide.address}approve/"))
    assert "Wat is uw gezamenlijke hulpvraag aan de bemiddelaar? Woorden" in page
    assert "Wat eerst in orde moet zijn 4 van 4" in page
    assert f"Op {in_words(decide.now.date())} , met Samira Haddou" in page
    assert "‘Er loopt niets’: Samira Haddou, Joris Velden, Tess van Wijngaard en Annelies Bron." in page
    assert "Er is naar gekeken, en het is zo." in page
    assert "Of kies: Wijs de aanvraag af" in page


def test_a_shut_gate_comes_first_and_no_button_presses_for_the_second_best(decide, visit):
    decide.do("joris", "declare", {"no_legal_action": "running"})
    case = visit("hanneke").get(f"/waterrand/cases/{decide.case.reference}/")
    assert "Keur de aanvraag goed kan nog niet." in text_of(case)
    assert b"btn--turn" not in case.content
    page = visit("hanneke").get(f"{decide.address}approve/")
    assert "Wie kan dit openen: Joris Velden" in text_of(page)
    assert "Alleen Joris Velden kan dit antwoord veranderen." in text_of(page)
    assert b"<textarea" not in page.content
    assert "Dit kunt u nu wel: Wijs de aanvraag af" in text_of(page)


def test_silence_is_said_by_place_of_which_one_will_do(visit, db):
    walk = Walk().to_check()
    page = text_of(visit("annelies").get(f"/waterrand/cases/{walk.case.reference}/mediation/do/pass/"))
    assert "Nog geen antwoord: u, Samira Haddou" not in page
    assert "Nog geen antwoord: Samira Haddou, Joris Velden, Tess van Wijngaard of Marijke Dool en u." in page
    assert "op het antwoord van Samira Haddou, Joris Velden, Tess van Wijngaard of Marijke Dool en u." in page


def test_what_goes_back_can_be_seen_beforehand_with_who_reads_each_note(visit, db):
    walk = Walk().to_check()
    address = f"/waterrand/cases/{walk.case.reference}/mediation/do/return/"
    assert "Bekijk eerst wat er gebeurt" in text_of(visit("annelies").get(address))
    before = rows()
    page = text_of(visit("annelies").post(address, {"note_parents": "Wat hoopt u?", "preview": "1"}))
    assert rows() == before
    assert "Wie een bericht krijgt Samira Haddou, Joris Velden" in page
    assert "(voor ouders) Wat hoopt u? Dit lezen: u en ouders" in page


@pytest.mark.parametrize(("who", "action", "said"), [("hanneke", "approve", True), ("mediator", "hold", False)])
def test_only_who_stays_outside_the_room_is_told_so(visit, db, who, action, said):
    walk = Walk().to_decide() if said else Walk().to_talk()
    handle = walk.party(who).user.handle
    page = text_of(visit(handle).get(f"/waterrand/cases/{walk.case.reference}/mediation/do/{action}/"))
    assert ("Wat er later aan tafel wordt gezegd, ziet u niet." in page) == said


def test_what_would_come_of_it_is_shown_and_nothing_happens(decide, visit):
    before = rows()
    page = visit("hanneke").post(f"{decide.address}refuse/", of_refusal(preview="1"))
    assert page.status_code == 200
    assert rows() == before
    text = text_of(page)
    assert "Wie een bericht krijgt Samira Haddou, Joris Velden" in text
    assert "De volgende stap De aanvraag is niet goedgekeurd" in text
    assert f"Waarom past bemiddeling nu niet? {REASON} Dit lezen: u en iedereen in dit dossier" in text
    assert "Wat kan wel? Onderwijsconsulent" in text
    assert f">\n{REASON}</textarea>" in page.content.decode()


def test_a_preview_says_what_is_missing_and_keeps_the_rest(decide, visit):
    page = visit("hanneke").post(f"{decide.address}refuse/", of_refusal(preview="1", other_ways=""))
    assert page.status_code == 422
    assert "Er is nog één ding" in text_of(page)
    assert REASON in page.content.decode()


def test_nobody_previews_what_is_not_theirs(decide, visit):
    page = visit("samira").post(f"{decide.address}refuse/", of_refusal(preview="1"))
    assert page.status_code == 409
    assert visit("wim").post(f"{decide.address}refuse/", of_refusal(preview="1")).status_code == 404
    assert Case.objects.get(pk=decide.case.pk).version == decide.case.version


def test_what_was_previewed_is_sent_as_it_stands(decide, visit):
    visit("hanneke").post(f"{decide.address}refuse/", of_refusal(preview="1"))
    assert visit("hanneke").post(f"{decide.address}refuse/", of_refusal()).status_code == 302
    assert decide.track.outcome == "refused"


def test_the_decision_begins_with_the_pupil_the_days_at_home_and_what_stays_open(db, visit):
    walk = Walk(facts={"pupil_at_home": timezone.localdate() - timedelta(days=12)}, now=timezone.now()).to_decide()
    address = f"/waterrand/cases/{walk.case.reference}/mediation/do/approve/"
    page = text_of(visit("hanneke").get(address))
    assert "Noor Velden , De Papieren Boot, Waterdam De leerling zit thuis zonder onderwijs : 12 dagen" in page
    assert "Wat open blijft" in page
    decided_on = {"decided_on": walk.now.date().isoformat(), "about": "opp", "readers": ["manager"]}
    walk.do("samira", "contest_decision", decided_on)
    last = in_words(walk.now.date() + timedelta(weeks=6))
    assert f"Geschillencommissie passend onderwijs (GPO): tot {last}" in text_of(visit("hanneke").get(address))


def test_a_shut_form_is_not_called_not_yet_sent(decide, visit):
    decide.do("joris", "declare", {"no_legal_action": "running"})
    shut = visit("hanneke").get(f"{decide.address}approve/").content.decode()
    assert "<title>Kan nog niet: Keur de aanvraag goed" in shut
    assert "Nog niet verstuurd" not in shut
    sent = visit("hanneke").post(f"{decide.address}refuse/", {"reason": ""}).content.decode()
    assert "<title>Nog niet verstuurd: Wijs de aanvraag af" in sent


def test_what_is_refused_is_not_among_what_is_possible_instead(decide, visit):
    asked = {one.name: dict(one.choices) for one in decide.offer("hanneke", "refuse").fields}
    assert "counsellor" in asked["other_ways"]
    assert "mediation" not in asked["other_ways"]
    refused = visit("hanneke").post(f"{decide.address}refuse/", of_refusal(other_ways="mediation"))
    assert refused.status_code == 422
    assert "Kies een van de antwoorden." in text_of(refused)


def test_what_came_of_the_check_stands_apart_from_what_each_wrote(db, visit):
    walk = Walk().to_check().declare_all().all_do([("annelies", "record_mdo"), ("annelies", "judge")])
    walk.do("annelies", "pass", {"advice": "Graag akkoord."})
    walk.declare_all()
    page = text_of(visit("hanneke").get(f"/waterrand/cases/{walk.case.reference}/mediation/do/approve/"))
    assert "Wat uit de controle kwam Wat adviseert u de manager? Graag akkoord." in page
    assert page.index("Graag akkoord.") < page.index("Wat u mag lezen")
    assert page.count("Graag akkoord.") == 1
